import type {ParameterDefinition, ParameterValue} from '../../rules/policy.js';
import {setParameters} from '../../rules/set-parameters.js';
import type {Problem} from '../../values/problem.js';
import type {StartState} from './state.js';

/** A value as `--set` reads it: `11357,11358`, `yes`, `57`. */
export const settingOf = (value: ParameterValue): string => [value].flat().map(part => typeof part === 'boolean' ? (part ? 'yes' : 'no') : String(part)).join(',');

/** The same for a reader. */
export const valueWords = (value: ParameterValue): string => settingOf(value).replaceAll(',', ', ') || 'none';

/** The numbers that a parameter can have. */
export const typedRange = ({min, max, off}: ParameterDefinition & {readonly type: 'years'}): string => `a whole number from ${min} to ${max}, or ${off} for off`;

/** `--set` for every parameter that has another value than the policy gives it, in the policy's order. */
export function settingsOf({policy, values}: Pick<StartState, 'policy' | 'values'>): readonly string[] {
	return Object.entries(policy?.policy.parameters ?? {}).flatMap(([name, definition]) => {
		const value = values.get(name);
		return value === undefined || settingOf(value) === settingOf(definition.default) ? [] : [`${name}=${settingOf(value)}`];
	});
}

/** Why these values cannot stand together, by the rule that `--set` goes by; undefined where they can. */
export function wrongWithValues(state: Pick<StartState, 'policy' | 'values'>): Problem | undefined {
	const set = state.policy ? setParameters(state.policy.policy, settingsOf(state)) : undefined;
	return set?.ok === false ? set.problems[0] : undefined;
}
