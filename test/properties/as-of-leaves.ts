import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {circumstancesOf} from '../../source/determinations/engine.js';
import {buildSubject} from '../../source/history/build-subject.js';
import {evaluateTest} from '../../source/rules/evaluate-test.js';
import type {LeafName, Test} from '../../source/rules/tests.js';
import {day, engineWith, historyTables} from '../helpers/rules-fixture.js';
import {conviction} from '../helpers/rows-fixture.js';
import {namesAsOf} from './_as-of-leaves.js';
import {anyPerson} from './_people.js';

/** Each test of the vocabulary as a policy may write it. */
const written: Readonly<Record<LeafName, readonly Test[]>> = {
	'age-as-of': [{'age-as-of': {'at-least': 40}}],
	'age-in-mean-years': [{'age-in-mean-years': {'at-most': 40}}],
	'years-since-conviction': [{'years-since-conviction': {'at-least': 10}}],
	'years-since-any-conviction': [{'years-since-any-conviction': {'more-than': 10}}, {'years-since-any-conviction': {'at-least': 10}}],
	sentence: [{sentence: 'completed'}, {sentence: 'serving'}],
	'every-sentence': [{'every-sentence': 'completed'}],
	level: [{level: ['felony']}, {level: ['misdemeanor', 'infraction']}],
	'section-in': [{'section-in': ['11357', '11359']}, {'section-in': {parameter: 'dismiss'}}],
	offense: [{offense: ['prop64']}, {offense: ['related']}],
	'subdivision-in': [{'subdivision-in': ['11357.A']}],
	convicted: [{convicted: {before: '2016-11-09'}}, {convicted: {'on-or-after': '2016-11-09'}}],
	arrested: [{arrested: {before: '2016-11-09'}}, {arrested: {'on-or-after': '2016-11-09'}}],
	'age-at-arrest': [{'age-at-arrest': {under: 18}}],
	'age-at-conviction': [{'age-at-conviction': {under: 21}}],
	'prior-offense': [{'prior-offense': ['super-strikes']}, {'prior-offense': ['registration-290c']}],
	'priors-of-same-section': [{'priors-of-same-section': {'at-least': 1, counted: 'cases'}}, {'priors-of-same-section': {'at-least': 2, counted: 'counts', levels: 'felony'}}],
	'other-offense-in-cycle': [{'other-offense-in-cycle': {tables: ['minors'], counting: 'charges'}}, {'other-offense-in-cycle': {tables: ['environmental'], counting: 'convictions'}}],
	registrant: [{registrant: 'before-this-conviction'}, {registrant: 'at-any-time'}],
	county: [{county: ['LOS ANGELES']}],
	'arresting-agency': [{'arresting-agency': ['CAPD PASADENA']}],
	setting: [{setting: {parameter: 'under-21', is: true}}],
	'only-offenses': [{'only-offenses': ['prop64']}],
	deceased: [{deceased: true}],
	always: [{always: true}],
};

const names = Object.keys(written) as readonly LeafName[];
const timeless = names.filter(name => !namesAsOf[name]).flatMap(name => written[name]);
const anyDay = fc.integer({min: day('1975-01-01'), max: day('2035-01-01')});

testProp('a test that does not name the as-of date is answered alike on every one, in the same words', [anyPerson, anyDay, anyDay], (t, rows, one, other) => {
	const answersOn = (asOf: number) => buildSubject(rows, historyTables).convictions.map(about => timeless.map(asked => {
		const {answer, found, words, told} = evaluateTest(asked, circumstancesOf(about, {...engineWith(), asOf}));
		// What a fact would have to be is bounded by the as-of date; what is said of the record is not.
		const {suppose, ...said} = told();
		return {answer, found: found(), words: words(), said};
	}));
	t.deepEqual(answersOn(one), answersOn(other));
}, {numRuns: 150});

// Born 1980, convicted 2010 to 90 days: each of these is answered otherwise on the day after the conviction than forty-one years after birth.
for (const name of names.filter(candidate => namesAsOf[candidate])) {
	test(`${name} names the as-of date: another day, another answer`, t => {
		for (const asked of written[name]) {
			const answersOn = ['2010-05-02', '2021-07-01'].map(asOf => evaluateTest(asked, circumstancesOf(conviction({}), engineWith({asOf}))).answer);
			t.not(answersOn[0], answersOn[1]);
		}
	});
}
