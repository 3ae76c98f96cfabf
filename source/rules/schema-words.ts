import type {z} from 'zod';
import {nearest} from '../values/nearest.js';
import {allowsNull, keysAt, tellingValues} from './schema-keys.js';

type Words = {readonly expected: string; readonly next: string};

export const readme = 'rules/README.md lists what may stand here';

export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
	let value = root;
	for (const step of path) {
		value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
	}

	return value;
}

/** What may stand at a place, and what to do about what does. */
export function wordsOf(issue: z.core.$ZodIssue, root: unknown, schema: z.ZodType): Words {
	const value = valueAt(root, issue.path);
	switch (issue.code) {
		case 'invalid_type': {
			const expected = `${allowsNull(schema, issue.path, root) ? 'null, or ' : ''}${typeWords(issue.expected, keysAt(schema, issue.path, root))}`;
			return {expected, next: value === undefined ? added(issue.path) : typeAdvice(issue.expected, value)};
		}

		case 'invalid_value': {
			const values = issue.values.map(String);
			const meant = typeof value === 'string' ? nearest(value, values) : undefined;
			return {expected: values.length === 1 ? values[0]! : `one of ${values.join(', ')}`, next: value === undefined ? added(issue.path) : (meant === undefined ? 'write one of them' : `did you mean "${meant}"?`)};
		}

		case 'invalid_union': {
			const values = tellingValues(schema, issue.path, root);
			return {expected: values.length === 0 ? 'one of the forms this place allows' : `one of ${values.join(', ')}`, next: `write one of them; ${readme}`};
		}

		case 'too_small': {
			return {expected: sizeWords(issue.origin, 'at least', Number(issue.minimum)), next: smallAdvice.get(issue.origin) ?? 'change the number'};
		}

		case 'too_big': {
			return {expected: sizeWords(issue.origin, 'at most', Number(issue.maximum)), next: issue.origin === 'array' ? 'shorten it' : 'change the number'};
		}

		default: {
			const [, next] = adviceFor.find(([words]) => issue.message.startsWith(words)) ?? ['', `mend this line; ${readme}`];
			return {expected: issue.message.replace(/^Invalid input: expected /, ''), next};
		}
	}
}

const added = (path: readonly PropertyKey[]): string => `add "${String(path.at(-1) ?? '')}: …" there; ${readme}`;

const smallAdvice: ReadonlyMap<string, string> = new Map([['array', 'write at least one'], ['string', 'write something there']]);

/** What to do about the mistakes that our own schemas find, by how they put them. */
const adviceFor: ReadonlyArray<readonly [message: string, next: string]> = [
	['a date', 'write year, month and day, as in 2020-07-01'],
	['a name in lower case', 'write it as in old-conviction'],
	['each decision once', 'take out the one that stands there twice'],
	['exactly one test', 'combine tests with all, any or not, as in {all: [{level: [felony]}, {deceased: true}]}'],
];

function sizeWords(origin: string, bound: 'at least' | 'at most', size: number): string {
	switch (origin) {
		case 'array': {
			return size === 0 ? 'an empty list' : `a list of ${bound} ${size}`;
		}

		case 'string': {
			return 'text that is not empty';
		}

		default: {
			return `a whole number of ${bound} ${size}`;
		}
	}
}

function typeWords(type: string, keys: readonly string[]): string {
	switch (type) {
		case 'string': {
			return 'text';
		}

		case 'boolean': {
			return 'true or false';
		}

		case 'int':
		case 'number': {
			return 'a whole number';
		}

		case 'array': {
			return 'a list in brackets';
		}

		case 'object':
		case 'record': {
			return keys.length > 0 && keys.length < 12 ? `{${keys.map(key => `${key}: …`).join(', ')}}` : 'keys with their values';
		}

		default: {
			return type;
		}
	}
}

function typeAdvice(type: string, value: unknown): string {
	const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
	if (type === 'array' && scalar !== undefined) {
		return `put it in brackets: [${scalar}]`;
	}

	if (type === 'string' && scalar !== undefined) {
		return `put it in quotes: '${scalar}'`;
	}

	if ((type === 'int' || type === 'number') && typeof value === 'string' && /^\d+$/.test(value)) {
		return `take the quotes away: ${value}`;
	}

	if (type === 'int' || type === 'number') {
		return 'write a number in digits';
	}

	return type === 'boolean' ? 'write true or false; yes, no, on and off are words here' : readme;
}
