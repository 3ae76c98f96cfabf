import {isMap, isPair, isScalar, parseDocument} from 'yaml';
import {failure, success, type Attempt} from '../values/problem.js';
import {placesIn} from './yaml-source.js';

/** Who adopted a policy, on which day, by which memo. */
export type Adoption = {readonly by: string; readonly on: string; readonly memo: string};

/** `{by: 'A. Name', on: 2026-03-02, memo: 'DA-26-11'}` */
const written = ({by, on, memo}: Adoption): string => `{by: ${quoted(by)}, on: ${on}, memo: ${quoted(memo)}}`;

const quoted = (text: string): string => `'${text.replaceAll('\'', '\'\'')}'`;

/**
The text of a policy file with its adoption recorded: what stands behind `adopted:` is replaced, every other character stays. In: a
text that `readPolicy` takes. Problem: an adoption written over several lines, where a comment between them would be lost.
*/
export function withAdoption(text: string, file: string, adoption: Adoption): Attempt<string> {
	const document = parseDocument(text);
	const pair = isMap(document.contents) ? document.contents.items.find(item => isPair(item) && isScalar(item.key) && item.key.value === 'adopted') : undefined;
	const key = isScalar(pair?.key) ? pair.key.range : undefined;
	const [start, end] = (pair?.value as {readonly range?: readonly [number, number, number]} | null | undefined)?.range ?? [];
	if (!key || start === undefined || end === undefined) {
		return failure({file, found: 'no adopted', expected: 'a line "adopted: null"', next: 'add the line below source'});
	}

	const old = text.slice(start, end);
	if (/[\r\n]/.test(text.slice(key[1], end).trimEnd())) {
		return failure({file, ...placesIn(text)(key[0]), found: 'an adoption over several lines', expected: 'adopted and what it holds on one line', next: 'write "adopted: null" there, or {by: …, on: …, memo: …} on one line'});
	}

	// An empty value stands right behind the colon, or where a comment begins.
	return old.trim() === ''
		? success(`${text.slice(0, key[1])}: ${written(adoption)}${text.slice(text.indexOf(':', key[1]) + 1)}`)
		: success(`${text.slice(0, start)}${written(adoption)}${text.slice(start + old.trimEnd().length)}`);
}
