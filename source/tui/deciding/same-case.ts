import {needsEyes, type ConvictionRecord} from '../../determinations/determination.js';
import {isServing} from '../../history/sentence.js';
import {levels, type Conviction, type Level} from '../../history/subject.js';
import {paralegalBarred} from '../../review/authority.js';
import {liveDecision} from '../../review/entry.js';
import {sameCase} from '../../rules/facts/same-case.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import {outcomeLabels} from '../../values/outcome.js';
import {otherConvictions} from '../commands/same-person.js';
import type {AuditSession} from '../session.js';
import {placeOf} from '../standing.js';
import type {AppState} from '../state.js';
import {missingStep} from './advance.js';
import {newDraft, reliefOf, type DecideDraft, type DialogKind} from './draft.js';

/** Another conviction of the same court case that waits for a person, the decision as it would be made of it, and why it cannot be. */
export type SameCase = {readonly position: number; readonly record: ConvictionRecord; readonly draft: DecideDraft; readonly leftOut: string | undefined};

const repeatable = new Set<DialogKind>(['confirm', 'override', 'propose', 'challenge', 'defer']);

/** The convictions of the court case on screen that are undecided beside it, in order of the extract; those this decision fits first. Certain ones only: a case that may be another is another. */
export function sameCaseOf(state: AppState, draft: DecideDraft): readonly SameCase[] {
	const {session, current} = state;
	if (!repeatable.has(draft.kind) || current?.detail.kind !== 'loaded' || current.isCandidate) {
		return [];
	}

	const {conviction} = current.detail.value;
	const found = otherConvictions(state).flatMap(({conviction: other, position}): readonly SameCase[] => {
		const record = position === undefined ? undefined : session.records[position];
		if (!record || sameCase(conviction, other) !== 'yes' || !isUndecided(state, position!, draft.kind)) {
			return [];
		}

		const own = draftFor(session, record, draft);
		return [{position: position!, record, draft: own, leftOut: whyNot(state, session.records[current.position]!, {record, conviction: other}, draft, own)}];
	});
	return [...found.filter(({leftOut}) => leftOut === undefined), ...found.filter(({leftOut}) => leftOut !== undefined)];
}

/** One that was deferred waits as well, but is not deferred again. */
function isUndecided({session, reviews}: AppState, position: number, kind: DialogKind): boolean {
	const {waits, awaiting, deferred} = placeOf(session, reviews, position);
	return waits && !awaiting && !(kind === 'defer' && deferred);
}

/** The same answers and words about another conviction. A confirmation confirms what the engine says of that one. */
function draftFor(session: AuditSession, record: ConvictionRecord, draft: DecideDraft): DecideDraft {
	const {outcome, relief} = newDraft(session, record, 'confirm');
	return {...draft, key: record.key, ...(draft.kind === 'confirm' && {outcome, relief: relief ?? draft.relief})};
}

type About = {readonly record: ConvictionRecord; readonly conviction: Conviction};

function whyNot(state: AppState, here: ConvictionRecord, {record, conviction}: About, draft: DecideDraft, own: DecideDraft): string | undefined {
	const {session, reviews, pending} = state;
	const barred = paralegalBarred(liveDecision(reviews.get(record.key)), session.reviewer, session.lineHashes.get(record.key));
	if (barred !== undefined) {
		return barred;
	}

	if (pending.some(entry => entry.decides && entry.draft.key === record.key)) {
		return 'a decision on it is being saved';
	}

	if (draft.kind !== 'defer' && record.flags.some(flag => needsEyes(flag))) {
		return 'a flag is to be acknowledged there';
	}

	if (draft.kind === 'confirm' && record.outcome !== here.outcome) {
		return `the engine says ${outcomeLabels[record.outcome]}`;
	}

	if ((draft.kind === 'override' || draft.kind === 'propose') && record.outcome === draft.outcome) {
		return 'the engine says this already: confirm it there';
	}

	return reliefMisfit(session, {record, conviction}, {here: reliefOf(session, here, draft), there: reliefOf(session, record, own)}, draft.kind)
		?? (missingStep(session, record, own) === undefined ? undefined : 'something more is asked there');
}

/** A relief for another sentence, or that leaves a severity which is not below the one of record, is not asked in passing. */
function reliefMisfit(session: AuditSession, {record, conviction}: About, asked: {readonly here: string | undefined; readonly there: string | undefined}, kind: DialogKind): string | undefined {
	if (asked.here !== asked.there) {
		return 'another relief is asked there';
	}

	const relief = session.reliefs.find(({id}) => id === asked.there);
	if (!relief || kind === 'confirm') {
		return undefined;
	}

	const serving = {yes: 'serving', no: 'completed', unknown: 'unknown'}[isServing(conviction, parseIsoDay(session.asOf)!)];
	const above = levels.indexOf(record.conviction.level as Level);
	const fitsLevel = relief.level === undefined || (above !== -1 && above < levels.indexOf(relief.level));
	return (relief.sentence === undefined || relief.sentence === serving) && fitsLevel ? undefined : 'the relief does not fit its sentence or severity';
}
