import type {ConvictionRecord} from '../../determinations/determination.js';
import type {Decision, decisionKinds} from '../../review/entry.js';
import {outcomes, type Outcome} from '../../values/outcome.js';
import type {AuditSession} from '../session.js';
import {emptyField, type TextField} from '../text-field.js';

export const chooseSteps = ['outcome', 'relief', 'reason', 'ground', 'evidence-kind'] as const;
export const textSteps = ['words', 'evidence-where', 'evidence-seen', 'late-basis'] as const;
export type ChooseStep = (typeof chooseSteps)[number];
export type TextStep = (typeof textSteps)[number];
/** What a dialog makes: a decision, the promotion of a candidate, or a note, which decides nothing. */
export type DialogKind = (typeof decisionKinds)[number] | 'promote' | 'note';
export type DecideStep = ChooseStep | TextStep | 'review';

/** A decision being made: answers so far and where the reviewer stands. Nothing of it counts before the last Enter. */
export type DecideDraft = {
	readonly kind: DialogKind;
	readonly key: string;
	/** What an approval, or its refusal, answers. */
	readonly proposal: Decision | undefined;
	readonly step: DecideStep;
	/** Row of the list that the cursor is on, at a step that chooses. */
	readonly cursor: number;
	readonly outcome: Outcome | undefined;
	readonly relief: string | undefined;
	readonly reason: string | undefined;
	readonly ground: string | undefined;
	readonly evidenceKind: string | undefined;
	readonly words: TextField;
	readonly evidenceWhere: TextField;
	readonly evidenceSeen: TextField;
	readonly lateBasis: TextField;
	/** Why the last Enter did not go on. */
	readonly message: string | undefined;
};

export const isChoosing = (step: DecideStep): step is ChooseStep => (chooseSteps as readonly string[]).includes(step);
export const isTyping = (step: DecideStep): step is TextStep => (textSteps as readonly string[]).includes(step);

/** Reliefs that can be asked for with an outcome, none that leaves something to choose; those for the person's custody first, so that the likely one is proposed. */
export function reliefsFor(session: AuditSession, record: ConvictionRecord, outcome: Outcome | undefined): ReadonlyArray<AuditSession['reliefs'][number]> {
	const fitting = session.reliefs.filter(relief => relief.outcome === outcome && relief.open !== true);
	const sentence = record.subject.inCustody === 'yes' ? 'serving' : (record.subject.inCustody === 'no' ? 'completed' : undefined);
	const first = fitting.filter(relief => sentence !== undefined && relief.sentence === sentence);
	return [...first, ...fitting.filter(relief => !first.includes(relief))];
}

/** The relief a draft asks for: what was chosen where it fits the outcome, or the only one there is. */
export function reliefOf(session: AuditSession, record: ConvictionRecord, {outcome, relief}: DecideDraft): string | undefined {
	const fitting = reliefsFor(session, record, outcome).map(({id}) => id);
	return fitting.length === 1 ? fitting[0] : fitting.find(id => id === relief);
}

/** The relief that the engine proposes, unless it leaves something to choose. */
const settledRelief = (session: AuditSession, {relief}: ConvictionRecord): string | undefined => session.reliefs.find(({id}) => id === relief)?.open === true ? undefined : relief;

/** A challenge after the day the policy names needs a typed legal basis (design, section 5). Both are `YYYY-MM-DD`, which sorts as text. */
export const isLate = (session: AuditSession): boolean => session.policy.challengeDeadline !== undefined && session.today > session.policy.challengeDeadline;

/** The steps this decision asks for, in order, as far as the answers given so far tell. */
export function stepsOf(session: AuditSession, record: ConvictionRecord, draft: DecideDraft): readonly DecideStep[] {
	const evidence = ['evidence-kind', 'evidence-where', 'evidence-seen'] as const;
	const asksRelief = reliefsFor(session, record, draft.outcome).length > 1;
	switch (draft.kind) {
		case 'confirm': {
			return [
				...(asksRelief && settledRelief(session, record) === undefined ? ['relief'] as const : []),
				...(record.outcome === 'not-eligible' ? evidence : []),
				'review',
			];
		}

		case 'approve': {
			return ['review'];
		}

		case 'propose':
		case 'override': {
			return ['outcome', ...(asksRelief ? ['relief'] as const : []), 'reason', 'words', ...(draft.outcome === 'not-eligible' ? evidence : []), 'review'];
		}

		case 'challenge': {
			return ['ground', 'words', ...evidence, ...(isLate(session) ? ['late-basis'] as const : []), 'review'];
		}

		case 'promote':
		case 'note':
		case 'decline':
		case 'defer': {
			return ['words', 'review'];
		}
	}
}

export type Choice = {readonly id: string; readonly title: string; readonly detail?: string | undefined; /** Why it cannot be picked. */ readonly blocked?: string};

const unverified = (verified: boolean | undefined): string => verified === false ? 'unverified' : '';
const details = (...parts: ReadonlyArray<string | undefined>): string | undefined => parts.filter(Boolean).join('; ') || undefined;

/** The rows of a step that chooses. */
export function choicesOf(session: AuditSession, record: ConvictionRecord, draft: DecideDraft, step: ChooseStep, label: (outcome: Outcome) => string): readonly Choice[] {
	switch (step) {
		case 'outcome': {
			return outcomes.map(outcome => ({
				id: outcome,
				title: label(outcome),
				...(outcome === record.outcome ? {detail: 'the engine says this now', blocked: 'The engine says this already: use c to confirm it'} : {}),
			}));
		}

		case 'relief': {
			return reliefsFor(session, record, draft.outcome).map(relief => ({id: relief.id, title: relief.title, detail: details(relief.subdivision && `HS ${relief.subdivision}`, relief.ground, unverified(relief.verified))}));
		}

		case 'reason': {
			return session.reasons.overrides
				.filter(reason => draft.outcome !== undefined && reason.for.includes(draft.outcome))
				.map(reason => ({id: reason.code, title: reason.title, detail: details(reason.cite, unverified(reason.verified))}));
		}

		case 'ground': {
			return session.reasons.challenges.map(ground => ({id: ground.code, title: ground.title, detail: details(ground.cite, unverified(ground.verified), ground.warning)}));
		}

		case 'evidence-kind': {
			return session.reasons.evidenceKinds.map(kind => ({id: kind, title: kind}));
		}
	}
}

const stepsWithoutWords = new Set<DialogKind>(['confirm', 'approve']);

/** Words asked for at least. */
export function minimumWords(session: AuditSession, draft: DecideDraft): number {
	const override = session.reasons.overrides.find(reason => reason.code === draft.reason)?.minimumWords ?? 1;
	const least = {
		confirm: 0,
		approve: 0,
		override,
		propose: override,
		challenge: session.reasons.challenges.find(ground => ground.code === draft.ground)?.minimumWords ?? 1,
		defer: session.reasons.deferMinimumWords,
		decline: session.reasons.deferMinimumWords,
		promote: session.candidateRules.minimumWords,
		note: 1,
	}[draft.kind];
	// An office may set any number; an override without words there is not.
	return stepsWithoutWords.has(draft.kind) ? least : Math.max(1, least);
}

/** A fresh draft: no default reason, no default words. `proposal`: the decision that is to be answered. */
export function newDraft(session: AuditSession, record: ConvictionRecord, kind: DialogKind, proposal?: Decision): DecideDraft {
	const outcomes: Readonly<Record<DialogKind, Outcome | undefined>> = {
		confirm: record.outcome, override: undefined, propose: undefined, challenge: 'not-eligible', defer: 'hand-review', approve: proposal?.to, decline: record.outcome, promote: 'hand-review', note: record.outcome,
	};
	const draft: DecideDraft = {
		kind,
		key: record.key,
		proposal,
		step: 'review',
		cursor: 0,
		outcome: outcomes[kind],
		relief: kind === 'confirm' ? settledRelief(session, record) : (kind === 'approve' ? proposal?.relief : undefined),
		reason: undefined,
		ground: undefined,
		evidenceKind: undefined,
		words: emptyField,
		evidenceWhere: emptyField,
		evidenceSeen: emptyField,
		lateBasis: emptyField,
		message: undefined,
	};
	return {...draft, step: stepsOf(session, record, draft)[0]!};
}

export const draftKey = (key: string, kind: DialogKind): string => `${kind} ${key}`;
