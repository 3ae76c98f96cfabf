import type {Row, RowReference} from '../extract/row.js';
import type {DateReading} from '../values/calendar-date.js';
import type {Answer} from '../values/knowable.js';
import type {Charge} from '../values/charge.js';

export const levels = ['felony', 'misdemeanor', 'infraction'] as const;
export type Level = (typeof levels)[number];

/** One thing the record says, with the rows that say it. Where rows disagree there are several; none is silently the first. */
export type Reading<Value> = {
	readonly value: Value;
	readonly rows: readonly RowReference[];
	/** Number of the entry of the review log by which a person supplied it, in place of what the rows say. */
	readonly suppliedBy?: number;
};

/** What the record says of a severity: a level, nothing, or a word outside the vocabulary. */
export type LevelReading = {readonly kind: 'level'; readonly level: Level} | {readonly kind: 'missing'} | {readonly kind: 'unknown'};

/** What the record says of a charge: parsed, absent, or not understood. */
export type ChargeReading = {readonly kind: 'charge'; readonly charge: Charge} | {readonly kind: 'missing'} | {readonly kind: 'unreadable'; readonly raw: string};

/** One row's worth of sentence. `length` and `unit` are undefined when they could not be understood; `life` stands for itself. */
export type SentencePart = {
	readonly place: string | undefined;
	readonly length: number | undefined;
	readonly unit: 'day' | 'month' | 'year' | 'life' | undefined;
	readonly given: boolean;
	readonly row: RowReference;
};

/** What happened to a count, as one row tells it. */
export type DispositionKind
	= | 'convicting' // The count became a conviction
		| 'not-convicting' // Dismissed, rejected, released, acquitted
		| 'later-relief' // Set aside, dismissed, reduced or sealed after conviction
		| 'later-change' // Sentence modified, probation revoked
		| 'none' // Blank
		| 'unknown'; // Words outside the vocabulary

export type Disposition = {
	readonly kinds: readonly DispositionKind[];
	readonly text: string | undefined;
	readonly row: RowReference;
};

/** All rows of one CNT_ORDER of a subject. */
export type Count = {
	/** CNT_ORDER, or `line:<file>:<line>` for a row whose CNT_ORDER is broken. */
	readonly order: string;
	readonly broken: boolean;
	readonly rows: readonly Row[];
	readonly dispositions: readonly Disposition[];
	/** Does the count hold a conviction? */
	readonly convicted: Answer;
	/** The first row, in extract order, whose disposition is convicting (or may be, when `convicted` is unknown): it carries the result. */
	readonly carrier: Row | undefined;
	readonly charges: ReadonlyArray<Reading<ChargeReading>>;
	readonly levels: ReadonlyArray<Reading<LevelReading>>;
	readonly dates: ReadonlyArray<Reading<DateReading>>;
	readonly counties: ReadonlyArray<Reading<string | undefined>>;
	readonly sentence: readonly SentencePart[];
};

/** One dated event in a cycle: an arrest, a court action, a registration, a death. */
export type Step = {
	readonly order: string;
	readonly type: string | undefined;
	readonly date: DateReading;
	readonly county: string | undefined;
	readonly agency: string | undefined;
	/** Case numbers given on the rows of the step when it is a court action, placeholders left out, in order of appearance. */
	readonly caseNumbers: readonly string[];
	readonly counts: readonly Count[];
};

/** One arrest-to-outcome sequence. */
export type Cycle = {
	readonly order: string;
	readonly date: DateReading;
	readonly steps: readonly Step[];
	/** The date of arrest as a person supplied it, in place of what the rows say. */
	readonly arrested?: ReadonlyArray<Reading<DateReading>>;
};

/** A count that is, or may be, a conviction, in its place in the history. */
export type Conviction = {
	readonly key: string;
	readonly subject: Subject;
	readonly cycle: Cycle;
	readonly step: Step;
	readonly count: Count;
};

/** One person: all rows with one SUBJECT_ID, or the single row of a blank one. */
export type Subject = {
	/** SUBJECT_ID, or `line:<file>:<line>` for a row that names none. */
	readonly id: string;
	/** False for a row without a usable SUBJECT_ID: then nothing is known of the person's other convictions. */
	readonly identified: boolean;
	readonly names: ReadonlyArray<Reading<string>>;
	readonly births: ReadonlyArray<Reading<DateReading>>;
	readonly ciiNumbers: readonly string[];
	readonly sexes: readonly string[];
	readonly races: readonly string[];
	readonly deceased: boolean;
	/** A registration step under PC 290 is on the record. */
	readonly registered: boolean;
	readonly cycles: readonly Cycle[];
	readonly rows: readonly Row[];
	/** Every count that is or may be a conviction, in extract order of its carrier. */
	readonly convictions: readonly Conviction[];
};
