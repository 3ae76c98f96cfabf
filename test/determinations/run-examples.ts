import test from 'ava';
import {runExamples} from '../../source/determinations/run-examples.js';
import {policy, policyNamed, ruleBook, ruleTexts} from '../helpers/rules-fixture.js';

for (const path of ruleTexts.keys()) {
	const [, id] = /^policies\/(.+)\.yaml$/.exec(path) ?? [];
	if (id !== undefined) {
		test(`the examples of ${id} come out as it says`, t => {
			t.deepEqual(runExamples(policyNamed(id), ruleBook), []);
		});

		test(`the examples of ${id} reach each of its questions`, t => {
			const about = policyNamed(id);
			const reached = new Set(about.examples.map(({expect}) => expect.question));
			// Behind a question that is always answered yes nothing is left.
			const isAlways = about.questions.some(({when, active}) => 'always' in when && active === undefined);
			t.deepEqual([...about.questions.map(question => question.id), ...(isAlways ? [] : ['otherwise'])].filter(question => !reached.has(question)), []);
		});
	}
}

const [first] = policy.examples;

test('an example that comes out otherwise is a problem that says how', t => {
	const [problem, ...more] = runExamples({...policy, examples: [{...first!, expect: {outcome: 'reduce', question: 'section-reduced', reason: 'So'}}]}, ruleBook);
	t.deepEqual(more, []);
	t.deepEqual(problem, {
		file: 'rules/policies/clear-my-record-2019.yaml',
		line: first!.line,
		column: 5,
		found: 'example 1 (11360(B) HS): dismiss by not-a-felony ("Misdemeanor or Infraction")',
		expected: 'reduce by section-reduced ("So")',
		next: 'correct the example or the questions',
	});
});

test('an example out of scope, without as-of date or with a wrong setting is a problem', t => {
	const found = (example: Partial<NonNullable<typeof first>>) => runExamples({...policy, examples: [{...first!, ...example}]}, ruleBook).map(problem => problem.found);
	t.deepEqual(found({given: {charge: '459 PC', convicted: '2010-01-01'}}), ['example 1 (459 PC): out of the scope of the policy']);
	t.deepEqual(found({'as-of': undefined}), ['example 1 (11360(B) HS): no as-of date']);
	t.deepEqual(found({set: {age: 12}}), ['example 1 (11360(B) HS): age = 12']);
});

test('an example may give partial dates, a county, a death and further convictions', t => {
	const examples = [
		{given: {charge: '11359 HS', level: 'felony', convicted: '2019-03', born: '1950', county: 'LOS ANGELES', deceased: true, also: [{charge: '459 PC', convicted: '2000'}]}, 'as-of': '2020-07-01', set: {dismiss: []}, expect: {outcome: 'hand-review', question: 'otherwise'}},
		{given: {charge: '11359 HS', level: 'felony', convicted: '2019-03', county: ''}, 'as-of': '2020-07-01', expect: {outcome: 'hand-review', question: 'scope'}},
	] as const;
	t.deepEqual(runExamples({...policy, examples: examples as unknown as typeof policy.examples}, ruleBook), []);
});
