import test from 'ava';
import type {ConvictionRecord} from '../../source/determinations/determination.js';
import {visibleText} from '../../source/terminal/visible-text.js';
import {bindings} from '../../source/tui/key-table.js';
import {overviewPages} from '../../source/tui/overview-plan.js';
import {comesOutDifferently, standingUnderOwn} from '../../source/tui/second-policy.js';
import {listLines} from '../../source/tui/screens/list-lines.js';
import type {AppState} from '../../source/tui/state.js';
import {failure, success} from '../../source/values/problem.js';
import {begin, compared, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {inventedPolicies, inventedSecond} from '../helpers/session-fixture.js';

const choosing = (state = begin()): AppState => settleAll(press(state, 'v'));
/** What the reducer asks for, and the comparison under way. */
const evaluating = (state = begin()) => press(choosing(state), 'enter');

test('v asks for the policies once, marks the audit\'s own and begins on the next', t => {
	const first = press(begin(), 'v');
	t.deepEqual(first.effects, [{type: 'list-policies'}]);
	t.regex(press(first.state, 'enter').state.notice?.text ?? '', /still being read/);
	const open = settleAll(first);
	t.deepEqual(open.policies, inventedPolicies);
	t.deepEqual(open.overlay, {kind: 'policies', cursor: 1, file: undefined});
	t.deepEqual(press(press(open, 'esc').state, 'v').effects, []);
	const own = press(open, 'k', 'enter');
	t.deepEqual(own.effects, []);
	t.regex(own.state.notice?.text ?? '', /the policy of the audit itself/);
});

test('policies that arrive after the dialog was closed open nothing', t => {
	const closed = press(begin(), 'v', 'esc').state;
	t.is(feed(closed, {type: 'policies-listed', attempt: success(inventedPolicies)}).state.overlay, undefined);
});

test('Enter evaluates; progress is kept while keys are answered, and nothing else can be done', t => {
	const ran = evaluating();
	t.deepEqual(ran.effects, [{type: 'compare', token: ran.state.counter, policy: 'los-angeles-2020'}]);
	const token = ran.state.counter;
	const first = {bytes: 1, total: 9, seconds: 1};
	const now = {bytes: 3, total: 9, seconds: 2};
	const {state} = feed(ran.state, {type: 'compare-progress', token, read: first}, {type: 'compare-progress', token, read: now});
	t.like(state.comparing, {kind: 'evaluating', read: {first, now}});
	t.regex(press(state, 'enter').state.notice?.text ?? '', /Esc stops it/);
	for (const key of [']', 'x', 'c', 'V', 'u', 'tab']) {
		const pressed = press(state, key);
		t.deepEqual(pressed.effects, []);
		t.is(pressed.state.screen, 'overview');
		t.truthy(pressed.state.comparing);
	}
});

test('Esc stops it: the shell is told, and what still arrives changes nothing', t => {
	const {state} = evaluating();
	const token = state.counter;
	const stopped = press(state, 'esc');
	t.deepEqual(stopped.effects, [{type: 'stop-comparing'}]);
	t.is(stopped.state.comparing, undefined);
	const late = feed(stopped.state, {type: 'compare-progress', token, read: {bytes: 1, total: 2, seconds: 1}}, {type: 'compare-finished', token, attempt: success(inventedSecond(state.session, 'los-angeles-2020'))});
	t.is(late.state.compared, undefined);
	t.is(late.state.comparing, undefined);
});

test('an answer to a comparison that was stopped is not taken for the next one', t => {
	const first = evaluating().state;
	const second = evaluating(press(first, 'esc').state).state;
	const late = feed(second, {type: 'compare-finished', token: first.counter, attempt: success(inventedSecond(first.session, 'narrower'))}).state;
	t.is(late.compared, undefined);
	t.is(late.comparing?.kind, 'evaluating');
});

test('problems are shown until they are read; an earlier comparison stays', t => {
	const before = compared(begin());
	const again = press(settleAll(press(before, 'v')), 'G', 'k', 'enter').state;
	const problem = {found: 'x', expected: 'y', next: 'z'};
	const failed = feed(again, {type: 'compare-finished', token: again.counter, attempt: failure(problem)}).state;
	t.deepEqual(failed.comparing, {kind: 'failed', problems: [problem]});
	const read = press(failed, 'enter');
	t.is(read.state.comparing, undefined);
	t.is(read.state.compared, before.compared);
	t.deepEqual(read.effects, []);
});

test('the overview turns to the comparison, and says how many come out differently and how many are here', t => {
	const start = begin();
	const state = compared(start);
	t.is(state.overviewPage, overviewPages(start));
	t.true(overviewPages(state) > overviewPages(start));
	// Two are reduced and two referred; one more is decided by the second policy alone.
	t.regex(state.notice?.text ?? '', /^5 convictions come out differently: V lists the 4 of this audit$/);
	t.is(state.screen, 'overview');
});

test('V lists what comes out differently, in the list it goes back and forth, and F ends it', t => {
	t.regex(press(begin(), 'V').state.notice?.text ?? '', /Nothing is compared: v/);
	t.regex(press(begin(), 'enter', 'V').state.notice?.text ?? '', /Nothing is compared/);
	const list = press(compared(begin()), 'V').state;
	t.is(list.screen, 'convictions');
	t.deepEqual(list.shown, [2, 4, 8, 10]);
	t.is(press(list, 'V').state.shown, undefined);
	t.is(press(list, 'F').state.shown, undefined);
	t.deepEqual(press(list, 'f', 'enter', 'j', 'enter').state.shown, [2, 8]);
	t.is(press(list, 'j', 'enter').state.current?.position, 4);
});

test('a decision does not change which convictions come out differently', t => {
	const state = compared(settleAll(press(opened(begin(), 2), 'a', 'c', 'enter', 'esc', 'esc')));
	t.deepEqual(press(state, 'V').state.shown, [2, 4, 8, 10]);
});

test('another second policy takes the place of the first, in the list too', t => {
	const list = press(compared(begin()), 'V').state;
	const next = feed({...list, comparing: {kind: 'evaluating', token: 99, title: visibleText('A narrower policy'), read: undefined}}, {
		type: 'compare-finished', token: 99, attempt: success({...inventedSecond(list.session, 'narrower'), under: new Map()}),
	}).state;
	t.is(next.compared?.policy.id, 'narrower');
	t.deepEqual(next.shown, []);
	t.regex(listLines(next).flat().map(({text}) => text).join('\n'), /Every conviction of this audit comes out the same/);
});

test('none ends the comparison: section, filter and column are gone', t => {
	const list = press(compared(begin()), 'V', 'esc').state;
	const open = press(list, 'v');
	t.deepEqual(open.effects, []);
	const ended = press(open.state, 'enter');
	t.deepEqual(ended.effects, []);
	t.is(ended.state.compared, undefined);
	t.is(ended.state.shown, undefined);
	t.deepEqual(ended.state.filter, []);
	t.is(overviewPages(ended.state), overviewPages(begin()));
	t.regex(ended.state.notice?.text ?? '', /nothing of it was stored/);
});

test('a policy file is typed or pasted; Esc goes back to the policies', t => {
	const typing = press(choosing(), 'G', 'enter').state;
	t.regex(press(typing, 'enter').state.notice?.text ?? '', /Type the path/);
	t.is(press(press(typing, 'esc').state, 'esc').state.overlay, undefined);
	const ran = press(press(typing, 'x', 'backspace', './').state, 'v', 'q', '.yaml', 'enter');
	t.like(ran.effects, [{type: 'compare', policy: './vq.yaml'}]);
	const pasted = press(feed(typing, {type: 'paste', text: 'rules/office.yaml\n', read: 1}).state, 'enter');
	t.like(pasted.effects, [{type: 'compare', policy: 'rules/office.yaml'}]);
});

test('an audit under a policy that does not ship shows it, marked, before the others', t => {
	const open = choosing(begin({policy: {id: 'office', title: 'Office', adopted: true, challengeDeadline: undefined, secondAttorney: []}}));
	t.is(open.overlay?.kind === 'policies' && open.overlay.cursor, 1);
	t.regex(press(open, 'g', 'enter').state.notice?.text ?? '', /policy of the audit itself/);
	t.like(press(open, 'enter').effects, [{policy: 'clear-my-record-2019'}]);
});

test('a session that decides nothing compares all the same, and no key of it writes', t => {
	const state = compared(begin({cannotDecideBecause: 'no role'}));
	t.truthy(state.compared);
	t.is(state.log, state.session.log);
	t.true(bindings.filter(({contexts}) => contexts.some(context => ['policies', 'policy-file', 'comparing'].includes(context))).every(({writes}) => writes === undefined));
});

test('what a fact changed is no difference between two policies: both are of the extract alone', t => {
	const before = compared(begin());
	const position = before.session.records.findIndex(record => record.outcome === 'dismiss');
	const record = before.session.records[position]!;
	t.false(comesOutDifferently(before.compared, record));
	const withFact: ConvictionRecord = {...record, outcome: 'not-eligible', supplied: [], extracted: {outcome: record.outcome, reason: record.reason, question: record.question, relief: record.relief}};
	t.false(comesOutDifferently(before.compared, withFact));
	t.is(standingUnderOwn(withFact), 'dismiss');
});
