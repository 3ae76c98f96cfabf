import type {ConvictionRecord} from '../../determinations/determination.js';
import {wordCount} from '../../rules/reasons.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import {outcomeLabels, type Outcome} from '../../values/outcome.js';
import type {AuditSession} from '../session.js';
import {fieldText, type TextField} from '../text-field.js';
import {choicesOf, isChoosing, isTyping, minimumWords, stepsOf, type ChooseStep, type DecideDraft, type DecideStep, type TextStep} from './draft.js';

const answerFields = {outcome: 'outcome', relief: 'relief', reason: 'reason', ground: 'ground', 'evidence-kind': 'evidenceKind'} as const;
const textFields = {words: 'words', 'evidence-where': 'evidenceWhere', 'evidence-seen': 'evidenceSeen', 'late-basis': 'lateBasis'} as const;

export const labelOf = (outcome: Outcome): string => outcomeLabels[outcome];

export const answerAt = (draft: DecideDraft, step: ChooseStep): string | undefined => draft[answerFields[step]];

export const fieldAt = (draft: DecideDraft, step: TextStep): TextField => draft[textFields[step]];

export const withField = (draft: DecideDraft, step: TextStep, field: TextField): DecideDraft => ({...draft, [textFields[step]]: field, message: undefined});

/** The draft on a step, with the cursor on the answer given before, if any. */
export function atStep(session: AuditSession, record: ConvictionRecord, draft: DecideDraft, step: DecideStep): DecideDraft {
	if (!isChoosing(step)) {
		return {...draft, step, cursor: 0, message: undefined};
	}

	const choices = choicesOf(session, record, draft, step, labelOf);
	const answered = choices.findIndex(choice => choice.id === answerAt(draft, step));
	const free = choices.findIndex(choice => choice.blocked === undefined);
	return {...draft, step, cursor: Math.max(0, answered === -1 ? free : answered), message: undefined};
}

/** Takes the row under the cursor as the answer and goes on; a row that cannot be picked says why. */
export function choose(session: AuditSession, record: ConvictionRecord, draft: DecideDraft): DecideDraft {
	if (!isChoosing(draft.step)) {
		return draft;
	}

	const choice = choicesOf(session, record, draft, draft.step, labelOf)[draft.cursor];
	if (!choice || choice.blocked) {
		return {...draft, message: choice?.blocked ?? 'There is nothing here to choose'};
	}

	const answered = {...draft, [answerFields[draft.step]]: choice.id};
	// Another outcome makes the relief and the reason chosen before meaningless; what was typed stays.
	const changed = draft.step === 'outcome' && choice.id !== draft.outcome;
	const reset = changed ? {...answered, relief: undefined, reason: undefined} : answered;
	return onward(session, record, reset);
}

/** What is wrong with a text that was typed, or undefined. */
export function textProblem(session: AuditSession, draft: DecideDraft, step: TextStep): string | undefined {
	const text = fieldText(fieldAt(draft, step)).trim();
	switch (step) {
		case 'words': {
			const [have, least] = [wordCount(text), minimumWords(session, draft)];
			return have < least ? `Please write at least ${least} ${least === 1 ? 'word' : 'words'} of your own; so far there ${have === 1 ? 'is 1' : `are ${have}`}` : undefined;
		}

		case 'evidence-where': {
			return text === '' ? 'Please write where the evidence is found (volume, page, number)' : undefined;
		}

		case 'evidence-seen': {
			const day = parseIsoDay(text);
			return day === undefined
				? 'Please write the day as YYYY-MM-DD, for example 2020-06-30'
				: (text > session.today ? `That day is still to come: today is ${session.today}` : undefined);
		}

		case 'late-basis': {
			return wordCount(text) < 2 ? `The deadline (${session.policy.challengeDeadline ?? ''}) is past: please name the legal basis for a late challenge` : undefined;
		}
	}
}

/** Enter on a step: the next step, or the same one with a message. */
export function onward(session: AuditSession, record: ConvictionRecord, draft: DecideDraft): DecideDraft {
	const problem = isTyping(draft.step) ? textProblem(session, draft, draft.step) : undefined;
	if (problem !== undefined) {
		return {...draft, message: problem};
	}

	const steps = stepsOf(session, record, draft);
	const next = steps[steps.indexOf(draft.step) + 1];
	return next === undefined ? draft : atStep(session, record, draft, next);
}

/** Escape on a step: the step before; undefined on the first, where the dialog closes and the draft is kept. */
export function backward(session: AuditSession, record: ConvictionRecord, draft: DecideDraft): DecideDraft | undefined {
	const steps = stepsOf(session, record, draft);
	const before = steps[steps.indexOf(draft.step) - 1];
	return before === undefined ? undefined : atStep(session, record, draft, before);
}

/** The first thing still missing: a draft taken up again may have answers that no longer fit. */
export function missingStep(session: AuditSession, record: ConvictionRecord, draft: DecideDraft): DecideStep | undefined {
	return stepsOf(session, record, draft).find(step => {
		if (isChoosing(step)) {
			return !choicesOf(session, record, draft, step, labelOf).some(choice => choice.id === answerAt(draft, step) && choice.blocked === undefined);
		}

		return isTyping(step) && textProblem(session, draft, step) !== undefined;
	});
}
