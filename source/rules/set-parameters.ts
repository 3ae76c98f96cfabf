import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {defaultParameters, type ParameterDefinition, type Parameters, type ParameterValue, type Policy} from './policy.js';

const switchWords: Readonly<Record<string, boolean>> = {true: true, yes: true, on: true, false: false, no: false, off: false};

/** Checks a value against a parameter's definition. The problem, or undefined where the value may stand. */
export function wrongWith(name: string, value: ParameterValue, definition: ParameterDefinition): Problem | undefined {
	const problem = (expected: string): Problem => ({found: `${name} = ${Array.isArray(value) ? value.join(',') : String(value)}`, expected, next: `${name}: ${definition.meaning}`});
	switch (definition.type) {
		case 'switch': {
			return typeof value === 'boolean' ? undefined : problem('true or false');
		}

		case 'years': {
			const fits = typeof value === 'number' && Number.isInteger(value) && (value === definition.off || (value >= definition.min && value <= definition.max));
			return fits ? undefined : problem(`${definition.off} (off), or a whole number from ${definition.min} to ${definition.max}`);
		}

		case 'choice': {
			return typeof value === 'string' && definition.among.includes(value) ? undefined : problem(`one of ${definition.among.join(', ')}`);
		}

		case 'sections': {
			const fits = Array.isArray(value) && value.every(section => definition.among.includes(section as string)) && new Set(value).size === value.length;
			return fits ? undefined : problem(`a list of ${definition.among.join(', ')}, each at most once`);
		}
	}
}

/** A section can be dismissed or reduced, not both: the earlier engine let one win without a word (D-53). */
function overlaps(policy: Policy, parameters: Parameters): readonly Problem[] {
	const lists = Object.keys(policy.parameters).filter(name => policy.parameters[name]!.type === 'sections');
	return lists.flatMap((name, index) => lists.slice(index + 1).flatMap(other => {
		const both = (parameters[name] as readonly string[]).filter(section => (parameters[other] as readonly string[]).includes(section));
		return both.length === 0 ? [] : [{found: `${both.join(', ')} in both ${name} and ${other}`, expected: 'each section in one list', next: `take it out of one: --set ${other}=…`}];
	}));
}

/** Checks values by name and puts them over `base`. */
function withValues(policy: Policy, base: Parameters, values: ReadonlyMap<string, ParameterValue>): Attempt<Parameters> {
	const problems = [...values].flatMap(([name, value]) => wrongWith(name, value, policy.parameters[name]!) ?? []);
	const parameters = {...base, ...Object.fromEntries(values)};
	const all = problems.length > 0 ? problems : overlaps(policy, parameters);
	return all.length > 0 ? failure(...all) : success(parameters);
}

/**
Applies `--set name=value` options over `base`, or over the policy's defaults. Lists have commas (`dismiss=11357,11358`, or
`dismiss=` for none). Problems: a name the policy does not have, a value out of range.
*/
export function setParameters(policy: Policy, settings: readonly string[], base: Parameters = defaultParameters(policy)): Attempt<Parameters> {
	const values = new Map<string, ParameterValue>();
	for (const setting of settings) {
		const at = setting.indexOf('=');
		const name = at === -1 ? setting : setting.slice(0, at);
		const definition = Object.hasOwn(policy.parameters, name) ? policy.parameters[name] : undefined;
		if (at === -1 || !definition) {
			return failure({
				found: at === -1 ? `--set ${setting}` : `the parameter "${name}"`,
				expected: at === -1 ? 'name=value' : `one of ${Object.keys(policy.parameters).join(', ')}`,
				next: `\`second-look rules show ${policy.id}\` lists the parameters`,
			});
		}

		values.set(name, valueFrom(setting.slice(at + 1).trim(), definition));
	}

	return withValues(policy, base, values);
}

function valueFrom(text: string, definition: ParameterDefinition): ParameterValue {
	if (definition.type === 'sections') {
		return text === '' ? [] : text.split(',').map(section => section.trim());
	}

	if (definition.type === 'choice') {
		return text;
	}

	// What is neither a number nor a switch word stays as it was typed, to be refused under that name.
	const value = definition.type === 'years' ? (/^\d+$/.test(text) ? Number(text) : undefined) : (Object.hasOwn(switchWords, text.toLowerCase()) ? switchWords[text.toLowerCase()] : undefined);
	return value ?? [text];
}

/** Values given from the parameters of an example or a manifest: numbers in section lists may be unquoted. */
export function applyValues(policy: Policy, given: Readonly<Record<string, boolean | number | string | ReadonlyArray<string | number>>>): Attempt<Parameters> {
	const unknown = Object.keys(given).filter(name => !Object.hasOwn(policy.parameters, name));
	return unknown.length > 0
		? failure({found: `the parameter "${unknown.join(', ')}"`, expected: `one of ${Object.keys(policy.parameters).join(', ')}`, next: 'correct the name'})
		: withValues(policy, defaultParameters(policy), new Map(Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : value as ParameterValue])));
}

/** The value that turns a parameter off; a choice has none and keeps its default. */
const offValue = (definition: ParameterDefinition): ParameterValue => definition.off ?? definition.default;

export type OptionsRead = {readonly parameters: Parameters; readonly notes: readonly string[]};

/**
Reads the JSON settings file of the earlier engine as parameters. Keys match without regard to case; a key that stands for no
parameter is a problem, as the earlier engine dropped it without notice (D-52). What the file leaves out is off, as it was there.
*/
export function readOptionsFile(policy: Policy, text: string, file: string): Attempt<OptionsRead> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return failure({file, found: 'text that is no JSON', expected: 'the JSON settings of the earlier engine', next: 'use the file as the earlier program wrote it'});
	}

	const leaves = leavesOf(json, '');
	const byKey = new Map<string, {name: string; role: 'value' | 'switch'}>();
	for (const [name, definition] of Object.entries(policy.parameters)) {
		if (definition['options-key'] !== undefined) {
			byKey.set(definition['options-key'].toLowerCase(), {name, role: 'value'});
		}

		if (definition['options-switch'] !== undefined) {
			byKey.set(definition['options-switch'].toLowerCase(), {name, role: 'switch'});
		}
	}

	const problems: Problem[] = [];
	const notes: string[] = [];
	const values = new Map<string, ParameterValue>();
	const switchedOff = new Set<string>();
	for (const [key, value] of leaves ?? []) {
		const target = byKey.get(key.toLowerCase());
		if (target?.role === 'switch' && typeof value === 'boolean') {
			if (!value) {
				switchedOff.add(target.name);
			}
		} else if (target?.role === 'value') {
			values.set(target.name, Array.isArray(value) ? value.map(String) : value as ParameterValue);
		} else {
			problems.push({file, found: `the key "${key}"`, expected: target ? 'true or false there' : `one of ${[...byKey.keys()].join(', ')}`, next: 'correct the spelling; an unknown key would change nothing in silence'});
		}
	}

	if (!leaves) {
		problems.push({file, found: 'no JSON object', expected: 'baselineEligibility and additionalRelief', next: 'use the file as the earlier program wrote it'});
	}

	if (problems.length > 0) {
		return failure(...problems);
	}

	for (const name of switchedOff) {
		if (values.has(name) && values.get(name) !== policy.parameters[name]!.off) {
			notes.push(`${name} counts as off: its switch in the options file is false`);
			values.set(name, offValue(policy.parameters[name]!));
		}
	}

	const off = Object.fromEntries(Object.entries(policy.parameters).map(([name, definition]) => [name, offValue(definition)]));
	const missing = Object.keys(off).filter(name => !values.has(name));
	if (missing.length > 0) {
		notes.push(`not in the options file, so off: ${missing.join(', ')}`);
	}

	const applied = withValues(policy, off, values);
	return applied.ok ? success({parameters: applied.value, notes}) : failure(...applied.problems.map(problem => ({...problem, file})));
}

function leavesOf(json: unknown, prefix: string): ReadonlyArray<[string, unknown]> | undefined {
	if (typeof json !== 'object' || json === null || Array.isArray(json)) {
		return prefix === '' ? undefined : [[prefix, json]];
	}

	return Object.entries(json).flatMap(([key, value]) => leavesOf(value, prefix === '' ? key : `${prefix}.${key}`) ?? []);
}
