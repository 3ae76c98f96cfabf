import test from 'ava';
import {runExamples} from '../../source/determinations/run-examples.js';
import {readPolicy} from '../../source/rules/read-policy.js';
import {problemText, type Problem} from '../../source/values/problem.js';
import {knownNames, ruleBook} from '../helpers/rules-fixture.js';
import {cases, right} from './_wrong-policies.js';

/** What `rules check` finds: mistakes in the file, else examples that come out otherwise. */
function check(text: string): readonly Problem[] {
	const read = readPolicy(text, 'ours.yaml', knownNames);
	return read.ok ? runExamples(read.value, ruleBook) : read.problems;
}

test('the policy that the wrong ones are made from is right', t => {
	t.deepEqual(check(right), []);
});

test('every wrong file gets a message of its own', t => {
	t.true(cases.length >= 25);
	t.is(new Set(cases.map(([what]) => what)).size, cases.length);
	t.is(new Set(cases.map(line => line[3])).size, cases.length - 1, 'a title left out and one misspelt begin with the same');
});

for (const [what, from, to, says] of cases) {
	test(`rules check: ${what}`, t => {
		t.true(right.includes(from));
		const problems = check(right.replace(from, () => to));
		t.is(problems.length === 0 ? 'nothing found' : problemText(problems[0]!), `ours.yaml:${says}`);
		for (const problem of problems) {
			t.regex(problemText(problem), /^ours\.yaml:\d+:\d+: found .+; expected .+\. Next: .{8}/);
			t.notRegex(problemText(problem), /undefined|nan|\[object|invalid|zod|string|boolean/i);
		}
	});
}
