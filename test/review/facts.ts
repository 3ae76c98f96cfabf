import test from 'ava';
import type {Draft, FactDraft, Reviewer} from '../../source/review/entry.js';
import {checkAuthority} from '../../source/review/authority.js';
import {effectiveOutcome} from '../../source/review/effective.js';
import {standingFacts} from '../../source/review/fact-entries.js';
import {emptyState, foldLog, type ReviewState} from '../../source/review/fold.js';
import {compareWithWords, verifyWords} from '../../source/review/words.js';
import {problemText} from '../../source/values/problem.js';
import {valueOfAttempt} from '../helpers/rules-fixture.js';
import {bytesOf, confirm, evidence, hmac, opening, sampleLog, seen, undo} from './_sample-log.js';

const supply = (key: string, action: string, fact: 'date-of-birth' | 'severity' = 'date-of-birth', value = '1975-03-02'): FactDraft =>
	({type: 'fact.supplied', key, about: key, fact, value, evidence, seen, action});
const withdraw = (key: string, action: string, undoes: number): Draft => ({type: 'fact.withdrawn', key, undoes, action});

const fold = (...drafts: readonly Draft[]): ReviewState => {
	const {entries, words} = sampleLog([opening, ...drafts]);
	return valueOfAttempt(foldLog(entries, words));
};

const refusal = (...drafts: readonly Draft[]): string => {
	const {entries, words} = sampleLog([opening, ...drafts]);
	const state = foldLog(entries, words);
	return state.ok ? '' : state.problems.map(problem => problemText(problem)).join('\n');
};

test('a fact comes back with its value and evidence; none of it stands in the log', t => {
	const {entries, words, lines} = sampleLog([opening, {...supply('S1/001', 'a1'), words: 'Seen in the court file'}]);
	const [fact] = standingFacts(valueOfAttempt(foldLog(entries, words)).facts);
	t.like(fact, {seq: 1, kind: 'date-of-birth', value: '1975-03-02', words: 'Seen in the court file', by: {name: 'r.chen', role: 'attorney'}, withdrawn: undefined});
	t.is(fact!.about, fact!.conviction);
	t.false(lines.join('').includes('1975-03') || lines.join('').includes('12-345'));
});

test('a fact decides nothing: no decision, and none undone', t => {
	const state = fold(supply('S1/001', 'a1'), confirm('S1/001', 'a2'));
	t.deepEqual([...state.byOpaque.values()].map(({decisions}) => decisions.map(({seq}) => seq)), [[2]]);
	t.deepEqual([...state.decided.keys()], [2]);
});

test('a withdrawn fact stands no longer, stays in the history, and may be supplied anew', t => {
	const state = fold(supply('S1/001', 'a1'), withdraw('S1/001', 'a2', 1), supply('S1/001', 'a3', 'date-of-birth', '1976-03-02'));
	t.deepEqual(standingFacts(state.facts).map(({seq, value}) => [seq, value]), [[3, '1976-03-02']]);
	t.deepEqual([...state.byOpaque.values()][0]!.entries.map(({type, undone}) => [type, undone]), [['fact.supplied', true], ['fact.withdrawn', false], ['fact.supplied', false]]);
	t.is(state.facts.get(1)!.withdrawn, 2);
});

for (const [what, drafts, said] of [
	['a second fact of its kind about one conviction', [supply('S1/001', 'a1'), supply('S1/001', 'a2')], /a second “Date of birth” where that of entry 1 stands/],
	['a withdrawal of nothing', [withdraw('S1/001', 'a1', 0)], /a withdrawal of entry 0, which supplies no fact/],
	['a withdrawal at another conviction', [supply('S1/001', 'a1'), withdraw('S1/002', 'a2', 1)], /made at another conviction/],
	['a second withdrawal', [supply('S1/001', 'a1'), withdraw('S1/001', 'a2', 1), withdraw('S1/001', 'a3', 1)], /a second withdrawal of entry 1/],
	['an undo of a fact', [supply('S1/001', 'a1'), undo('S1/001', 'a2', 1)], /which is no decision/],
	['one action twice', [supply('S1/001', 'a1'), supply('S1/001', 'a1', 'severity', 'felony')], /an action that entry 1 already records/],
] as ReadonlyArray<readonly [string, readonly Draft[], RegExp]>) {
	test(`the log refuses ${what}`, t => {
		t.regex(refusal(...drafts), said);
	});
}

test('facts of other kinds, and of other convictions, stand beside each other', t => {
	t.is(refusal(supply('S1/001', 'a1'), supply('S1/001', 'a2', 'severity', 'felony'), supply('S1/002', 'a3')), '');
});

test('a value that was tampered with is noticed, and one taken away as well; an erased one is not', t => {
	const {entries, wordLines} = sampleLog([opening, supply('S1/001', 'a1')]);
	const tampered = wordLines.map(line => line.replace('1975-03-02', '1955-03-02'));
	t.notDeepEqual(tampered, wordLines);
	t.false(verifyWords(bytesOf(tampered), hmac).ok);
	const without = wordLines.filter(line => !line.includes('1975-03-02'));
	t.false(compareWithWords(entries, valueOfAttempt(verifyWords(bytesOf(without), hmac)).words).ok);
	const erased = wordLines.map(line => line.includes('1975-03-02') ? JSON.stringify({commitment: (JSON.parse(line) as {commitment: string}).commitment, erased: true}) : line);
	const {words} = valueOfAttempt(verifyWords(bytesOf(erased), hmac));
	t.true(compareWithWords(entries, words).ok);
	t.is(standingFacts(valueOfAttempt(foldLog(entries, words)).facts)[0]!.value, undefined);
});

test('what rests on a fact is undecided until a person decides it, and a decision on another line is stale', t => {
	const record = {outcome: 'dismiss', reason: '57 years or older', relief: 'dismiss-and-seal', flags: [], supplied: [{}]} as const;
	t.like(effectiveOutcome(record, undefined, seen, []), {outcome: 'dismiss', word: 'engine', pile: 'undecided', question: 'Rests on a fact that a person supplied: a reviewer must confirm what follows from it'});
	const [review] = fold(confirm('S1/001', 'a1')).byOpaque.values();
	t.like(effectiveOutcome(record, review!.decisions[0], seen, []), {word: 'confirmed', pile: 'not-opposed'});
	t.like(effectiveOutcome(record, review!.decisions[0], 'cd'.repeat(32), []), {word: 'stale', pile: 'undecided'});
});

test('a paralegal supplies facts, and withdraws no attorney\'s', t => {
	const {entries} = sampleLog([opening, supply('S1/001', 'a1'), withdraw('S1/001', 'a2', 1)]);
	const as = (index: number, role: NonNullable<Reviewer['role']>) => ({...entries[index]!, actor: {...entries[index]!.actor, role}});
	const state = fold(supply('S1/001', 'a1'));
	t.true(checkAuthority(emptyState(), as(1, 'paralegal')).ok);
	const barred = checkAuthority(state, as(2, 'paralegal'));
	t.regex(barred.ok ? '' : barred.problems[0]!.found, /r\.chen \(attorney\) supplied this \(#1\)/);
	t.true(checkAuthority(state, as(2, 'attorney')).ok);
});
