import test from 'ava';
import {readPolicy} from '../../source/rules/read-policy.js';
import {problemText} from '../../source/values/problem.js';
import {knownNames, ruleTexts} from '../helpers/rules-fixture.js';

// A small policy that is right; each test makes one line of it wrong.
const right = `id: small
title: Small
source: {what: a test, verified: false}
adopted: null
scope: {county: from-option, offenses: [prop64]}
parameters:
  dismiss: {type: sections, default: ['11357'], among: ['11357', '11358'], meaning: dismissed}
  age: {type: years, default: 50, min: 40, max: 65, meaning: old}
  dead: {type: switch, default: false, meaning: dead}
questions:
  - id: not-a-felony
    ask: Is it a misdemeanor?
    when: {level: [misdemeanor]}
    then: {outcome: dismiss, reason: Misdemeanor}
  - id: listed
    ask: Is it listed?
    active: {parameter: dismiss}
    when: {section-in: {parameter: dismiss}}
    then: {outcome: dismiss, reason: Listed}
  - id: old
    ask: Is the person {age}?
    active: {parameter: age}
    when: {all: [{age-as-of: {at-least: {parameter: age}}}, {not: {deceased: true}}]}
    then: {outcome: reduce, reason: Old}
otherwise: {outcome: hand-review, reason: Nothing fits}
examples:
  - {given: {charge: 11357 HS, level: misdemeanor}, as-of: 2020-07-01, expect: {outcome: dismiss, question: not-a-felony}}
`;

const problems = (text: string): string[] => {
	const read = readPolicy(text, 'small.yaml', knownNames);
	return read.ok ? [] : read.problems.map(problem => problemText(problem));
};

const swapped = (from: string, to: string): string => {
	if (!right.includes(from)) {
		throw new Error(`the small policy has no "${from}"`);
	}

	return right.replace(from, to);
};

test('the small policy and those that ship are right', t => {
	const shipped = [...ruleTexts].filter(([path]) => path.startsWith('policies/'));
	t.true(shipped.length > 0);
	t.deepEqual(problems(right), []);
	t.deepEqual(shipped.filter(([path, text]) => !readPolicy(text, path, knownNames).ok), []);
});

const last = `  - id: last
    ask: Anything?
    when: {always: true}
    then: {outcome: reduce, reason: All}
`;

for (const [what, text, expected] of [
	['an unknown key at the top', swapped('title: Small', 'titel: Small'), [/^small\.yaml:1:1: found no title/, /^small\.yaml:2:1: found the key "titel"/]],
	['an unknown key in a question', swapped('    ask: Is it listed?', '    aks: Is it listed?'), [/^small\.yaml:1[56]:\d+: found no questions\.listed\.ask/, /^small\.yaml:16:5: found the key "aks"/]],
	['an unknown test', swapped('{level: [misdemeanor]}', '{levle: [misdemeanor]}'), [/^small\.yaml:13:\d+: found the key "levle"/]],
	['two tests in one', swapped('{level: [misdemeanor]}', '{level: [misdemeanor], always: true}'), [/^small\.yaml:13:\d+: .*expected exactly one test/]],
	['no test', swapped('{level: [misdemeanor]}', '{}'), [/^small\.yaml:13:\d+: .*expected exactly one test/]],
	['an unknown level', swapped('{level: [misdemeanor]}', '{level: [felonious]}'), [/^small\.yaml:13:\d+: found questions\.not-a-felony\.when\.level\[1] = "felonious"; expected one of felony, misdemeanor, infraction/]],
	['an unknown outcome', swapped('{outcome: reduce, reason: Old}', '{outcome: forget, reason: Old}'), [/^small\.yaml:24:\d+: found questions\.old\.then\.outcome = "forget"; expected one of dismiss/]],
	['a severity that is left by no reduction', swapped('{outcome: dismiss, reason: Listed}', '{outcome: dismiss, to: infraction, reason: Listed}'), [/^small\.yaml:19:\d+: .*expected to only beside the outcome reduce/]],
	['a severity that no reduction leaves', swapped('{outcome: reduce, reason: Old}', '{outcome: reduce, to: felony, reason: Old}'), [/^small\.yaml:24:\d+: .*expected one of misdemeanor, infraction/]],
	['relief presumed beside a refusal', swapped('{outcome: hand-review, reason: Nothing fits}', '{outcome: not-eligible, relief-presumed: true, reason: Nothing fits}'), [/^small\.yaml:25:\d+: .*expected relief-presumed only beside the outcome hand-review/]],
	['years that are no number', swapped('{at-least: {parameter: age}}', '{at-least: fifty}'), [/^small\.yaml:23:/]],
	['a boundary that the test does not know', swapped('{at-least: {parameter: age}}', '{more-than: 50}'), [/^small\.yaml:23:.*no questions/, /^small\.yaml:23:.*the key "more-than"/]],
	['a question after one that always answers yes', swapped('  - id: old\n', `${last}  - id: old\n`), [/^small\.yaml:24:\d+: found the question "old" after "last"/]],
	['a repeated test', swapped('{level: [misdemeanor]}', '{section-in: {parameter: dismiss}}').replace('    active: {parameter: dismiss}\n', ''), [/^small\.yaml:17:\d+: found the same test as "not-a-felony"/]],
	['a repeated id', swapped('  - id: listed', '  - id: not-a-felony'), [/^small\.yaml:15:\d+: found the id "not-a-felony" a second time/]],
	['an unknown parameter', swapped('{section-in: {parameter: dismiss}}', '{section-in: {parameter: dismis}}'), [/^small\.yaml:18:\d+: found the parameter "dismis"; expected one of dismiss, age, dead/]],
	['an unknown parameter that turns a question on', swapped('active: {parameter: age}', 'active: {parameter: constructor}'), [/^small\.yaml:22:\d+: found the parameter "constructor"/]],
	['a parameter of another type', swapped('{section-in: {parameter: dismiss}}', '{section-in: {parameter: age}}'), [/^small\.yaml:18:\d+: found the parameter "age", which holds years; expected a parameter that holds sections/]],
	['years from a list of sections', swapped('{at-least: {parameter: age}}', '{at-least: {parameter: dismiss}}'), [/^small\.yaml:23:\d+: found the parameter "dismiss", which holds sections; expected a parameter that holds years/]],
	['an unknown offense table in the scope', swapped('offenses: [prop64]', 'offenses: [prop46]'), [/^small\.yaml:5:\d+: found the offense table "prop46"; expected one of /]],
	['an unknown offense table in a test', swapped('{deceased: true}', '{only-offenses: [prop46]}'), [/^small\.yaml:23:\d+: found the offense table "prop46"/]],
	['a default out of range', swapped('default: 50', 'default: 70'), [/^small\.yaml:8:\d+: found the default 70; expected 0 or 40 to 65/]],
	['a default that is not among the sections', swapped('default: [\'11357\']', 'default: [\'11359\']'), [/^small\.yaml:7:\d+: found the default \["11359"]/]],
	['a doubled key', swapped('title: Small', 'title: Small\ntitle: Smaller'), [/^small\.yaml:3:1: found map keys must be unique/]],
	['no YAML', swapped('title: Small', 'title: [Small'), [/^small\.yaml:\d+:\d+: found /]],
	['a question without consequence', swapped('    then: {outcome: dismiss, reason: Listed}\n', ''), [/^small\.yaml:15:\d+: found no questions\.listed\.then/]],
	['no questions', `${right.slice(0, right.indexOf('questions:'))}questions: []\n${right.slice(right.indexOf('otherwise:'))}`, [/^small\.yaml:10:\d+: found questions = \[]/]],
	['no examples', right.slice(0, right.indexOf('examples:')), [/^small\.yaml:1:1: found no examples/]],
	['a deadline on a day that does not exist', swapped('adopted: null', 'adopted: null\nchallenge-deadline: 2020-06-31'), [/^small\.yaml:5:1: found challenge-deadline = "2020-06-31"; expected a date YYYY-MM-DD that exists/]],
	['an adoption without a memo', swapped('adopted: null', 'adopted: {by: An office, on: 2020-01-01}'), [/^small\.yaml:4:\d+: found no adopted\.memo/]],
] as const) {
	test(`an error with its line: ${what}`, t => {
		const found = problems(text);
		t.true(found.length > 0);
		for (const pattern of expected) {
			t.true(found.some(line => pattern.test(line)), `${String(pattern)} in ${JSON.stringify(found)}`);
		}

		t.true(found.every(line => / Next: \S/.test(line)));
	});
}

test('all mistakes are told at once', t => {
	t.true(problems(swapped('default: 50', 'default: 70').replace('prop64', 'prop46').replace('  - id: listed', '  - id: not-a-felony')).length >= 3);
});

test('a county that does not exist leaves nothing in scope, so it is a mistake', t => {
	t.regex(problems(swapped('county: from-option', 'county: from-optoin'))[0]!, /^small\.yaml:5:9: found the county "from-optoin"/);
});
