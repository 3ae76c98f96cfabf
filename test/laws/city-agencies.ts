import test from 'ava';
import {leavesIn} from '../../source/rules/tests.js';
import {policyNamed, ruleBook} from '../helpers/rules-fixture.js';

// The policies list the agencies they ask for; the flag reads rules/city-prosecutors.yaml. An agency in one must not be unknown to the other.
for (const id of ['los-angeles-2019', 'los-angeles-2020']) {
	test(`${id}: every agency it asks for belongs to a city of rules/city-prosecutors.yaml, and every city is asked for`, t => {
		const asked = policyNamed(id).questions.flatMap(({when}) => leavesIn(when)).flatMap(leaf => 'arresting-agency' in leaf ? leaf['arresting-agency'] : []);
		const known = new Set(ruleBook.cities.cities.flatMap(({agencies}) => agencies));
		t.true(asked.length > 0);
		t.deepEqual(asked.filter(agency => !known.has(agency)), []);
		t.deepEqual(ruleBook.cities.cities.filter(({agencies}) => !agencies.some(agency => asked.includes(agency))).map(({city}) => city), []);
	});
}
