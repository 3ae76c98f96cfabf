import test from 'ava';
import {policyDiff, type PolicyChange} from '../../source/rules/policy-diff.js';
import {readPolicy} from '../../source/rules/read-policy.js';
import {knownNames, policyNamed, ruleBook, ruleTexts, valueOfAttempt} from '../helpers/rules-fixture.js';
import {right} from './_wrong-policies.js';

const policyOf = (text: string) => valueOfAttempt(readPolicy(text, 'ours.yaml', knownNames));
const before = policyOf(right);

function diff(from: string, to: string): readonly PolicyChange[] {
	if (!right.includes(from)) {
		throw new Error(`the policy has no "${from}"`);
	}

	return policyDiff(before, policyOf(right.replace(from, () => to)), ruleBook.offenses);
}

const young = right.slice(right.indexOf('  - id: young'), right.indexOf('otherwise:'));
const old = right.slice(right.indexOf('  - id: old-conviction'), right.indexOf('  - id: young'));

for (const [what, from, to, expected] of [
	['nothing but blank lines and comments', 'questions:', '# a comment\n\nquestions:', []],
	['the title', 'Our criteria', 'Your criteria', [{about: 'the policy', what: 'title', from: 'Our criteria', to: 'Your criteria'}]],
	['the adoption', 'adopted: null', 'adopted: {by: A. Name, on: 2026-01-02, memo: M1}', [{about: 'the policy', what: 'adoption', from: 'not adopted: TRIAL', to: 'adopted by A. Name on 2026-01-02: M1'}]],
	['the source\'s mark', 'verified: true', 'verified: false', [{about: 'the policy', what: 'source', from: 'memo of the office, seen 2026-03 (verified)', to: 'memo of the office, seen 2026-03 (NOT VERIFIED)'}]],
	['the as-of date', 'as-of: 2020-07-01', 'as-of: 2020-07-02', [{about: 'the policy', what: 'as-of date', from: '2020-07-01', to: '2020-07-02'}]],
	['a second attorney', 'as-of: 2020-07-01', 'as-of: 2020-07-01\nsecond-attorney: [challenge]', [{about: 'the policy', what: 'second attorney', from: undefined, to: 'challenge'}]],
	['a deadline', 'as-of: 2020-07-01', 'as-of: 2020-07-01\nchallenge-deadline: 2020-09-01', [{about: 'the policy', what: 'challenge deadline', from: undefined, to: '2020-09-01'}]],
	['the county', 'county: from-option', 'county: KERN', [{about: 'the policy', what: 'county in scope', from: 'the one given with --county', to: 'KERN'}]],
	['the offenses', 'offenses: [prop64]', 'offenses: [prop64, super-strikes]', [{about: 'the policy', what: 'offenses in scope', from: 'prop64', to: 'prop64, super-strikes'}]],
	['a default', 'default: 7', 'default: 8', [{about: 'parameter years-since', what: 'default', from: '7', to: '8'}]],
	['a range', 'max: 15', 'max: 20', [{about: 'parameter years-since', what: 'range', from: '1 to 15', to: '1 to 20'}]],
	['a list', '[\'11358\', \'11359\']', '[\'11358\']', [{about: 'parameter reduce', what: 'range', from: 'among 11358, 11359', to: 'among 11358'}]],
	['a switch', 'default: false', 'default: true', [{about: 'parameter deceased', what: 'default', from: 'off', to: 'on'}]],
	['a parameter gone', '  deceased: {type: switch, default: false, meaning: dismiss when dead}\n', '', [{about: 'parameter deceased', what: 'whole parameter', from: 'switch, off by default: dismiss when dead', to: undefined}]],
	['a question gone', young, '', [{about: 'question young', what: 'whole question', from: 'Was the person not yet 21? If all of these hold: (the person was under 21 on the day of conviction) and (this does not hold: (the section is one of 11360)): Eligible for Reduction ("Young").'}]],
	['a question moved', `${old}${young}`, `${young}${old}`, [{about: 'question young', what: 'place', from: '4 of 4', to: '3 of 4'}]],
	['a question renamed', 'id: young', 'id: minor', [{about: 'question young', what: 'id', from: 'young', to: 'minor'}]],
	['a question\'s words', 'Was the person not yet 21?', 'Was the person young?', [{about: 'question young', what: 'asked', from: 'Was the person not yet 21?', to: 'Was the person young?'}]],
	['a number in a test', 'at-least: {parameter: years-since}', 'at-least: 7', [{about: 'question old-conviction', what: 'test', from: 'the conviction is {years-since} or more years before the as-of date', to: 'the conviction is 7 or more years before the as-of date'}]],
	['a list in a test', 'section-in: {parameter: dismiss}', 'section-in: {parameter: reduce}', [{about: 'question section-dismissed', what: 'test', from: 'the section is one of {dismiss}', to: 'the section is one of {reduce}'}]],
	['what turns a question off', '    active: {parameter: dismiss}\n', '', [{about: 'question section-dismissed', what: 'turned off by', from: 'the parameter dismiss', to: undefined}]],
	['an outcome', '{outcome: reduce, reason: Young}', '{outcome: dismiss, reason: Young}', [{about: 'question young', what: 'outcome', from: 'Eligible for Reduction', to: 'Eligible for Dismissal'}]],
	['the severity that is left', '{outcome: reduce, reason: Young}', '{outcome: reduce, to: infraction, reason: Young}', [{about: 'question young', what: 'outcome', from: 'Eligible for Reduction', to: 'Eligible for Reduction, to an infraction'}]],
	['a reason', 'reason: Young', 'reason: A minor', [{about: 'question young', what: 'reason', from: 'Young', to: 'A minor'}]],
	['a citation\'s mark', '    verified: false\n', '', [{about: 'question old-conviction', what: 'citation', from: 'HS 11361.8 (NOT VERIFIED)', to: 'HS 11361.8'}]],
	['what holds otherwise', 'reason: Nothing fits', 'reason: No criteria', [{about: 'otherwise', what: 'reason', from: 'Nothing fits', to: 'No criteria'}]],
	['an example', 'years-since: 5}', 'years-since: 6}', [{about: 'the examples', what: 'given', from: '2', to: '2'}]],
] as const) {
	test(`diff: ${what}`, t => {
		t.deepEqual(diff(from, to).map(change => ({...change})), expected.map(change => ({...change})));
	});
}

test('diff: a question added says where it is asked, and those around it have not moved', t => {
	const added = '  - id: dead\n    ask: Is the person dead?\n    when: {deceased: true}\n    then: {outcome: dismiss, reason: Dead}\n';
	t.deepEqual(diff('  - id: old-conviction', `${added}  - id: old-conviction`), [{about: 'question dead', what: 'whole question', to: 'Is the person dead? If the record shows the person\'s death: Eligible for Dismissal ("Dead"). Asked as 3 of 5.'}]);
});

test('diff: every shipped policy is the same as itself, and has words for each of its tests', t => {
	for (const name of [...ruleTexts.keys()].filter(path => path.startsWith('policies/'))) {
		const policy = policyNamed(name.slice('policies/'.length, -'.yaml'.length));
		t.deepEqual(policyDiff(policy, policy, ruleBook.offenses), []);
		const gone = policyDiff(policy, {...policy, questions: []}, ruleBook.offenses);
		t.is(gone.length, policy.questions.length);
		t.notRegex(JSON.stringify(gone), /undefined|NaN|9000\d{3}/);
	}
});
