import {mkdir, rm} from 'node:fs/promises';
import {Buffer} from 'node:buffer';
import type {SampleRound} from '../review/sample-rounds.js';
import {parseFrameLine} from '../sampling/frame.js';
import {createDraw, type Drawn} from '../sampling/tickets.js';
import {frameLine, standingLine, type UnitOutcome, type UnitStanding} from '../sampling/unit-standing.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {disk, folderOf} from './file-port.js';
import {systemProblem, withExit} from './file-problem.js';
import {readLines, writeLines, type Written} from './line-file.js';
import {roundPaths, samplesFolder, type RoundPaths} from './sample-paths.js';
import {hashFile, sha256} from './sha256.js';

export type SealedFrame = {readonly paths: RoundPaths; readonly frame: string; readonly standing: string};

/** Writes the frame of a new round and how every decision in it stands, sorted bytewise. What a round that was never logged left is replaced. */
export async function sealFrame(workspace: string, round: number, units: readonly UnitStanding[]): Promise<Attempt<SealedFrame>> {
	const paths = roundPaths(workspace, round);
	try {
		await rm(paths.folder, {recursive: true, force: true});
		await mkdir(paths.folder, {recursive: true, mode: 0o700});
		await disk.syncFolder(samplesFolder(workspace));
		await disk.syncFolder(folderOf(samplesFolder(workspace)));
	} catch (error) {
		return failure(systemProblem(error, paths.folder, 'to create the folder of the spot check', 73));
	}

	// Identifiers are hex digits: their order as texts is that of their bytes.
	const sorted = units.toSorted((one, other) => one.id < other.id ? -1 : 1);
	const frame = await writeAll(paths.frame, sorted.map(unit => frameLine(unit)));
	const standing = frame.ok ? await writeAll(paths.standing, sorted.map(unit => standingLine(unit))) : frame;
	return frame.ok && standing.ok ? success({paths, frame: frame.value.sha256, standing: standing.value.sha256}) : failure(...problemsOf(frame, standing));
}

/** Writes lines into a file that must not exist. */
export const writeAll = async (file: string, lines: readonly string[]): Promise<Attempt<Written>> => writeLines(file, async ({write}) => {
	for (const line of lines) {
		await write(line);
	}

	return success(undefined);
});

const changed = (file: string, expected: string) => failure(withExit(65)({
	file, found: 'a file of the spot check that is not the one in the log', expected: `SHA-256 ${expected}`, next: 'restore it from a copy, or plan anew with `second-look sample plan`',
}));

/** The file must be the one that the log names. */
export async function checkFile(file: string, expected: string): Promise<Attempt<undefined>> {
	const found = await hashFile(file);
	if (!found.ok) {
		return failure(...found.problems.map(problem => withExit(65)(problem)));
	}

	return found.value.sha256 === expected ? success(undefined) : changed(file, expected);
}

/** Draws from a sealed frame, a heap for every group, in one pass: the list in the order of the tickets. */
export async function drawFromSealed(paths: RoundPaths, {body: {frame, groups}}: SampleRound['planned'], seed: string): Promise<Attempt<readonly Drawn[]>> {
	const checked = await checkFile(paths.frame, frame);
	if (!checked.ok) {
		return checked;
	}

	const draws = new Map(groups.map(({name, n}) => [name, createDraw(n, seed, sha256)]));
	for await (const lines of readLines(paths.frame)) {
		for (const {bytes, number} of lines) {
			const unit = parseFrameLine(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
			if ('mistake' in unit || draws.get(unit.stratum)?.add(unit) !== true) {
				return failure(withExit(65)({file: paths.frame, line: number, found: 'mistake' in unit ? unit.mistake : 'a unit named twice, or of a group that was not planned', expected: 'the frame of the plan', next: 'plan anew with `second-look sample plan`'}));
			}
		}
	}

	return success([...draws.values()].flatMap(draw => draw.drawn()).toSorted((one, other) => one.ticket < other.ticket ? -1 : 1));
}

/** Frame and standing of a round read back, by identifier. Both must be those that the log names. */
export async function readStanding(paths: RoundPaths, {body}: SampleRound['planned']): Promise<Attempt<ReadonlyMap<string, UnitStanding>>> {
	const checks = [await checkFile(paths.frame, body.frame), await checkFile(paths.standing, body.standing)];
	const problems = checks.flatMap(check => check.ok ? [] : check.problems);
	if (problems.length > 0) {
		return failure(...problems);
	}

	const groups = new Map<string, string>();
	for await (const [id, group] of fieldsOf(paths.frame)) {
		groups.set(id!, group!);
	}

	const standing = new Map<string, UnitStanding>();
	for await (const [id, outcome, relief] of fieldsOf(paths.standing)) {
		standing.set(id!, {id: id!, group: groups.get(id!)!, outcome: outcome as UnitOutcome, relief: relief === '-' ? undefined : relief});
	}

	return success(standing);
}

/** The tab-separated fields of every line. */
async function * fieldsOf(file: string): AsyncGenerator<readonly string[]> {
	for await (const lines of readLines(file)) {
		for (const {bytes} of lines) {
			yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\t');
		}
	}
}

/** A line of the list of what was drawn, as the shell commands print it. */
export const ticketLine = ({ticket, id}: Pick<Drawn, 'ticket' | 'id'>): string => `${ticket}  ${id}`;
