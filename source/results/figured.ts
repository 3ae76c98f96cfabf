import {isCandidate, type CandidateRecord, type ConvictionRecord} from '../determinations/determination.js';
import type {Audited} from './audited.js';

type Subject = ConvictionRecord['subject'];

/** What figures count of a conviction. */
export type FiguredRecord = Pick<ConvictionRecord, 'outcome' | 'reason' | 'question' | 'supplied' | 'extracted'> & Partial<Pick<CandidateRecord, 'why'>> & {
	readonly subject: Pick<Subject, 'id' | 'born' | 'race' | 'sex' | 'convictions' | 'felonies' | 'recent'>;
	readonly conviction: Pick<ConvictionRecord['conviction'], 'charge' | 'sections' | 'date' | 'level' | 'recent'>;
};

/** A conviction with what became of it, as figures need it. An {@link Audited} is one, too. */
export type Figured = Omit<Audited, 'record'> & {readonly record: FiguredRecord};

/**
Reads of each conviction once what many figures count. Its record may be a line that is read anew each time it is asked, and there are
hundreds of thousands: so little is kept of each, and texts that are the same are one.
*/
export function figuredAll(audited: readonly Audited[]): readonly Figured[] {
	const texts = new Map<string, string>();
	const one = (text: string): string => {
		const known = texts.get(text);
		if (known === undefined) {
			texts.set(text, text);
		}

		return known ?? text;
	};

	const sections = new Map<string, readonly string[]>();
	const oneList = (list: readonly string[]): readonly string[] => {
		const name = list.join('\n');
		const known = sections.get(name) ?? list;
		sections.set(name, known);
		return known;
	};

	const people = new Map<string, FiguredRecord['subject']>();
	const personOf = ({id, born, race, sex, convictions, felonies, recent}: Subject): FiguredRecord['subject'] => {
		const known = people.get(id) ?? {id, born: one(born), race: one(race), sex: one(sex), convictions, felonies, recent};
		people.set(id, known);
		return known;
	};

	return audited.map(({record, effective, decision}) => {
		const {charge, sections: own, date, level, recent} = record.conviction;
		return {
			record: {
				outcome: record.outcome,
				reason: one(record.reason),
				question: record.question,
				subject: personOf(record.subject),
				conviction: {charge: one(charge), sections: oneList(own), date: one(date), level: one(level), recent},
				...(record.supplied && {supplied: record.supplied, extracted: record.extracted!}),
				...(isCandidate(record) && {why: record.why}),
			},
			effective,
			decision,
		};
	});
}
