import {z} from 'zod';
import {standards} from '../review/sample-bodies.js';

const count = z.int().min(0);

/** `packet.json`: whose packet it is, and where each conviction stands among the rows of its extract, counted from 0. `to` is past the last. */
export const packetSchema = z.strictObject({
	format: z.literal('second-look-packet-1'),
	paralegal: z.string().min(1),
	county: z.string(),
	asOf: z.iso.date(),
	standard: z.enum(standards),
	round: count.min(1),
	deal: count.min(1),
	units: z.array(z.strictObject({code: z.string().regex(/^\d+$/u), from: count, to: count, row: count})).min(1),
});

export type PacketList = z.infer<typeof packetSchema>;

/** The number of a conviction in a packet: `007`. */
export const codeOf = (index: number): string => String(index + 1).padStart(3, '0');
