import test from 'ava';
import type {ConvictionRecord} from '../../source/determinations/determination.js';
import type {BatchDraft} from '../../source/review/batch.js';
import type {Reviewer} from '../../source/review/entry.js';
import {bulkLines} from '../../source/tui/screens/bulk-lines.js';
import {footerLine, statusLine} from '../../source/tui/screens/frame-lines.js';
import {receiptFacts, receiptText} from '../../source/tui/receipt.js';
import {settleable, shares} from '../../source/tui/rulings/settled.js';
import {tallyOf} from '../../source/tui/standing.js';
import type {AppState, Effect} from '../../source/tui/state.js';
import type {Line} from '../../source/tui/lines.js';
import {failure} from '../../source/values/problem.js';
import {begin, burst, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {inventedCandidate, inventedRecord, keyOf, rowAt} from '../helpers/session-fixture.js';

const asks = ['question open-question', 'open age-57 (dismiss) {"age-as-of":{"at-least":57}}: Date of birth is missing', 'otherwise reduce-rest (reduce)'];
const high = {id: 'after-act', level: 'H', rows: [rowAt(3)], material: []} as const;
const other = {id: 'date-partial', level: 'M', rows: [rowAt(4)], material: [{reading: 'the year is 1999', outcome: 'not-eligible'}]} as const;
const person = (index: number) => inventedRecord(index).subject;

/** Positions 0 to 3 share a question, 2 in custody and 3 with a flag; 4 asks another; 5 to 7 share a flag, 7 with another one; 8 to 10 are plain dismissals, 11 a refusal. */
const records: readonly ConvictionRecord[] = [
	...[0, 1, 2, 3].map(index => inventedRecord(index, {outcome: 'hand-review', asks, relief: undefined, flags: index === 3 ? [high] : [], subject: {...person(index), inCustody: index === 2 ? 'yes' : 'no'}})),
	inventedRecord(4, {outcome: 'hand-review', asks: [...asks.slice(0, 2), 'otherwise serving (hand-review)'], relief: undefined, flags: []}),
	...[5, 6, 7].map(index => inventedRecord(index, {outcome: 'dismiss', relief: 'dismiss-and-seal', flags: index === 7 ? [high, other] : [high]})),
	...[8, 9, 10].map(index => inventedRecord(index, {outcome: 'dismiss', relief: 'dismiss-and-seal', flags: []})),
	inventedRecord(11, {outcome: 'not-eligible', relief: undefined, flags: []}),
];

const start = (given: Parameters<typeof begin>[0] = {}): AppState => begin({records, queueLength: 8, ...given});
const batches = (effects: readonly Effect[]): readonly BatchDraft[] => effects.flatMap(effect => effect.type === 'append-batch' ? [effect.batch as BatchDraft] : []);
const textOf = (lines: readonly Line[]): string => lines.map(spans => spans.map(({text}) => text).join('').trim()).join(' ').replaceAll(/\s+/g, ' ');
const dialog = (state: AppState): string => state.overlay?.kind === 'bulk' ? textOf(bulkLines(state, state.overlay.draft, 40)) : '';
const notice = (state: AppState): string => state.notice?.text ?? '';
const counted = (state: AppState): boolean => JSON.stringify(tallyOf(state.session, state.reviews)) === JSON.stringify(state.tally);

const words = 'The law presumes relief and nothing here proves otherwise at all';
/** From the outcome on: to dismiss, by the first relief, with citation and words, to the preview. */
const toPreview = ['R', '1', '1', 'HS 11361.8(b)', 'enter', words, 'enter'];

test('what is shared: question, gaps, tests and the way out; flag, outcome, level and other readings; never what is personal', t => {
	const [question] = settleable(records[0]!);
	t.deepEqual(question, {kind: 'question', signature: asks});
	t.deepEqual(records.map(record => shares(record, question!)), [true, true, true, true, ...Array.from({length: 8}, () => false)]);
	const [flag] = settleable(records[5]!);
	t.deepEqual(flag, {kind: 'flag', signature: ['flag after-act', 'level H', 'outcome dismiss']});
	t.deepEqual(records.flatMap((record, position) => shares(record, flag!) ? [position] : []), [5, 6, 7], 'and not 3, which is a hand review');
	t.deepEqual(settleable(records[7]!).map(({signature}) => signature), [flag!.signature, ['flag date-partial', 'level M', 'outcome dismiss', 'another reading: not-eligible']]);
	t.deepEqual([settleable(records[8]!), settleable(inventedCandidate(20))], [[], []]);
	t.false(shares({...records[0]!, asks: asks.slice(0, 2)}, question!));
	t.false(shares({...records[0]!, asks: asks.map(part => part.replace('57', '50'))}, question!));
});

test('a ruling: question, outcome, relief, citation, words; the preview says whom it decides and who is left out; the count typed saves it', t => {
	const preview = press(opened(start(), 0), ...toPreview).state;
	const text = dialog(preview);
	t.regex(text, /Rule once, for every conviction that shares it \(step 5 of 6\)/);
	t.regex(text, /The question: Date of birth is missing/);
	t.regex(text, /2 convictions of 2 people: Hand Review → Eligible for Dismissal: Dismiss as legally invalid and seal/);
	t.regex(text, /Left out: 1 where the relief does not fit the sentence, or is still to be chosen; 1 with another flag open/);
	t.regex(text, /1-2 of 2: › +1 SPECIMEN.*2 EXEMPLAR/);
	const wrong = press(preview, 'enter', '3', 'enter');
	t.deepEqual(batches(wrong.effects), []);
	t.regex(dialog(wrong.state), /Please type the number of convictions, 2/);
	const saved = press(wrong.state, 'backspace', '2', 'enter');
	const [batch] = batches(saved.effects);
	t.like(batch, {type: 'ruling.made', outcome: 'dismiss', relief: 'dismiss-and-seal', citation: 'HS 11361.8(b)', words, settles: {kind: 'question', signature: asks}});
	t.deepEqual(batch!.members.map(({key, from, to, relief, flagsAcknowledged}) => [key, from, to, relief, flagsAcknowledged]), [0, 1].map(index => [keyOf(index), 'hand-review', 'dismiss', 'dismiss-and-seal', []]));
	t.regex(textOf([statusLine(saved.state)]), /saving…/);
	const state = settleAll(saved);
	t.regex(notice(state), /saved #3: ruling on 2 convictions; U takes all of it back/);
	t.like(state.tally, {decided: 2, queue: {decided: 2, deferred: 0, awaiting: 0, left: 6}});
	t.true(counted(state));
	t.is(state.log.entries, 6);
	t.regex(receiptText(receiptFacts(state, 0)), /#3 ruling on 2 convictions/);
});

test('one flag is settled, and only where no other is open; each gets what the engine proposes', t => {
	const at = press(opened(start(), 5), 'R').state;
	t.regex(dialog(at), /The flag: Conduct after the act.*Which outcome, for all of them\?/);
	const saved = press(at, '1', '1', 'HS 11361.8', 'enter', words, 'enter', 'enter', '2', 'enter');
	const [batch] = batches(saved.effects);
	t.deepEqual(batch!.members.map(({key, relief, flagsAcknowledged}) => [key, relief, flagsAcknowledged]), [5, 6].map(index => [keyOf(index), 'dismiss-and-seal', ['after-act']]));
	t.false('relief' in batch!);
	const state = settleAll(saved);
	t.is(state.tally.piles['not-opposed'], 5, 'the two, and what had no flag');
	const two = press(opened(start(), 7), 'R').state;
	t.regex(dialog(two), /Which question is answered, or which flag is settled\? › 1\. The flag: Conduct after the act 2\. The flag: Date only partly known/);
	t.regex(dialog(press(two, '1', '1', '1', 'HS', 'enter', words, 'enter').state), /2 convictions of 2 people/, 'begun on one that is left out');
});

test('neither refusal nor hand review for many', t => {
	const at = press(opened(start(), 0), 'R').state;
	const rows = dialog(at);
	const refused = press(at, '3').state;
	t.regex(rows, /3\. Not eligible/);
	t.regex(dialog(refused), /A refusal needs evidence for each person/);
	t.regex(dialog(press(at, '5').state), /That would leave them undecided/);
});

test('what a filter shows is confirmed without hand reviews, refusals, open flags and what is decided; without a filter nothing is', t => {
	const list = press(start(), 'enter').state;
	t.regex(notice(press(list, 'B').state), /Set a filter first with f/);
	const one = settleAll(press(opened(start(), 8), 'c', 'enter'));
	const shown: AppState = {...press(one, 'esc', 'esc').state, screen: 'convictions', overlay: undefined, shown: [...records.keys()], filter: [{kind: 'decision', value: 'undecided'}]};
	const preview = press(shown, 'B').state;
	t.regex(dialog(preview), /Filter: undecided/);
	t.regex(dialog(preview), /2 convictions of 2 people; 2 Eligible for Dismissal/);
	t.regex(dialog(preview), /5 hand reviews: the engine has no answer to confirm; 3 with another flag open that a person must look at; 1 decided, deferred or awaiting approval already; 1 refusals/);
	const saved = press(preview, 'enter', '2', 'enter');
	t.like(batches(saved.effects)[0], {type: 'bulk.confirmed', filter: 'undecided'});
	const state = settleAll(saved);
	t.deepEqual([9, 10].map(index => state.reviews.get(keyOf(index))!.decisions.at(-1)!.kind), ['bulk', 'bulk']);
	t.is(state.tally.decided, 3);
	t.true(counted(state));
});

test('u takes back one, U all that stands; elsewhere u does not reach behind a ruling', t => {
	const ruled = settleAll(press(press(opened(start(), 0), ...toPreview).state, 'enter', '2', 'enter'));
	const elsewhere = press(ruled, 'esc', 'u').state;
	t.regex(notice(elsewhere), /made for many at once \(#3\): U takes it back/);
	const one = settleAll(press(opened(ruled, 1), 'u'));
	t.is(one.tally.decided, 1);
	const asked = press(one, 'esc', 'U').state;
	t.regex(dialog(asked), /Of ruling on 2 convictions \(#3\), what still stands is taken back.*1 conviction of 1 person/);
	const back = settleAll(press(asked, 'enter', '1', 'enter'));
	t.is(back.tally.decided, 0);
	t.true(counted(back));
	t.regex(notice(press(back, 'U').state), /Nothing was decided for many at once/);
	t.regex(dialog(press(opened(ruled, 0), 'U').state), /Of ruling 1 \(#3\)/);
	t.regex(notice(press(opened(ruled, 8), 'U').state), /was not decided with others/);
});

test('a paralegal is told why not, on every way', t => {
	const paralegal: Reviewer = {name: 'Mara Ortiz', role: 'paralegal', account: 'mortiz'};
	const state = start({reviewer: paralegal});
	t.regex(notice(press(opened(state, 0), 'R').state), /is an attorney's; your role is paralegal/);
	t.regex(notice(press(press(state, 'enter').state, 'B').state), /is an attorney's; your role is paralegal/);
	t.notRegex(textOf([footerLine(opened(state, 0))]), /R rule/);
	t.regex(notice(press(opened(start({cannotDecideBecause: 'no --role was given'}), 0), 'R').state), /no --role was given/);
});

test('Escape keeps what was entered, an example opens and R goes on; another question begins anew', t => {
	const preview = press(opened(start(), 0), ...toPreview).state;
	const looked = settleAll(press(preview, 'j', 'l'));
	t.is(looked.current?.key, keyOf(1));
	const again = press(looked, 'R').state;
	t.regex(dialog(again), /2 convictions of 2 people/);
	t.regex(notice(again), /Taken up where you left it/);
	const closed = press(preview, 'esc', 'esc', 'esc', 'esc', 'esc').state;
	t.is(closed.overlay, undefined);
	t.regex(dialog(press(closed, 'R', '1', '1').state), /HS 11361\.8\(b\)/);
	t.regex(dialog(press(opened(closed, 4), 'R').state), /Which outcome/);
	t.is(press(opened(closed, 4), 'R').state.bulk?.key, keyOf(4));
});

test('a held key decides nothing, and what changed since the preview is shown again before it is saved', t => {
	const counting = press(opened(start(), 0), ...toPreview, 'enter', '2').state;
	t.is(batches(burst(counting, 'enter', 'enter', 'enter').effects).length, 1);
	const {reviews} = settleAll(press(opened(start(), 1), 'd', 'for the docket', 'enter', 'enter'));
	const changed = press({...counting, reviews}, 'enter');
	t.deepEqual(batches(changed.effects), []);
	t.regex(dialog(changed.state), /1 conviction of 1 person.*What it would decide has changed since you saw it/);
});

test('a disk that fails: nothing counts as decided, it is said, and the ruling can be made again', t => {
	const saved = press(opened(start(), 0), ...toPreview, 'enter', '2', 'enter').state;
	const failed = feed(saved, {type: 'batch-finished', id: saved.counter, attempt: failure({found: 'no space left', expected: 'room', next: 'free some'})}).state;
	t.is(failed.failures.length, 1);
	t.is(failed.tally.decided, 0);
	const read = press(failed, 'enter').state;
	t.regex(textOf([statusLine(read)]), /NOT SAVED: 1/);
	const left = press(read, 'Q', 'y').state;
	t.is(left.exitCode, 74, 'a write failed');
	t.regex(receiptText(receiptFacts(left, 74)), /NOT SAVED: 1\.[^\n]*\n {2}ruling on 2 convictions\n/);
	const again = press(read, 'R', 'enter', '2', 'enter');
	t.is(batches(again.effects).length, 1);
	t.is(settleAll(again).unsaved.size, 0);
});
