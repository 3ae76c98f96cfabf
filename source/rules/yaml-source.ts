import {isMap, isPair, isScalar, LineCounter, parseDocument, type Node, type YAMLError} from 'yaml';
import type {z} from 'zod';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {schemaProblems} from './schema-problems.js';

export type Place = {readonly line: number; readonly column: number};

/** A YAML file with the place of every value in it, so that a mistake can be shown where it stands. */
export type YamlSource = {
	readonly file: string;
	readonly value: unknown;
	/** Place of the key or item at a path; of the nearest thing above it where the path ends early. */
	readonly placeOf: (path: readonly PropertyKey[]) => Place;
};

function adviceFor({code, message}: YAMLError): string {
	if (code === 'DUPLICATE_KEY') {
		return 'take one of the two out';
	}

	if (code === 'TAB_AS_INDENT') {
		return 'indent with blanks, not with tabs';
	}

	return message.startsWith('Flow ') ? 'close the bracket or brace that was opened on this line or above it' : 'mend the line; a text with a colon, a brace or a quote in it needs quotes around it';
}

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
		// What follows a mistake in the syntax is mostly its consequence; doubled keys stand for themselves.
		const syntax = document.errors.find(({code}) => code !== 'DUPLICATE_KEY');
		return failure(...document.errors.filter(error => error.code === 'DUPLICATE_KEY' || error === syntax).map((error): Problem => {
			const {line, col} = lines.linePos(error.pos[0]);
			return {file, line, column: col, found: error.message.split('\n')[0]!.replace(/ at line .*$/, '').toLowerCase(), expected: 'YAML', next: adviceFor(error)};
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
	return result.success ? success(result.data) : failure(...schemaProblems(result.error.issues, source, schema));
}
