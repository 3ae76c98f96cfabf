import test from 'ava';
import {circumstancesOf} from '../../source/determinations/engine.js';
import {recordsOf} from '../../source/determinations/record.js';
import type {ConvictionRecord, Flag} from '../../source/determinations/determination.js';
import type {Draft} from '../../source/review/entry.js';
import {traceOf} from '../../source/rules/trace.js';
import {cellWidth} from '../../source/terminal/cells.js';
import type {AppState, Effect} from '../../source/tui/state.js';
import {failure, success} from '../../source/values/problem.js';
import {answer, begin, burst, feed, press, settleAll, type Ran} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {also, person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith} from '../helpers/rules-fixture.js';
import {inventedRecord} from '../helpers/session-fixture.js';

const engine = engineWith();
const count = (order: string, offense: string, given: Cells = {}): Cells => ({CNT_ORDER: order, OFFENSE_DESCR: offense, ...given});
/** Four counts of one case, and a conviction of another. */
const counts = [{}, count('101002002000', '11357(C) HS-POSSESS MARIJUANA'), count('101002003000', '11358 HS-CULTIVATE'), count('101002004000', '11360(A) HS-SELL')];
const subject = person(...counts, also('11359 HS-POSSESS FOR SALE', '20140501', {OFN: 'BA99999'}));
const found = recordsOf(subject, engine, {ranges: [{file: 1, start: 0, end: 1, line: 2}], rowsHash: 'f'.repeat(64)}).inScope;
const plain: Partial<ConvictionRecord> = {outcome: 'dismiss', relief: 'dismiss-and-seal', flags: []};
const material: Flag = {id: 'after-act', level: 'H', rows: [], material: []};

function atCase(given: ReadonlyArray<Partial<ConvictionRecord>> = [], size = {columns: 80, rows: 24}): AppState {
	const records = [...found.map((record, index) => ({...record, ...plain, ...given[index]})), inventedRecord(1)];
	const list = press({...begin({records, queueLength: records.length}, size), screen: 'convictions'}, 'enter');
	const {key, token} = list.state.current!;
	const conviction = subject.convictions.find(candidate => candidate.key === key)!;
	const record = records[0]!;
	const detail = {record, conviction, trace: traceOf(engine.policy, circumstancesOf(conviction, engine), record.question), changes: []};
	return settleAll(feed(list.state, {type: 'detail-loaded', token, attempt: success(detail), seconds: 5}));
}

const drawn = (state: AppState): AppState => settleAll({state, effects: []});
const text = (state: AppState): string => frameAt(state).join('\n');
const decisions = (effects: readonly Effect[]): ReadonlyArray<Extract<Draft, {seen: string}>> =>
	effects.flatMap(effect => effect.type === 'append' && effect.draft.type.startsWith('decision.') ? [effect.draft as Extract<Draft, {seen: string}>] : []);
const confirming = (state: AppState): AppState => drawn(press(state, 'c').state);

test('the last look lists the undecided convictions of the same case, each with its own outcome, and takes none of them', t => {
	const look = confirming(atCase());
	t.regex(text(look), /3 more of this case wait\. Space: the same decision for all of them/);
	t.regex(text(look), /\[ ] 2\. 11357\(C\) HS · felony · ● Dismiss/);
	t.notRegex(text(look), / 5\. 11359/, 'another case is another decision');
	t.is(decisions(press(look, 'enter').effects).length, 1);
});

test('Space takes them: one entry each with its own line, in order, and the seconds of the one that was open', t => {
	const ran = press(confirming(atCase()), ' ', 'enter');
	const made = decisions(ran.effects);
	t.deepEqual(made.map(({key}) => key), found.slice(0, 4).map(({key}) => key));
	t.deepEqual(made.map(({seen}) => seen), [0, 1, 2, 3].map(index => String(index).padStart(64, '0')));
	t.is(new Set(made.map(({action}) => action)).size, 4);
	t.deepEqual(ran.effects.flatMap(effect => effect.type === 'append' ? [effect.openedAt !== undefined] : []), [true, false, false, false]);
	const after = settleAll(ran);
	t.is(after.tally.queue.decided, 4);
	t.is(after.current?.position, 4, 'on to what is undecided, not to what was being saved');
	t.regex(after.notice?.text ?? '', /with others of its case; now conviction 5/);
});

test('Space twice takes none', t => {
	t.is(decisions(press(confirming(atCase()), ' ', ' ', 'enter').effects).length, 1);
});

test('what was not drawn is not decided: a burst decides the one on screen alone', t => {
	const ran = burst(atCase(), 'c', ' ', 'enter');
	t.is(decisions(ran.effects).length, 1);
	const resized = feed(press(confirming(atCase()), ' ').state, {type: 'resized', size: {columns: 60, rows: 16}}, {type: 'wiped'}).state;
	const refused = press(resized, 'enter');
	t.is(decisions(refused.effects).length, 0);
	t.regex(refused.state.notice?.text ?? '', /have not been drawn yet/);
});

test('left out, with why: an open flag, another outcome, another relief', t => {
	const look = confirming(atCase([{}, {flags: [material]}, {outcome: 'reduce', relief: 'redesignate-misdemeanor'}, {relief: 'recall-and-dismiss'}]));
	t.regex(text(look), /not 2\..*: a flag is to be acknowledged there/);
	t.regex(text(look), /not 3\..*: the engine says Eligible for Reduction/);
	t.regex(text(look), /not 4\..*: another relief is asked there/);
	t.regex(text(look), /3 more of this case wait: to be decided by themselves/);
	const ran = press(look, ' ', 'enter');
	t.is(decisions(ran.effects).length, 1);
});

test('an override, with its reason and words, of those that the engine does not answer so already', t => {
	const start = atCase([{}, {}, {outcome: 'hand-review', relief: undefined, question: 'open-question'}, {outcome: 'reduce', relief: 'redesignate-misdemeanor'}]);
	const typed = drawn(press(start, 'o', '2', 'enter', '1', 'the docket shows a wobbler', 'enter').state);
	t.regex(text(typed), /not 4\..*: the engine says this already/);
	const made = decisions(press(typed, ' ', 'enter').effects);
	t.deepEqual(made.map(draft => [draft.type, draft.key, 'to' in draft && draft.from, 'words' in draft && draft.words]), [
		['decision.override', found[0]!.key, 'dismiss', 'the docket shows a wobbler'],
		['decision.override', found[1]!.key, 'dismiss', 'the docket shows a wobbler'],
		['decision.override', found[2]!.key, 'hand-review', 'the docket shows a wobbler'],
	]);
});

test('what was decided already is not offered again', t => {
	const saved = settleAll(press(confirming(atCase()), ' ', 'enter'));
	const back = {...atCase(), reviews: saved.reviews, tally: saved.tally};
	t.notRegex(text(drawn(press(back, 'd', 'waiting for the file', 'enter').state)), /more of this case/);
	const fresh = drawn(press(atCase([{outcome: 'reduce', relief: 'redesignate-misdemeanor'}]), 'd', 'waiting for the file', 'enter').state);
	t.deepEqual(decisions(press(fresh, ' ', 'enter').effects).map(({type}) => type), Array.from({length: 4}, () => 'decision.defer'));
});

test('one that fails is told by itself, and the others count', t => {
	const ran: Ran = press(confirming(atCase()), ' ', 'enter');
	const appends = ran.effects.filter(effect => effect.type === 'append');
	let {state} = ran;
	for (const [index, effect] of appends.entries()) {
		const events = index === 2 ? [{type: 'append-finished' as const, id: effect.id, attempt: failure({found: 'no space', expected: 'room', next: 'free some'})}] : answer(state, effect);
		state = feed(state, ...events).state;
	}

	t.is(state.tally.queue.decided, 3);
	t.deepEqual([...state.unsaved.keys()], [found[2]!.key]);
	t.regex(text(state), /NOT SAVED: confirm of conviction 3/);
});

for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 140, rows: 40}]) {
	for (const ascii of [false, true]) {
		test(`${size.columns}x${size.rows}${ascii ? ', ASCII' : ''}: whole lines, and only what is listed is decided`, t => {
			const look = {...drawn(press(confirming(atCase([{}, {}, {flags: [material]}], size)), ' ').state), ascii};
			const frame = frameAt(look);
			t.is(frame.length, size.rows - 1);
			t.deepEqual(frame.filter(line => cellWidth(line) > size.columns), []);
			const listed = frame.filter(line => line.startsWith('[x]')).length;
			t.true(size.rows === 16 ? frame.join('\n').includes('3 more of this case wait: no room to list them') : listed === 2);
			t.is(decisions(press(look, 'enter').effects).length, 1 + listed);
			t.true(!ascii || /^[\n -~]*$/.test(frame.join('\n').replaceAll('…', '')));
		});
	}
}
