import {isAfter, readFact, type ReadFact} from '../../determinations/facts/read-fact.js';
import type {ConvictionRecord} from '../../determinations/determination.js';
import {concerns, factKindNames, kindLine, type FactKind} from '../../history/supplied-fact.js';
import type {Evidence, FactDraft} from '../../review/entry.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import type {AuditSession, ConvictionDetail} from '../session.js';
import {emptyField, fieldOf, fieldText, type TextField} from '../text-field.js';
import type {Choice} from './draft.js';

export type AnswerChoiceStep = 'fact' | 'choice' | 'evidence-kind';
export type AnswerTextStep = 'value' | 'evidence-where' | 'evidence-seen';
export type AnswerStep = AnswerChoiceStep | AnswerTextStep | 'review';

/** A fact being supplied: what was entered so far. Nothing of it counts before the last Enter. */
export type AnswerDraft = {
	readonly key: string;
	readonly step: AnswerStep;
	readonly cursor: number;
	readonly kind: FactKind | undefined;
	/** As typed, or the word that was chosen. */
	readonly value: TextField;
	readonly evidenceKind: string | undefined;
	readonly evidenceWhere: TextField;
	readonly evidenceSeen: TextField;
	/** Why the last Enter did not go on. */
	readonly message: string | undefined;
};

/** What an answer is about: the conviction on screen, read again. */
export type Asked = {readonly session: AuditSession; readonly detail: ConvictionDetail};

export const newAnswer = (key: string): AnswerDraft =>
	({key, step: 'fact', cursor: 0, kind: undefined, value: emptyField, evidenceKind: undefined, evidenceWhere: emptyField, evidenceSeen: emptyField, message: undefined});

export const isChoice = (step: AnswerStep): step is AnswerChoiceStep => step === 'fact' || step === 'choice' || step === 'evidence-kind';
export const isText = (step: AnswerStep): step is AnswerTextStep => step === 'value' || step === 'evidence-where' || step === 'evidence-seen';

/** The steps, in order, as far as the kind of fact tells. */
export const answerSteps = ({kind}: AnswerDraft): readonly AnswerStep[] =>
	['fact', kind !== undefined && kindLine(kind).typed === 'choice' ? 'choice' : 'value', 'evidence-kind', 'evidence-where', 'evidence-seen', 'review'];

const fields = {value: 'value', 'evidence-where': 'evidenceWhere', 'evidence-seen': 'evidenceSeen'} as const;

export const answerField = (draft: AnswerDraft, step: AnswerTextStep): TextField => draft[fields[step]];
export const withAnswerField = (draft: AnswerDraft, step: AnswerTextStep, field: TextField): AnswerDraft => ({...draft, [fields[step]]: field, message: undefined});

/** Kinds of fact in the order in which they are offered: those that the open questions lack, that of the stated question first; then the others. */
export const kindsOffered = ({facts}: ConvictionDetail): readonly FactKind[] => [...new Set([...facts?.lacking ?? [], ...factKindNames])];

const standing = ({supplied = [], key}: ConvictionRecord, kind: FactKind): number | undefined => supplied.find(fact => fact.kind === kind && concerns(fact, key))?.entry;

/** The rows of a step that chooses. */
export function answerChoices({session, detail}: Asked, draft: AnswerDraft, step: AnswerChoiceStep): readonly Choice[] {
	switch (step) {
		case 'fact': {
			return kindsOffered(detail).map(kind => {
				const entry = standing(detail.record, kind);
				const lacking = detail.facts?.lacking.includes(kind) ? 'an open question lacks it; ' : '';
				return {
					id: kind, title: kindLine(kind).title, detail: `${lacking}now: ${detail.facts?.says[factKindNames.indexOf(kind)] ?? ''}`,
					...(entry === undefined ? {} : {blocked: `Supplied already (#${entry}): u withdraws it, then it can be supplied anew`}),
				};
			});
		}

		case 'choice': {
			return (draft.kind === undefined ? [] : kindLine(draft.kind).choices ?? []).map(word => ({id: word, title: word}));
		}

		case 'evidence-kind': {
			return session.reasons.evidenceKinds.map(kind => ({id: kind, title: kind}));
		}
	}
}

/** The value as it is understood so far, or why it is not. */
export function readAnswer({session}: Asked, {kind, value}: AnswerDraft): ReadFact {
	if (kind === undefined) {
		return {ok: false, because: 'Please choose which fact'};
	}

	const read = readFact(kind, fieldText(value), session.factTables);
	return read.ok && isAfter(read.value, parseIsoDay(session.asOf)!) ? {ok: false, because: `That is after the as-of date, ${session.asOf}`} : read;
}

/** What is wrong with the text of a step, or undefined. */
export function answerProblem(asked: Asked, draft: AnswerDraft, step: AnswerTextStep): string | undefined {
	const text = fieldText(answerField(draft, step)).trim();
	switch (step) {
		case 'value': {
			const read = readAnswer(asked, draft);
			return read.ok ? undefined : read.because;
		}

		case 'evidence-where': {
			return text === '' ? 'Please write where the evidence is found (volume, page, number)' : undefined;
		}

		case 'evidence-seen': {
			return parseIsoDay(text) === undefined
				? 'Please write the day as YYYY-MM-DD, for example 2020-06-30'
				: (text > asked.session.today ? `That day is still to come: today is ${asked.session.today}` : undefined);
		}
	}
}

const chosenAt = ({kind, value, evidenceKind}: AnswerDraft, step: AnswerChoiceStep): string | undefined => ({fact: kind, choice: fieldText(value), 'evidence-kind': evidenceKind})[step];

/** The draft on a step, with the cursor on what was chosen before, else on the first row that can be chosen. */
export function atAnswerStep(asked: Asked, draft: AnswerDraft, step: AnswerStep): AnswerDraft {
	const choices = isChoice(step) ? answerChoices(asked, draft, step) : [];
	const chosen = isChoice(step) ? choices.findIndex(({id, blocked}) => id === chosenAt(draft, step) && blocked === undefined) : -1;
	return {...draft, step, cursor: Math.max(0, chosen === -1 ? choices.findIndex(({blocked}) => blocked === undefined) : chosen), message: undefined};
}

/** Enter on a step: the next step, or the same one with a message. */
export function answerOnward(asked: Asked, draft: AnswerDraft): AnswerDraft {
	const {step} = draft;
	if (isText(step)) {
		const problem = answerProblem(asked, draft, step);
		return problem === undefined ? next(asked, draft) : {...draft, message: problem};
	}

	if (!isChoice(step)) {
		return draft;
	}

	const choice = answerChoices(asked, draft, step)[draft.cursor];
	if (!choice || choice.blocked !== undefined) {
		return {...draft, message: choice?.blocked ?? 'There is nothing here to choose'};
	}

	switch (step) {
		case 'fact': {
			// Another fact makes the value typed before meaningless; the evidence may well be the same.
			return next(asked, choice.id === draft.kind ? draft : {...draft, kind: choice.id as FactKind, value: emptyField});
		}

		case 'choice': {
			return next(asked, {...draft, value: fieldOf(choice.id)});
		}

		case 'evidence-kind': {
			return next(asked, {...draft, evidenceKind: choice.id});
		}
	}
}

function next(asked: Asked, draft: AnswerDraft): AnswerDraft {
	const steps = answerSteps(draft);
	return atAnswerStep(asked, draft, steps[steps.indexOf(draft.step) + 1] ?? draft.step);
}

/** Escape on a step: the step before; undefined on the first, where the dialog closes and the draft is kept. */
export function answerBackward(asked: Asked, draft: AnswerDraft): AnswerDraft | undefined {
	const steps = answerSteps(draft);
	const before = steps[steps.indexOf(draft.step) - 1];
	return before === undefined ? undefined : atAnswerStep(asked, draft, before);
}

/** The first thing still missing, if any. */
export const answerMissing = (asked: Asked, draft: AnswerDraft): AnswerStep | undefined => answerSteps(draft).find(step => {
	if (isText(step)) {
		return answerProblem(asked, draft, step) !== undefined;
	}

	return isChoice(step) && !answerChoices(asked, draft, step).some(({id, blocked}) => id === chosenAt(draft, step) && blocked === undefined);
});

export const answerEvidence = ({evidenceKind = '', evidenceWhere, evidenceSeen}: AnswerDraft): Evidence =>
	({kind: evidenceKind, locator: fieldText(evidenceWhere).trim(), seen: fieldText(evidenceSeen).trim()});

/** The log entry that a finished dialog asks for; undefined while anything is missing. */
export function factDraft(asked: Asked, draft: AnswerDraft, action: string): FactDraft | undefined {
	const seen = asked.session.lineHashes.get(draft.key);
	return answerMissing(asked, draft) !== undefined || seen === undefined || draft.kind === undefined
		? undefined
		: {type: 'fact.supplied', key: draft.key, about: draft.key, fact: draft.kind, value: fieldText(draft.value).trim(), evidence: answerEvidence(draft), seen, action};
}
