import {cannotAnswer, personText, rootOf} from '../../review/approval.js';
import {chainOf, liveDecision, type ConvictionReview, type Decision} from '../../review/entry.js';
import {readEvidence} from '../../review/evidence.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {outcomeLabels} from '../../values/outcome.js';
import {labelled, type Line} from '../lines.js';
import {standingOf} from '../standing.js';
import type {AppState} from '../state.js';
import {noteKey} from '../unsaved.js';

const kindWords: Readonly<Record<Decision['kind'], string>> = {
	bulk: 'Confirmed in bulk', confirm: 'Confirmed', override: 'Overridden', challenge: 'Challenged', defer: 'Deferred', propose: 'Proposed', approve: 'Approved', decline: 'Declined',
};

/** `R. Chen (attorney), 2020-06-15 14:02, #9` */
const whoText = ({by, at, seq}: Decision): string => `${personText(by)}, ${at.slice(0, 16).replace('T', ' ')}, #${seq}`;

const quoted = ({words}: Decision): string => words === undefined ? '' : ` “${words}”`;

/** `Overridden, as proposed (record-misread): Eligible for Reduction, by …; approved by …` with words and evidence. `stands`: it awaits nobody. */
export function decisionText(decision: Decision, stands: boolean): string {
	const [root, ...approvals] = chainOf(decision).toReversed() as [Decision, ...Decision[]];
	const code = root.code === undefined ? '' : ` (${root.code})`;
	const evidence = root.evidence === undefined ? '' : ` Evidence: ${readEvidence(root.evidence)}.`;
	const word = stands && root.kind === 'propose' ? 'Overridden, as proposed' : kindWords[root.kind];
	return `${word}${code}: ${outcomeLabels[root.to]}, by ${whoText(root)}${approvals.map(approval => `; approved by ${whoText(approval)}`).join('')}.${quoted(root)}${evidence}`;
}

/** What became of a conviction so far: the live decision and whose approval it awaits, or why the last one was declined. */
export function decisionLines(state: AppState, position: number, width: number): readonly Line[] {
	const record = state.session.records[position]!;
	const saving = state.pending.find(({draft, decides}) => decides && draft.key === record.key);
	if (saving) {
		return labelled(say`Decision`, visibleText(state.ascii ? 'saving...' : 'saving…'), width, 'warning');
	}

	const review = state.reviews.get(record.key);
	const live = liveDecision(review);
	const lost = [
		...(state.unsaved.has(record.key) ? [say`the last decision made here did not reach the disk: make it again`] : []),
		...(state.unsaved.has(noteKey(record.key)) ? [say`the last note did not reach the disk: + has its words and saves it again`] : []),
	];
	const unsaved = lost.flatMap(text => labelled(say`NOT SAVED`, text, width, 'alert'));
	if (!live) {
		return [...unsaved, ...labelled(say`Decision`, say`none yet`, width), ...declinedLines(review, width)];
	}

	const {effective, awaiting} = standingOf(state.session, state.reviews, position);
	const stale = effective.word === 'stale' ? `STALE, ${rootOf(live).kind === 'propose' ? 'propose or ' : ''}decide again. ` : '';
	const text = `${stale}${awaiting ? 'AWAITS APPROVAL. ' : ''}${decisionText(live, !awaiting && stale === '')}`;
	const answer = awaiting && state.session.cannotDecideBecause === undefined ? (cannotAnswer(live, state.session.reviewer) ?? 'y approves it, n declines it') : undefined;
	return [
		...unsaved,
		...labelled(say`Decision`, visibleText(text), width, effective.word === 'stale' ? 'alert' : 'strong'),
		...(answer === undefined ? [] : labelled(say`Approval`, visibleText(answer), width, 'warning')),
		...declinedLines(review, width),
	];
}

/** Whoever proposed must learn why it was declined. */
function declinedLines(review: ConvictionReview | undefined, width: number): readonly Line[] {
	const last = review?.decisions.at(-1);
	return last?.kind === 'decline'
		? labelled(say`Declined`, visibleText(`by ${whoText(last)}.${quoted(last)} It was: ${decisionText(last.answers!, false)}`), width)
		: [];
}
