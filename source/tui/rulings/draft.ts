import type {ConvictionRecord} from '../../determinations/determination.js';
import type {Settles} from '../../review/batch.js';
import {wordCount} from '../../rules/reasons.js';
import {outcomeLabels, outcomes, type Outcome} from '../../values/outcome.js';
import {reliefsFor, type Choice} from '../deciding/draft.js';
import type {ListWindow} from '../list-window.js';
import type {AuditSession} from '../session.js';
import {emptyField, fieldText, type TextField} from '../text-field.js';
import type {AskedRelief, Plan} from './plan.js';
import {flagOf, settleable} from './settled.js';

export type BulkStep = 'settles' | 'outcome' | 'relief' | 'citation' | 'words' | 'preview' | 'count';
type ChooseStep = 'settles' | 'outcome' | 'relief';
export type BulkTextStep = 'citation' | 'words' | 'count';

/** A ruling, a confirmation of what a filter shows, or the taking back of either, while it is made. Nothing of it counts before the count is typed back. */
export type BulkDraft = {
	readonly kind: 'ruling' | 'confirm' | 'undo';
	/** Of a ruling: the conviction it was begun on. */
	readonly key: string | undefined;
	/** Of an undo: number of the entry that began the batch, and what it was, in words. */
	readonly undoes: {readonly seq: number; readonly what: string} | undefined;
	readonly step: BulkStep;
	/** Row under the cursor at a step that chooses. */
	readonly cursor: number;
	readonly settles: Settles | undefined;
	readonly outcome: Outcome | undefined;
	/** Id of a relief, or `engine`. */
	readonly relief: string | undefined;
	readonly citation: TextField;
	readonly words: TextField;
	readonly count: TextField;
	/** Made when the preview is opened. */
	readonly plan: Plan | undefined;
	/** The convictions it decides, in the preview. */
	readonly examples: ListWindow;
	readonly message: string | undefined;
};

export const newBulk = (kind: BulkDraft['kind'], given: Partial<BulkDraft> = {}): BulkDraft => ({
	kind, key: undefined, undoes: undefined, step: kind === 'ruling' ? 'settles' : 'preview', cursor: 0, settles: undefined, outcome: undefined, relief: undefined,
	citation: emptyField, words: emptyField, count: emptyField, plan: undefined, examples: {cursor: 0, top: 0}, message: undefined, ...given,
});

export const isBulkChoice = (step: BulkStep): step is ChooseStep => step === 'settles' || step === 'outcome' || step === 'relief';
export const isBulkText = (step: BulkStep): step is BulkTextStep => step === 'citation' || step === 'words' || step === 'count';

const eachByEngine = 'engine';

export const bulkSteps = (session: AuditSession, record: ConvictionRecord | undefined, draft: BulkDraft): readonly BulkStep[] => draft.kind === 'ruling'
	? [...(record && settleable(record).length === 1 ? [] : ['settles'] as const), 'outcome', ...(record && reliefChoices(session, record, draft).length > 1 ? ['relief'] as const : []), 'citation', 'words', 'preview', 'count']
	: ['preview', 'count'];

function reliefChoices(session: AuditSession, record: ConvictionRecord, {outcome, settles}: BulkDraft): readonly Choice[] {
	const reliefs = reliefsFor(session, record, outcome);
	const named = reliefs.map(({id, title, subdivision, ground, sentence}): Choice => ({
		id, title, detail: [subdivision && `HS ${subdivision}`, ground, sentence && `only where the sentence is ${sentence === 'serving' ? 'being served' : 'completed'}`].filter(Boolean).join('; ') || undefined,
	}));
	return settles && flagOf(settles) !== undefined && outcome === record.outcome && reliefs.length > 0
		? [{id: eachByEngine, title: 'For each conviction what the engine proposes'}, ...named]
		: named;
}

/** The relief that a draft asks for: what was chosen, or the only one there is. */
export function askedRelief(session: AuditSession, record: ConvictionRecord, draft: BulkDraft): AskedRelief {
	const choices = reliefChoices(session, record, draft).map(({id}) => id);
	const id = choices.length === 1 ? choices[0] : choices.find(choice => choice === draft.relief);
	return id === eachByEngine ? {kind: 'engine'} : {kind: 'one', id};
}

/** What is settled, in words for the screen. */
export function settlesText(session: Pick<AuditSession, 'flags'>, settles: Settles, reason: string): string {
	const flag = flagOf(settles);
	return flag === undefined ? `The question: ${reason}` : `The flag: ${session.flags.find(({id}) => id === flag)?.title ?? flag}`;
}

const refusals: Partial<Readonly<Record<Outcome, string>>> = {
	'not-eligible': 'A refusal needs evidence for each person: decide these one by one',
	'hand-review': 'That would leave them undecided, as they are',
};

export function bulkChoices(session: AuditSession, record: ConvictionRecord, draft: BulkDraft): readonly Choice[] {
	switch (draft.step) {
		case 'settles': {
			return settleable(record).map((settles, index) => ({id: String(index), title: settlesText(session, settles, record.reason)}));
		}

		case 'outcome': {
			return outcomes.map(outcome => ({
				id: outcome, title: outcomeLabels[outcome], ...(outcome === record.outcome && {detail: 'the engine says this now'}), ...(refusals[outcome] !== undefined && {blocked: refusals[outcome]}),
			}));
		}

		case 'relief': {
			return reliefChoices(session, record, draft);
		}

		default: {
			return [];
		}
	}
}

/** The draft with the row under the cursor as its answer. */
export function answered(record: ConvictionRecord, draft: BulkDraft, id: string): BulkDraft {
	switch (draft.step) {
		case 'settles': {
			return {...draft, settles: settleable(record)[Number(id)]};
		}

		case 'outcome': {
			return {...draft, outcome: id as Outcome, ...(id !== draft.outcome && {relief: undefined})};
		}

		default: {
			return {...draft, relief: id};
		}
	}
}

/** Words asked for at least: as many as the reason of an override asks for at most, for this one speaks for many. */
export const leastWords = ({reasons}: Pick<AuditSession, 'reasons'>): number => Math.max(1, ...reasons.overrides.map(({minimumWords}) => minimumWords));

/** What is wrong with the text of a step, or undefined. */
export function bulkTextProblem(session: AuditSession, draft: BulkDraft, step: BulkTextStep): string | undefined {
	const text = fieldText(draft[step]).trim();
	switch (step) {
		case 'citation': {
			return text === '' ? 'Please write on which law or decision the ruling rests' : undefined;
		}

		case 'words': {
			const [have, least] = [wordCount(text), leastWords(session)];
			return have < least ? `Please write at least ${least} words of your own; so far there ${have === 1 ? 'is 1' : `are ${have}`}` : undefined;
		}

		case 'count': {
			const wanted = draft.plan?.members.length ?? 0;
			return text.replaceAll(/[\s,]/gu, '') === String(wanted) ? undefined : `Please type the number of convictions, ${wanted}: it says that you have seen how many they are`;
		}
	}
}
