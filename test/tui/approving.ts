import test from 'ava';
import type {Draft, Reviewer} from '../../source/review/entry.js';
import {convictionSections} from '../../source/tui/screens/conviction-lines.js';
import {dialogLines} from '../../source/tui/screens/dialog-lines.js';
import {countsOf} from '../../source/tui/finding/filter.js';
import {footerLine, statusLine} from '../../source/tui/screens/frame-lines.js';
import {standingNotes} from '../../source/tui/screens/results-lines.js';
import type {Line} from '../../source/tui/lines.js';
import {receiptFacts, receiptText} from '../../source/tui/receipt.js';
import type {AuditSession} from '../../source/tui/session.js';
import {tallyOf} from '../../source/tui/standing.js';
import type {AppState, Effect} from '../../source/tui/state.js';
import {fieldText} from '../../source/tui/text-field.js';
import {begin, opened, press, settleAll} from '../helpers/key-run.js';
import {inventedSession, keyOf} from '../helpers/session-fixture.js';

const decisions = (effects: readonly Effect[]): readonly Draft[] => effects.flatMap(effect => effect.type === 'append' && effect.draft.type.startsWith('decision.') ? [effect.draft] : []);
const textOf = (lines: readonly Line[]): string => lines.map(spans => spans.map(({text}) => text).join('').trim()).join(' ').replaceAll(/\s+/g, ' ');
const screen = (state: AppState): string => textOf(convictionSections(state).lines);
const dialog = (state: AppState): string => state.overlay?.kind === 'decide' ? textOf(dialogLines(state, state.overlay.draft, 40)) : '';
const notice = (state: AppState): string => state.notice?.text ?? '';

const listed = {roster: 'ab'.repeat(32), barNumber: '900001'};
const paralegal: Reviewer = {name: 'Mara Ortiz', role: 'paralegal', account: 'mortiz', listed};
const attorney: Reviewer = {name: 'Alva Chen', role: 'attorney', account: 'achen', listed};
const another: Reviewer = {name: 'Bo Díaz', role: 'attorney', account: 'bdiaz', listed};
const supervisor: Reviewer = {name: 'Sol Supervisor', role: 'supervisor', account: 'sup'};
/** Position 1 is a plain dismissal, 2 a reduction with a level-H flag; 9 lies past the queue. */
const [dismissal, flagged, pastQueue] = [1, 2, 9];

const words = 'The docket says something else';
/** To reduce, with the first relief, the first reason and words. */
const reducing = ['o', '2', 'enter', '1', words, 'enter', 'enter'];

const as = (reviewer: Reviewer, before?: AppState, given: Partial<AuditSession> = {}): AppState =>
	begin({...given, reviewer, roster: 'office.yaml', ...(before ? {reviews: before.reviews, log: before.log} : {})});

/** A session of the paralegal in which conviction `position` was proposed to be reduced. */
const proposed = (position = dismissal, by = paralegal): AppState => settleAll(press(opened(as(by), position), ...reducing));

/** A reduction with a level-H flag, proposed to be dismissed, before the attorney. */
const flaggedProposal = (): AppState => opened(as(attorney, settleAll(press(opened(as(paralegal), flagged), 'o', '1', 'enter', '1', words, 'enter', 'enter'))), flagged);

const liveSeq = (state: AppState, position = dismissal): number => state.reviews.get(keyOf(position))!.decisions.at(-1)!.seq;

/** The figures kept step by step are those that counting anew gives. */
const counted = (state: AppState): boolean => JSON.stringify(state.tally) === JSON.stringify(tallyOf(state.session, state.reviews));

test('a paralegal\'s override says propose, and is logged as a proposal with all an override has', t => {
	const start = opened(as(paralegal), dismissal);
	t.regex(textOf([footerLine(start)]), /o propose/);
	const at = press(start, 'o').state;
	t.regex(dialog(at), /Propose another outcome, for an attorney to approve/);
	const ran = press(start, ...reducing);
	t.like(decisions(ran.effects)[0], {type: 'decision.propose', from: 'dismiss', to: 'reduce', relief: 'redesignate-misdemeanor', reasonCode: 'record-misread', words});
	const last = press(start, ...reducing.slice(0, -1)).state;
	t.regex(dialog(last), /Awaits the approval of an attorney before it stands/);
	const state = settleAll(ran);
	t.like(state.tally, {awaiting: 1, decided: 0, unverified: 0, queue: {decided: 0, deferred: 0, awaiting: 1, left: 7}});
	t.is(state.tally.effective['hand-review'], 3, 'the two that the engine leaves to a person, and this');
	t.true(counted(state));
	t.regex(textOf([statusLine(state)]), /0 decided, 1 awaiting, 7 left .* Mara Ortiz \(paralegal\)/);
	t.regex(receiptText(receiptFacts(state, 0)), /conviction 2 proposed: Dismiss to Reduce\n.*of them 1 awaiting approval/);
});

test('a paralegal confirms, defers and undoes their own as before', t => {
	const start = opened(as(paralegal), dismissal);
	t.is(decisions(press(start, 'c', 'enter').effects)[0]?.type, 'decision.confirm');
	t.is(decisions(press(start, 'd', 'docket ordered', 'enter', 'enter').effects)[0]?.type, 'decision.defer');
	const back = settleAll(press(proposed(), 'esc', 'u'));
	t.is(back.tally.awaiting, 0);
	t.true(counted(back));
});

test('propose, approve: it stands, decided by the attorney', t => {
	const before = proposed();
	const start = opened(as(attorney, before), dismissal);
	t.regex(screen(start), /Decision AWAITS APPROVAL\. Proposed \(record-misread\): Eligible for Reduction, by Mara Ortiz \(paralegal\), .* “The docket says something else”/);
	t.regex(screen(start), /Approval y approves it, n declines it/);
	t.regex(screen(start), /To settle Proposed by Mara Ortiz \(paralegal\): to be approved by an attorney/);
	t.regex(textOf([footerLine(start)]), /^y approve n decline/);
	const look = press(start, 'y').state;
	t.deepEqual(decisions(press(start, 'y').effects), [], 'a held key must not approve');
	t.regex(dialog(look), /Approve what awaits an attorney.*Is this right\? Enter saves it\..*After → Eligible for Reduction: Redesignate as a misdemeanor About Proposed .*“The docket says something else”/);
	const ran = press(look, 'enter');
	t.like(decisions(ran.effects)[0], {type: 'decision.approve', key: keyOf(dismissal), proposal: liveSeq(before), seen: '1'.padStart(64, '0')});
	const state = settleAll(ran);
	t.like(state.tally, {awaiting: 0, decided: 1, unverified: 0});
	t.true(counted(state));
	t.regex(notice(state), /^saved #\d+: conviction 2 approved #\d+; now conviction/);
	t.regex(screen(opened(state, dismissal)), /Decision Overridden, as proposed \(record-misread\): Eligible for Reduction, by Mara Ortiz \(paralegal\), [^;]*; approved by Alva Chen \(attorney\)/);
	const undone = settleAll(press(opened(state, dismissal), 'u'));
	t.is(undone.tally.awaiting, 1, 'undone, it awaits approval again');
	t.true(counted(undone));
});

test('propose, decline: words are needed, and the conviction is as if undecided', t => {
	const before = proposed();
	const at = press(opened(as(attorney, before), dismissal), 'n').state;
	t.regex(dialog(at), /Decline what awaits an attorney \(step 1 of 2\)/);
	t.deepEqual(decisions(press(at, 'enter', 'enter').effects), []);
	const ran = press(at, 'another person', 'enter', 'enter');
	t.like(decisions(ran.effects)[0], {type: 'decision.decline', proposal: liveSeq(before), words: 'another person'});
	const state = settleAll(ran);
	t.like(state.tally, {awaiting: 0, decided: 0, queue: {decided: 0, deferred: 0, awaiting: 0, left: 8}});
	t.true(counted(state));
	const seen = screen(opened(as(paralegal, state), dismissal));
	t.regex(seen, /Decision none yet Declined by Alva Chen \(attorney\), .* “another person” It was: Proposed \(record-misread\): Eligible for Reduction, by Mara Ortiz/);
	t.regex(seen, /decision\.propose .* by Mara Ortiz .*decision\.decline .* by Alva Chen/, 'both stay in the history');
	const undone = settleAll(press(opened(state, dismissal), 'u'));
	t.is(undone.tally.awaiting, 1);
	t.is(decisions(press(opened(as(paralegal, state), dismissal), ...reducing).effects)[0]?.type, 'decision.propose', 'it can be proposed again');
});

const disabled: ReadonlyArray<readonly [what: string, state: () => AppState, keys: readonly string[], says: RegExp]> = [
	['one\'s own proposal', () => opened(as({...paralegal, role: 'attorney'}, proposed()), dismissal), ['y', 'n'], /your own proposal: another attorney/],
	['one\'s own name on another account', () => opened(as({...paralegal, role: 'attorney', account: 'other', name: 'mara ORTIZ'}, proposed()), dismissal), ['y', 'n'], /your own proposal/],
	['a paralegal approves nothing', () => opened(as({...paralegal, name: 'P. Okafor', account: 'pokafor'}, proposed()), dismissal), ['y', 'n'], /your role is paralegal/],
	['a paralegal leaves another\'s proposal to the attorney', () => opened(as({...paralegal, name: 'P. Okafor', account: 'pokafor'}, proposed()), dismissal), ['c', 'o', 'd', 'u'], /The proposal of Mara Ortiz \(paralegal\) \(#\d+\) awaits an attorney/],
	['nothing to approve', () => opened(as(attorney), dismissal), ['y', 'n'], /Nothing awaits approval/],
	['what is deferred', () => opened(settleAll(press(opened(as(attorney), dismissal), 'd', 'docket ordered', 'enter', 'enter')), dismissal), ['y', 'n'], /Nothing awaits approval/],
	['a paralegal and an attorney\'s decision', () => opened(as(paralegal, settleAll(press(opened(as(attorney), dismissal), ...reducing))), dismissal), ['c', 'o', 'd', 'u'], /Alva Chen \(attorney\) decided this \(#\d+\)/],
	['a paralegal challenges nothing', () => opened(as(paralegal), dismissal), ['p'], /attorney's decision.*Propose “Not eligible” with o/],
	['a level-H flag is open', () => flaggedProposal(), ['y'], /Acknowledge first with a: 1 flag is open/],
	['a proposal of another state of the record', () => opened(as(attorney, proposed(), {lineHashes: new Map(inventedSession().records.map(({key}) => [key, 'fe'.repeat(32)]))}), dismissal), ['y', 'n'], /changed since: what was proposed must be made again/],
];

for (const [what, state, keys, says] of disabled) {
	test(`says why not: ${what}`, t => {
		const start = state();
		for (const key of keys) {
			const ran = press(start, key, 'enter');
			t.regex(notice(press(start, key).state), says, key);
			t.deepEqual(decisions(ran.effects), []);
		}
	});
}

test('a flagged proposal is approved once its flags are acknowledged, and says so', t => {
	t.like(decisions(press(flaggedProposal(), 'a', 'y', 'enter').effects)[0], {type: 'decision.approve', flagsAcknowledged: ['after-act']});
});

test('a supervisor approves as well; unlisted, the results are unverified', t => {
	const state = settleAll(press(opened(as(supervisor, proposed()), dismissal), 'y', 'enter'));
	t.is(state.tally.decided, 1);
	t.is(state.tally.unverified, 1);
	t.true(standingNotes(state).some(note => note.includes('UNVERIFIED REVIEWERS')));
	t.regex(textOf([statusLine(state)]), /Sol Supervisor \(supervisor, unverified\)/);
	t.false(standingNotes(proposed()).some(note => note.includes('UNVERIFIED')));
});

test('an attorney may decide otherwise, and is told what that puts aside', t => {
	const ran = press(opened(as(attorney, proposed()), dismissal), 'c');
	t.regex(dialog(ran.state), /Puts aside what awaits approval: #\d+ of Mara Ortiz \(paralegal\)/);
	t.is(settleAll(press(ran.state, 'enter')).tally.awaiting, 0);
});

test('what was typed of one proposal is not said of another', t => {
	const first = press(opened(as(attorney, proposed()), dismissal), 'n', 'not this', 'esc').state;
	t.is(fieldText((press(first, 'n').state.overlay as {draft: {words: Parameters<typeof fieldText>[0]}}).draft.words), 'not this');
	const review = proposed().reviews.get(keyOf(dismissal))!;
	const renewed: AppState = {...first, reviews: new Map(first.reviews).set(keyOf(dismissal), {...review, decisions: review.decisions.map(decision => ({...decision, seq: 99}))})};
	t.is(fieldText((press(renewed, 'n').state.overlay as {draft: {words: Parameters<typeof fieldText>[0]}}).draft.words), '');
});

test('] brings an attorney to what awaits approval, past the queue too, and not the one who proposed it', t => {
	const before = proposed(pastQueue);
	const from = {...as(attorney, before), screen: 'convictions' as const, list: {cursor: 8, top: 0}};
	t.is(press(from, ']').state.current?.position, pastQueue);
	const proposer = {...as(paralegal, before), screen: 'convictions' as const, list: {cursor: 8, top: 0}};
	t.not(press(proposer, ']').state.current?.position, pastQueue);
});

test('where all the rest awaits somebody else, that is what is said', t => {
	const one = {records: inventedSession().records.slice(1, 2)};
	const state = settleAll(press(opened(as(paralegal, undefined, one), 0), ...reducing));
	t.regex(notice(state), /1 await an approval that is not yours to give/);
	t.regex(notice(press(state, ']').state), /Nothing is left that you can decide; 1 await an approval/);
});

test('the filter shows what awaits approval', t => {
	const before = proposed();
	for (const reviewer of [paralegal, attorney]) {
		const list = press({...as(reviewer, before), screen: 'convictions'}, 'f', 'j', 'enter', 'G', 'enter').state;
		t.deepEqual(list.shown, [dismissal]);
	}

	t.deepEqual(countsOf([], as(attorney, before)).get('decision')?.map(({value}) => value), ['undecided', 'awaiting approval'], 'it is not decided');
});

const two = {policy: {...inventedSession().policy, secondAttorney: ['challenge', 'not-eligible'] as const}};
const challenging = ['p', '1', 'one two three four five six', 'enter', '2', 'file 3', 'enter', '2020-06-01', 'enter'];

test('second attorney: a challenge awaits another, and not the same', t => {
	const asking = press(opened(as(attorney, undefined, two), dismissal), ...challenging);
	t.regex(dialog(asking.state), /Awaits the approval of another attorney before it stands/);
	const made = settleAll(press(asking.state, 'enter'));
	t.like(made.tally, {awaiting: 1, decided: 0});
	t.is(made.tally.piles.challenged, 0);
	t.regex(notice(press(opened(made, dismissal), 'y').state), /your own decision: another attorney/);
	const start = opened(as(another, made, two), dismissal);
	t.regex(screen(start), /To settle Decided by Alva Chen \(attorney\): to be approved by another attorney/);
	t.regex(dialog(press(start, 'y').state), /After → Challenged: relief is opposed/);
	const state = settleAll(press(start, 'y', 'enter'));
	t.is(state.tally.piles.challenged, 1);
	t.true(counted(state));
	const one = settleAll(press(opened(as(attorney), dismissal), ...challenging, 'enter'));
	t.is(one.tally.piles.challenged, 1, 'without the policy\'s word one attorney is enough');
});

test('second attorney: past the deadline a challenge made before it is made again, with its basis', t => {
	const made = settleAll(press(opened(as(attorney, undefined, two), dismissal), ...challenging, 'enter'));
	const late = opened(as(another, made, {...two, today: '2020-07-02'}), dismissal);
	t.regex(notice(press(late, 'y').state), /deadline passed since this challenge was made/);
	const withBasis = settleAll(press(opened(as(attorney, undefined, {...two, today: '2020-07-02'}), dismissal), ...challenging, 'PC 1170.18 allows it', 'enter', 'enter'));
	t.is(settleAll(press(opened(as(another, withBasis, {...two, today: '2020-07-03'}), dismissal), 'y', 'enter')).tally.piles.challenged, 1);
});

test('second attorney: a paralegal\'s refusal takes two', t => {
	const refusing = ['o', '3', '1', words, 'enter', '1', 'vol 2', 'enter', '2020-06-01', 'enter', 'enter'];
	const before = settleAll(press(opened(as(paralegal, undefined, two), dismissal), ...refusing));
	const first = press(opened(as(attorney, before, two), dismissal), 'y');
	t.regex(dialog(first.state), /Awaits the approval of another attorney before it stands/);
	const once = settleAll(press(first.state, 'enter'));
	t.is(once.tally.awaiting, 1);
	const second = press(opened(as(another, once, two), dismissal), 'y');
	t.notRegex(dialog(second.state), /Awaits/);
	const state = settleAll(press(second.state, 'enter'));
	t.like(state.tally, {awaiting: 0, decided: 1});
	t.true(counted(state));
});

test('second attorney: a confirmed refusal awaits another, who approves and does not confirm again', t => {
	const refusal = 3;
	const before = settleAll(press(opened(as(attorney, undefined, two), refusal), 'c', 'enter', 'vol 2', 'enter', '2020-05-30', 'enter', 'enter'));
	t.is(before.tally.awaiting, 1);
	t.regex(notice(press(opened(as(another, before, two), refusal), 'c').state), /awaits your approval: y approves it/);
	t.is(settleAll(press(opened(as(another, before, two), refusal), 'y', 'enter')).tally.decided, 1);
});
