import type {Unfinished, UnfinishedDecision, UnfinishedFact, UnfinishedRuling} from '../../review/unfinished.js';
import type {AnswerDraft} from '../deciding/answer-draft.js';
import type {DecideDraft} from '../deciding/draft.js';
import type {BulkDraft} from '../rulings/draft.js';
import type {AuditSession} from '../session.js';
import type {AppState, Step} from '../state.js';
import {fieldText} from '../text-field.js';
import {hasAnswer, hasDecision, hasRuling} from './substance.js';

/** Everything of a state that is unfinished, by reference: turned into what is kept only when it is written. */
export type Open = Pick<AppState, 'drafts' | 'answers' | 'bulk'> & {readonly overlay: AppState['overlay']; readonly session: Pick<AuditSession, 'lineHashes'>};

/** Says that what is unfinished has changed, for the shell to keep; nothing where nothing can be decided. */
export function keepingUnfinished(before: AppState, step: Step): Step {
	const {state} = step;
	const isSame = state.drafts === before.drafts && state.answers === before.answers && state.bulk === before.bulk && inDialog(state) === inDialog(before);
	if (isSame || state.session.cannotDecideBecause !== undefined) {
		return step;
	}

	const {drafts, answers, bulk, overlay, session} = state;
	// Before what ends the program.
	return {state, effects: [{type: 'keep-unfinished', open: {drafts, answers, bulk, overlay, session: {lineHashes: session.lineHashes}}}, ...step.effects]};
}

const inDialog = ({overlay}: Pick<AppState, 'overlay'>): unknown => overlay?.kind === 'decide' || overlay?.kind === 'answer' || overlay?.kind === 'bulk' ? overlay.draft : undefined;

/** What is kept of it: what holds something that was typed or chosen, each bound to the line of its conviction. */
export function unfinishedOf({drafts, answers, bulk, overlay, session: {lineHashes}}: Open): Unfinished {
	const decisions = new Map([...drafts.values(), ...(overlay?.kind === 'decide' ? [overlay.draft] : [])].map(draft => [`${draft.kind} ${draft.key}`, draft]));
	const facts = new Map([...answers.values(), ...(overlay?.kind === 'answer' ? [overlay.draft] : [])].map(draft => [draft.key, draft]));
	const ruling = overlay?.kind === 'bulk' && overlay.draft.kind === 'ruling' ? overlay.draft : bulk;
	const bound = <Kept>(key: string | undefined, kept: (about: {key: string; seen: string}) => Kept): readonly Kept[] => {
		const seen = key === undefined ? undefined : lineHashes.get(key);
		return key === undefined || seen === undefined ? [] : [kept({key, seen})];
	};

	return {
		decisions: [...decisions.values()].filter(draft => hasDecision(draft)).flatMap(draft => bound(draft.key, about => ({...about, ...decisionOf(draft)}))),
		facts: [...facts.values()].filter(draft => hasAnswer(draft)).flatMap(draft => bound(draft.key, about => ({...about, ...factOf(draft)}))),
		rulings: ruling && hasRuling(ruling) ? [...bound(ruling.key, about => ({...about, ...rulingOf(ruling)}))] : [],
	};
}

const decisionOf = ({kind, proposal, step, outcome, relief, reason, ground, evidenceKind, words, evidenceWhere, evidenceSeen, lateBasis}: DecideDraft): Omit<UnfinishedDecision, 'key' | 'seen'> => ({
	kind, proposal: proposal?.seq, step, outcome, relief, reason, ground, evidenceKind,
	words: fieldText(words), evidenceWhere: fieldText(evidenceWhere), evidenceSeen: fieldText(evidenceSeen), lateBasis: fieldText(lateBasis),
});

const factOf = ({step, kind, value, evidenceKind, evidenceWhere, evidenceSeen}: AnswerDraft): Omit<UnfinishedFact, 'key' | 'seen'> =>
	({step, kind, value: fieldText(value), evidenceKind, evidenceWhere: fieldText(evidenceWhere), evidenceSeen: fieldText(evidenceSeen)});

const rulingOf = ({step, settles, outcome, relief, citation, words}: BulkDraft): Omit<UnfinishedRuling, 'key' | 'seen'> =>
	({step, settles, outcome, relief, citation: fieldText(citation), words: fieldText(words)});
