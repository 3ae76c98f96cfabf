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
	/** Beginnings of words that raise the flag, in capitals. */
	words: z.array(z.string().min(1)).default([]),
	/** Words that take it away again. */
	except: z.array(z.string().min(1)).default([]),
	/** Beginnings of agency names or agency codes. */
	agencies: z.array(z.string().min(1)).default([]),
	/** Tables of `rules/offenses/` that raise the flag, and tables it is about besides. */
	tables: z.array(z.string()).default([]),
	beside: z.array(z.string()).default([]),
	/** Sections of the conviction that the flag is for; every one where none is given. */
	sections: z.array(z.string()).default([]),
	/** A number of years the flag compares with. */
	years: z.int().min(0).optional(),
	/** An age from, and one not reached. */
	ages: z.strictObject({from: z.int(), under: z.int()}).optional(),
	/** How many there must be. */
	least: z.int().min(1).optional(),
	/** False where what the flag rests on was not checked against the official text. */
	verified: z.boolean().optional(),
});

/** An entry of `rules/flags.yaml`. */
export type FlagRule = z.infer<typeof flagRuleSchema>;
