import test from 'ava';
import type {Draft} from '../../source/review/entry.js';
import type {AppState, Effect} from '../../source/tui/state.js';
import {standingOf} from '../../source/tui/standing.js';
import {fieldText} from '../../source/tui/text-field.js';
import {failure} from '../../source/values/problem.js';
import {begin, burst, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {inventedCandidate, keyOf} from '../helpers/session-fixture.js';

const facts = (effects: readonly Effect[]): readonly Draft[] => effects.flatMap(effect => effect.type === 'append' && effect.draft.type.startsWith('fact.') ? [effect.draft] : []);
const dialog = (state: AppState) => state.overlay?.kind === 'answer' ? state.overlay.draft : undefined;
const keys = ['e', '1', '1960-01-01', 'enter', '1', 'vol. 2 p. 14', 'enter', '2020-06-14', 'enter'] as const;
const lastLook = (state = opened(begin(), 0)): AppState => settleAll(press(state, ...keys));
const saved = (): AppState => settleAll(press(lastLook(), 'enter'));
const screen = (state: AppState): string => frameAt(state).join('\n');

test('the fact that the stated question lacks comes first, with what is known now', t => {
	const text = screen(press(opened(begin(), 0), 'e').state);
	t.regex(text, /Answer with a fact \(step 1 of 6\)[^]*1\. Date of birth \(an open question lacks it; now: unknown\)[^]*2\. Date of conviction \(now: 2012-05-04\)/);
});

test('a value is checked as it is typed, and what was understood is shown', t => {
	const typing = press(opened(begin(), 0), 'e', '1', '1975-02');
	t.regex(screen(typing.state), /Read as +1975-02, some day of that month/);
	const wrong = press(typing.state, '-30').state;
	t.regex(screen(wrong), /Please write the date as YYYY-MM-DD/);
	t.is(dialog(press(wrong, 'enter').state)?.step, 'value');
	t.regex(dialog(press(opened(begin(), 0), 'e', '1', '2021-01-01', 'enter').state)?.message ?? '', /after the as-of date, 2020-07-01/);
});

test('a charge is read as it is typed, and a severity is chosen', t => {
	t.regex(screen(press(opened(begin(), 0), 'e', '5', '11359(a) hs').state), /Read as +11359\(A\) HS/);
	const chosen = press(opened(begin(), 0), 'e', '4', '2').state;
	t.is(dialog(chosen)?.step, 'evidence-kind');
	t.is(fieldText(dialog(chosen)!.value), 'misdemeanor');
});

test('the last look asks what would follow, and shows it before anything is saved', t => {
	const ran = press(opened(begin(), 0), ...keys);
	t.deepEqual(ran.effects.filter(({type}) => type === 'preview-fact'), [{type: 'preview-fact', token: ran.state.counter, asked: {key: keyOf(0), kind: 'date-of-birth', value: '1960-01-01'}}]);
	t.regex(screen(ran.state), /working out what follows/);
	const early = press(ran.state, 'enter');
	t.deepEqual(facts(early.effects), []);
	t.regex(early.state.notice?.text ?? '', /not on the screen yet/);
	const shown = settleAll(ran);
	t.regex(screen(shown), /Fact +Date of birth: 1960-01-01[^]*Evidence +docket: vol\. 2 p\. 14, seen 2020-06-14[^]*Before +Hand Review[^]*After +→ Eligible for Dismissal: 57 years or older/);
	t.deepEqual(facts(ran.effects), []);
});

test('a look that could not be worked out saves nothing', t => {
	const {state} = press(opened(begin(), 0), ...keys);
	const failed = feed(state, {type: 'fact-previewed', token: state.counter, attempt: failure({found: 'rows that changed', expected: 'the bytes that were evaluated', next: 'restore the extract'})}).state;
	t.deepEqual(facts(press(failed, 'enter').effects), []);
	t.regex(screen(failed), /rows that changed/);
});

test('an answer to an earlier look is not shown for another', t => {
	const {state} = press(opened(begin(), 0), ...keys);
	const again = press(state, 'esc', 'enter').state;
	const stale = feed(again, {type: 'fact-previewed', token: state.counter, attempt: failure({found: 'x', expected: 'y', next: 'z'})}).state;
	t.like(stale.overlay, {preview: {kind: 'asked', token: again.counter}});
});

test('Enter saves one entry: the fact, its evidence, and the line that was seen', t => {
	const ran = burst(lastLook(), 'enter', 'enter');
	t.deepEqual(facts(ran.effects), [{
		type: 'fact.supplied', key: keyOf(0), about: keyOf(0), fact: 'date-of-birth', value: '1960-01-01', evidence: {kind: 'docket', locator: 'vol. 2 p. 14', seen: '2020-06-14'},
		seen: '0'.padStart(64, '0'), action: (facts(ran.effects)[0] as {action: string}).action,
	}]);
});

test('saved, the screen shows the new determination and the fact, and it is still to be decided', t => {
	const state = saved();
	t.is(state.current?.position, 0, 'nobody is moved on');
	t.regex(state.notice?.text ?? '', /^saved #\d+: conviction 1 date of birth supplied; determined again with it, to be decided/);
	t.regex(screen({...state, notice: undefined}), /Engine +. Eligible for Dismissal[^]*Supplied +Date of birth: 1960-01-01 \(the record says unknown\)[^]*Without +Hand Review/);
	t.like(standingOf(state.session, state.reviews, 0), {decided: false, waits: true, effective: {outcome: 'dismiss', pile: 'undecided'}});
	t.is(state.tally.engine['hand-review'], begin().tally.engine['hand-review'], 'the engine\'s figures stay those of the extract');
	t.is(state.answers.size, 0);
});

test('confirmed on the new line, it is decided', t => {
	const ran = press(saved(), 'c', 'enter');
	t.like(ran.effects.find(effect => effect.type === 'append' && effect.draft.type === 'decision.confirm'), {draft: {from: 'dismiss', seen: 'fa'.repeat(32)}});
	t.true(standingOf(settleAll(ran).session, settleAll(ran).reviews, 0).decided);
});

test('what was decided before a fact is stale', t => {
	const decided = settleAll(press(opened(begin(), 1), 'c', 'enter'));
	const state = settleAll(press(lastLook(opened(decided, 1)), 'enter'));
	t.is(standingOf(state.session, state.reviews, 1).effective.word, 'stale');
});

test('u withdraws the newest: a decision made on the fact first, then the fact; the conviction is as it was', t => {
	const before = opened(begin(), 0);
	const decided = settleAll(press(saved(), 'c', 'enter'));
	const first = press(opened(decided, 0), 'u');
	t.like(first.effects[0], {draft: {type: 'decision.undo'}});
	const second = press(opened(settleAll(first), 0), 'u');
	t.like(second.effects[0], {draft: {type: 'fact.withdrawn', undoes: 4, key: keyOf(0)}});
	const state = settleAll(second);
	t.deepEqual(state.session.records[0], before.session.records[0]);
	t.is(state.session.lineHashes.get(keyOf(0)), before.session.lineHashes.get(keyOf(0)));
	t.regex(state.notice?.text ?? '', /withdrew the fact of #4; determined again without it/);
});

test('elsewhere u withdraws the fact of this session', t => {
	t.like(press({...saved(), screen: 'overview'}, 'u').effects[0], {draft: {type: 'fact.withdrawn', undoes: 4}});
});

test('one fact of a kind stands at a time, and says how to replace it', t => {
	const ran = press(saved(), 'e', '1');
	t.regex(dialog(ran.state)?.message ?? '', /Supplied already \(#4\): u withdraws it/);
});

test('Escape goes back a step, then closes, and what was entered is kept; another fact begins another value', t => {
	const back = press(opened(begin(), 0), 'e', '1', '1960-01-01', 'enter', 'esc', 'esc', 'esc').state;
	t.is(back.overlay, undefined);
	const again = press(back, 'e').state;
	t.regex(again.notice?.text ?? '', /Taken up where you left it/);
	t.is(fieldText(dialog(press(again, 'enter').state)!.value), '1960-01-01');
	t.is(fieldText(dialog(press(again, '2').state)!.value), '');
	t.is(fieldText(press(press(opened(begin(), 0), 'e', '1', '19').state, 'ctrl-c').state.answers.get(keyOf(0))!.value), '19', 'quitting asks, and keeps it');
});

test('what did not reach the disk is kept to be saved again', t => {
	const saving = press(lastLook(), 'enter').state;
	const failed = press(feed(saving, {type: 'append-finished', id: saving.counter, attempt: failure({found: 'no space left', expected: 'room', next: 'free some'})}).state, 'enter').state;
	t.true(failed.unsaved.has(keyOf(0)));
	t.is(failed.session.records[0]!.supplied, undefined);
	t.is(dialog(press(failed, 'e').state)?.step, 'evidence-seen');
});

test('what is saved and cannot be worked out is said', t => {
	const saving = press(lastLook(), 'enter').state;
	const review = saved().reviews.get(keyOf(0))!;
	const {state} = feed(saving, {type: 'append-finished', id: saving.counter, attempt: {ok: true, value: {seq: 4, at: '', head: 'e'.repeat(64), key: keyOf(0), review, notDetermined: [{found: 'rows that changed', expected: 'x', next: 'y'}]}}});
	t.like(state.notice, {level: 'error'});
	t.regex(state.notice!.text, /saved #4.*could not be worked out/);
});

test('a paralegal supplies a fact, and does not withdraw an attorney\'s', t => {
	const paralegal = {...saved(), session: {...saved().session, reviewer: {name: 'P. Legal', role: 'paralegal' as const, account: 'plegal'}}};
	t.regex(press(paralegal, 'u').state.notice?.text ?? '', /supplied this \(#4\): an attorney can withdraw it/);
	t.truthy(dialog(press(opened(begin({reviewer: {name: 'P. Legal', role: 'paralegal', account: 'plegal'}}), 0), 'e').state));
});

test('no fact is asked of a promoted candidate, in a session that only looks, or before the conviction is drawn', t => {
	const ready = settleAll(press(settleAll(press(settleAll(press(begin({candidates: [inventedCandidate(400)]}), 'C', 'enter')), 'P', 'four words of mine', 'enter', 'enter')), 'e'));
	t.regex(ready.notice?.text ?? '', /No policy decides a promoted candidate/);
	t.is(press(opened(begin({cannotDecideBecause: 'no --role'}), 0), 'e').state.overlay, undefined);
	t.regex(press(settleAll(burst({...begin(), screen: 'convictions', list: {cursor: 0, top: 0}}, 'enter'), {draw: false}), 'e').state.notice?.text ?? '', /^Not drawn yet/);
});
