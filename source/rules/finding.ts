import type {RowReference} from '../extract/row.js';
import type {Conviction} from '../history/subject.js';
import type {Day} from '../values/calendar-date.js';
import type {Answer} from '../values/knowable.js';
import type {OffenseTable} from './offense-table.js';
import type {Parameters} from './policy.js';

/** What an answer rests on, and what would make it yes or no: parts of sentences. Made only when somebody reads it. */
export type Told = {
	/** The values compared. */
	readonly because: string;
	readonly rows: readonly RowReference[];
	/** What is missing for an answer, and nothing where there is one: `Date of birth is missing`. */
	readonly facts: readonly string[];
	/** `born on or before 1963-07-01` */
	readonly yesIf: string;
	/** `born after 1963-07-01` */
	readonly noIf: string;
};

/** A test answered for one conviction. */
export type Finding = {
	readonly answer: Answer;
	/** Values for the reason's placeholders: `section`. */
	readonly found?: Readonly<Record<string, string>> | undefined;
	readonly told: () => Told;
	/** The test in words. */
	readonly words: () => string;
	readonly children: readonly Finding[];
};

export type LeafFinding = Pick<Finding, 'answer' | 'found' | 'told'>;

/** What a test is answered from. */
export type Circumstances = {
	readonly conviction: Conviction;
	readonly asOf: Day;
	readonly parameters: Parameters;
	readonly offenses: ReadonlyMap<string, OffenseTable>;
	/** Names of counties, as the extract writes them. */
	readonly counties: readonly string[];
	/** The policy's own offense tables: those it decides. */
	readonly scopeOffenses: readonly string[];
};

export const rowsOf = (readings: ReadonlyArray<{readonly rows: readonly RowReference[]}>): readonly RowReference[] => readings.flatMap(({rows}) => rows);

/** A number of years as written in a policy, or the value of the parameter it names. */
export const yearsFrom = (years: number | {readonly parameter: string}, parameters: Parameters): number => typeof years === 'number' ? years : Number(parameters[years.parameter]);
