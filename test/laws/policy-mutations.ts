import test from 'ava';
import {runExamples} from '../../source/determinations/run-examples.js';
import {policyNamed, ruleBook, ruleTexts} from '../helpers/rules-fixture.js';
import {mutantsOf} from './_mutants.js';

/*
Examples are the tests of a policy. A policy is changed in every small way that a slip of the pen could change it; each change must make
an example come out otherwise than the file says. What no example could tell apart is listed here, with the reason.
*/
const neverTogether = 'a parameter asks one or the other, never both';
const sameTestBefore = 'where it would not be asked, a question before it decides every conviction that it would';
const only11357 = 'within the scope, what is not HS 11358 to 11360 is HS 11357';
const nothingLeft = 'nothing gets past a question that is always answered yes';
const equivalent: Readonly<Record<string, string>> = {
	'clear-my-record-2019: section-dismissed is asked whatever dismiss is': 'it is off when the list is empty, and no section is in an empty list',
	'clear-my-record-2019: section-reduced is asked whatever reduce is': 'it is off when the list is empty, and no section is in an empty list',
	'dismiss-all-prop64: otherwise leads to dismiss': nothingLeft,
	'dismiss-all-prop64: otherwise leads to reduce': nothingLeft,
	'dismiss-all-prop64: otherwise leads to not-eligible': nothingLeft,
	'dismiss-all-prop64: otherwise leads to refer': nothingLeft,
	'dismiss-all-prop64-and-related: related-in-cycle and related-every-one change places': neverTogether,
	'los-angeles-2019: not-a-felony and misdemeanor-of-a-city change places': neverTogether,
	'los-angeles-2019: convicted-after-the-act and arrested-after-the-act change places': neverTogether,
	'los-angeles-2019: other-11357-hand-review and other-11357-reduced change places': neverTogether,
	'los-angeles-2019: young-at-conviction and young-as-of change places': neverTogether,
	'los-angeles-2019: only-prop64-completed and serving-first change places': 'one asks that every sentence is completed, the other that not every one is',
	'los-angeles-2019: other-11357-hand-review: condition 1 of all is left out': only11357,
	'los-angeles-2019: other-11357-reduced: condition 1 of all is left out': only11357,
	'los-angeles-2019: misdemeanor-of-a-city is asked whatever misdemeanors is': sameTestBefore,
	'los-angeles-2019: misdemeanor-of-the-county is asked whatever misdemeanors is': sameTestBefore,
	'los-angeles-2019: other-11357-reduced is asked whatever other-11357 is': sameTestBefore,
	'los-angeles-2019: serving-last is asked whatever serving-test is': sameTestBefore,
	'los-angeles-2020: not-a-felony and misdemeanor-of-a-city change places': neverTogether,
	'los-angeles-2020: misdemeanor-of-a-city is asked whatever misdemeanors is': sameTestBefore,
	'statute-11361-8: small-possession-under-21 and small-transport change places': 'one asks for HS 11357 alone, the other for HS 11360 alone',
	'statute-11361-8: felony-11357: condition 2 of all is left out': only11357,
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
