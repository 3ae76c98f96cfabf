import {render} from 'ink';
import {graphemes} from '../../source/terminal/cells.js';
import {namedKeys} from '../../source/tui/key-event.js';
import type {Extract, Offered, StartPorts, WorkspaceFound} from '../../source/tui/start/ports.js';
import {startPerformer} from '../../source/tui/start/perform.js';
import {StartFrame} from '../../source/tui/start/start-frame.js';
import {startState, type StartChoice, type StartEffect, type StartEvent, type StartFacts, type StartState} from '../../source/tui/start/state.js';
import {updateStart} from '../../source/tui/start/update.js';
import {success} from '../../source/values/problem.js';
import {FakeStdout} from './render-at.js';
import {policyNamed, ruleBook} from './rules-fixture.js';

export const offered: Offered = {counties: ruleBook.counties, policies: ['clear-my-record-2019', 'dismiss-all-prop64', 'los-angeles-2019'].map(id => policyNamed(id))};

export const foundWorkspace = (path: string, given: Partial<WorkspaceFound> = {}): WorkspaceFound => ({
	path, written: '2020-06-15 14:02', held: undefined, ...given,
	audit: given.audit ?? {kind: 'read', extracts: [{name: 'extract.csv', state: 'there'}], county: 'LOS ANGELES', asOf: '2020-07-01', policy: {title: 'Clear My Record', adopted: false}, convictions: 44, people: 40},
});

const facts: StartFacts = {
	folder: '/desk', account: 'achen', today: '2020-06-15', found: {shown: [], notes: []},
	given: {reviewer: undefined, role: undefined, readOnly: false, office: undefined},
};

export const beginStart = (given: Partial<StartFacts> = {}, size = {columns: 80, rows: 24}): StartState => startState({...facts, ...given}, {size, ascii: false});

export const extract: Extract = {path: 'extract.csv', bytes: 55_778, county: {name: 'LOS ANGELES', rows: 169, of: 171}, workspace: 'extract.csv.audit', isAudited: false};

/** A disk with one extract, and no roster. */
export const startDisk: StartPorts = {
	offered: async () => success(offered),
	readPolicy: async name => success({name, policy: {...policyNamed('dismiss-all-prop64'), id: 'ours'}}),
	complete: async typed => ({typed, text: 'extract.csv', names: []}),
	lookAtExtract: async path => ({kind: 'extract', extract: {...extract, path, workspace: `${path}.audit`}}),
	lookAtPlace: async (_, path) => success({path, isThere: false, listed: undefined}),
	listedFor: async () => undefined,
};

export type StartRan = {readonly state: StartState; readonly choice: StartChoice | undefined};

const names: ReadonlySet<string> = new Set(namedKeys);
let reads = 0;

/** Presses keys, each in a read of its own, and lets the disk answer after each. A name of a key is one key, other text one for each grapheme. */
export async function pressStart(state: StartState, keys: readonly string[], ports: Partial<StartPorts> = {}): Promise<StartRan> {
	let current = state;
	let choice: StartChoice | undefined;
	const under: Array<Promise<void>> = [];
	const perform = startPerformer({...startDisk, ...ports}, {
		wipe(done) {
			done();
		},
		suspend: () => true,
		leave(chosen) {
			choice = chosen;
		},
	});
	const dispatch = (event: StartEvent): void => {
		const step = updateStart(current, event);
		current = step.state;
		for (const effect of step.effects) {
			const answers = !['wipe', 'suspend', 'leave'].includes(effect.type);
			under.push(new Promise(resolve => {
				perform(effect, answer => {
					dispatch(answer);
					resolve();
				});
				if (!answers) {
					resolve();
				}
			}));
		}
	};

	for (const key of keys.flatMap(text => names.has(text) ? [text] : graphemes(text))) {
		dispatch({type: 'key', key, read: ++reads});
		while (under.length > 0) {
			await under.shift();
		}
	}

	return {state: current, choice};
}

/** Keys of one read, with nothing answered in between. */
export function burstStart(state: StartState, ...keys: readonly string[]): {readonly state: StartState; readonly effects: readonly StartEffect[]} {
	const read = ++reads;
	const effects: StartEffect[] = [];
	let current = state;
	for (const key of keys.flatMap(text => names.has(text) ? [text] : graphemes(text))) {
		const step = updateStart(current, {type: 'key', key, read});
		current = step.state;
		effects.push(...step.effects);
	}

	return {state: current, effects};
}

/** The lines of the frame that a state draws. */
export function startFrameAt(state: StartState): readonly string[] {
	const stdout = new FakeStdout(state.size.columns, state.size.rows);
	const instance = render(<StartFrame state={state} theme={{color: false, ascii: state.ascii}}/>, {stdout: stdout as unknown as NodeJS.WriteStream, debug: true, patchConsole: false, exitOnCtrlC: false});
	const frame = stdout.written.at(-1) ?? '';
	instance.unmount();
	return frame.split('\n');
}
