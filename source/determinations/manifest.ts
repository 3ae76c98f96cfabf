import type {CandidateKind} from '../rules/candidate-rules.js';
import type {ParameterValue, SecondAttorney} from '../rules/policy.js';
import type {Encoding} from '../values/encoding.js';
import type {Outcome} from '../values/outcome.js';

export type {ParameterValue} from '../rules/policy.js';
export type {Encoding} from '../values/encoding.js';

/** One extract as it was received. */
export type ExtractIdentity = {
	readonly name: string;
	/** Relative to the workspace folder. */
	readonly path: string;
	readonly bytes: number;
	readonly sha256: string;
	readonly encoding: Encoding;
};

/** The figures of the first pass. They balance: see `results/reconciliation.ts`. */
export type Counts = {
	/** Data lines: rows taken in and unreadable lines. */
	readonly lines: number;
	readonly rows: number;
	readonly unreadable: number;
	/** Rows identical to a row of an earlier file: taken in, evaluated once. */
	readonly repeated: number;
	readonly subjects: number;
	/** All convictions of the extract, certain and possible, of every county and offense. */
	readonly convictions: number;
	readonly convictionsInScope: number;
	readonly peopleInScope: number;
	readonly byOutcome: Readonly<Record<Outcome, number>>;
	/** Convictions out of scope that may concern marijuana. One of several kinds counts under each of them. */
	readonly candidates: {
		readonly convictions: number;
		/** People with a candidate and no conviction in scope. */
		readonly people: number;
		readonly byKind: Readonly<Record<CandidateKind, number>>;
	};
	/** Convictions neither in scope nor candidates, counted one by one. */
	readonly neither: number;
};

/** `audit.json`: what was evaluated, under what, with what. Holds no times, so that it is the same in any workspace. */
export type Manifest = {
	readonly program: {readonly name: 'second-look'; readonly version: string};
	readonly extracts: readonly ExtractIdentity[];
	readonly county: string;
	readonly asOf: string;
	readonly policy: {readonly id: string; readonly title: string; readonly file: string; readonly adopted: boolean; readonly challengeDeadline: string | null; /** Absent where the policy asks for none. */ readonly secondAttorney?: SecondAttorney | undefined};
	readonly parameters: Readonly<Record<string, ParameterValue>>;
	/** Path in `rules/` to SHA-256, of every rule file used. */
	readonly rules: Readonly<Record<string, string>>;
	readonly maximumBadPercent: number;
	readonly counts: Counts;
	/** Where only a share of the people was evaluated, to be merged with the others; absent where everyone was. */
	readonly part?: {readonly number: number; readonly of: number} | undefined;
};
