import test from 'ava';
import fc from 'fast-check';
import type {Draft} from '../../source/review/entry.js';
import {namedKeys} from '../../source/tui/key-event.js';
import {bindings} from '../../source/tui/key-table.js';
import type {AppState, Effect} from '../../source/tui/state.js';
import {fieldText} from '../../source/tui/text-field.js';
import {receiptFacts, receiptText} from '../../source/tui/receipt.js';
import {failure} from '../../source/values/problem.js';
import {begin, burst, feed, opened, press, settleAll, type Ran} from '../helpers/key-run.js';
import {inventedRecord, keyOf} from '../helpers/session-fixture.js';

const appends = (effects: readonly Effect[]): readonly Draft[] => effects.flatMap(effect => effect.type === 'append' ? [effect.draft] : []);
const decisions = (effects: readonly Effect[]): readonly Draft[] => appends(effects).filter(draft => draft.type.startsWith('decision.'));
const dialog = (state: AppState) => state.overlay?.kind === 'decide' ? state.overlay.draft : undefined;
/** Position 1 is a plain dismissal, 2 a reduction with a level-H flag, 3 not eligible, 0 a hand review. */
const [handReview, dismissal, flagged, refusal] = [0, 1, 2, 3];

test('opening a conviction logs it once it has been read, and only then', t => {
	const list = press(begin(), 'enter', 'enter');
	t.deepEqual(list.effects, [{type: 'open', key: keyOf(0), token: list.state.counter}]);
	const state = settleAll(list);
	t.is(state.reviews.get(keyOf(0))?.opened, 1);
	t.true(state.current?.drawn);
});

test('what is passed by is not logged as opened', t => {
	const ran = burst(begin(), ']]]');
	const state = settleAll(ran);
	t.deepEqual([...state.reviews.keys()], [keyOf(2)]);
});

test('confirm: two keys, one entry, then the next undecided conviction', t => {
	const ran = press(opened(begin(), dismissal), 'c', 'enter');
	t.deepEqual(decisions(ran.effects).map(({type, key}) => [type, key]), [['decision.confirm', keyOf(1)]]);
	t.is(ran.state.tally.queue.decided, 0, 'nothing counts before it is on disk');
	const state = settleAll(ran);
	t.is(state.tally.queue.decided, 1);
	t.is(state.current?.position, 2);
	t.regex(state.notice?.text ?? '', /^saved #\d+: conviction 2 confirmed: Dismiss; now conviction 3 of 12/);
});

test('confirm holds the relief, the line seen and where it came from', t => {
	const [draft] = decisions(press(opened(begin(), dismissal), 'c', 'enter').effects);
	t.like(draft, {from: 'dismiss', to: 'dismiss', relief: 'dismiss-and-seal', seen: '1'.padStart(64, '0')});
});

for (const keys of ['cccc', 'c']) {
	test(`${keys} and Enters in one read confirm at most one conviction`, t => {
		const ran = burst(opened(begin(), dismissal), keys, 'enter', 'enter', keys, 'enter');
		t.is(decisions(ran.effects).length, 1);
		const after = settleAll(ran);
		t.is(after.tally.queue.decided, 1);
	});
}

test('cccc alone decides nothing', t => {
	t.is(decisions(burst(opened(begin(), dismissal), 'cccc').effects).length, 0);
});

for (const key of ['c', 'o', 'd', 'p', 'a', 'u']) {
	test(`${key} on a conviction that was not drawn is answered and not acted on`, t => {
		const state = settleAll(burst({...begin(), screen: 'convictions', list: {cursor: 2, top: 0}}, 'enter'), {draw: false});
		const ran = press(state, key);
		t.is(ran.state.overlay, undefined);
		t.deepEqual(ran.effects, []);
		t.regex(ran.state.notice?.text ?? '', /^Not drawn yet/);
	});
}

test('a motion and a deciding key in one read decide nothing', t => {
	t.deepEqual(decisions(burst(opened(begin(), dismissal), ']', 'c', 'enter').effects), []);
});

test('a frame of an earlier conviction does not count as drawn', t => {
	const first = opened(begin(), dismissal);
	const second = settleAll(press(first, ']'), {draw: false});
	t.false(feed(second, {type: 'drawn', token: first.current!.token}).state.current!.drawn);
});

test('level-H flags are acknowledged one by one before a confirm', t => {
	const two = [{id: 'after-act', level: 'H' as const, rows: [], material: []}, {id: 'date-partial', level: 'H' as const, rows: [], material: []}];
	const start = opened(begin({records: [inventedRecord(0, {outcome: 'dismiss', flags: two})]}), 0);
	const refused = press(start, 'c');
	t.regex(refused.state.notice?.text ?? '', /2 flags are open/);
	t.regex(burst(start, 'aaa').state.notice?.text ?? '', /only the first counted/);
	t.deepEqual(burst(start, 'aaa').state.current?.acknowledged, [0]);
	const done = press(start, 'a', 'a', 'c', 'enter');
	t.like(decisions(done.effects)[0], {type: 'decision.confirm', flagsAcknowledged: ['after-act', 'date-partial']});
});

test('a hand review cannot be confirmed, and says what can be done', t => {
	t.regex(press(opened(begin(), handReview), 'c').state.notice?.text ?? '', /use o to give it one, or d to defer it/);
});

test('confirming a refusal asks for evidence', t => {
	const at = press(opened(begin(), refusal), 'c');
	t.is(dialog(at.state)?.step, 'evidence-kind');
	const ran = press(at.state, 'enter', 'vol 2', 'enter', '2020-06-30', 'enter');
	t.regex(dialog(ran.state)?.message ?? '', /still to come/);
	const saved = press(ran.state, 'ctrl-u', '2020-05-30', 'enter', 'enter');
	t.like(decisions(saved.effects)[0], {type: 'decision.confirm', evidence: {kind: 'docket', locator: 'vol 2', seen: '2020-05-30'}});
});

test('a material flag is acknowledged before a confirm, whatever its level', t => {
	const flags = [{id: 'after-act', level: 'L' as const, rows: [], material: []}, {id: 'date-partial', level: 'M' as const, rows: [], material: [{reading: 'the conviction is of 2016-12-01, as the disposition says', outcome: 'not-eligible' as const}]}];
	const start = opened(begin({records: [inventedRecord(0, {outcome: 'dismiss', flags})]}), 0);
	t.regex(press(start, 'c').state.notice?.text ?? '', /1 flag is open/);
	t.like(decisions(press(start, 'a', 'c', 'enter').effects)[0], {type: 'decision.confirm', flagsAcknowledged: ['date-partial']});
});

test('a proposed relief that leaves the form open is chosen before a confirm, and never offered', t => {
	const start = opened(begin({records: [inventedRecord(0, {outcome: 'reduce', relief: 'misdemeanor-form-open'})]}), 0);
	const asked = press(start, 'c').state;
	t.is(dialog(asked)?.step, 'relief');
	t.regex(dialog(press(asked, '3').state)?.message ?? '', /There is no row 3/);
	t.like(decisions(press(asked, '2', 'enter').effects)[0], {type: 'decision.confirm', relief: 'resentence-misdemeanor'});
});

test('the only relief there is needs no choice', t => {
	const [draft] = decisions(press(opened(begin(), dismissal), 'o', '4', '1', 'The city prosecutes this one', 'enter', 'enter').effects);
	t.like(draft, {type: 'decision.override', to: 'refer', relief: 'city-prosecutor'});
});

const override = ['o', '2', 'enter', '1'];

test('override: outcome, relief, reason, words, review', t => {
	const start = opened(begin(), dismissal);
	const steps: string[] = [];
	let state = start;
	for (const key of ['o', '2', 'enter', 'enter']) {
		state = press(state, key).state;
		steps.push(dialog(state)!.step);
	}

	t.deepEqual(steps, ['outcome', 'relief', 'reason', 'words']);
	const ran = press(state, 'Probation ended in 2014', 'enter', 'enter');
	t.like(decisions(ran.effects)[0], {type: 'decision.override', from: 'dismiss', to: 'reduce', relief: 'redesignate-misdemeanor', reasonCode: 'record-misread', words: 'Probation ended in 2014'});
});

test('the outcome the engine gives is marked and cannot be picked', t => {
	const ran = press(opened(begin(), dismissal), 'o', '1');
	t.is(dialog(ran.state)?.step, 'outcome');
	t.regex(dialog(ran.state)?.message ?? '', /use c to confirm/);
});

test('relief is not asked where the outcome asks none; a refusal asks for evidence', t => {
	t.is(dialog(press(opened(begin(), dismissal), 'o', '4').state)?.step, 'reason');
	const ran = press(opened(begin(), dismissal), 'o', '3', '1', 'The record is another person', 'enter');
	t.is(dialog(ran.state)?.step, 'evidence-kind');
});

test('only reasons for the outcome are offered', t => {
	const {state} = press(opened(begin(), dismissal), 'o', '4');
	t.regex(dialog(press(state, '3').state)?.message ?? '', /There is no row 3/);
});

test('no words, no override; too few stay with a message', t => {
	const at = press(opened(begin(), dismissal), ...override).state;
	for (const words of ['', '   ', 'three words only', '\u200B \u200B \u200B \u200B']) {
		const ran = press(at, words, 'enter', 'enter');
		t.is(dialog(ran.state)?.step, 'words', words);
		t.regex(dialog(ran.state)?.message ?? '', /at least 4 words/);
		t.deepEqual(decisions(ran.effects), []);
	}
});

test('Escape goes back a step, closes at the first, and keeps the draft', t => {
	const at = press(opened(begin(), dismissal), ...override, 'one two three four').state;
	const back = press(at, 'esc').state;
	t.is(dialog(back)?.step, 'reason');
	const closed = press(back, 'esc', 'esc', 'esc').state;
	t.is(closed.overlay, undefined);
	t.is(closed.screen, 'conviction');
	const again = press(closed, 'o').state;
	t.is(dialog(again)?.step, 'outcome');
	const words = press(again, 'enter', 'enter', 'enter').state;
	t.is(fieldText(dialog(words)!.words), 'one two three four');
});

test('the draft survives a resize, a move away, and Ctrl-C', t => {
	const at = press(opened(begin(), dismissal), ...override, 'one two').state;
	const resized = settleAll(feed(at, {type: 'resized', size: {columns: 40, rows: 10}}, {type: 'resized', size: {columns: 100, rows: 30}}));
	t.is(fieldText(dialog(resized)!.words), 'one two');
	const stayed = press(resized, 'ctrl-c', 'enter').state;
	t.is(stayed.overlay, undefined);
	t.is(fieldText(dialog(press(stayed, 'o').state)!.words), 'one two');
});

test('letters in a text field are text', t => {
	const ran = press(opened(begin(), dismissal), ...override, 'quit ? cou[]');
	t.is(fieldText(dialog(ran.state)!.words), 'quit ? cou[]');
});

test('defer asks for words and leaves the conviction in the queue', t => {
	const at = press(opened(begin(), dismissal), 'd', 'docket ordered', 'enter');
	const state = settleAll(press(at.state, 'enter'));
	t.deepEqual(state.tally.queue, {decided: 0, deferred: 1, awaiting: 0, left: 7});
	t.is(state.current?.position, 2, 'what was deferred is not shown again at once');
});

test('challenge: ground, words, evidence', t => {
	const ran = press(opened(begin(), dismissal), 'p', '1', 'one two three four five six', 'enter', '2', 'file 3', 'enter', '2020-06-01', 'enter', 'enter');
	t.like(decisions(ran.effects)[0], {type: 'decision.challenge', ground: 'not-eligible', to: 'not-eligible', evidence: {kind: 'court file', locator: 'file 3', seen: '2020-06-01'}});
	t.false('lateBasis' in decisions(ran.effects)[0]!);
	t.is(settleAll(ran).tally.piles.challenged, 1);
});

test('a late challenge asks for its legal basis', t => {
	const late = press(opened(begin({today: '2020-07-02'}), dismissal), 'p', '1', 'one two three four five six', 'enter', '2', 'file 3', 'enter', '2020-06-01', 'enter');
	t.is(dialog(late.state)?.step, 'late-basis');
	t.is(dialog(press(late.state, 'enter').state)?.step, 'late-basis');
	const ran = press(late.state, 'PC 1170.18 allows it', 'enter', 'enter');
	t.like(decisions(ran.effects)[0], {lateBasis: 'PC 1170.18 allows it'});
	t.is(dialog(press(opened(begin({today: '2020-07-01'}), dismissal), 'p', '1', 'one two three four five six', 'enter', '2', 'file 3', 'enter', '2020-06-01', 'enter').state)?.step, 'review', 'the day itself is in time');
});

test('a paralegal does not challenge', t => {
	t.regex(press(opened(begin({reviewer: {name: 'P', role: 'paralegal', account: 'p'}}), dismissal), 'p').state.notice?.text ?? '', /attorney's decision/);
});

test('undo names the decision and the log keeps both', t => {
	const decided = settleAll(press(opened(begin(), dismissal), 'c', 'enter'));
	const list = press(decided, 'esc', 'u');
	t.like(decisions(list.effects)[0], {type: 'decision.undo', key: keyOf(1), undoes: decided.lastSeq});
	const state = settleAll(list);
	t.is(state.tally.queue.decided, 0);
	t.regex(state.notice?.text ?? '', new RegExp(`^undid #${decided.lastSeq}`));
	t.is(state.made.length, 2);
	t.regex(press(state, 'u').state.notice?.text ?? '', /Nothing was decided in this session/);
});

test('undo pressed again while the first is on its way does nothing', t => {
	const decided = settleAll(press(opened(begin(), dismissal), 'c', 'enter'));
	t.is(decisions(press(decided, 'esc', 'u', 'u').effects).length, 1);
});

test('while an entry is on its way the conviction is not decided again', t => {
	const saving = press(opened(begin(), dismissal), 'c', 'enter').state;
	t.regex(press(saving, 'o').state.notice?.text ?? '', /being saved/);
});

test('an entry that fails stays on screen, counts for nothing, and quitting warns', t => {
	const ran = press(opened(begin(), dismissal), 'c', 'enter');
	const {id} = ran.effects.find(effect => effect.type === 'append')!;
	const problems = failure({found: 'no space', expected: 'space', next: 'free some'});
	const failed = feed(ran.state, {type: 'append-finished', id, attempt: problems}).state;
	t.is(failed.failures.length, 1);
	t.is(failed.tally.queue.decided, 0);
	t.is(press(failed, 'j', 'c', 'q', ' ').state.failures.length, 1, 'other keys do not put it away');
	const read = press(failed, 'enter').state;
	t.is(read.failures.length, 0);
	t.true(read.unsaved.has(keyOf(1)));
	const left = press(read, 'Q', 'y').state;
	t.is(left.exitCode, 74, 'a write failed');
	t.regex(receiptText(receiptFacts(left, 74)), /NOT SAVED: 1\. Look at the log before deciding again\.\n {2}confirm of conviction 2\n/);
	const again = settleAll(press(read, 'c', 'enter'));
	t.is(again.unsaved.size, 0);
	t.is(again.tally.queue.decided, 1);
});

test('whoever has gone on is not carried away when an entry arrives', t => {
	const ran = press(opened(begin(), dismissal), 'c', 'enter');
	const moved = settleAll(press(ran.state, ']'));
	const typing = press(moved, 'o').state;
	const after = settleAll({state: typing, effects: ran.effects.filter(effect => effect.type === 'append')}, {draw: false});
	t.is(after.overlay?.kind, 'decide');
	t.is(after.current?.position, moved.current?.position);
	t.is(after.tally.queue.decided, 1);
});

test('where nothing can be decided nothing is appended, and every writing key says why', t => {
	const because = 'no --role was given';
	const start = opened(begin({cannotDecideBecause: because}), flagged);
	t.is(start.reviews.size, 0);
	for (const binding of bindings.filter(candidate => candidate.writes && candidate.contexts.includes('conviction'))) {
		const ran = press(start, binding.keys[0]!);
		t.is<string | undefined, string | undefined>(ran.state.notice?.text, because, binding.id);
		t.deepEqual(ran.effects, []);
	}
});

test('pasting decides nothing, anywhere but in text', t => {
	const start = opened(begin(), dismissal);
	const ran = feed(start, {type: 'paste', text: 'c\rq', read: 1});
	t.is(ran.state.overlay, undefined);
	t.regex(ran.state.notice?.text ?? '', /ignored/);
	const field = feed(press(start, ...override).state, {type: 'paste', text: 'one two\nthree', read: 2});
	t.is(fieldText(dialog(field.state)!.words), 'one two three');
});

test('random keys never decide without words, or on what was not drawn', t => {
	const key = fc.oneof({weight: 4, arbitrary: fc.constantFrom('c', 'o', 'd', 'p', 'a', 'u', 'y', 'n', ']', '[', 'enter', 'enter', 'enter', 'esc', 'j', 'k', '1', '2', '3', 'q', 'x', '/', 'f', '?', ' ', 'y')}, {weight: 1, arbitrary: fc.constantFrom(...namedKeys)}, {weight: 1, arbitrary: fc.string({unit: 'grapheme', minLength: 1, maxLength: 1})});
	const step = fc.record({keys: fc.array(key, {minLength: 1, maxLength: 6}), draw: fc.boolean(), together: fc.boolean()});
	t.notThrows(() => {
		fc.assert(fc.property(fc.array(step, {maxLength: 30}), fc.constantFrom('paralegal', 'attorney'), (steps, role) => {
			let state = begin({reviewer: {name: 'R. Roe', role, account: 'rroe'}});
			for (const {keys, draw, together} of steps) {
				const drawnBefore = state.current?.drawn ? state.current.key : undefined;
				const ran: Ran = together ? burst(state, ...keys) : press(state, ...keys);
				for (const draft of decisions(ran.effects)) {
					const words = 'words' in draft ? (draft.words ?? '').trim() : '';
					const needsWords = draft.type !== 'decision.confirm' && draft.type !== 'decision.undo';
					if (role === 'paralegal' && !['decision.confirm', 'decision.defer', 'decision.propose', 'decision.undo'].includes(draft.type)) {
						return false;
					}

					// Keys cannot draw: a decision can only be on what was drawn before them. Undo elsewhere names its own conviction.
					if ((needsWords && words === '') || (draft.type !== 'decision.undo' && draft.key !== drawnBefore)) {
						return false;
					}
				}

				state = settleAll(ran, {draw});
			}

			return true;
		}), {numRuns: 150});
	});
});

test('an undo from the list while the screen is being drawn again does nothing', t => {
	const decided = settleAll(press(opened(begin(), dismissal), 'c', 'enter'));
	const list = press(decided, 'esc', 'ctrl-l').state;
	t.true(list.blank);
	const ran = press(list, 'u');
	t.deepEqual(decisions(ran.effects), []);
	t.regex(ran.state.notice?.text ?? '', /while the screen was being drawn again/);
	t.is(decisions(press(feed(list, {type: 'wiped'}).state, 'u').effects).length, 1);
});
