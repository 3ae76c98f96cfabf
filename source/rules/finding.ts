import type {RowReference} from '../extract/row.js';
import type {Conviction} from '../history/subject.js';
import type {Day} from '../values/calendar-date.js';
import type {Answer} from '../values/knowable.js';
import type {OffenseTable} from './offense-table.js';
import type {Parameters} from './policy.js';

/** What is missing for an answer, and what would make the answer yes or no: parts of a sentence. */
export type Gap = {
	/** `Date of birth is missing` */
	readonly facts: readonly string[];
	/** `born on or before 1963-07-01` */
	readonly yesIf: string;
	/** `born after 1963-07-01` */
	readonly noIf: string;
};

/** A test answered for one conviction. */
export type Finding = {
	readonly answer: Answer;
	readonly because: string;
	readonly rows: readonly RowReference[];
	/** Given when, and only when, the answer is unknown. */
	readonly gap?: Gap | undefined;
	/** Values for the reason's placeholders: `section`. */
	readonly found?: Readonly<Record<string, string>> | undefined;
	readonly test: string;
	readonly children: readonly Finding[];
};

export type LeafFinding = Omit<Finding, 'test' | 'children'>;

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
