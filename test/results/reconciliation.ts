import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {figureViolations, gogenFigures} from '../../source/results/gogen-figures.js';
import {isCandidate} from '../../source/determinations/determination.js';
import type {Audited} from '../../source/results/audited.js';
import {reconcile, tally, type Candidates, type Written} from '../../source/results/reconciliation.js';
import {outcomes} from '../../source/values/outcome.js';
import {candidateRecord, countsOf, flag, recordOf, reviewed} from './_records.js';

const kinds = ['confirm', 'override', 'challenge', 'defer'] as const;
const given = fc.record({
	person: fc.integer({min: 1, max: 5}),
	outcome: fc.constantFrom(...outcomes),
	flags: fc.constantFrom([], [flag('date-partial')], [flag('x', 'L')]),
	level: fc.constantFrom('felony', 'misdemeanor', 'infraction', 'unknown', 'felony or misdemeanor', 'misdemeanor or infraction'),
	reason: fc.constantFrom('Misdemeanor or Infraction', 'Dismiss all HS 11359 convictions', 'Reduce all HS 11360 convictions', 'Another'),
	candidate: fc.boolean(),
	decision: fc.option(fc.record({kind: fc.constantFrom(...kinds), to: fc.constantFrom(...outcomes), seen: fc.constantFrom('a'.repeat(64), 'f'.repeat(64))}), {nil: undefined}),
});

const auditedFrom = (all: ReadonlyArray<typeof given extends fc.Arbitrary<infer Value> ? Value : never>) =>
	all.map(({person, outcome, flags, level, reason, candidate, decision}, index) => reviewed(candidate
		? candidateRecord(`${person}/${index}`, {flags, conviction: {level}})
		: recordOf(`${person}/${index}`, {outcome, flags, reason, conviction: {level}}), decision));

/** Every candidate was promoted. */
const candidatesOf = (audited: readonly Audited[], notPromoted = 0): Candidates =>
	({notPromoted, promotions: {standing: audited.filter(({record}) => isCandidate(record)).length, inScope: 0, gone: 0}});

const writtenFrom = (count: number): Written => ({rows: count, unreadable: 0, carrying: count});

testProp('whatever was decided, everything adds up', [fc.array(given, {maxLength: 20})], (t, all) => {
	const audited = auditedFrom(all);
	const counts = countsOf(audited);
	t.deepEqual(reconcile(counts, tally(audited), candidatesOf(audited), writtenFrom(audited.length)).violations, []);
	for (const view of ['engine', 'effective'] as const) {
		const figures = gogenFigures(audited, view, {county: 'X', lineCount: 0, parameters: {dismiss: ['11359'], reduce: []}});
		t.deepEqual(figureViolations(figures, audited.length), []);
	}
});

testProp('a conviction or a row that is lost, or doubled, is noticed', [fc.array(given, {minLength: 1, maxLength: 10}), fc.nat()], (t, all, at) => {
	const audited = auditedFrom(all);
	const counts = countsOf(audited);
	const lost = audited.filter((_, index) => index !== at % audited.length);
	t.not(reconcile(counts, tally(lost), candidatesOf(audited), writtenFrom(audited.length)).violations.length, 0);
	t.not(reconcile(counts, tally([...audited, audited[at % audited.length]!]), candidatesOf(audited), writtenFrom(audited.length)).violations.length, 0);
	t.not(reconcile(counts, tally(audited), candidatesOf(audited), {...writtenFrom(audited.length), rows: audited.length - 1}).violations.length, 0);
	t.not(reconcile(counts, tally(audited), candidatesOf(audited), {...writtenFrom(audited.length), carrying: audited.length + 1}).violations.length, 0);
	t.not(reconcile({...counts, unreadable: 1}).violations.length, 0);
});

test('a candidate that is lost, a promotion that leads nowhere and a conviction in no place are noticed', t => {
	const audited = [reviewed(recordOf('1/a')), reviewed(candidateRecord('2/a'))];
	const counts = {...countsOf(audited), convictions: 5, neither: 2, candidates: {...countsOf(audited).candidates, convictions: 2}};
	const right = candidatesOf(audited, 1);
	t.deepEqual(reconcile(counts, tally(audited), right, writtenFrom(2)).violations.filter(words => !words.startsWith('data lines')), []);
	const wrong = (...given: Parameters<typeof reconcile>): string => reconcile(...given).violations.join('\n');
	t.regex(wrong({...counts, neither: 1}, tally(audited), right), /in scope \+ candidates \+ neither: 5 is not 4/v);
	t.regex(wrong({...counts, candidates: {...counts.candidates, convictions: 1}}, tally(audited), right), /in scope \+ candidates \+ neither: 5 is not 4/v);
	t.regex(wrong(counts, tally(audited), candidatesOf(audited, 0)), /candidates = promoted \+ not promoted: 2 is not 1/v);
	t.regex(wrong(counts, tally(audited.slice(0, 1)), right), /promotions of the log = .*: 1 is not 0/v);
	t.regex(wrong(counts, tally(audited), right, writtenFrom(1)), /rows that carry one: 2 is not 1/v);
	t.deepEqual(reconcile(counts, tally(audited), {...right, promotions: {standing: 3, inScope: 1, gone: 1}}).violations, []);
});

test('the lines to print, before and after decisions', t => {
	const audited = [
		reviewed(recordOf('1/a')),
		reviewed(recordOf('1/b', {flags: [flag('date-partial')]})),
		reviewed(recordOf('2/a', {outcome: 'not-eligible'}), {kind: 'challenge', to: 'not-eligible'}),
		reviewed(recordOf('3/a', {outcome: 'hand-review'}), {kind: 'override', to: 'refer'}),
		reviewed(recordOf('3/b'), {kind: 'confirm'}),
	];
	const before = reconcile(countsOf(audited));
	t.deepEqual(before.lines.map(({label}) => label).slice(0, 5), ['Data lines received', 'Rows taken in', 'Lines unreadable', 'Rows that came again in another file', 'People']);
	t.is(before.lines.length, 16);

	const {lines} = reconcile(countsOf(audited), tally(audited), candidatesOf(audited), writtenFrom(5));
	const at = (label: string) => lines.find(line => line.label === label)!.count;
	t.is(at('Convictions in scope'), 5);
	t.is(at('People with a conviction in scope'), 3);
	t.is(at('Relief not opposed'), 2);
	t.is(at('Relief challenged'), 1);
	t.is(at('Referred to a city prosecutor'), 1);
	t.is(at('Undecided'), 1);
	t.is(at('Reviewed one by one'), 3);
	t.is(at('Reviewed in bulk'), 0);
	t.is(at('Decision: engine'), 2);
	t.is(at('Engine: Hand Review'), 1);
	t.is(at('Effective: Hand Review'), 0);
});
