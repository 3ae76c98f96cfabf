import {fromExtract, needsEyes, type ConvictionRecord} from '../determinations/determination.js';

/** Does the engine's answer alone send this conviction to a person: a hand review, a flag that is material or of level H, or a fact that a person supplied? */
export const needsPerson = (record: Pick<ConvictionRecord, 'outcome' | 'flags' | 'supplied'>): boolean => record.outcome === 'hand-review' || record.supplied !== undefined || record.flags.some(flag => needsEyes(flag));

/**
The order in which convictions are worked through: those that need a person first, and of these people in custody first, then hand
reviews, then flags; one person's convictions together, else in order of key (design, section 5).
In: records in order of key. Out: all of them, and how many need a person.
*/
export function inQueueOrder(records: readonly ConvictionRecord[]): {readonly records: readonly ConvictionRecord[]; readonly queueLength: number} {
	const waiting = records.filter(record => needsPerson(record));
	const bestRank = new Map<string, number>();
	for (const record of waiting) {
		bestRank.set(record.subject.id, Math.min(rankOf(record), bestRank.get(record.subject.id) ?? Number.POSITIVE_INFINITY));
	}

	const position = new Map(waiting.map((record, index) => [record.key, index]));
	const firstOf = new Map<string, number>();
	for (const [index, {subject}] of waiting.entries()) {
		if (!firstOf.has(subject.id)) {
			firstOf.set(subject.id, index);
		}
	}

	const queue = waiting.toSorted((one, other) =>
		bestRank.get(one.subject.id)! - bestRank.get(other.subject.id)!
		|| firstOf.get(one.subject.id)! - firstOf.get(other.subject.id)!
		|| rankOf(one) - rankOf(other)
		|| position.get(one.key)! - position.get(other.key)!);
	return {records: [...queue, ...records.filter(record => !needsPerson(record))], queueLength: queue.length};
}

/** By what the extract alone gives: a fact does not move a conviction from one day to the next. */
const rankOf = (record: ConvictionRecord): number => (record.subject.inCustody === 'yes' ? 0 : 2) + (fromExtract(record).outcome === 'hand-review' ? 0 : 1);
