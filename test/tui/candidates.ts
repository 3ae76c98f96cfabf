import test from 'ava';
import type {Draft, Reviewer} from '../../source/review/entry.js';
import type {Under} from '../../source/results/second-policy.js';
import {drawnToken} from '../../source/tui/frame-tracker.js';
import {comesOutDifferently} from '../../source/tui/second-policy.js';
import type {AuditSession} from '../../source/tui/session.js';
import type {AppState, Effect} from '../../source/tui/state.js';
import {candidateCounts} from '../../source/tui/promotions.js';
import {titleLine, footerLine} from '../../source/tui/screens/frame-lines.js';
import {convictionSections} from '../../source/tui/screens/conviction-lines.js';
import {listLines} from '../../source/tui/screens/list-lines.js';
import {candidateListLines} from '../../source/tui/screens/candidate-list-lines.js';
import {dialogLines} from '../../source/tui/screens/dialog-lines.js';
import {resultsLines} from '../../source/tui/screens/results-lines.js';
import {tallyOf} from '../../source/tui/standing.js';
import {failure} from '../../source/values/problem.js';
import {begin, compared, feed, press, settleAll} from '../helpers/key-run.js';
import {inventedCandidate, keyOf} from '../helpers/session-fixture.js';

const candidates = [inventedCandidate(20), inventedCandidate(21), inventedCandidate(22)];
const start = (given: Partial<AuditSession> = {}): AppState => begin({candidates, ...given});
const appended = (effects: readonly Effect[]): readonly Draft[] => effects.flatMap(effect => effect.type === 'append' && effect.draft.type !== 'conviction.opened' ? [effect.draft] : []);
const textOf = (lines: ReadonlyArray<ReadonlyArray<{readonly text: string}>>): string => lines.map(spans => spans.map(({text}) => text).join('')).join('\n');
const conviction = (state: AppState): string => textOf(convictionSections(state).lines);
const words = 'a plea to accessory';
const openSecond = (state = start()): AppState => settleAll(press(state, 'C', 'j', 'enter'));
const promote = (state = openSecond()): AppState => settleAll(press(state, 'P', words, 'enter', 'enter'));

test('the list: title, why of each, and the way back', t => {
	const {state} = press(start(), 'C');
	t.regex(textOf([titleLine(state)]), /^Candidates: out of scope, may concern marijuana +row 1 of 3$/v);
	t.regex(textOf(candidateListLines(state)), /INVENTE.*2012-05-04 Plea to a related offense/v);
	t.regex(textOf([footerLine(state)]), /open.*back.*\? help/v);
	t.is(press(state, 'G').state.candidateList.cursor, 2);
	t.is(press(state, 'esc').state.screen, 'overview');
	t.regex(textOf([footerLine(start())]), /C candidates/v);
	t.regex(textOf(candidateListLines(press(begin(), 'C').state)), /No conviction out of scope/v);
});

test('a candidate opens like a conviction, says why, and why it is out of scope', t => {
	const state = openSecond();
	t.regex(textOf([titleLine(state)]), /^Candidate: out of scope +candidate 2 of 3/v);
	const text = conviction(state);
	t.regex(text, /Out of the policy's scope: a candidate/v);
	t.regex(text, /Why +Plea to a related offense: 32 PC \(line 40/v);
	t.regex(text, /Also named +HS 11359\(a\) \(comment\)/v);
	t.regex(text, /Promoted +no: P takes it into the audit/v);
	t.regex(text, /HISTORY/v);
	t.regex(text, /QUESTIONS the policy would ask/v);
	t.regex(text, /SCOPE[^\n]*\n[^\n]*no: charge is 32 PC; the policy decides/v);
	t.is(state.reviews.get(keyOf(21))?.opened, 1, 'opening it is logged');
	t.is(press(state, 'esc').state.screen, 'candidates');
	t.regex(textOf([titleLine(press(state, 'x').state)]), /^Results +$/v);
});

test('nothing is decided on a candidate: the keys say that it must be promoted first', t => {
	for (const key of ['c', 'o', 'd', 'p', 'a']) {
		const ran = press(openSecond(), key);
		t.is(ran.state.overlay, undefined, key);
		t.regex(ran.state.notice?.text ?? '', /promotes this candidate first/v);
	}
});

test('promote asks for words, shows before and after, and writes one entry', t => {
	const few = press(openSecond(), 'P', 'too few', 'enter').state;
	t.regex(few.overlay?.kind === 'decide' ? few.overlay.draft.message ?? '' : '', /at least 4 words/v);
	const last = press(openSecond(), 'P', words, 'enter').state;
	t.regex(textOf(dialogLines(last, (last.overlay as {draft: Parameters<typeof dialogLines>[1]}).draft, 18)), /Before +A candidate: out of the policy's scope\nAfter +→ In the audit, in the queue: still to be decided\nWords +a plea to accessory/v);
	const drafts = appended(press(last, 'enter').effects);
	t.deepEqual(drafts, [{type: 'candidate.promoted', key: keyOf(21), seen: '13'.padStart(64, '0'), words, action: (drafts[0] as {action: string}).action}]);
});

test('list, open, promote, decide, undo, undo: the whole way and back', t => {
	const before = start();
	const promoted = promote();
	t.is(promoted.screen, 'conviction');
	t.is(promoted.current?.position, 8, 'at the end of the queue of eight');
	t.is(promoted.session.queueLength, 9);
	t.is(promoted.session.records.length, 13);
	t.is(promoted.tally.queue.left, before.tally.queue.left + 1);
	t.regex(promoted.notice?.text ?? '', /^saved #\d+: conviction 9 promoted from the candidates; now in the queue/v);
	t.regex(conviction(promoted), /Promoted +by R\. Roe \(attorney\).*“a plea to accessory”/v);
	t.regex(textOf(listLines({...promoted, screen: 'convictions'})), /9 .*Hand review/v);
	t.regex(textOf(resultsLines(press(promoted, 'x').state)), /13 {2}convictions in all\n +1 {2}of them promoted from the candidates\n +2 {2}candidates not promoted/v);
	t.deepEqual(candidateCounts(promoted.session, promoted.reviews), {found: 3, promoted: 1, notPromoted: {...candidateCounts(before.session, before.reviews).notPromoted, 'related-plea': 2}});

	const decided = settleAll(press(promoted, 'o', '2', 'enter', '1', 'the office asks this', 'enter', 'enter'));
	t.is(decided.reviews.get(keyOf(21))?.decisions.length, 1);
	t.is(decided.tally.queue.decided, before.tally.queue.decided + 1);

	const there = settleAll(press(decided, 'esc', 'esc', 'C', 'enter'));
	t.is(there.screen, 'conviction', 'a promoted candidate opens as the conviction it is');
	const undone = settleAll(press(there, 'u'));
	t.is(undone.reviews.get(keyOf(21))?.decisions.length, 0);
	t.is(undone.screen, 'conviction');
	const out = settleAll(press(undone, 'u'));
	t.is(out.reviews.get(keyOf(21))?.promotion, undefined);
	t.is(out.screen, 'candidates');
	t.is(out.candidateList.cursor, 1);
	t.deepEqual(out.session.records.map(({key}) => key), before.session.records.map(({key}) => key));
	t.deepEqual(out.tally, tallyOf(before.session, before.reviews));
	t.regex(out.notice?.text ?? '', /^undid #\d+: it is a candidate again/v);
	t.deepEqual(out.made.map(({line, undone: isUndone}) => [line.replace(/#\d+/v, '#'), isUndone]), [
		['conviction 9 promoted from the candidates', true], ['conviction 9 overridden: Hand review to Reduce', true], ['conviction 9 undid #', false], ['conviction 9 undid #', false],
	]);
});

test('undo elsewhere takes back the decision first, then the promotion', t => {
	const decided = settleAll(press(promote(), 'd', 'wait for file', 'enter', 'enter'));
	const overview = press(decided, 'esc', 'esc').state;
	const once = press(overview, 'u');
	t.like(appended(once.effects)[0], {type: 'decision.undo', key: keyOf(21)});
	const twice = settleAll(press(settleAll(once), 'u'));
	t.is(twice.session.records.length, 12);
	t.is(twice.screen, 'overview');
});

test('what a filter shows, and the cursor, follow their convictions', t => {
	const filtered = press(start(), 'enter', 'f', 'j', 'enter', 'esc').state;
	const shown = filtered.shown!.map(position => filtered.session.records[position]!.key);
	const cursor = press({...start(), screen: 'convictions', list: {cursor: 10, top: 0}}, 'esc').state;
	const after = promote(openSecond({...filtered, screen: 'overview'}));
	t.deepEqual(after.shown!.map(position => after.session.records[position]!.key), shown);
	const {key} = cursor.session.records[10]!;
	const seen = settleAll(press(openSecond(cursor), 'P', words, 'enter'));
	const left = settleAll({...press(seen, 'enter'), state: {...press(seen, 'enter').state, screen: 'overview', current: undefined}});
	t.is(left.session.records[left.list.cursor]!.key, key);
});

test('a promotion that does not reach the disk changes nothing and keeps what was typed', t => {
	const ran = press(openSecond(), 'P', words, 'enter', 'enter');
	const failed = feed(ran.state, {type: 'append-finished', id: ran.state.counter, attempt: failure({found: 'no space', expected: 'space', next: 'free some'})}).state;
	t.is(failed.session.records.length, 12);
	t.true(failed.unsaved.has(keyOf(21)));
	const again = press(failed, 'enter', 'P').state;
	t.regex(again.notice?.text ?? '', /^Taken up where you left it/v);
});

test('a second P while the first is being saved says so', t => {
	const ran = press(openSecond(), 'P', words, 'enter', 'enter');
	t.is(appended(press(ran.state, 'P').effects).length, 0);
	t.regex(press(ran.state, 'P').state.notice?.text ?? '', /being saved/v);
});

test('a session that decides nothing shows candidates and says why it promotes none', t => {
	const state = openSecond(start({cannotDecideBecause: 'no --role was given'}));
	t.notRegex(textOf([footerLine(state)]), /promote/v);
	const ran = press(state, 'P');
	t.is(ran.state.overlay, undefined);
	t.regex(ran.state.notice?.text ?? '', /^no --role was given/v);
	t.regex(conviction(state), /Promoted +no$/mv);
});

test('a promoted candidate whose line changed since is to be looked at again', t => {
	const review = promote().reviews.get(keyOf(21))!;
	const records = [candidates[1]!];
	const session = start({records, queueLength: 1, reviews: new Map([[keyOf(21), {...review, promotion: {...review.promotion!, seen: 'f'.repeat(64)}}]])});
	t.regex(textOf(listLines({...session, screen: 'convictions'})), /Check/v);
	t.regex(conviction(settleAll(press(session, 'enter', 'enter'))), /changed after it was promoted: decide it, or undo the\s+promotion/v);
});

test('the statute stands on a candidate too; a material flag says what it comes to from out of scope', t => {
	const aside = {...inventedCandidate(23), flags: [{id: 'date-partial', level: 'M', rows: [], material: [{reading: 'the charge is as the comment has it', outcome: 'dismiss'}]}]} as const;
	const text = conviction(openSecond(start({candidates: [candidates[0]!, aside]})));
	t.regex(text, /Statute +\S/v);
	t.regex(text, /Out of scope → Dismiss if the charge is as the comment has it/v);
	t.notRegex(text, /press a/v);
});

test('the frame of a candidate counts as drawn, like that of a conviction', t => {
	const state = openSecond();
	t.is(drawnToken(state), state.current?.token);
	t.is(drawnToken(press(state, 'P').state), undefined);
});

test('the rows of a candidate\'s person, and back to the candidate', t => {
	const rows = press(openSecond(), 'v').state;
	t.is(rows.screen, 'rows');
	t.regex(textOf([titleLine(rows)]), /^Rows of the person/v);
	t.is(press(rows, 'enter').state.screen, 'row');
	t.is(press(rows, 'enter', 'esc', 'esc').state.screen, 'candidate');
});

test('the next undecided conviction after a candidate is the first one: its place is among the candidates', t => {
	t.is(press(openSecond(), ']').state.current?.position, press(start(), ']').state.current?.position);
	t.is(press(openSecond(), 'x').state.screen, 'results');
	t.notRegex(textOf([titleLine(press(openSecond(), 'x').state)]), /candidate 2/v);
});

test('whoever reads the rows while an undo takes the candidate out of the audit is back at the candidates', t => {
	const asked = press(promote(), 'u');
	const reading = press(asked.state, 'v', 'enter').state;
	const out = settleAll({state: reading, effects: asked.effects});
	t.is(out.screen, 'candidates');
	t.is(out.current, undefined);
});

test('a second policy is compared with out of scope for a promoted candidate, whatever was decided on it', t => {
	const promoted = promote();
	const record = promoted.session.records[8]!;
	const second = compared(press(promoted, 'esc', 'esc').state).compared!;
	const says = (standing: Under['standing']) => ({...second, under: new Map([[record.key, {standing, reason: 'so it says'}]])});
	t.true(comesOutDifferently(says('hand-review'), record));
	t.false(comesOutDifferently(says('out-of-scope'), record));
	t.regex(conviction({...promoted, compared: says('dismiss')}), /Compared +Under .+?:\s+Eligible for Dismissal,\s+so it says/sv);
});

test('a paralegal promotes and proposes; an attorney\'s promotion is not theirs to undo', t => {
	const paralegal: Reviewer = {name: 'M. Ortiz', role: 'paralegal', account: 'mortiz'};
	const own = promote(openSecond(start({reviewer: paralegal})));
	t.is(own.screen, 'conviction');
	const proposed = settleAll(press(own, 'o', '2', 'enter', '1', 'the office asks this', 'enter', 'enter'));
	t.is(proposed.tally.awaiting, 1);
	t.is(promote(openSecond(start({reviewer: paralegal}))).reviews.get(keyOf(21))!.promotion!.by.role, 'paralegal');
	const attorneys = promote();
	const seen = press({...attorneys, session: {...attorneys.session, reviewer: paralegal}}, 'u');
	t.deepEqual(seen.effects, []);
	t.regex(seen.state.notice?.text ?? '', /R\. Roe \(attorney\) promoted this/v);
});
