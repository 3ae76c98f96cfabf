import process from 'node:process';
import {render} from 'ink';
import {Frame} from '../../source/tui/components/frame.js';
import {reshow} from '../../source/tui/finding/reshow.js';
import type {AppState} from '../../source/tui/state.js';
import {update} from '../../source/tui/update.js';
import {begin, settleAll, press} from '../helpers/key-run.js';
import {FakeStdout} from '../helpers/render-at.js';
import {inventedRecord} from '../helpers/session-fixture.js';

/** From a key to the frame that answers it, work that was put off included, over invented convictions and without a terminal: started by `keys.js`. */
const total = Number(process.argv[2] ?? 250_000);
const races = ['WHITE', 'BLACK', 'HISPANIC', 'OTHER', 'unknown'];
const records = Array.from({length: total}, (_, index) => {
	const record = inventedRecord(index);
	const year = 1975 + ((index * 7919) % 41);
	return {
		...record,
		reason: record.outcome === 'hand-review' ? `${record.reason} (${index % 50})` : record.reason,
		subject: {...record.subject, name: `${(index * 48_271) % 1_000_003},INVENTED`, born: `${year - 25}-0${(index % 9) + 1}-1${index % 9}`, race: races[index % races.length]!},
		conviction: {...record.conviction, date: `${year}-0${(index % 9) + 1}-1${index % 9}`, sections: [`1135${7 + (index % 4)}`]},
	};
});
const size = {columns: 120, rows: 40};
const theme = {color: true, ascii: false};
const start = press(begin({records, queueLength: Math.floor(total / 4)}, size), 'enter').state;
const stdout = new FakeStdout(size.columns, size.rows);
const instance = render(<Frame state={start} theme={theme}/>, {stdout: stdout as unknown as NodeJS.WriteStream, debug: true, patchConsole: false, exitOnCtrlC: false});

/** Milliseconds until the frame that answers the key, and until the one with everything done that the key asked for. */
function timed(state: AppState, key: string): {readonly state: AppState; readonly first: number; readonly whole: number} {
	const begun = performance.now();
	const step = update(state, {type: 'key', key, read: begun});
	instance.rerender(<Frame state={step.state} theme={theme}/>);
	const first = performance.now() - begun;
	const settled = settleAll(step, {draw: false});
	if (settled !== step.state) {
		instance.rerender(<Frame state={settled} theme={theme}/>);
	}

	return {state: settled, first, whole: performance.now() - begun};
}

const at = (numbers: readonly number[], share: number): string => numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))]!.toFixed(1);
const table: Array<Readonly<Record<string, string | number>>> = [];

/** Presses a key again and again, each time in the state that `before` makes; the first time stands apart where something is made once a session. */
function line(what: string, key: string, times: number, before: (state: AppState) => AppState): void {
	let state = start;
	const taken = Array.from({length: times}, () => {
		const ran = timed(before(state), key);
		({state} = ran);
		return ran;
	});
	const rest = taken.slice(1);
	table.push({
		what, 'first time, ms': taken[0]!.whole.toFixed(0), 'frame, median ms': at(rest.map(({first}) => first), 0.5), 'frame, p95 ms': at(rest.map(({first}) => first), 0.95),
		'done, median ms': at(rest.map(({whole}) => whole), 0.5), 'done, p95 ms': at(rest.map(({whole}) => whole), 0.95),
	});
}

const settled = (state: AppState, ...keys: readonly string[]): AppState => settleAll(press(state, ...keys), {draw: false});
line('j', 'j', 200, state => state);
const counted = settleAll({state: {...start, screen: 'overview'}, effects: [{type: 'work', token: start.desk.token}]}, {draw: false});
for (const [page, name] of ['today', 'what is asked', 'people', 'outcomes'].entries()) {
	line(`j in the overview, ${name}`, 'j', 50, () => ({...counted, overviewPage: page, overviewFigure: 0}));
}

line('f (open and count)', 'f', 20, () => start);
const values = settled(start, 'f', 'enter');
line('Space (filter and count)', ' ', 20, state => state.overlay ? state : values);
line('- (take a filter away)', '-', 20, () => settled(settled(values, 'enter'), 'j'));
line('s (sort, the next column each time)', 's', 24, state => state);
const sorted = settled(start, 's');
line('S (reverse)', 'S', 20, () => sorted);
line('/ (search)', 'enter', 20, () => press(start, '/', '99999').state);
const found = settled(start, '/', '99999', 'enter');
line('n (next match)', 'n', 50, state => state.matches ? state : found);
const among = (state: AppState): AppState => reshow(state, {filter: [{kind: 'outcome', value: 'dismiss'}, {kind: 'level', value: 'none'}]});
const dismissals = among(start);
line('] (next undecided within a filter)', ']', 50, state => state.current ? state : dismissals);
const nothing = among(press(begin({records, queueLength: 0}, size), 'enter').state);
line('] (nothing that is shown is undecided)', ']', 20, () => nothing);
instance.unmount();
console.log(`${total} convictions, ${size.columns}x${size.rows}, Node ${process.version}`);
console.table(table);
