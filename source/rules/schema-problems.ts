import type {z} from 'zod';
import {nearest} from '../values/nearest.js';
import type {Problem} from '../values/problem.js';
import {allowsNull, keysAt, tellingValues} from './schema-keys.js';
import type {YamlSource} from './yaml-source.js';

type Issue = z.core.$ZodIssue;
type Words = {readonly expected: string; readonly next: string};

const readme = 'rules/README.md lists what may stand here';

/** Every way a file does not fit its schema as a problem: with line and column, what stands there, what may, and what to do. */
export function schemaProblems(issues: readonly Issue[], source: YamlSource, schema: z.ZodType): readonly Problem[] {
	// A key that nobody knows is told once, and not also as a test that is none.
	const unknown = new Set(issues.filter(({code}) => code === 'unrecognized_keys').map(({path}) => path.join('.')));
	return issues.filter(({code, path}) => code !== 'custom' || !unknown.has(path.join('.'))).flatMap(issue => problemsOf(issue, source, schema));
}

function problemsOf(issue: Issue, source: YamlSource, schema: z.ZodType): readonly Problem[] {
	const {path} = issue;
	if (issue.code === 'unrecognized_keys') {
		const keys = keysAt(schema, path, source.value);
		return issue.keys.map(key => {
			const meant = nearest(key, keys);
			return {
				file: source.file, ...source.placeOf([...path, key]), found: `the key "${key}"`,
				expected: keys.length === 0 ? 'a key that this place knows' : `one of ${keys.join(', ')}`,
				next: meant === undefined ? `take it out; ${readme}` : `did you mean "${meant}"?`,
			};
		});
	}

	if (issue.code === 'invalid_union' && issue.errors.length > 0) {
		const inside = issue.errors.map(inner => inner.map(one => ({...one, path: [...path, ...one.path]})));
		const deepest = inside.toSorted((one, other) => depth(other) - depth(one))[0]!;
		if (deepest.length > 0 && depth(deepest) > path.length) {
			return schemaProblems(deepest, source, schema);
		}

		const words = inside.flat().map(one => wordsOf(one, source.value, schema));
		return [{file: source.file, ...source.placeOf(path), found: valueWords(source.value, path), expected: [...new Set(words.map(({expected}) => expected))].join(', or '), next: words.find(({next}) => next !== readme)?.next ?? readme}];
	}

	return [{file: source.file, ...source.placeOf(path), found: valueWords(source.value, path), ...wordsOf(issue, source.value, schema)}];
}

const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(issue => issue.path.length + (issue.code === 'unrecognized_keys' ? 0.5 : 0)));

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
	let value = root;
	for (const step of path) {
		value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
	}

	return value;
}

function valueWords(root: unknown, path: readonly PropertyKey[]): string {
	const value = valueAt(root, path);
	const name = path.length === 0 ? 'the file' : placeWords(root, path);
	return value === undefined ? `no ${name}` : `${name} = ${JSON.stringify(value).slice(0, 60)}`;
}

/** `questions.old-conviction.when.all[1]`: an item of a list goes by its id, else by its number from 1. */
function placeWords(root: unknown, path: readonly PropertyKey[]): string {
	return path.map((step, index) => {
		if (typeof step !== 'number') {
			return `${index === 0 ? '' : '.'}${String(step)}`;
		}

		const item = valueAt(root, path.slice(0, index + 1)) as {readonly id?: unknown} | null | undefined;
		return typeof item?.id === 'string' ? `.${item.id}` : `[${step + 1}]`;
	}).join('');
}

/** What may stand at a place, and what to do about what does. */
function wordsOf(issue: Issue, root: unknown, schema: z.ZodType): Words {
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
