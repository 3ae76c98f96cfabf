import type {FlagRule} from '../../rules/flag-rule.js';
import type {Conviction} from '../../history/subject.js';
import type {RowReference} from '../../extract/row.js';
import type {Flag} from '../determination.js';
import {alreadyRelieved} from './already-relieved.js';
import {brokenKey} from './broken-key.js';
import {caseNumber} from './case-number.js';
import {conductAfterAct} from './conduct-after-act.js';
import {partialDate} from './partial-date.js';
import {rowsDisagree} from './rows-disagree.js';
import {unclearSeverity} from './unclear-severity.js';

/** Looks for one kind of trouble: the rows that show it, or undefined where there is none. */
export type Detector = (conviction: Conviction, rule: FlagRule) => readonly RowReference[] | undefined;

const detectors: Readonly<Record<string, Detector>> = {
	'already-relieved': alreadyRelieved,
	'date-partial': partialDate,
	'severity-unclear': unclearSeverity,
	'conduct-after-act': conductAfterAct,
	'case-number': caseNumber,
	'rows-disagree': rowsDisagree,
	'key-broken': brokenKey,
};

export const detectableFlags: ReadonlySet<string> = new Set(Object.keys(detectors));

/** The flags of a conviction, in the order of the rule file. */
export function flagsOf(conviction: Conviction, rules: readonly FlagRule[]): readonly Flag[] {
	const flags: Flag[] = [];
	for (const rule of rules) {
		const rows = detectors[rule.id]!(conviction, rule);
		if (rows) {
			flags.push({id: rule.id, level: rule.level, rows: rows.toSorted((one, other) => one.file - other.file || one.line - other.line)});
		}
	}

	return flags;
}
