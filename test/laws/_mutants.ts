import type {ParameterDefinition, Policy, Question} from '../../source/rules/policy.js';
import type {Test} from '../../source/rules/tests.js';
import {formatDay, parseIsoDay} from '../../source/values/calendar-date.js';
import {outcomes} from '../../source/values/outcome.js';

/** A policy with one small thing changed, and what that is. */
export type Mutant = {readonly what: string; readonly policy: Policy};
type Changed<Value> = {readonly what: string; readonly value: Value};

/** Every mutant of a policy: thresholds a step up and down, neighbours swapped, connectives, outcomes, defaults; questions and conditions left out. */
export function mutantsOf(policy: Policy): readonly Mutant[] {
	const {questions} = policy;
	const withQuestion = (index: number, question: Question): Policy => ({...policy, questions: questions.with(index, question)});
	return [
		...questions.map(({id}, index) => ({what: `${id} is left out`, policy: {...policy, questions: questions.toSpliced(index, 1)}})),
		...questions.slice(1).map((question, index) => ({
			what: `${questions[index]!.id} and ${question.id} change places`,
			policy: {...policy, questions: questions.with(index, question).with(index + 1, questions[index]!)},
		})),
		...questions.flatMap((question, index) => outcomes.filter(outcome => outcome !== question.then.outcome)
			.map(outcome => ({what: `${question.id} leads to ${outcome}`, policy: withQuestion(index, {...question, then: {...question.then, outcome}})}))),
		...outcomes.filter(outcome => outcome !== policy.otherwise.outcome).map(outcome => ({what: `otherwise leads to ${outcome}`, policy: {...policy, otherwise: {...policy.otherwise, outcome}}})),
		...questions.flatMap((question, index) => changesOf(question.when).map(({what, value}) => ({what: `${question.id}: ${what}`, policy: withQuestion(index, {...question, when: value as Test})}))),
		...questions.flatMap((question, index) => question.active ? [{what: `${question.id} is asked whatever ${question.active.parameter} is`, policy: withQuestion(index, {...question, active: undefined})}] : []),
		...Object.entries(policy.parameters).flatMap(([name, definition]) => defaultsOf(definition)
			.map(changed => ({what: `${name} is ${JSON.stringify(changed.default)} by default`, policy: {...policy, parameters: {...policy.parameters, [name]: changed}}}))),
	];
}

function changesOf(value: unknown, key = ''): ReadonlyArray<Changed<unknown>> {
	if (typeof value === 'number') {
		return [value - 1, value + 1].map(changed => ({what: `${key} ${changed}`, value: changed}));
	}

	if (typeof value === 'string') {
		const day = parseIsoDay(value);
		return day === undefined ? [] : [day - 1, day + 1].map(changed => ({what: `${key} ${formatDay(changed)}`, value: formatDay(changed)}));
	}

	if (typeof value !== 'object' || value === null) {
		return [];
	}

	if (Array.isArray(value)) {
		const isTests = key === 'all' || key === 'any';
		return [
			...(isTests && value.length > 1 ? value.map((_, index) => ({what: `condition ${index + 1} of ${key} is left out`, value: value.toSpliced(index, 1) as unknown})) : []),
			...value.flatMap((item: unknown, index) => changesOf(item, key).map(changed => ({what: changed.what, value: value.with(index, changed.value) as unknown}))),
		];
	}

	return Object.entries(value).flatMap(([name, inner]) => [
		...(name === 'all' ? [{what: 'all becomes any', value: {any: inner as unknown}}] : []),
		...(name === 'any' ? [{what: 'any becomes all', value: {all: inner as unknown}}] : []),
		...(name === 'not' ? [{what: 'not is left out', value: inner as unknown}] : []),
		...changesOf(inner, name).map(changed => ({what: changed.what, value: {...value, [name]: changed.value}})),
	]);
}

function defaultsOf(definition: ParameterDefinition): readonly ParameterDefinition[] {
	switch (definition.type) {
		case 'years': {
			return (definition.default === definition.off ? [definition.min, definition.max] : [definition.default - 1, definition.default + 1]).map(value => ({...definition, default: value}));
		}

		case 'switch': {
			return [{...definition, default: !definition.default}];
		}

		case 'choice': {
			return definition.among.filter(word => word !== definition.default).map(word => ({...definition, default: word}));
		}

		case 'sections': {
			return definition.among.map(section => ({...definition, default: definition.default.includes(section) ? definition.default.filter(other => other !== section) : [...definition.default, section]}));
		}
	}
}
