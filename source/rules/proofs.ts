import {z} from 'zod';
import {leafNames, type LeafName} from './tests.js';

const paper = z.string().min(1);

/** `rules/proofs.yaml`: every test of the vocabulary has its line there, and nothing else has. */
export const proofsSchema = z.strictObject({
	source: z.strictObject({what: z.string(), verified: z.boolean()}),
	tests: z.strictObject(Object.fromEntries(leafNames.map(name => [name, paper.nullable()])) as Record<LeafName, z.ZodNullable<typeof paper>>),
	'before-questions': z.strictObject({convicted: paper, count: paper, person: paper}),
});

/** Which paper would settle what: by test, and for the facts that come before every question. */
export type Proofs = z.infer<typeof proofsSchema>;
