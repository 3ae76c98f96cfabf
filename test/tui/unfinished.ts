import {setTimeout} from 'node:timers/promises';
import test from 'ava';
import {unfinishedSchema, type Unfinished} from '../../source/review/unfinished.js';
import {initialState} from '../../source/tui/initial-state.js';
import type {AppState, Effect} from '../../source/tui/state.js';
import {fieldText} from '../../source/tui/text-field.js';
import {unfinishedOf} from '../../source/tui/unfinished/keep.js';
import {unfinishedKeeper} from '../../source/tui/unfinished/keeper.js';
import {failure, success} from '../../source/values/problem.js';
import {cellWidth} from '../../source/terminal/cells.js';
import {begin, opened, press, settleAll, type Ran} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {inventedRecord, inventedSession, keyOf} from '../helpers/session-fixture.js';

const size = {columns: 80, rows: 24};
const text = (state: AppState): string => frameAt(state).join('\n');
const keeps = (effects: readonly Effect[]): ReadonlyArray<Extract<Effect, {type: 'keep-unfinished'}>> => effects.filter(effect => effect.type === 'keep-unfinished');
/** What would be on disk after these keys, as the file gives it back: JSON leaves out what is undefined. */
const kept = ({effects}: Ran): Unfinished => {
	const text = JSON.stringify(unfinishedOf(keeps(effects).at(-1)!.open));
	return unfinishedSchema.parse(JSON.parse(text));
};

const again = (left: Unfinished, given: Partial<AppState['session']> = {}): AppState => initialState({...inventedSession(), unfinished: {left, putAside: undefined}, ...given}, {size, ascii: false});

test('an override that is being typed is there again after a restart, where it was', t => {
	const typing = press(opened(begin(), 1), 'o', '2', 'enter', '1', 'half a sent');
	const back = again(kept(typing));
	t.is(String(back.notice?.text), '1 unfinished entry is here again, marked as draft in the list');
	t.regex(text({...back, screen: 'convictions'}), / {2}2 .* draft/);
	const open = opened(back, 1);
	t.regex(text(open), /Draft +not saved, nothing decided by it: an override \(o\)/);
	const on = press(open, 'o');
	t.like(on.state.overlay, {kind: 'decide', draft: {step: 'words', outcome: 'reduce', reason: 'record-misread'}});
	t.true(on.state.overlay?.kind === 'decide' && fieldText(on.state.overlay.draft.words) === 'half a sent');
	const saved = press(on.state, 'ence here', 'enter', 'enter').effects.find(effect => effect.type === 'append');
	t.like(saved, {draft: {type: 'decision.override', words: 'half a sentence here', to: 'reduce', reasonCode: 'record-misread'}});
});

test('a fact and a ruling are there again, with what was entered', t => {
	const fact = press(opened(begin(), 0), 'e', '1', '1960-01-01', 'enter', '1', 'vol. 2');
	const withFact = opened(again(kept(fact)), 0);
	t.regex(text(withFact), /a fact \(e\)/);
	t.like(press(withFact, 'e').state.overlay, {kind: 'answer', draft: {step: 'evidence-where', kind: 'date-of-birth', evidenceKind: 'docket'}});
	const ruling = press(opened(begin(), 2), 'R', '1', '1', 'HS 11361.8', 'enter', 'the words of a rul');
	const withRuling = opened(again(kept(ruling)), 2);
	t.regex(text(withRuling), /a ruling \(R\)/);
	const open = press(withRuling, 'R').state.overlay;
	t.true(open?.kind === 'bulk' && fieldText(open.draft.citation) === 'HS 11361.8' && fieldText(open.draft.words) === 'the words of a rul');
});

test('a dialog that was only looked at is no draft', t => {
	for (const keys of [['c'], ['c', 'esc'], ['o'], ['o', 'esc'], ['e', 'esc'], ['+', 'esc']]) {
		const ran = press(opened(begin(), 1), ...keys);
		t.deepEqual(kept(ran), {decisions: [], facts: [], rulings: []}, keys.join(' '));
		t.notRegex(text(ran.state), /Draft/);
	}
});

test('what is saved is kept no longer', t => {
	const ran = press(opened(begin(), 1), 'd', 'waiting for the file', 'enter', 'enter');
	t.is(kept(ran).decisions.length, 1, 'until it is on disk');
	t.is(unfinishedOf(settleAll(ran)).decisions.length, 0);
});

test('a draft of a record that changed is dropped, and that is said', t => {
	const left = kept(press(opened(begin(), 1), 'd', 'waiting for'));
	const {lineHashes} = inventedSession();
	const back = again(left, {lineHashes: {get: key => key === keyOf(1) ? 'd'.repeat(64) : lineHashes.get(key)}});
	t.like(back.notice, {level: 'warning', text: '1 was dropped: the record or the rules changed since'});
	t.is(back.drafts.size, 0);
	const gone = again(left, {records: [inventedRecord(0)]});
	t.is(gone.drafts.size, 0);
});

test('a draft that reached the log before it was cleared is not offered again', t => {
	const ran = press(opened(begin(), 1), 'd', 'waiting for the file', 'enter', 'enter');
	const left = kept(ran);
	t.is(again(left, {reviews: settleAll(ran).reviews}).drafts.size, 0);
});

test('a session that decides nothing keeps nothing', t => {
	t.deepEqual(keeps(press(opened(begin({cannotDecideBecause: 'read-only'}), 1), 'd', 'o', '+', 'e').effects), []);
});

test('typing is kept once a second at most, and at the end at once; a failure is told once', async t => {
	const written: string[] = [];
	const told: unknown[] = [];
	let full = false;
	const keeper = unfinishedKeeper(async unfinished => {
		written.push(unfinished.decisions[0]?.words ?? '');
		return full ? failure({found: 'no space', expected: 'room', next: 'free some'}) : success(undefined);
	});
	const type = (words: string): void => {
		keeper.changed(keeps(press(opened(begin(), 1), 'd', words).effects).at(-1)!.open, problems => told.push(problems));
	};

	for (const words of ['a', 'ab', 'abc']) {
		type(words);
	}

	await setTimeout(100);
	t.deepEqual(written, []);
	await setTimeout(1100);
	t.deepEqual(written, ['abc']);
	type('abc');
	await keeper.flush();
	t.deepEqual(written, ['abc'], 'nothing new');
	full = true;
	for (const words of ['abcd', 'abcde']) {
		type(words);
		await keeper.flush();
	}

	t.is(told.length, 1);
	full = false;
	type('abcde');
	await keeper.flush();
	t.is(written.at(-1), 'abcde', 'tried again');
});

for (const at of [{columns: 60, rows: 16}, size, {columns: 100, rows: 30}, {columns: 140, rows: 40}]) {
	for (const ascii of [false, true]) {
		test(`${at.columns}x${at.rows}${ascii ? ', ASCII' : ''}: draft in the list, on the conviction and before leaving`, t => {
			const left = press(opened(begin({}, at), 1), 'd', 'waiting for', 'esc').state;
			const list = {...press(left, 'esc').state, ascii};
			for (const state of [{...left, ascii}, list, press(list, 'Q').state]) {
				const frame = frameAt(state);
				t.is(frame.length, at.rows - 1);
				t.deepEqual(frame.filter(line => cellWidth(line) > at.columns), []);
				t.regex(frame.join('\n'), /[Dd]raft| d /);
			}
		});
	}
}
