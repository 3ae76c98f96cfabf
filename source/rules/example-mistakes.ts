import {nearest} from '../values/nearest.js';
import {parseIsoDay} from '../values/calendar-date.js';
import type {PolicyExample, PolicyFile} from './policy.js';
import type {AddMistake} from './read-policy.js';
import {wrongWith} from './set-parameters.js';

/** What decides where no question of the policy does: `expect` may name them, and no question may take their names. */
export const questionsOfTheEngine: readonly string[] = ['otherwise', 'open-question', 'scope', 'key-broken', 'rule-failed'];

/** Examples that cannot come true: parameters or questions that do not exist, values out of range, days that are on no calendar, no as-of date. */
export function mistakesInExamples(policy: PolicyFile, add: AddMistake): void {
	for (const [index, {id}] of policy.questions.entries()) {
		if (questionsOfTheEngine.includes(id)) {
			add(['questions', index, 'id'], `the id "${id}"`, `an id that the engine does not use itself (${questionsOfTheEngine.join(', ')})`, 'rename the question');
		}
	}

	for (const [index, example] of policy.examples.entries()) {
		mistakesInExample(policy, example, ['examples', index], add);
	}
}

function mistakesInExample(policy: PolicyFile, example: PolicyExample, at: readonly PropertyKey[], add: AddMistake): void {
	const names = Object.keys(policy.parameters);
	for (const [name, value] of Object.entries(example.set ?? {})) {
		const definition = Object.hasOwn(policy.parameters, name) ? policy.parameters[name] : undefined;
		const wrong = definition && wrongWith(name, Array.isArray(value) ? value.map(String) : value, definition);
		if (!definition) {
			const meant = nearest(name, names);
			add([...at, 'set', name], `the parameter "${name}"`, `one of ${names.join(', ') || 'none: the policy has no parameters'}`, meant === undefined ? 'correct the name' : `did you mean "${meant}"?`);
		} else if (wrong) {
			add([...at, 'set', name], wrong.found, wrong.expected, wrong.next);
		}
	}

	const {question} = example.expect;
	const ids = [...policy.questions.map(({id}) => id), ...questionsOfTheEngine];
	if (!ids.includes(question)) {
		const meant = nearest(question, ids);
		add([...at, 'expect', 'question'], `the question "${question}"`, 'a question of this policy, or one of the engine\'s own', meant === undefined ? `there are ${ids.join(', ')}` : `did you mean "${meant}"?`);
	}

	const {given} = example;
	const days = [['convicted', given.convicted], ['born', given.born], ...(given.also ?? []).map((also, number) => [['also', number, 'convicted'], also.convicted] as const)] as const;
	for (const [path, text] of days) {
		if (text !== undefined && /^\d{4}(?:-\d{2}){1,2}$/.test(text) && parseIsoDay(text.padEnd(10, '-01')) === undefined) {
			add([...at, 'given', ...[path].flat()], `the date ${text}`, 'a day that exists', 'write year, month and day; a date that the extract gives wrongly is written as it stands there, like 20190230');
		}
	}

	if (example['as-of'] === undefined && policy['as-of'] === undefined) {
		add(at, 'no as-of date', 'as-of: YYYY-MM-DD in the example or in the policy', 'give the example a date');
	}
}
