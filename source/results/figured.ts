import {isCandidate, type CandidateRecord, type ConvictionRecord} from '../determinations/determination.js';
import type {Audited} from './audited.js';

type Subject = ConvictionRecord['subject'];

/** What figures count of a conviction. */
export type FiguredRecord = Pick<ConvictionRecord, 'key' | 'outcome' | 'reason' | 'question' | 'supplied' | 'extracted'> & Partial<Pick<CandidateRecord, 'why'>> & {
	readonly subject: Pick<Subject, 'id' | 'born' | 'race' | 'sex' | 'convictions' | 'felonies' | 'recent'>;
	readonly conviction: Pick<ConvictionRecord['conviction'], 'charge' | 'sections' | 'date' | 'level' | 'recent'>;
};

/** A conviction with what became of it, as figures need it. An {@link Audited} is one, too. */
export type Figured = Omit<Audited, 'record'> & {readonly record: FiguredRecord};

/**
Reads of convictions, each once, what many figures count. A record may be a line that is read anew each time it is asked, and there are
hundreds of thousands: so little is kept of each, and texts that are the same are one. Out: a function for one after the other.
*/
export function figuring(): (record: ConvictionRecord) => FiguredRecord {
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

	return record => {
		const {charge, sections: own, date, level, recent} = record.conviction;
		return {
			key: record.key,
			outcome: record.outcome,
			reason: one(record.reason),
			question: one(record.question),
			subject: personOf(record.subject),
			conviction: {charge: one(charge), sections: oneList(own), date: one(date), level: one(level), recent},
			...(record.supplied && {supplied: record.supplied, extracted: record.extracted!}),
			...(isCandidate(record) && {why: record.why}),
		};
	};
}

/** The same of all of an audit, with what became of each. */
export function figuredAll(audited: readonly Audited[]): readonly Figured[] {
	const figured = figuring();
	return audited.map(({record, effective, decision}) => ({record: figured(record), effective, decision}));
}
