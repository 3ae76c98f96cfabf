import type {RowReference} from '../extract/row.js';
import type {Conviction} from '../history/subject.js';
import type {DateReading, Day} from '../values/calendar-date.js';
import type {Answer} from '../values/knowable.js';
import {flatMap} from '../values/flat-map.js';
import type {OffenseTable} from './offense-table.js';
import type {Parameters} from './policy.js';
import type {Supposition} from './supposition.js';
import type {LeafName, Test} from './tests.js';

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
	/** What the record says now, where `because` says more: `born 1980-03-02`. */
	readonly record?: string | undefined;
	/** The two conditions more nearly, where the record allows it: by the one conviction or the one date that they hang on. */
	readonly named?: {
		readonly yesIf: string;
		readonly noIf: string;
		/** The test that is proved as this is, where that is another. */
		readonly provedAs?: LeafName | undefined;
	} | undefined;
	/** What a record would say under the two conditions, where they are about the conviction's own dates, severity or charge. `isPart`: they ask for more besides. */
	readonly suppose?: {readonly yes: Supposition; readonly no: Supposition; readonly isPart?: boolean | undefined} | undefined;
};

/** A test answered for one conviction. */
export type Finding = {
	readonly answer: Answer;
	/** Values for the reason's placeholders: `section`. */
	readonly found: () => Readonly<Record<string, string>> | undefined;
	readonly told: () => Told;
	/** The test as the policy writes it, and in words. */
	readonly test: Test;
	readonly words: () => string;
	readonly children: () => readonly Finding[];
};

export type LeafFinding = Pick<Finding, 'answer' | 'told'> & {readonly found?: ReturnType<Finding['found']>};

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
	/** Answers that are supposed, by {@link testKey}, and the date of arrest: only where it is asked what would change a determination. */
	readonly supposed?: {readonly answers: ReadonlyMap<string, 'yes' | 'no'>; readonly arrested: DateReading | undefined} | undefined;
};

/** The same test, wherever in a policy it stands. */
export const testKey = (test: Test): string => JSON.stringify(test);

export const rowsOf = (readings: ReadonlyArray<{readonly rows: readonly RowReference[]}>): readonly RowReference[] => flatMap(readings, ({rows}) => rows);

/** A number of years as written in a policy, or the value of the parameter it names. */
export const yearsFrom = (years: number | {readonly parameter: string}, parameters: Parameters): number => typeof years === 'number' ? years : Number(parameters[years.parameter]);
