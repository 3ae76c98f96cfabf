import {derivedHeaders} from '../determinations/derived-columns.js';
import type {Relief} from '../rules/reasons.js';
import {outcomeLabels} from '../values/outcome.js';
import {fromExtract} from '../determinations/determination.js';
import type {Audited} from './audited.js';
import {factsText} from './fact-text.js';
import {decidedBy, evidenceText, askedText, reviewerWords} from './decision-text.js';

const possibleOther = 'Possible Other P64 Charges';
/** How many of the derived columns stand before the one that every row has of its own. */
const before = 2;

/** The earlier engine's 18 columns in its order (domain reference, 4.5). The last two hold the effective outcome. */
export const gogenHeaders: readonly string[] = [
	...derivedHeaders.slice(0, before), possibleOther, ...derivedHeaders.slice(before), 'Eligibility Determination', 'Eligibility Reason',
];

/** Design, section 7. */
export const auditHeaders = [
	'Conviction Key', 'Engine Determination', 'Engine Reason', 'Rule', 'Flags', 'Statutory Relief', 'Relief Asked', 'Decision', 'Decided By', 'Decided At',
	'Reviewer Reason Code', 'Reviewer Reason', 'Evidence', 'Log Entry', 'Facts Supplied',
] as const;

/** What we write behind a row's own columns. */
export const addedHeaders: readonly string[] = [...gogenHeaders, ...auditHeaders];

const blanks = addedHeaders.map(() => '');

/** What the audit columns need beside the conviction. */
export type ColumnTables = {readonly policy: string; readonly reliefs: readonly Relief[]};

/** Our cells for a row that carries no conviction in scope. */
export const addedCellsWithout = (possible: string): readonly string[] => possible === '' ? blanks : blanks.with(before, possible);

/** Our cells for the row that carries a conviction. In: `Possible Other P64 Charges` of that row. */
export function addedCells(audited: Audited, possible: string, tables: ColumnTables): readonly string[] {
	const {record: {columns}, effective} = audited;
	return [
		...columns.slice(0, before), possible, ...columns.slice(before), outcomeLabels[effective.outcome], effective.reason,
		...auditCells(audited, tables),
	];
}

function auditCells({record, effective, decision}: Audited, {policy, reliefs}: ColumnTables): readonly string[] {
	const engine = fromExtract(record);
	return [
		record.key,
		outcomeLabels[engine.outcome],
		engine.reason,
		`${policy}#${engine.question}`,
		record.flags.map(({id}) => id).join(';'),
		record.statute.words,
		askedText(effective, reliefs),
		effective.word,
		...(decision ? [decidedBy(decision), decision.at, decision.code ?? '', reviewerWords(decision), evidenceText(decision), String(decision.seq)] : ['', '', '', '', '', '']),
		factsText(record),
	];
}
