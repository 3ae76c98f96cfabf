import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {figureViolations, gogenFigures} from '../../source/results/gogen-figures.js';
import {reconcile, tally, type Written} from '../../source/results/reconciliation.js';
import {outcomes} from '../../source/values/outcome.js';
import {countsOf, flag, recordOf, reviewed} from './_records.js';

const kinds = ['confirm', 'override', 'challenge', 'defer'] as const;
const given = fc.record({
	person: fc.integer({min: 1, max: 5}),
	outcome: fc.constantFrom(...outcomes),
	flags: fc.constantFrom([], [flag('date-partial')], [flag('x', 'L')]),
	level: fc.constantFrom('felony', 'misdemeanor', 'infraction', 'unknown', 'felony or misdemeanor', 'misdemeanor or infraction'),
	reason: fc.constantFrom('Misdemeanor or Infraction', 'Dismiss all HS 11359 convictions', 'Reduce all HS 11360 convictions', 'Another'),
	decision: fc.option(fc.record({kind: fc.constantFrom(...kinds), to: fc.constantFrom(...outcomes), seen: fc.constantFrom('a'.repeat(64), 'f'.repeat(64))}), {nil: undefined}),
});

const auditedFrom = (all: ReadonlyArray<typeof given extends fc.Arbitrary<infer Value> ? Value : never>) =>
	all.map(({person, outcome, flags, level, reason, decision}, index) => reviewed(recordOf(`${person}/${index}`, {outcome, flags, reason, conviction: {level}}), decision));

const writtenFrom = (count: number): Written => ({rows: count, unreadable: 0, carrying: count});

testProp('whatever was decided, everything adds up', [fc.array(given, {maxLength: 20})], (t, all) => {
	const audited = auditedFrom(all);
	const counts = countsOf(audited);
	t.deepEqual(reconcile(counts, tally(audited), writtenFrom(audited.length)).violations, []);
	for (const view of ['engine', 'effective'] as const) {
		const figures = gogenFigures(audited, view, {county: 'X', lineCount: 0, parameters: {dismiss: ['11359'], reduce: []}});
		t.deepEqual(figureViolations(figures, audited.length), []);
	}
});

testProp('a conviction or a row that is lost, or doubled, is noticed', [fc.array(given, {minLength: 1, maxLength: 10}), fc.nat()], (t, all, at) => {
	const audited = auditedFrom(all);
	const counts = countsOf(audited);
	const lost = audited.filter((_, index) => index !== at % audited.length);
	t.not(reconcile(counts, tally(lost), writtenFrom(audited.length)).violations.length, 0);
	t.not(reconcile(counts, tally([...audited, audited[at % audited.length]!]), writtenFrom(audited.length)).violations.length, 0);
	t.not(reconcile(counts, tally(audited), {...writtenFrom(audited.length), rows: audited.length - 1}).violations.length, 0);
	t.not(reconcile(counts, tally(audited), {...writtenFrom(audited.length), carrying: audited.length + 1}).violations.length, 0);
	t.not(reconcile({...counts, unreadable: 1}).violations.length, 0);
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
	t.is(before.lines.length, 13);

	const {lines} = reconcile(countsOf(audited), tally(audited), writtenFrom(5));
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
