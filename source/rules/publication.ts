import {z} from 'zod';
import {failure, type Attempt} from '../values/problem.js';
import type {RuleTexts} from './rule-book.js';
import {parseYaml, readAs} from './yaml-source.js';

const publicationSchema = z.strictObject({
	source: z.strictObject({what: z.string(), verified: z.boolean()}),
	/** Cells of fewer people are withheld. */
	'smallest-cell': z.int().min(2),
});

/** `rules/publication.yaml`: what may be published of counts. No determination depends on it. */
export type Publication = z.infer<typeof publicationSchema>;

/** Reads it from the program's own rule files. Problems as for any rule file, with line. */
export function readPublication(texts: RuleTexts): Attempt<Publication> {
	const file = 'rules/publication.yaml';
	const text = texts.get('publication.yaml');
	const parsed = text === undefined ? failure({file, found: 'no such file', expected: 'a rule file', next: 'restore it from the program\'s own copy'}) : parseYaml(text, file);
	return parsed.ok ? readAs(parsed.value, publicationSchema) : parsed;
}
