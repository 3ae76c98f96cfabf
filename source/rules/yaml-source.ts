import {isMap, isPair, isScalar, LineCounter, parseDocument, type Node} from 'yaml';
import type {z} from 'zod';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';

export type Place = {readonly line: number; readonly column: number};

/** A YAML file with the place of every value in it, so that a mistake can be shown where it stands. */
export type YamlSource = {
	readonly file: string;
	readonly value: unknown;
	/** Place of the key or item at a path; of the nearest thing above it where the path ends early. */
	readonly placeOf: (path: readonly PropertyKey[]) => Place;
};

/** Line and column of an offset in a text, both from 1. */
export const placesIn = (text: string) => (offset: number): Place => {
	const before = text.slice(0, offset).split('\n');
	return {line: before.length, column: before.at(-1)!.length + 1};
};

/** Parses YAML strictly: syntax errors and doubled keys are problems with line and column. */
export function parseYaml(text: string, file: string): Attempt<YamlSource> {
	const lines = new LineCounter();
	const document = parseDocument(text, {lineCounter: lines, uniqueKeys: true, strict: true});
	if (document.errors.length > 0) {
		return failure(...document.errors.map((error): Problem => {
			const {line, col} = lines.linePos(error.pos[0]);
			return {file, line, column: col, found: error.message.split('\n')[0]!.replace(/ at line .*$/, '').toLowerCase(), expected: 'YAML', next: 'mend the line; `second-look rules check` reads it again'};
		}));
	}

	const placeOf = (path: readonly PropertyKey[]): Place => {
		const {line, col} = lines.linePos(offsetOf(document.contents, path));
		return {line, column: col};
	};

	return success({file, value: document.toJS() as unknown, placeOf});
}

function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
	let node: unknown = root;
	let offset = root?.range?.[0] ?? 0;
	for (const step of path) {
		const pair = isMap(node) ? node.items.find(item => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step)) : undefined;
		const next: unknown = pair ? pair.value : (node as {get?: (key: unknown, keepScalar: boolean) => unknown} | undefined)?.get?.(step, true);
		const at = (pair ? pair.key as Node : next as Node | undefined)?.range?.[0];
		if (at === undefined) {
			break;
		}

		offset = at;
		node = next;
	}

	return offset;
}

/** Checks a YAML source against a schema; every mistake becomes a problem with its line, what stands there and what is expected. */
export function readAs<Schema extends z.ZodType>(source: YamlSource, schema: Schema): Attempt<z.infer<Schema>> {
	const result = schema.safeParse(source.value);
	return result.success ? success(result.data) : failure(...result.error.issues.flatMap(issue => problemsOf(issue, source)));
}

function problemsOf(issue: z.core.$ZodIssue, source: YamlSource): readonly Problem[] {
	const at = (path: readonly PropertyKey[], found: string, expected: string): Problem =>
		({file: source.file, ...source.placeOf(path), found, expected, next: 'mend this line; rules/README.md lists what may stand here'});
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map(key => at([...issue.path, key], `the key "${key}"`, 'a key that this place knows'));
	}

	if (issue.code === 'invalid_union' && issue.errors.length > 0) {
		const deepest = issue.errors.toSorted((one, other) => depth(other) - depth(one))[0]!;
		return deepest.length === 0 ? [at(issue.path, valueWords(source.value, issue.path), 'one of the forms this place allows')] : deepest.flatMap(inner => problemsOf({...inner, path: [...issue.path, ...inner.path]}, source));
	}

	return [at(issue.path, valueWords(source.value, issue.path), expectedWords(issue))];
}

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map(issue => issue.path.length + (issue.code === 'unrecognized_keys' ? 0.5 : 0)));

function valueWords(root: unknown, path: readonly PropertyKey[]): string {
	let value = root;
	for (const step of path) {
		value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
	}

	const name = path.length === 0 ? 'the file' : `${path.map(String).join('.')}`;
	return value === undefined ? `no ${name}` : `${name} = ${JSON.stringify(value).slice(0, 60)}`;
}

function expectedWords(issue: z.core.$ZodIssue): string {
	switch (issue.code) {
		case 'invalid_type': {
			return `a ${issue.expected}`;
		}

		case 'invalid_value': {
			return `one of ${issue.values.map(String).join(', ')}`;
		}

		default: {
			return issue.message.replace(/^Invalid input: expected /, '');
		}
	}
}
