import {Buffer, isUtf8} from 'node:buffer';
import {readLines, type Line} from '../files/line-file.js';
import {hashFile, sha256} from '../files/sha256.js';
import {parseFrameLine, type Unit} from '../sampling/frame.js';
import {createDraw, type Drawn} from '../sampling/tickets.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {exits} from './command.js';

/** What a frame holds and what was drawn from it. */
export type FrameDraw = {
	readonly units: number;
	readonly sha256: string;
	/** In the order of `LC_ALL=C sort`: only then is a unit named twice sure to be noticed. */
	readonly isSorted: boolean;
	readonly drawn: readonly Drawn[];
};

const enoughProblems = 20;

/** Draws from a frame, one line a unit, in one pass that holds no more than what is drawn. Problems name lines, never what they hold. */
export async function drawFromFrame(file: string, size: number, seed: string): Promise<Attempt<FrameDraw>> {
	const hashed = await hashFile(file);
	if (!hashed.ok) {
		return failure(...hashed.problems.map(problem => ({...problem, expected: 'a frame: one line a unit', exit: exits.noInput})));
	}

	const drawing = createDraw(size, seed, sha256);
	const problems: Problem[] = [];
	let units = 0;
	let isSorted = true;
	let before: Uint8Array = new Uint8Array();
	let idBefore = '';
	for await (const lines of readLines(file)) {
		for (const line of lines) {
			const unit = unitOf(line);
			if ('mistake' in unit) {
				problems.push(problemOf(file, line.number, unit.mistake));
			} else if (unit.id === idBefore || !drawing.add(unit)) {
				problems.push(problemOf(file, line.number, 'a unit that is named before'));
			} else {
				idBefore = unit.id;
			}

			isSorted &&= Buffer.compare(before, line.bytes) <= 0;
			before = line.bytes;
			units++;
			if (problems.length === enoughProblems) {
				return failure(...problems);
			}
		}
	}

	if (units === 0) {
		problems.push({file, found: 'an empty file', expected: 'a frame: one line a unit', next: 'give the frame that was sealed'});
	}

	return problems.length > 0 ? failure(...problems) : success({units, sha256: hashed.value.sha256, isSorted, drawn: drawing.drawn()});
}

function unitOf({bytes}: Line): Unit | {readonly mistake: string} {
	return isUtf8(bytes)
		? parseFrameLine(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
		: {mistake: 'a line that is not UTF-8'};
}

const problemOf = (file: string, line: number, found: string): Problem =>
	({file, line, found, expected: 'an identifier, or an identifier, one tab and its part of the pile; each identifier once', next: 'correct the frame and seal it again, then throw a new seed'});
