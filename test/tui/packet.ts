import test from 'ava';
import {buildSubject} from '../../source/history/build-subject.js';
import {loadRules, shippedRules} from '../../source/files/rule-files.js';
import type {Row} from '../../source/extract/row.js';
import {initialPacket, updatePacket, type PacketEffect, type PacketState} from '../../source/tui/packet/packet-state.js';
import {formLines, unitLines} from '../../source/tui/packet/packet-lines.js';
import type {UnitMark} from '../../source/tui/packet/packet-session.js';
import {cellWidth} from '../../source/terminal/cells.js';
import {visibleText} from '../../source/terminal/visible-text.js';
import {failure, success} from '../../source/values/problem.js';
import {valueOf} from '../results/_audit.js';
import {cellsOf} from '../results/_extract.js';

const {book: {dispositions, codes}} = valueOf(await loadRules(shippedRules));
const conviction = buildSubject([{file: 1, line: 2, start: 0, end: 1, cells: cellsOf()} satisfies Row], {dispositions, codes}).convictions[0]!;

const begin = (marks: ReadonlyMap<string, UnitMark> = new Map()): PacketState => initialPacket({
	folder: 'packet', units: ['001', '002', '003'].map(code => ({code, conviction})), paralegal: 'mortiz', county: 'LOS ANGELES', asOf: '2020-07-01', standard: 'policy', today: '2020-06-03',
	marks, log: {entries: 1, head: 'f'.repeat(64)},
}, {size: {columns: 80, rows: 24}, ascii: false});

function press(state: PacketState, ...keys: readonly string[]): {readonly state: PacketState; readonly effects: readonly PacketEffect[]} {
	const effects: PacketEffect[] = [];
	let current = state;
	for (const key of keys) {
		const step = updatePacket(current, {type: 'key', key, read: 1});
		current = step.state;
		effects.push(...step.effects);
	}

	return {state: current, effects};
}

const drawn = (state: PacketState): PacketState => updatePacket(state, {type: 'drawn', token: state.token, seconds: 3}).state;
const textOf = (lines: ReadonlyArray<ReadonlyArray<{readonly text: string}>>): string => lines.map(spans => spans.map(({text}) => text).join('')).join('\n');

test('no verdict on a conviction that was not drawn; then one entry, with what was chosen', t => {
	const early = press(begin(), 'v', '1', '1', '1', 'enter', 'enter');
	t.deepEqual(early.effects, []);
	t.is(early.state.form, undefined);
	const {state, effects} = press(drawn(begin()), 'v', '4', '1', '1', 'enter', 'enter', 'enter');
	t.is(effects.length, 1);
	t.like(effects[0], {type: 'append', openedAt: 3, draft: {type: 'check.verdict', key: '001', verdict: 'not-eligible', source: 'extract', clerical: false}});
	t.is(state.pending, 1);
	// A second Enter, or another verdict, waits for the first.
	t.deepEqual(press(state, 's').effects, []);
});

test('what was not saved says so and moves nowhere; what was saved moves on, and those left for later come last', t => {
	const {state, effects} = press(begin(), 's');
	const {draft} = effects[0] as Extract<PacketEffect, {type: 'append'}>;
	const lost = updatePacket(state, {type: 'appended', draft, attempt: failure({found: 'a full disk', expected: 'room', next: 'make some'})}).state;
	t.is(lost.at, 0);
	t.regex(lost.notice!.text, /Not saved.*a full disk/);
	const marks = new Map<string, UnitMark>([['001', {seq: 1, kind: 'skipped', words: 'left for later'}]]);
	const next = updatePacket(state, {type: 'appended', draft, attempt: success({seq: 1, marks})}).state;
	t.is(next.at, 1);
	const judged = {kind: 'verdict', words: ''} as const;
	t.is(begin(new Map<string, UnitMark>([...marks, ['002', {...judged, seq: 2}], ['003', {...judged, seq: 3}]])).at, 0);
});

test('what cannot be judged needs words; a court file needs its place; Escape keeps what was typed', t => {
	const nothing = press(drawn(begin()), 'v', '6', '1', '1', 'enter');
	t.is(nothing.state.form?.step, 'words');
	t.regex(nothing.state.form?.message ?? '', /needs words/);
	const typed = press(nothing.state, 'n', 'o', 'enter', 'enter');
	t.like(typed.effects[0], {draft: {verdict: 'cannot-judge', words: 'no'}});
	const file = press(drawn(begin()), 'v', '1', '3', '1', 'enter');
	t.is(file.state.form?.step, 'evidence');
	t.regex(file.state.form?.message ?? '', /Say where/);
	const there = press(file.state, '7', 'esc', '1', 'enter', 'enter', 'enter');
	t.like(there.effects[0], {draft: {source: 'both', evidence: {kind: 'court file', locator: '7', seen: '2020-06-03'}}});
});

test('nothing shown is wider than the screen, whatever its width; undo names the entry; leaving asks', t => {
	for (const columns of [60, 80, 132]) {
		const state = {...drawn(begin()), size: {columns, rows: 24}};
		const shown = `${textOf(unitLines(state))}\n${textOf(formLines(state, press(state, 'v').state.form!))}`;
		t.regex(shown, /11359 HS[^]*Cannot be judged/);
		t.true(shown.split('\n').every(text => cellWidth(visibleText(text)) <= columns), shown);
	}

	t.like(press(begin(new Map([['001', {seq: 9, kind: 'skipped', words: ''}]])), 'p', 'u').effects[0], {draft: {type: 'check.undone', undoes: 9}});
	t.deepEqual(press(begin(), 'q', 'n').effects, []);
	t.deepEqual(press(begin(), 'q', 'y').effects, [{type: 'exit', code: 0}]);
});
