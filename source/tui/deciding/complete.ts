import type {ConvictionRecord} from '../../determinations/determination.js';
import type {Draft, Evidence} from '../../review/entry.js';
import type {AuditSession} from '../session.js';
import {fieldText, type TextField} from '../text-field.js';
import {missingStep} from './advance.js';
import {reliefsFor, stepsOf, type DecideDraft} from './draft.js';

const trimmed = (field: TextField): string => fieldText(field).trim();

export const evidenceOf = (draft: DecideDraft): Evidence => ({kind: draft.evidenceKind ?? '', locator: trimmed(draft.evidenceWhere), seen: trimmed(draft.evidenceSeen)});

/**
The log entry a finished dialog asks for; undefined while anything is missing, whatever key was pressed. `secondsOpen` is filled in
by the shell, which has the clock.
*/
export function completeDraft(session: AuditSession, record: ConvictionRecord, draft: DecideDraft, acknowledged: readonly number[], action: string): Draft | undefined {
	const seen = session.lineHashes.get(record.key);
	if (missingStep(session, record, draft) !== undefined || seen === undefined || draft.outcome === undefined) {
		return undefined;
	}

	const asksRelief = draft.relief !== undefined && reliefsFor(session, record, draft.outcome).some(relief => relief.id === draft.relief);
	const shared = {
		key: record.key,
		seen,
		from: record.outcome,
		to: draft.outcome,
		...(asksRelief ? {relief: draft.relief} : {}),
		flagsAcknowledged: [...new Set(acknowledged.map(index => record.flags[index]?.id).filter(id => id !== undefined))],
		secondsOpen: 0,
		action,
	};
	const words = trimmed(draft.words);
	const steps = stepsOf(session, record, draft);
	const evidence: {readonly evidence?: Evidence} = steps.includes('evidence-kind') ? {evidence: evidenceOf(draft)} : {};
	switch (draft.kind) {
		case 'confirm': {
			return {...shared, type: 'decision.confirm', ...evidence};
		}

		case 'override': {
			return {...shared, type: 'decision.override', reasonCode: draft.reason!, words, ...evidence};
		}

		case 'challenge': {
			return {...shared, type: 'decision.challenge', ground: draft.ground!, words, evidence: evidenceOf(draft), ...(steps.includes('late-basis') ? {lateBasis: trimmed(draft.lateBasis)} : {})};
		}

		case 'promote': {
			return {type: 'candidate.promoted', key: record.key, seen, words, action};
		}

		case 'defer': {
			return {...shared, type: 'decision.defer', words};
		}
	}
}
