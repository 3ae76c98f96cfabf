import type {PolicyChange} from './policy-diff.js';
import type {ParameterDefinition, Policy} from './policy.js';

/** The same text for the same plain data, whatever order its keys were written in. */
export const comparable = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) =>
	typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => one < other ? -1 : 1)) : inner) ?? '';

/** Parameters added, removed, or with another default, range or meaning. */
export function parameterChanges(before: Policy, after: Policy): readonly PolicyChange[] {
	const names = [...new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])];
	return names.flatMap((name): readonly PolicyChange[] => {
		const about = `parameter ${name}`;
		const one = own(before.parameters, name);
		const other = own(after.parameters, name);
		if (!one || !other) {
			return [{about, what: 'whole parameter', from: one && wholeParameter(one), to: other && wholeParameter(other)}];
		}

		const [old, young] = [fieldsOf(one), fieldsOf(other)];
		return [...new Set([...Object.keys(old), ...Object.keys(young)])].filter(what => old[what] !== young[what]).map(what => ({about, what, from: old[what], to: young[what]}));
	});
}

const own = (parameters: Policy['parameters'], name: string): ParameterDefinition | undefined => Object.hasOwn(parameters, name) ? parameters[name] : undefined;

function valueWords(value: unknown): string {
	if (Array.isArray(value)) {
		return value.join(', ') || 'none';
	}

	return typeof value === 'boolean' ? {true: 'on', false: 'off'}[`${value}`] : String(value);
}

const wholeParameter = (definition: ParameterDefinition): string => {
	const {type, default: value, range, meaning} = fieldsOf(definition);
	return `${type}, ${value} by default${range === undefined ? '' : `, ${range}`}: ${meaning}`;
};

/** A definition as lines of words. Whatever else a type of parameter has is told by its key. */
function fieldsOf(definition: ParameterDefinition): Readonly<Record<string, string | undefined>> {
	const {type, default: value, off, meaning, ...rest} = definition;
	const {min, max, among, ...keys} = rest as Readonly<Record<string, unknown>>;
	return {
		type,
		default: valueWords(value),
		off: valueWords(off),
		range: among === undefined ? (min === undefined ? undefined : `${valueWords(min)} to ${valueWords(max)}`) : `among ${valueWords(among)}`,
		meaning,
		...Object.fromEntries(Object.entries(keys).map(([key, held]) => [key, held === undefined ? undefined : valueWords(held)])),
	};
}
