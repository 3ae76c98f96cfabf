import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {problemText} from '../../values/problem.js';
import {bodyHeight} from '../layout.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {policyRows, type PolicyRow} from '../policy-rows.js';
import type {AppState, Comparing, ReadSoFar} from '../state.js';
import type {TextField} from '../text-field.js';
import {mark} from '../theme.js';
import {typedLines} from './dialog-lines.js';

function rowText(row: PolicyRow): VisibleText {
	switch (row.kind) {
		case 'none': {
			return say`None: end the comparison`;
		}

		case 'file': {
			return say`A policy file of your own`;
		}

		case 'policy': {
			const {policy: {title, id}, present} = row;
			return visibleText(`${title} (${id})${present ? ': the policy of this audit' : ''}`);
		}
	}
}

function fileLines(field: TextField, width: number): readonly Line[] {
	return [
		line(toned(say`Which policy file?`, 'heading')),
		...indented(say`  `, say`Its path, from the folder in which the program was started.`, width),
		...typedLines(field, width),
	];
}

/** The choice of a second policy. */
export function policiesLines(state: AppState): readonly Line[] {
	const {overlay, size: {columns: width}, ascii} = state;
	const [cursor, file] = overlay?.kind === 'policies' ? [overlay.cursor, overlay.file] : [0, undefined];
	if (file) {
		return fileLines(file, width);
	}

	const rows = policyRows(state).map((row, index) => {
		const chosen = index === cursor;
		return indented(say`${chosen ? mark('selected', ascii) : say` `} `, rowText(row), width, chosen ? 'selected' : 'plain');
	});
	const about = [
		...indented(say`  `, say`The extract is evaluated again, for the same county and day, with the values that the policy gives its parameters. Nothing is stored, decided or logged.`, width),
		...indented(say`  `, say`On paper, with other values: second-look compare.`, width),
	];
	// Where the rows need the room the explanation goes first, then the rows above the cursor.
	const room = bodyHeight(state.size) - 1;
	const height = (from: number): number => rows.slice(from, cursor + 1).flat().length;
	let from = 0;
	while (from < cursor && height(from) > room) {
		from++;
	}

	return [
		line(toned(say`Compare with which policy?`, 'heading')),
		...(rows.length === 0 ? [line(say`  Reading the policies.`)] : rows.slice(from).flat()),
		...(rows.flat().length + about.length < room ? [blankLine, ...about] : []),
	];
}

const megabytes = (bytes: number): VisibleText => visibleText((bytes / 1e6).toFixed(1));

/** `, about 40 s left` by the speed so far; nothing while there is none to go by. */
function timeLeft(first: ReadSoFar, now: ReadSoFar): VisibleText {
	const [bytes, seconds] = [now.bytes - first.bytes, now.seconds - first.seconds];
	if (bytes <= 0 || seconds <= 0) {
		return say``;
	}

	const left = Math.round((seconds * (now.total - now.bytes)) / bytes);
	return left < 120 ? say`, about ${left} s left` : say`, about ${Math.round(left / 60)} minutes left`;
}

function readText({first, now}: {readonly first: ReadSoFar; readonly now: ReadSoFar}): VisibleText {
	const percent = Math.floor((now.bytes * 100) / Math.max(1, now.total));
	return now.bytes < now.total
		? say`  ${percent} %: ${megabytes(now.bytes)} of ${megabytes(now.total)} MB${timeLeft(first, now)}`
		: say`  All of ${megabytes(now.total)} MB is read; comparing`;
}

/** How far the evaluation has come, or why it came to nothing. */
export function comparingLines(state: AppState, comparing: Comparing): readonly Line[] {
	const width = state.size.columns;
	if (comparing.kind === 'failed') {
		return [
			line(toned(say`Nothing was compared`, 'alert')),
			...comparing.problems.flatMap(problem => indented(say`  `, visibleText(problemText(problem)), width)),
			blankLine,
			line(toned(say`Enter: I have read this. The audit is as it was.`, 'strong')),
		];
	}

	const {title, read} = comparing;
	return [
		...indented(say``, say`Evaluating the extract under ${title}`, width, 'heading'),
		line(read ? readText(read) : say`  Beginning`),
		blankLine,
		line(toned(say`  Esc stops it. Nothing is stored, and nothing changes in the audit.`, 'strong')),
	];
}
