import {fromExtract, type ConvictionRecord, type FlagLevel, type QuestionTrace} from '../../determinations/determination.js';
import {lineText} from '../../extract/row.js';
import {rowRanges} from '../../history/history-words.js';
import type {Conviction} from '../../history/subject.js';
import type {ConvictionReview} from '../../review/entry.js';
import type {CandidateRules} from '../../rules/candidate-rules.js';
import type {FlagText, Reasons, Relief} from '../../rules/reasons.js';
import type {Answer} from '../../values/knowable.js';
import {outcomeLabels} from '../../values/outcome.js';
import type {Audited} from '../audited.js';
import {askedText} from '../decision-text.js';
import {factText} from '../fact-text.js';
import {decisionsOf, leftOut, type SheetDecision} from './decisions-made.js';
import {historyRelied, type HistoryRelied} from './history-relied.js';
import {promotionMade, type SheetPromotion} from './promotion-made.js';
import {birthYears, initials, scrubber, withTexts} from './redaction.js';

/** Under what the determination was made, for the foot of the page. */
export type SheetUnder = {
	readonly policy: string;
	readonly title: string;
	readonly adopted: boolean;
	readonly county: string;
	readonly asOf: string;
	readonly extracts: ReadonlyArray<{readonly name: string; readonly sha256: string}>;
	/** Version that evaluated, and version that prints. */
	readonly evaluatedBy: string;
	readonly printedBy: string;
};

export type SheetQuestion = {
	readonly number: number;
	readonly id: string;
	readonly ask: string;
	/** False where a parameter turns the question off. */
	readonly asked: boolean;
	readonly answer: Answer;
	readonly because: string;
	readonly rows: string;
	readonly outcomeIfYes: string;
	readonly cite: string | undefined;
	/** The policy itself says that nobody verified it. */
	readonly unverified: boolean;
	readonly decides: boolean;
};

export type SheetFlag = {readonly id: string; readonly level: FlagLevel; readonly title: string; readonly sentence: string; readonly rows: string};

/** One conviction as it goes on paper: in words, complete, and the same for text and JSON. */
export type ConvictionSheet = {
	readonly redacted: boolean;
	/** Absent in a redacted copy, because it holds DOJ's number of the person. */
	readonly key: string | undefined;
	/** The opaque number under which the log speaks of the conviction. */
	readonly logId: string;
	readonly person: {
		readonly name: string;
		readonly born: string;
		readonly sex: string | undefined;
		readonly race: string | undefined;
		readonly cii: readonly string[] | undefined;
		readonly convictions: number;
		readonly felonies: number;
		readonly recent: number;
		readonly inCustody: Answer;
	};
	readonly conviction: {readonly charge: string; readonly level: string; readonly date: string; readonly county: string; readonly caseNumbers: readonly string[]; readonly row: string};
	readonly engine: {readonly outcome: string; readonly reason: string; readonly question: string; readonly relief: string; readonly missing: readonly string[]};
	readonly now: {readonly outcome: string; readonly decision: string; readonly reason: string; readonly relief: string; readonly toSettle: string | undefined};
	/** Absent for a conviction that is in scope by itself. */
	readonly promotion: SheetPromotion | undefined;
	/** What people supplied, and what the extract alone gives; absent where the conviction rests on the record alone. */
	readonly facts: {readonly supplied: readonly string[]; readonly withoutThem: string} | undefined;
	readonly decisions: readonly SheetDecision[];
	readonly notes: ReadonlyArray<{readonly entry: number; readonly by: string; readonly at: string; readonly words: string}>;
	readonly flags: readonly SheetFlag[];
	readonly questions: readonly SheetQuestion[];
	readonly history: HistoryRelied;
	readonly log: {readonly about: ReadonlyArray<{readonly entry: number; readonly type: string; readonly at: string; readonly by: string; readonly undone: boolean}>; readonly entries: number; readonly head: string};
	readonly under: SheetUnder;
};

export type SheetSource = {
	readonly audited: Audited;
	readonly conviction: Conviction;
	readonly trace: readonly QuestionTrace[];
	readonly review: ConvictionReview | undefined;
	readonly logId: string;
	readonly log: {readonly entries: number; readonly head: string};
	/** Ids of questions that the policy marks as not verified. */
	readonly unverified: ReadonlySet<string>;
	readonly tables: {readonly flags: readonly FlagText[]; readonly reasons: Reasons; readonly reliefs: readonly Relief[]; readonly candidateKinds: CandidateRules['kinds']};
	readonly under: SheetUnder;
};

/**
A conviction on paper, from its rows read again and the review log. `redacted` makes the copy for the public: initials, the year of birth,
no number of DOJ or of any card, no comments, none of the reviewers' words; the court's case number of this conviction stays.
*/
export function convictionSheet(source: SheetSource, redacted: boolean): ConvictionSheet {
	const {conviction, trace, review, under, log} = source;
	const sheet: ConvictionSheet = {
		redacted,
		key: redacted ? undefined : source.audited.record.key,
		logId: source.logId,
		person: personOf(source, redacted),
		conviction: convictionOf(source.audited.record),
		...outcomesOf(source),
		promotion: promotionMade(source.audited.record, review, source.tables.candidateKinds, redacted),
		facts: factsOf(source.audited.record, redacted),
		decisions: decisionsOf(review, source.tables, redacted),
		notes: (review?.notes ?? []).map(({seq, by, at, words}) => ({entry: seq, by, at, words: redacted ? leftOut : (words ?? '(erased)')})),
		flags: flagsOf(source),
		questions: trace.map((question, index) => questionOf(question, index + 1, source.unverified)),
		history: historyRelied(conviction, trace, {redacted}),
		log: {about: (review?.entries ?? []).map(({seq, type, at, by, undone}) => ({entry: seq, type, at, by, undone})), ...log},
		under,
	};
	return redacted ? {...withTexts(sheet, scrubber(conviction.subject.rows, conviction.subject.births)), under, logId: sheet.logId} : sheet;
}

function factsOf(record: ConvictionRecord, redacted: boolean): ConvictionSheet['facts'] {
	const {outcome, reason} = fromExtract(record);
	return record.supplied && {
		supplied: record.supplied.map(fact => `${factText(redacted ? {...fact, evidence: leftOut} : fact)}${redacted || fact.words === undefined ? '' : `. “${fact.words}”`}`),
		withoutThem: `${outcomeLabels[outcome]}: ${reason}`,
	};
}

function personOf({audited: {record: {subject}}, conviction}: SheetSource, redacted: boolean): ConvictionSheet['person'] {
	const {convictions, felonies, recent, inCustody} = subject;
	const counted = {convictions, felonies, recent, inCustody};
	const name = subject.name === '' ? 'no name given' : subject.name;
	return redacted
		? {name: subject.name === '' ? name : conviction.subject.names.map(({value}) => initials(value)).join(' or '), born: birthYears(conviction.subject.births), sex: undefined, race: undefined, cii: undefined, ...counted}
		: {name, born: subject.born, sex: subject.sex, race: subject.race, cii: subject.cii, ...counted};
}

const convictionOf = ({conviction: {charge, level, date, county, caseNumbers}, row}: ConvictionRecord): ConvictionSheet['conviction'] => ({charge, level, date, county, caseNumbers, row: lineText(row)});

function outcomesOf({audited: {record, effective}, tables}: SheetSource): Pick<ConvictionSheet, 'engine' | 'now'> {
	const unverified = (relief: string | undefined): string => tables.reliefs.find(({id}) => id === relief)?.verified === false ? ' (NOT VERIFIED)' : '';
	return {
		engine: {outcome: outcomeLabels[record.outcome], reason: record.reason, question: record.question, relief: `${askedText(record, tables.reliefs)}${unverified(record.relief)}`, missing: record.gaps},
		now: {
			outcome: outcomeLabels[effective.outcome], decision: effective.word, reason: effective.reason,
			relief: `${askedText(effective, tables.reliefs)}${unverified(effective.relief)}`, toSettle: effective.question,
		},
	};
}

function flagsOf({audited: {record}, tables}: SheetSource): readonly SheetFlag[] {
	const byLevel = record.flags.toSorted((one, other) => 'HML'.indexOf(one.level) - 'HML'.indexOf(other.level));
	return byLevel.map(({id, level, rows}) => {
		const known = tables.flags.find(flag => flag.id === id);
		return {id, level, title: known?.title ?? id, sentence: known?.sentence ?? '', rows: rowRanges(rows)};
	});
}

function questionOf({id, ask, active, node, outcome, cite, deciding}: QuestionTrace, number: number, unverified: ReadonlySet<string>): SheetQuestion {
	return {
		number, id, ask, asked: active, answer: node.answer, because: node.because, rows: rowRanges(node.rows),
		outcomeIfYes: outcomeLabels[outcome], cite, unverified: unverified.has(id), decides: deciding,
	};
}
