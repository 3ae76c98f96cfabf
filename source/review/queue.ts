import {fromExtract, mustBeSeen, type ConvictionRecord} from '../determinations/determination.js';

/** Does the engine's answer alone send this conviction to a person: a hand review, a flag that is material or of level H, or a fact that a person supplied? */
export const needsPerson = (record: Pick<ConvictionRecord, 'outcome' | 'flags' | 'mustBeSeen' | 'supplied'>): boolean => record.outcome === 'hand-review' || record.supplied !== undefined || mustBeSeen(record);

/**
The order in which convictions are worked through: those that need a person first, and of these people in custody first, then hand
reviews, then flags; one person's convictions together, else in order of key (design, section 5).
In: records in order of key. Out: all of them, and how many need a person.
*/
export function inQueueOrder(records: readonly ConvictionRecord[]): {readonly records: readonly ConvictionRecord[]; readonly queueLength: number} {
	const waiting: Waiting[] = [];
	const others: ConvictionRecord[] = [];
	for (const record of records) {
		if (needsPerson(record)) {
			const {id, inCustody} = record.subject;
			waiting.push({record, person: id, rank: rankOf(record, inCustody)});
		} else {
			others.push(record);
		}
	}

	const people = new Map<string, {rank: number; readonly first: number}>();
	for (const [index, {person, rank}] of waiting.entries()) {
		const known = people.get(person);
		people.set(person, {rank: Math.min(rank, known?.rank ?? rank), first: known?.first ?? index});
	}

	const queue = waiting.toSorted((one, other) => {
		const [person, another] = [people.get(one.person)!, people.get(other.person)!];
		return person.rank - another.rank || person.first - another.first || one.rank - other.rank;
	});
	return {records: [...queue.map(({record}) => record), ...others], queueLength: queue.length};
}

/** What orders a conviction is read once: its line may have to be looked at for it. */
type Waiting = {readonly record: ConvictionRecord; readonly person: string; readonly rank: number};

/** By what the extract alone gives: a fact does not move a conviction from one day to the next. */
const rankOf = (record: ConvictionRecord, inCustody: ConvictionRecord['subject']['inCustody']): number => (inCustody === 'yes' ? 0 : 2) + (fromExtract(record).outcome === 'hand-review' ? 0 : 1);
