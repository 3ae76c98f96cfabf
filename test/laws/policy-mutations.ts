import test from 'ava';
import {runExamples} from '../../source/determinations/run-examples.js';
import {policyNamed, ruleBook, ruleTexts} from '../helpers/rules-fixture.js';
import {mutantsOf} from './_mutants.js';

/*
Examples are the tests of a policy. A policy is changed in every small way that a slip of the pen could change it; each change must make
an example come out otherwise than the file says. What no example could tell apart is listed here, with the reason.
*/
const neverTogether = 'a parameter asks one or the other, never both';
const equivalent: Readonly<Record<string, string>> = {
	'dismiss-all-prop64-and-related: related-in-cycle and related-every-one change places': neverTogether,
};

const policies = [...ruleTexts.keys()].flatMap(path => /^policies\/(.+)\.yaml$/.exec(path)?.[1] ?? []);
const mutants = policies.flatMap(id => mutantsOf(policyNamed(id)).map(mutant => ({id, name: `${id}: ${mutant.what}`, mutant})));

for (const id of policies) {
	test(`every small change to ${id} is caught by one of its examples`, t => {
		const own = mutants.filter(mutant => mutant.id === id);
		const survivors = own.filter(({mutant}) => runExamples(mutant.policy, ruleBook).length === 0).map(({name}) => name);
		const unexplained = survivors.filter(name => equivalent[name] === undefined);
		t.log(`${own.length} mutants, ${own.length - survivors.length} caught, ${survivors.length - unexplained.length} equivalent`);
		t.deepEqual(unexplained, []);
	});
}

test('what is listed as equivalent is a mutant, and survives', t => {
	const idle = Object.keys(equivalent).filter(name => !mutants.some(mutant => mutant.name === name && runExamples(mutant.mutant.policy, ruleBook).length === 0));
	t.deepEqual(idle, []);
});
