import test from 'ava';
import {policyText} from '../../source/rules/policy-text.js';
import {readPolicy} from '../../source/rules/read-policy.js';
import {applyValues, setParameters} from '../../source/rules/set-parameters.js';
import {problemText} from '../../source/values/problem.js';
import {knownNames, policyNamed, ruleBook} from '../helpers/rules-fixture.js';

// A policy that offers two versions of a question; each test makes one line of it wrong.
const right = `id: small
title: Small
source: {what: a test, verified: false}
adopted: null
scope: {county: from-option, offenses: [prop64]}
parameters:
  way: {type: choice, default: cases, among: [cases, counts], meaning: how priors are counted}
  bar: {type: switch, default: true, meaning: priors refuse}
questions:
  - id: first
    ask: Is it one way?
    active: {parameter: way, is: cases}
    when: {convicted: {before: '2016-11-09'}}
    then: {outcome: dismiss, reason: One}
  - id: second
    ask: Is it the other?
    active: {parameter: way, is: counts}
    when: {all: [{setting: {parameter: bar, is: true}}, {priors-of-same-section: {at-least: 2, counted: {parameter: way}}}, {county: [KERN]}, {prior-offense: [super-strikes]}]}
    then: {outcome: reduce, reason: Other}
otherwise: {outcome: hand-review, reason: Nothing fits}
examples:
  - {given: {charge: 11357 HS, convicted: 2010-01-01}, as-of: 2020-07-01, expect: {outcome: dismiss, question: first}}
`;

const problems = (from = '', to = ''): string[] => {
	const read = readPolicy(right.replace(from, to), 'small.yaml', knownNames);
	return read.ok ? [] : read.problems.map(problem => problemText(problem));
};

test('the small policy is right', t => {
	t.deepEqual(problems(), []);
});

for (const [what, from, to, expected] of [
	['a default that is none of the choices', 'default: cases', 'default: case', /^small\.yaml:7:\d+: found the default "case"; expected one of cases, counts/],
	['a choice with one word', '[cases, counts]', '[cases]', /^small\.yaml:7:\d+: /],
	['a word that the choice does not have', 'is: counts', 'is: count', /^small\.yaml:17:\d+: found is: count; expected one of cases, counts/],
	['a choice without a word', '{parameter: way, is: cases}', '{parameter: way}', /^small\.yaml:12:\d+: found the choice "way" without what it must be; expected is: cases or counts/],
	['a switch with a word', '{parameter: bar, is: true}', '{parameter: bar, is: cases}', /^small\.yaml:18:\d+: found is: cases; expected one of true, false/],
	['a switch where a choice is asked', 'counted: {parameter: way}', 'counted: {parameter: bar}', /^small\.yaml:18:\d+: found the parameter "bar", which holds switch; expected a parameter that holds choice/],
	['a choice whose words the test does not know', 'among: [cases, counts]', 'among: [cases, counts, days]', /^small\.yaml:18:\d+: found the parameter "way", which may be days; expected a choice among cases, counts/],
	['a parameter that is not there', '{parameter: bar, is: true}', '{parameter: baz, is: true}', /^small\.yaml:18:\d+: found the parameter "baz"/],
	['a county that does not exist', 'county: [KERN]', 'county: [KERM]', /^small\.yaml:18:\d+: found the county "KERM"/],
	['a table that does not exist', '[super-strikes]', '[superstrikes]', /^small\.yaml:18:\d+: found the offense table "superstrikes"/],
	['a day that does not exist', '\'2016-11-09\'', '\'2016-11-31\'', /^small\.yaml:13:\d+: .*expected a date YYYY-MM-DD that exists/],
	['a side that dates do not have', 'before: ', 'after: ', /^small\.yaml:13:\d+: .*"after"/],
] as const) {
	test(`an error with its line: ${what}`, t => {
		const found = problems(from, to);
		t.true(found.some(line => expected.test(line)), JSON.stringify(found));
	});
}

const pilot = policyNamed('los-angeles-2019');

test('--set of a choice holds, and is refused with the words it may be', t => {
	const attempt = setParameters(pilot, ['age-test=as-of']);
	t.is(attempt.ok && attempt.value['age-test'], 'as-of');
	const wrong = setParameters(pilot, ['age-test=later']);
	t.regex(wrong.ok ? '' : problemText(wrong.problems[0]!), /found age-test = later; expected one of at-conviction, as-of/);
	t.true(applyValues(pilot, {priors: 'counts'}).ok);
	t.false(applyValues(pilot, {priors: true}).ok);
	t.false(applyValues(pilot, {priors: ['counts']}).ok);
});

test('a policy as people read it names the choice under which a question is asked, and the lists it uses', t => {
	const text = policyText(pilot, ruleBook.offenses);
	t.regex(text, /14\. Is the person at most 21 years of 365\.25 days old on the as-of date\? \[asked only under --set age-test=as-of]/);
	t.regex(text, /List: Super strikes \(PC 667\(e\)\(2\)\(C\)\(iv\); rules\/offenses\/super-strikes\.yaml, NOT VERIFIED\)/);
	t.regex(text, / {2}priors = cases\n.*\(cases or counts\)/);
});
