import {testWords} from './evaluate-test.js';
import type {OffenseTable} from './offense-table.js';
import type {Parameters, Policy} from './policy.js';
import type {Test} from './tests.js';

/** Years no policy asks for: each stands for a parameter until the words are made, and then gives way to its name. */
const standIn = 9_000_001;

/** A test in words in which parameters go by name: `the person is {age} or older on the as-of date`. */
export function namedTestWords(test: Test, policy: Policy, offenses: ReadonlyMap<string, OffenseTable>): string {
	const names = Object.keys(policy.parameters);
	const parameters: Parameters = Object.fromEntries(names.map((name, index) => {
		const {type} = policy.parameters[name]!;
		return [name, type === 'sections' ? [`{${name}}`] : (type === 'years' ? standIn + index : `{${name}}` as unknown as boolean)];
	}));
	let words = testWords(test, {parameters, offenses});
	for (const [index, name] of names.entries()) {
		words = words.replaceAll(String(standIn + index), `{${name}}`);
	}

	return words;
}
