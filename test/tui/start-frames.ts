import test from 'ava';
import {cellWidth} from '../../source/terminal/cells.js';
import type {StartState} from '../../source/tui/start/state.js';
import {beginStart, burstStart, foundWorkspace, pressStart, startFrameAt} from '../helpers/start-run.js';

const sizes = [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 140, rows: 40}] as const;

const hostile = '\u001B]0;owned\u0007a\r\n\u202Eb'.repeat(9);
const shown = [
	foundWorkspace('cases/2020/extract.csv.audit'),
	foundWorkspace(`${hostile}.audit`, {audit: {kind: 'failed', problems: [{file: hostile, found: 'x'.repeat(300), expected: 'y', next: 'z'}]}}),
	foundWorkspace('in-use.audit', {held: 'process 12 on a-host-with-a-long-name.example, since 2020-06-15T14:02:11Z'}),
	foundWorkspace('gone.audit', {audit: {kind: 'read', extracts: [{name: 'a.csv', state: 'missing'}, {name: 'b.csv', state: 'another size'}], county: 'SAN BERNARDINO', asOf: '2020-07-01', policy: {title: 'A long title '.repeat(12), adopted: true}, convictions: 250_000, people: 170_000}}),
	...Array.from({length: 16}, (_, index) => foundWorkspace(`folder/number-${index}.audit`)),
];

async function states(size: {columns: number; rows: number}): Promise<ReadonlyArray<readonly [string, StartState]>> {
	const start = beginStart({}, size);
	const full = beginStart({found: {shown, notes: ['3 older ones are not shown', '2 folders could not be read']}}, size);
	const at = async (from: StartState, ...keys: readonly string[]): Promise<StartState> => (await pressStart(from, keys)).state;
	const day = ['enter', 'extract.csv', 'enter', 'enter', '2020-07-01', 'enter'];
	const problem = await pressStart(start, ['enter', 'x', 'enter'], {lookAtExtract: async () => ({kind: 'refused', problem: {file: hostile, found: 'y '.repeat(900), expected: 'x', next: 'z'}})});
	const last = await at(start, ...day, '3', ...Array.from({length: 11}, () => 'enter'), 'enter', 'ctrl-u', 'A name '.repeat(9), 'enter', '2');
	return [
		['nothing here', start],
		['workspaces', full],
		['workspace 1', await at(full, 'j')],
		['workspace 2', await at(full, 'j', 'j')],
		['workspace 3', await at(full, 'j', 'j', 'j')],
		['the last row', await at(full, 'G')],
		['help', await at(full, '?')],
		['an extract', await at(start, 'enter', 'a long path '.repeat(30))],
		['names', (await pressStart(start, ['enter', 'x', 'tab'], {complete: async typed => ({typed, text: typed, names: Array.from({length: 60}, (_, index) => `file-${index}.csv`)})})).state],
		['waiting', burstStart(await at(start, 'enter', 'x'), 'enter').state],
		['a problem', problem.state],
		['county', await at(start, ...day.slice(0, 3))],
		['no county', await at(start, ...day.slice(0, 3), 'zzz')],
		['day', await at(start, ...day.slice(0, 4), 'enter')],
		['policy', await at(start, ...day)],
		['policy, last row', await at(start, ...day, 'G')],
		['policy file', await at(start, ...day, 'G', 'enter')],
		['sections', await at(start, ...day, '1')],
		['years', await at(start, ...day, '3', '39', 'enter')],
		['choice', await at(start, ...day, '3', 'enter', 'enter')],
		['workspace', await at(start, ...day, '2')],
		['name', await at(start, ...day, '2', 'enter')],
		['role', await at(start, ...day, '2', 'enter', 'enter')],
		['last', last],
		['last, its end', await at(last, 'pagedown', 'pagedown')],
		['opening', await at(full, 'enter', 'enter')],
	];
}

for (const size of sizes) {
	test(`every page at ${size.columns}x${size.rows} is never taller than rows - 1, nor wider than the screen`, async t => {
		for (const [name, state] of await states(size)) {
			for (const ascii of [false, true]) {
				const lines = startFrameAt({...state, ascii});
				t.is(lines.length, size.rows - 1, name);
				for (const line of lines) {
					t.true(cellWidth(line) <= size.columns, `${name}: ${line}`);
				}

				// eslint-disable-next-line no-control-regex
				t.notRegex(lines.join(''), /[\u0000-\u0008\u000B-\u001A\u001C-\u001F\u202E\u200B]/u, name);
				t.notRegex(lines.join('\n'), /undefined|\[object/, name);
			}
		}
	});

	test(`what is chosen and the keys that go on are on every page at ${size.columns}x${size.rows}`, async t => {
		const named = new Map(await states(size));
		for (const name of ['workspaces', 'workspace 3', 'the last row', 'county', 'policy, last row', 'sections', 'choice']) {
			t.regex(startFrameAt(named.get(name)!).join('\n'), /^› /m, name);
		}

		for (const [name, state] of named) {
			t.regex(startFrameAt(state).at(-1)!, /^(?:Enter|Esc) /, name);
		}

		t.regex(startFrameAt(named.get('workspace 2')!).join('\n'), /In use +by process 12/);
		t.regex(startFrameAt(named.get('workspace 3')!).join('\n'), /a\.csv \(NOT THERE/);
	});
}

test('a terminal that is too small says so, and Ctrl-C still leaves', async t => {
	const small = beginStart({}, {columns: 40, rows: 10});
	t.regex(startFrameAt(small).join('\n'), /Too small: 40x10/);
	t.deepEqual((await pressStart(small, ['enter'])).state, small);
	t.deepEqual((await pressStart(small, ['ctrl-c'])).choice, {kind: 'leave', code: 130});
});
