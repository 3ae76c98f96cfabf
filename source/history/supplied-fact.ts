/** How a value is typed: a date as far as it is known, one of a few words, a charge as a charge sheet writes it, the name of a county. */
export type TypedAs = 'date' | 'choice' | 'charge' | 'county';

/** What the list of facts says of one kind. */
export type FactKindLine = {
	readonly title: string;
	readonly typed: TypedAs;
	/** The values of a choice, in the order in which they are offered. */
	readonly choices?: readonly string[];
	/** A fact about the person bears on every conviction of theirs; any other on the conviction it was asked at, and its cycle. */
	readonly about: 'person' | 'conviction';
	/** Tests of a policy, and parts of its scope, that ask for this. */
	readonly answers: readonly string[];
};

/** The closed list of facts that a person may supply to a record, in the order in which they are offered. */
export const factKinds = {
	'date-of-birth': {title: 'Date of birth', typed: 'date', about: 'person', answers: ['age-at-conviction', 'age-as-of', 'age-at-arrest', 'age-in-mean-years']},
	'date-of-conviction': {title: 'Date of conviction', typed: 'date', about: 'conviction', answers: ['years-since-conviction', 'years-since-any-conviction', 'age-at-conviction', 'convicted', 'prior-offense', 'priors-of-same-section', 'registrant', 'sentence', 'every-sentence', 'age-at-arrest', 'arrested']},
	'date-of-arrest': {title: 'Date of arrest', typed: 'date', about: 'conviction', answers: ['arrested', 'age-at-arrest']},
	severity: {title: 'Severity', typed: 'choice', choices: ['felony', 'misdemeanor', 'infraction'], about: 'conviction', answers: ['level', 'prior-offense']},
	charge: {title: 'Charge', typed: 'charge', about: 'conviction', answers: ['section-in', 'offense', 'subdivision-in', 'other-offense-in-cycle', 'only-offenses', 'priors-of-same-section']},
	county: {title: 'County of the court', typed: 'county', about: 'conviction', answers: ['county']},
	convicted: {title: 'Ended in a conviction', typed: 'choice', choices: ['yes', 'no'], about: 'conviction', answers: ['conviction']},
	deceased: {title: 'Person has died', typed: 'choice', choices: ['yes', 'no'], about: 'person', answers: ['deceased']},
} as const satisfies Readonly<Record<string, FactKindLine>>;

export type FactKind = keyof typeof factKinds;
export const factKindNames = Object.keys(factKinds) as readonly FactKind[];
export const kindLine = (kind: FactKind): FactKindLine => factKinds[kind];

/** What a person supplied to a record. */
export type SuppliedFact = {
	/** Number of its entry in the review log; of one that is only looked at before it is saved, the number it would have. */
	readonly entry: number;
	readonly kind: FactKind;
	/** Key of the conviction it was asked at. */
	readonly about: string;
	/** As typed; undefined where it was erased. */
	readonly value: string | undefined;
	/** `Ana Ruiz (attorney)` */
	readonly by: string;
	readonly role: string;
	readonly at: string;
	/** Kind, place and day in words; undefined where it was erased. */
	readonly evidence: string | undefined;
	readonly words: string | undefined;
};

/** Does a fact bear on this conviction by itself, whatever follows from it? */
export const concerns = ({kind, about}: Pick<SuppliedFact, 'kind' | 'about'>, key: string): boolean => about === key || kindLine(kind).about === 'person';
