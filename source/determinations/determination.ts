import type {RowReference} from '../extract/row.js';
import type {SuppliedFact} from '../history/supplied-fact.js';
import type {Answer} from '../values/knowable.js';
import type {Outcome} from '../values/outcome.js';
import type {Why} from './candidates/find-candidate.js';

export type {QuestionTrace, TraceNode} from '../rules/trace.js';

export type FlagLevel = 'H' | 'M' | 'L';

/** Why a person should look at a conviction. `id` is the flag's id in `rules/flags.yaml` (`date-partial`). */
export type Flag = {
	readonly id: string;
	readonly level: FlagLevel;
	readonly rows: readonly RowReference[];
	/** Readings of the record under which the outcome is another. Without any the flag is a note. */
	readonly material: readonly Change[];
};

/** Another reading of the record, in words that follow "if", and what comes of it. */
export type Change = {readonly reading: string; readonly outcome: Outcome | 'out-of-scope'};

/** Must a person look at the conviction for this flag before anything is filed? Source: design, section 5. */
export const needsEyes = ({level, material}: Pick<Flag, 'level' | 'material'>): boolean => level === 'H' || material.length > 0;

/** Must a person look at the conviction for any of its flags? What was read from a line may know without reading them. */
export const mustBeSeen = (record: Pick<ConvictionRecord, 'flags' | 'mustBeSeen'>): boolean => record.mustBeSeen ?? record.flags.some(flag => needsEyes(flag));

/** What HS 11361.8 gives by itself, whatever the policy asks. */
export type StatutoryRelief = {
	readonly outcome: Outcome | 'out-of-scope';
	readonly reason: string;
	/** Every outcome that the open questions may lead to. */
	readonly possible: readonly Outcome[];
	/** What the column `Statutory Relief` says. */
	readonly words: string;
};

/** The engine's answer for one conviction. */
export type Determination = {
	readonly outcome: Outcome;
	readonly reason: string;
	/** Deciding question id; `otherwise`; or `open-question` for a hand review that an unknown fact makes. */
	readonly question: string;
	/** Of a hand review: what it asks, in parts without anything of the person (`rules/stated-question.ts`). Who shares all of them shares the question. */
	readonly asks?: readonly string[];
	/** Relief proposed, an id of `rules/relief.yaml`; undefined where none is asked (a refusal, a hand review). */
	readonly relief: string | undefined;
	/** Facts that are unknown though the outcome holds on every path. */
	readonly gaps: readonly string[];
	readonly statute: StatutoryRelief;
	readonly flags: readonly Flag[];
};

/** What a conviction in scope leaves in the workspace: one line of `convictions.jsonl`. */
export type ConvictionRecord = Determination & {
	readonly key: string;
	readonly subject: {
		readonly id: string;
		readonly name: string;
		/** `1979-03-02`, `1979`, or `unknown`. */
		readonly born: string;
		readonly cii: readonly string[];
		readonly sex: string;
		readonly race: string;
		/** Is the person serving a jail or prison term on the as-of date? */
		readonly inCustody: Answer;
		/** Convictions on record, felonies among them, and convictions of the last seven years. */
		readonly convictions: number;
		readonly felonies: number;
		readonly recent: number;
	};
	readonly conviction: {
		/** The charge as a citation: `HS 11359(a)`. */
		readonly charge: string;
		/** Prop 64 sections charged, in order of the text. */
		readonly sections: readonly string[];
		readonly date: string;
		readonly level: string;
		readonly county: string;
		readonly caseNumbers: readonly string[];
		/** Agencies that the arrests of its cycle name; none where no arrest is on record or names one. */
		readonly arrestedBy: readonly string[];
		readonly recent: Answer;
	};
	/** Proposition 64 sections that comments and alternative columns name and that are not its own: `HS 11359(a) (comment)`. */
	readonly otherCharges: readonly string[];
	/** The row that carries the result. */
	readonly row: RowReference;
	/** The gogen columns that belong to the carrying row, in their order, without the three that are made later (`results/columns.ts`). */
	readonly columns: readonly string[];
	/** Byte ranges that hold all rows of the subject, and the SHA-256 of their bytes joined. */
	readonly ranges: ReadonlyArray<{readonly file: number; readonly start: number; readonly end: number; readonly line: number}>;
	readonly rowsHash: string;
	/** Never in `convictions.jsonl`: whether {@link mustBeSeen}, where that is known without reading the flags. */
	readonly mustBeSeen?: boolean;
	/** Facts that a person supplied and this rests on, oldest first. Never in `convictions.jsonl`: they come from the review log. */
	readonly supplied?: readonly Supplied[];
	/** What the extract alone gives, where facts were supplied. */
	readonly extracted?: Pick<Determination, 'outcome' | 'reason' | 'question' | 'relief'>;
};

/** A supplied fact, and what the record says instead. */
export type Supplied = SuppliedFact & {readonly said: string};

/** The engine's answer from the extract alone, whatever was supplied since. */
export const fromExtract = <Some extends Pick<ConvictionRecord, 'outcome' | 'extracted'>>(record: Some): Some | NonNullable<Some['extracted']> => record.extracted ?? record;

/** A conviction out of scope that may concern marijuana, with why: one line of `candidates.jsonl`. Always a hand review, by the question `candidate`. */
export type CandidateRecord = ConvictionRecord & {readonly why: readonly Why[]};

export const isCandidate = <Some extends Pick<ConvictionRecord, 'question'>>(record: Some): record is Some & Pick<CandidateRecord, 'why'> => 'why' in record;
