import test from 'ava';
import {ageBand, ageOn} from '../../source/results/age-bands.js';
import {gogenFigures} from '../../source/results/gogen-figures.js';
import {summaryJson, summaryOf} from '../../source/results/summary.js';
import {summaryText} from '../../source/results/summary-text.js';
import {parseIsoDay} from '../../source/values/calendar-date.js';
import {ruleBook} from '../helpers/rules-fixture.js';
import {flag, manifestOf, recordOf, reviewed} from './_records.js';

const noCandidates = {notPromoted: [], promotions: {standing: 0, inScope: 0, gone: 0}};

/*
Worked by hand. As of 2020-07-01, seven years back is 2013-07-01.
1  one old felony, dismissed: without felony, without conviction; nothing recent
2  a felony dismissed and a burglary elsewhere: some relief, claimed nowhere
3  a felony of 2018 reduced: without felony; still convicted
4  a misdemeanor of 2019 dismissed, the only conviction: without a recent one, without any; no felony to lose
5  severity unknown, dismissed: no certain felony, so no felony claimed; without conviction
6  hand review, scope open
7  row without SUBJECT_ID, dismissed: of the person nothing else is known
*/
const people = [
	reviewed(recordOf('1/a')),
	reviewed(recordOf('2/a', {subject: {convictions: 2, felonies: 2}})),
	reviewed(recordOf('3/a', {outcome: 'reduce', reason: 'Reduce all HS 11360 convictions', subject: {recent: 1, race: 'BLACK', sex: 'FEMALE', born: '1999'}, conviction: {sections: ['11360'], charge: '11360 HS', date: '2018-03-01', recent: 'yes'}})),
	reviewed(recordOf('4/a', {reason: 'Misdemeanor or Infraction', subject: {felonies: 0, recent: 1, born: '1950-06-30'}, conviction: {level: 'misdemeanor', sections: ['11357', '11359'], charge: '11357/11359 HS', date: '2019-01-01', recent: 'yes'}})),
	reviewed(recordOf('5/a', {reason: 'Only has 11357-60 charges', subject: {born: 'unknown'}, conviction: {level: 'unknown', date: '2009'}})),
	reviewed(recordOf('6/a', {outcome: 'hand-review', reason: 'County is missing: dismissed', question: 'scope', relief: undefined, conviction: {sections: [], charge: 'missing'}})),
	reviewed(recordOf('line:1:9/b')),
];
const context = {county: 'LOS ANGELES', lineCount: 7, parameters: {dismiss: ['11357', '11359'], reduce: ['11360']}};

test('every figure of the engine', t => {
	t.deepEqual(gogenFigures(people, 'engine', context), {
		county: 'LOS ANGELES',
		earliestConviction: '2010-05-04',
		lineCount: 7,
		reliefWithCurrentEligibilityChoices: {CountSubjectsNoFelony: 2, CountSubjectsNoConvictionLast7Years: 1, CountSubjectsNoConviction: 3},
		reliefWithDismissAllProp64: {CountSubjectsNoFelony: 2, CountSubjectsNoConvictionLast7Years: 2, CountSubjectsNoConviction: 4},
		prop64ConvictionsCountInCountyByCodeSection: {11_357: 1, 11_359: 4, 11_360: 1, unknown: 1},
		subjectsWithProp64ConvictionCountInCounty: 7,
		prop64FelonyConvictionsCountInCounty: 5,
		prop64NonFelonyConvictionsCountInCounty: 1,
		subjectsWithSomeReliefCount: 6,
		convictionDismissalCountByCodeSection: {11_357: 0, 11_359: 3},
		convictionReductionCountByCodeSection: {11_360: 1},
		convictionDismissalCountByAdditionalRelief: {'Only has 11357-60 charges': 1},
		prop64UnknownSeverityConvictionsCountInCounty: 1,
		convictionsWithoutCertainDate: 1,
		misdemeanorOrInfractionDismissalCount: 1,
		otherReductionCount: 0,
		convictionsWithoutReliefCount: 1,
		convictionCountByDetermination: {'Eligible for Dismissal': 5, 'Eligible for Reduction': 1, 'Not eligible': 0, 'To be reviewed by City Attorneys': 0, 'Hand Review': 1},
	});
});

test('effective figures follow the decisions; a challenged conviction has no relief', t => {
	const decided = [
		reviewed(people[0]!.record, {kind: 'challenge', to: 'not-eligible'}),
		reviewed(people[1]!.record, {kind: 'defer', to: 'hand-review'}),
		reviewed(people[2]!.record, {kind: 'override', to: 'dismiss'}),
		...people.slice(3),
	];
	t.deepEqual(gogenFigures(decided, 'engine', context), gogenFigures(people, 'engine', context));
	const figures = gogenFigures(decided, 'effective', context);
	t.deepEqual(figures.reliefWithCurrentEligibilityChoices, {CountSubjectsNoFelony: 1, CountSubjectsNoConvictionLast7Years: 2, CountSubjectsNoConviction: 3});
	t.deepEqual(figures.convictionDismissalCountByCodeSection, {11_357: 0, 11_359: 1});
	t.deepEqual(figures.convictionReductionCountByCodeSection, {11_360: 0});
	t.deepEqual(figures.convictionDismissalCountByAdditionalRelief, {'Decided by the reviewer': 1, 'Only has 11357-60 charges': 1});
	t.is(figures.subjectsWithSomeReliefCount, 4);
});

test('disputed severities and sections are unknown', t => {
	const figures = gogenFigures([
		reviewed(recordOf('1/a', {conviction: {level: 'felony or misdemeanor', charge: '11359 HS or 11357 HS', sections: ['11359', '11357']}})),
		reviewed(recordOf('2/a', {conviction: {level: 'misdemeanor or infraction', charge: '11359 HS or 459 PC'}})),
	], 'engine', context);
	t.deepEqual(figures.prop64ConvictionsCountInCountyByCodeSection, {11_359: 1, unknown: 1});
	t.is(figures.prop64UnknownSeverityConvictionsCountInCounty, 1);
	t.is(figures.prop64NonFelonyConvictionsCountInCounty, 1);
	t.is(figures.reliefWithCurrentEligibilityChoices.CountSubjectsNoFelony, 0);
});

test('no conviction: null, zeros and no stamp but TRIAL', t => {
	const {summary, violations} = summaryOf({manifest: manifestOf([]), audited: [], decisionsWithoutConviction: 0, factsWithoutConviction: 0, ...noCandidates});
	t.is(summary.engine.earliestConviction, null);
	t.deepEqual(summary.stamps.map(({word}) => word), ['TRIAL']);
	t.deepEqual(violations, []);
});

test('groups, questions and stamps', t => {
	const flagged = reviewed(recordOf('8/a', {flags: [flag('date-partial')]}));
	const all = [...people, flagged];
	const {summary, violations} = summaryOf({manifest: manifestOf(all), audited: all, decisionsWithoutConviction: 2, factsWithoutConviction: 0, ...noCandidates});
	t.deepEqual(violations, []);
	t.deepEqual(summary.byRace.map(({group, people: count}) => [group, count]), [['BLACK', 1], ['WHITE', 7]]);
	t.deepEqual(summary.bySex.map(({group, convictions}) => [group, convictions]), [['FEMALE', 1], ['MALE', 7]]);
	t.deepEqual(summary.byAge.map(({group, people: count}) => [group, count]), [['40 to 49', 5], ['70 or over', 1], ['unknown', 2]]);
	t.deepEqual(summary.undecided, {convictions: 2, withRelief: 1, byQuestion: {'A level-H flag is open: a reviewer must look before this is filed': 1, 'County is missing: dismissed': 1}});
	t.deepEqual(summary.stamps.map(({word}) => word), ['PARTIAL', 'TRIAL']);
	t.is(summary.decisionsWithoutConviction, 2);
	t.false(summaryJson(summary).includes('..'));
});

test('stamps: settled, adopted, decided', t => {
	const words = (all: typeof people, adopted: boolean) => {
		const manifest = manifestOf(all);
		return summaryOf({manifest: {...manifest, policy: {...manifest.policy, adopted}}, audited: all, decisionsWithoutConviction: 0, factsWithoutConviction: 0, ...noCandidates}).summary.stamps.map(({word}) => word);
	};

	t.deepEqual(words([people[0]!], true), []);
	t.deepEqual(words([people[0]!], false), ['TRIAL']);
	t.deepEqual(words([reviewed(recordOf('1/a'), {kind: 'confirm'})], true), ['UNVERIFIED REVIEWERS']);
	const by = {name: 'Ana Ruiz', role: 'attorney', account: 'aruiz', roster: 'd'.repeat(64)};
	t.deepEqual(words([reviewed(recordOf('1/a'), {kind: 'confirm', by})], true), [], 'every reviewer is on the roster');
	t.deepEqual(words([reviewed(recordOf('1/a'), {kind: 'confirm', by}), reviewed(recordOf('2/a'), {kind: 'confirm'})], true), ['UNVERIFIED REVIEWERS'], 'one is not');
	t.deepEqual(words([reviewed(recordOf('1/a'), {kind: 'defer'})], false), ['PARTIAL', 'TRIAL', 'UNVERIFIED REVIEWERS']);
});

test('summary.md says it in sentences, and takes no markup from names', t => {
	const manifest = manifestOf(people, {extracts: [{name: 'a|b<script>`*\u202E.csv', path: '', bytes: 1_234_567, sha256: 'c'.repeat(64), encoding: 'utf-8'}]});
	const {summary} = summaryOf({manifest, audited: people, decisionsWithoutConviction: 0, factsWithoutConviction: 0, ...noCandidates});
	const text = summaryText(summary, {full: false, kinds: ruleBook.candidates.kinds});
	t.true(text.startsWith('# Second Look: summary of results\n\n**PARTIAL.** 1 of 7 convictions in scope are undecided.'));
	t.true(text.includes('\n\n**TRIAL.** '));
	t.true(text.includes(String.raw`a\|b\<script\>\`\*` + '\uFFFD.csv, 1,234,567 bytes'));
	t.true(text.includes('7 convictions of 7 people are in scope as of 2020-07-01. Relief is not opposed for 6, challenged for 0'));
	t.true(text.includes('| Eligible for Dismissal | 5 | 5 |'));
	t.true(text.includes('| County is missing: dismissed | 1 |'));
	t.false(text.includes('all-results.csv |'));
	t.true(summaryText(summary, {full: true, kinds: ruleBook.candidates.kinds}).includes('| all-results.csv |'));
	t.false(text.includes('undefined'));
	t.true(text.endsWith('.\n'));
});

const asOf = parseIsoDay('2020-07-01')!;
for (const [born, band] of [
	['1980-07-01', '40 to 49'], ['1980-07-02', '30 to 39'], ['1999-07-01', '21 to 29'], ['1999-07-02', 'under 21'], ['1950-07-01', '70 or over'], ['1950-07-02', '60 to 69'],
	['1985', '30 to 39'], ['1980', 'unknown'], ['1980-06', '40 to 49'], ['1980-07', 'unknown'], ['unknown', 'unknown'], ['1985-01-01 or 1986', '30 to 39'], ['1985-01-01 or 1966', 'unknown'],
	['1985-01-01 or unknown', 'unknown'], ['2021-01-01', 'unknown'],
] as const) {
	test(`born ${born}: ${band}`, t => {
		t.is(ageBand(born, asOf), band);
	});
}

test('born on 29 February, a year is complete on 1 March', t => {
	const born = parseIsoDay('1980-02-29')!;
	t.is(ageOn(born, parseIsoDay('2020-02-28')!), 39);
	t.is(ageOn(born, parseIsoDay('2020-02-29')!), 40);
	t.is(ageOn(born, parseIsoDay('2021-02-28')!), 40);
	t.is(ageOn(born, parseIsoDay('2021-03-01')!), 41);
});
