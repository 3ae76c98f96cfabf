import {z} from 'zod';
import {leafNames, type LeafName} from './tests.js';

const paper = z.string().min(1);

/** `rules/proofs.yaml`: every test of the vocabulary has its line there, and nothing else has. */
export const proofsSchema = z.strictObject({
	source: z.strictObject({what: z.string(), verified: z.boolean()}),
	tests: z.strictObject(Object.fromEntries(leafNames.map(name => [name, paper.nullable()])) as Record<LeafName, z.ZodNullable<typeof paper>>),
	'before-questions': z.strictObject({conviction: paper, count: paper, person: paper}),
});

/** Which paper would settle what: by test, and for the facts that come before every question. */
export type Proofs = z.infer<typeof proofsSchema>;

/** What a paper is named for: a test, or a fact that comes before every question. */
export type Provable = LeafName | keyof Proofs['before-questions'];

/** The paper that settles it; null where none can. */
export const paperFor = ({tests, 'before-questions': before}: Proofs, what: Provable): string | null =>
	Object.hasOwn(before, what) ? before[what as keyof typeof before] : tests[what as LeafName];
