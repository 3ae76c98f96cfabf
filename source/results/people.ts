import type {Figured, FiguredRecord} from './figured.js';

/** A person with all of their convictions in scope. Counted once over all files. */
export type Person<One = Figured> = {readonly subject: FiguredRecord['subject']; readonly convictions: readonly One[]};

type Counted = Pick<Figured, 'record'>;

export function peopleOf<One extends Counted>(audited: Iterable<One>): ReadonlyArray<Person<One>> {
	const people = new Map<string, {subject: FiguredRecord['subject']; convictions: One[]}>();
	for (const one of audited) {
		const {subject} = one.record;
		const person = people.get(subject.id);
		if (person) {
			person.convictions.push(one);
		} else {
			people.set(subject.id, {subject, convictions: [one]});
		}
	}

	return [...people.values()];
}

/** A row without SUBJECT_ID is a person of its own, of whom no other conviction can be known. */
const isIdentified = ({subject}: Pick<Person, 'subject'>): boolean => !subject.id.startsWith('line:');

const words = (text: string): readonly string[] => text.split(' or ');

/** Severity as the record gives it; `unknown` where it is missing, no known word, or disputed between felony and less. */
export function severityOf({conviction: {level}}: Pick<FiguredRecord, 'conviction'>): 'felony' | 'non-felony' | 'unknown' {
	const levels = words(level);
	if (levels.every(word => word === 'felony')) {
		return 'felony';
	}

	return levels.every(word => word === 'misdemeanor' || word === 'infraction') ? 'non-felony' : 'unknown';
}

type Test<One> = (one: One) => boolean;

/**
The earlier engine's three figures about people (domain reference, 4.7). A person is claimed only when every conviction that is or may be
meant got the relief, those of other counties included, and one of them is certain: what is not known is no success.
*/
export function impactOf<One extends Counted>(people: ReadonlyArray<Person<One>>, isDismissed: Test<One>, isRelieved: Test<One>): Readonly<Record<'CountSubjectsNoFelony' | 'CountSubjectsNoConvictionLast7Years' | 'CountSubjectsNoConviction', number>> {
	const claimed = (all: (person: Person<One>) => number, isMeant: Test<One>, isCertain: Test<One>, hasRelief: Test<One>): number => people.filter(person => {
		const relieved = person.convictions.filter(audited => isMeant(audited) && hasRelief(audited));
		return isIdentified(person) && relieved.length === all(person) && relieved.some(audited => isCertain(audited));
	}).length;
	return {
		CountSubjectsNoFelony: claimed(({subject}) => subject.felonies, ({record}) => severityOf(record) !== 'non-felony', ({record}) => severityOf(record) === 'felony', isRelieved),
		CountSubjectsNoConvictionLast7Years: claimed(({subject}) => subject.recent, ({record}) => record.conviction.recent !== 'no', ({record}) => record.conviction.recent === 'yes', isDismissed),
		CountSubjectsNoConviction: claimed(({subject}) => subject.convictions, () => true, () => true, isDismissed),
	};
}
