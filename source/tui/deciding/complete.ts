import type {ConvictionRecord} from '../../determinations/determination.js';
import type {Draft, Evidence} from '../../review/entry.js';
import type {AuditSession} from '../session.js';
import {fieldText, type TextField} from '../text-field.js';
import {missingStep} from './advance.js';
import {reliefOf, stepsOf, type DecideDraft} from './draft.js';

const trimmed = (field: TextField): string => fieldText(field).trim();

export const evidenceOf = (draft: DecideDraft): Evidence => ({kind: draft.evidenceKind ?? '', locator: trimmed(draft.evidenceWhere), seen: trimmed(draft.evidenceSeen)});

const acknowledgedIds = (record: ConvictionRecord, acknowledged: readonly number[]): readonly string[] =>
	[...new Set(acknowledged.map(index => record.flags[index]?.id).filter(id => id !== undefined))];

/**
The log entry a finished dialog asks for; undefined while anything is missing, whatever key was pressed. `secondsOpen` is filled in
by the shell, which has the clock.
*/
export function completeDraft(session: AuditSession, record: ConvictionRecord, draft: DecideDraft, acknowledged: readonly number[], action: string): Draft | undefined {
	const seen = session.lineHashes.get(record.key);
	if (missingStep(session, record, draft) !== undefined || seen === undefined || draft.outcome === undefined) {
		return undefined;
	}

	const {proposal} = draft;
	if (proposal && (draft.kind === 'approve' || draft.kind === 'decline')) {
		const answer = {key: record.key, proposal: proposal.seq, seen, secondsOpen: 0, action};
		return draft.kind === 'approve'
			? {...answer, type: 'decision.approve', flagsAcknowledged: acknowledgedIds(record, acknowledged)}
			: {...answer, type: 'decision.decline', words: trimmed(draft.words)};
	}

	const relief = reliefOf(session, record, draft);
	const shared = {
		key: record.key,
		seen,
		from: record.outcome,
		to: draft.outcome,
		...(relief === undefined ? {} : {relief}),
		flagsAcknowledged: acknowledgedIds(record, acknowledged),
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

		case 'propose':
		case 'override': {
			return {...shared, type: `decision.${draft.kind}`, reasonCode: draft.reason!, words, ...evidence};
		}

		case 'challenge': {
			return {...shared, type: 'decision.challenge', ground: draft.ground!, words, evidence: evidenceOf(draft), ...(steps.includes('late-basis') ? {lateBasis: trimmed(draft.lateBasis)} : {})};
		}

		case 'promote': {
			return {type: 'candidate.promoted', key: record.key, seen, words, action};
		}

		case 'note': {
			return {type: 'note', key: record.key, words, action};
		}

		case 'defer': {
			return {...shared, type: 'decision.defer', words};
		}

		// Without a proposal there is nothing to answer.
		case 'approve':
		case 'decline': {
			return undefined;
		}
	}
}
