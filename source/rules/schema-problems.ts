import type {z} from 'zod';
import {nearest} from '../values/nearest.js';
import type {Problem} from '../values/problem.js';
import {keysAt} from './schema-keys.js';
import {readme, valueAt, wordsOf} from './schema-words.js';
import type {YamlSource} from './yaml-source.js';

type Issue = z.core.$ZodIssue;
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
