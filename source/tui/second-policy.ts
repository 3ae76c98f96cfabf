import {fromExtract, isCandidate, type ConvictionRecord} from '../determinations/determination.js';
import {standingLabels, type Standing} from '../results/comparison.js';
import type {Under} from '../results/second-policy.js';
import {say, visibleText, type VisibleText} from '../terminal/visible-text.js';
import type {SecondPolicy} from './session.js';
import {mark, outcomeShort} from './theme.js';

/** What the second policy makes of a conviction; undefined while there is no comparison. */
export const underSecond = (compared: SecondPolicy | undefined, {key}: ConvictionRecord): Under | undefined => compared?.under.get(key);

/** What the audit's own policy makes of it by the extract alone, as the second policy does; a candidate is out of its scope, promoted or not. */
export const standingUnderOwn = (record: ConvictionRecord): Standing => isCandidate(record) ? 'out-of-scope' : fromExtract(record).outcome;

/** The engine's own outcomes are compared: what a reviewer decided, or supplied to the record, is no difference between two policies. */
export function comesOutDifferently(compared: SecondPolicy | undefined, record: ConvictionRecord): boolean {
	const under = underSecond(compared, record);
	return under !== undefined && under.standing !== standingUnderOwn(record);
}

export const standingShort = (standing: Standing): VisibleText => standing === 'out-of-scope' ? visibleText(standingLabels[standing]) : outcomeShort(standing);

/** `Dismiss → Refer` */
export const moveText = (from: Standing, to: Standing, ascii: boolean): VisibleText => from === to
	? say`${standingShort(from)}, as before`
	: say`${standingShort(from)} ${mark('arrow', ascii)} ${standingShort(to)}`;
