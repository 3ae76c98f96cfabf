import test from 'ava';
import fc from 'fast-check';
import {type Draft, liveDecision} from '../../source/review/entry.js';
import {foldEntry, foldLog, foldProblems, type ReviewState} from '../../source/review/fold.js';
import {canonicalJson} from '../../source/review/canonical-json.js';
import {actorOf, opaqueId, stamp} from '../../source/review/stamp.js';
import {
	challenge, chen, confirm, defer, evidence, fullLog, hmac, note, opened, opening, override, promote, sampleLog, secret, seen, undo, type SampleLog,
} from './_sample-log.js';

const opaque = (key: string): string => opaqueId(secret, key, hmac);

function folded({entries, words}: Pick<SampleLog, 'entries' | 'words'>): ReviewState {
	const state = foldLog(entries, words);
	if (!state.ok) {
		throw new Error(state.problems.map(({found}) => found).join('; '));
	}

	return state.value;
}

/** What of a state an undo must give back: everything but the history itself. */
const live = (state: ReviewState) => new Map([...state.byOpaque]
	.filter(([, {decisions, opened: times, notes}]) => decisions.length + times + notes.length > 0)
	.map(([key, {decisions, opened: times, notes}]) => [key, {decisions, times, notes}] as const));

test('decisions come back with their words, evidence and codes', t => {
	const state = folded(fullLog());
	const overridden = liveDecision(state.byOpaque.get(opaque('S1/002')))!;
	t.like(overridden, {kind: 'override', seq: 3, by: {name: chen.name, role: 'attorney'}, from: 'dismiss', to: 'reduce', code: 'court-file-differs', evidence: canonicalJson(evidence), flagsAcknowledged: ['date-partial']});
	t.is(overridden.words, 'The docket says otherwise: "misdemeanor" – ü');
	t.like(liveDecision(state.byOpaque.get(opaque('S2/001'))), {kind: 'challenge', code: 'risk', lateBasis: 'Stipulated', words: 'Two\nlines of words'});
	t.deepEqual(state.byOpaque.get(opaque('S3/001'))!.notes.map(({words}) => words), ['Called the clerk']);
	t.is(state.byOpaque.get(opaque('S1/001'))!.opened, 1);
	t.is(state.next, 8);
});

test('an undo takes one decision back, keeps it in the history, and makes the one before live again', t => {
	const state = folded(sampleLog([opening, confirm('S1/001', 'a1'), override('S1/001', 'a2'), undo('S1/001', 'a3', 2)]));
	const review = state.byOpaque.get(opaque('S1/001'))!;
	t.is(liveDecision(review)!.seq, 1);
	t.deepEqual(review.entries.map(({seq, type, undone}) => [seq, type, undone]), [[1, 'decision.confirm', false], [2, 'decision.override', true], [3, 'decision.undo', false]]);
	t.is(liveDecision(folded(fullLog()).byOpaque.get(opaque('S1/001'))), undefined);
});

test('a promotion stands with its words until it is undone, and can be made again', t => {
	const standing = folded(sampleLog([opening, promote('S1/001', 'a1')])).byOpaque.get(opaque('S1/001'))!;
	t.deepEqual(standing.promotion, {seq: 1, by: {name: chen.name, role: 'attorney', account: chen.account, roster: undefined}, at: '2020-02-03T17:00:01.000Z', seen, words: 'Plea to accessory in a marijuana case'});
	t.deepEqual(standing.decisions, []);
	const state = folded(sampleLog([opening, promote('S1/001', 'a1'), undo('S1/001', 'a2', 1)]));
	t.is(state.byOpaque.get(opaque('S1/001'))!.promotion, undefined);
	t.deepEqual([...state.promoted], [[1, {opaque: opaque('S1/001'), undone: true}]]);
	t.is(state.decided.size, 0);
	t.is(folded(sampleLog([opening, promote('S1/001', 'a1'), undo('S1/001', 'a2', 1), promote('S1/001', 'a3')])).byOpaque.get(opaque('S1/001'))!.promotion?.seq, 3);
});

test('with its decision undone a promotion can be undone, and not before', t => {
	const state = folded(sampleLog([opening, promote('S1/001', 'a1'), confirm('S1/001', 'a2'), undo('S1/001', 'a3', 2), undo('S1/001', 'a4', 1)]));
	const review = state.byOpaque.get(opaque('S1/001'))!;
	t.is(review.promotion, undefined);
	t.deepEqual(review.entries.map(({type, undone}) => [type, undone]), [['candidate.promoted', true], ['decision.confirm', true], ['decision.undo', false], ['decision.undo', false]]);
});

test('a promotion needs words and a role', t => {
	t.throws(() => sampleLog([opening, promote('S1/001', 'a1', ' ')]), {message: /no words/v});
	const stamped = stamp({draft: promote('S1/001', 'a1'), actor: actorOf({...chen, role: undefined}), now: '2020-02-03T17:00:01.000Z', after: {log: 'a'.repeat(32), seq: 1, prev: seen, ts: ''}, keys: ['1'.repeat(64)], secret, hmac});
	t.regex(stamped.ok ? '' : stamped.problems[0]!.found, /without a role/v);
});

const refused: ReadonlyArray<readonly [name: string, drafts: readonly Draft[], found: RegExp]> = [
	['a second undo of one decision', [confirm('S1/001', 'a1'), undo('S1/001', 'a2', 1), undo('S1/001', 'a3', 1)], /second undo of entry 1/v],
	['an undo of a note', [note('S1/001', 'a1'), undo('S1/001', 'a2', 1)], /entry 1, which is no decision/v],
	['an undo of an undo', [confirm('S1/001', 'a1'), undo('S1/001', 'a2', 1), undo('S1/001', 'a3', 2)], /entry 2, which is no decision/v],
	['an undo of the future', [undo('S1/001', 'a1', 7)], /entry 7, which is no decision/v],
	['an undo of another conviction\'s decision', [confirm('S1/001', 'a1'), undo('S1/002', 'a2', 1)], /another conviction/v],
	['a second promotion', [promote('S1/001', 'a1'), promote('S1/001', 'a2')], /second promotion of what entry 1 promoted/v],
	['an undo of a promotion on which a decision stands', [promote('S1/001', 'a1'), confirm('S1/001', 'a2'), undo('S1/001', 'a3', 1)], /promotion of entry 1 while the decision of entry 2 stands/v],
	['an undo of another conviction\'s promotion', [promote('S1/001', 'a1'), undo('S1/002', 'a2', 1)], /another conviction/v],
	['a second undo of a promotion', [promote('S1/001', 'a1'), undo('S1/001', 'a2', 1), undo('S1/001', 'a3', 1)], /second undo of entry 1/v],
	['one action twice', [confirm('S1/001', 'a1'), confirm('S1/001', 'a1')], /action that entry 1 already records/v],
];

for (const [name, drafts, found] of refused) {
	test(`refused: ${name}`, t => {
		const {entries, words} = sampleLog([opening, ...drafts]);
		const state = folded({entries: entries.slice(0, -1), words});
		const before = structuredClone(state);
		t.regex(foldProblems(state, entries.at(-1)!).map(problem => problem.found).join('\n'), found);
		t.false(foldEntry(state, entries.at(-1)!, words).ok);
		t.deepEqual(state, before, 'a refused entry changes nothing');
		t.false(foldLog(entries, words).ok);
	});
}

test('an entry out of turn is refused', t => {
	const {entries, words} = fullLog();
	t.false(foldLog(entries.toSpliced(3, 1), words).ok);
});

test('erased words are unknown, and the decision stands', t => {
	const log = fullLog();
	const words = new Map([...log.words].map(([commitment]) => [commitment, undefined]));
	const decision = liveDecision(folded({entries: log.entries, words}).byOpaque.get(opaque('S1/002')))!;
	t.is(decision.words, undefined);
	t.is(decision.to, 'reduce');
});

const keys = fc.constantFrom('S1/001', 'S1/002', 'S2/001', 'S/ü');
const makers = fc.constantFrom(confirm, override, challenge, defer, note, opened);

/** Drafts that may follow one another: undos name a live decision of the same conviction. */
const histories = fc.array(fc.record({key: keys, make: makers, undo: fc.nat(3)}), {maxLength: 25}).map(steps => {
	const drafts: Draft[] = [];
	const open: Array<{key: string; seq: number}> = [];
	for (const {key, make, undo: chance} of steps) {
		const action = `a${drafts.length}`;
		const target = chance === 0 ? open.pop() : undefined;
		if (target) {
			drafts.push(undo(target.key, action, target.seq));
		} else {
			drafts.push(make(key, action));
			if (make !== note && make !== opened) {
				open.push({key, seq: drafts.length});
			}
		}
	}

	return drafts;
});

test('property: undo(do(state)) is the state, and the log grew by two', t => {
	fc.assert(fc.property(histories, keys, fc.constantFrom(confirm, override, challenge, defer), (drafts, key, make) => {
		const before = sampleLog([opening, ...drafts]);
		const seq = before.entries.length;
		const after = sampleLog([opening, ...drafts, make(key, 'do'), undo(key, 'undo', seq)]);
		t.deepEqual(live(folded(after)), live(folded(before)));
		t.is(after.entries.length, seq + 2);
		t.deepEqual(after.lines.slice(0, seq), before.lines);
	}), {numRuns: 60});
});

test('property: entry by entry gives what the whole log gives', t => {
	fc.assert(fc.property(histories, drafts => {
		const {entries, words} = sampleLog([opening, ...drafts]);
		let state = folded({entries: entries.slice(0, 1), words});
		for (const entry of entries.slice(1)) {
			const next = foldEntry(state, entry, words);
			t.true(next.ok);
			state = next.ok ? next.value : state;
		}

		t.deepEqual(state, folded({entries, words}));
		t.is([...state.byOpaque.values()].reduce((sum, review) => sum + review.entries.length, 0), drafts.length, 'every entry about a conviction stands in exactly one history');
	}), {numRuns: 40});
});
