import {z} from 'zod';
import {isoDay} from './iso-day.js';

export const flagRuleSchema = z.strictObject({
	id: z.string(),
	/** Rank in the catalogue of edge cases. */
	number: z.int(),
	level: z.enum(['H', 'M', 'L']),
	title: z.string(),
	/** What the reviewer reads. */
	sentence: z.string(),
	cite: z.string().optional(),
	/** A day the flag compares with. */
	day: isoDay.optional(),
});

/** An entry of `rules/flags.yaml`. */
export type FlagRule = z.infer<typeof flagRuleSchema>;
