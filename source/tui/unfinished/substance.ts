import type {AnswerDraft} from '../deciding/answer-draft.js';
import type {DecideDraft, DialogKind} from '../deciding/draft.js';
import type {BulkDraft} from '../rulings/draft.js';
import type {AppState} from '../state.js';
import type {TextField} from '../text-field.js';

const isTyped = (...fields: readonly TextField[]): boolean => fields.some(({parts}) => parts.length > 0);

const choosesOutcome = new Set<DialogKind>(['override', 'propose']);

/** Does a draft hold anything that its reviewer typed or chose? A dialog that was only looked at does not. */
export const hasDecision = ({kind, outcome, reason, ground, evidenceKind, words, evidenceWhere, evidenceSeen, lateBasis}: DecideDraft): boolean =>
	(choosesOutcome.has(kind) && outcome !== undefined) || reason !== undefined || ground !== undefined || evidenceKind !== undefined || isTyped(words, evidenceWhere, evidenceSeen, lateBasis);

export const hasAnswer = ({kind, value, evidenceKind, evidenceWhere, evidenceSeen}: AnswerDraft): boolean => kind !== undefined || evidenceKind !== undefined || isTyped(value, evidenceWhere, evidenceSeen);

export const hasRuling = ({kind, outcome, citation, words}: BulkDraft): boolean => kind === 'ruling' && (outcome !== undefined || isTyped(citation, words));

const known = new WeakMap<AppState['drafts'], ReadonlyMap<string, readonly DialogKind[]>>();

/** The kinds of decision that were begun on a conviction, made anew only when a draft changed: every row of the list asks. */
function begunOn(drafts: AppState['drafts'], key: string): readonly DialogKind[] {
	let byKey = known.get(drafts);
	if (!byKey) {
		const made = new Map<string, DialogKind[]>();
		for (const draft of drafts.values()) {
			if (hasDecision(draft)) {
				made.set(draft.key, [...made.get(draft.key) ?? [], draft.kind]);
			}
		}

		byKey = made;
		known.set(drafts, byKey);
	}

	return byKey.get(key) ?? [];
}

/** What is begun on a conviction and not saved: kinds of decision, a fact, a ruling. */
export function begun({drafts, answers, bulk}: Pick<AppState, 'drafts' | 'answers' | 'bulk'>, key: string): ReadonlyArray<DialogKind | 'fact' | 'ruling'> {
	const answer = answers.get(key);
	return [...begunOn(drafts, key), ...(answer && hasAnswer(answer) ? ['fact' as const] : []), ...(bulk?.key === key && hasRuling(bulk) ? ['ruling' as const] : [])];
}

/** How many drafts there are in all. */
export const begunInAll = ({drafts, answers, bulk}: Pick<AppState, 'drafts' | 'answers' | 'bulk'>): number =>
	[...drafts.values()].filter(draft => hasDecision(draft)).length + [...answers.values()].filter(draft => hasAnswer(draft)).length + (bulk && hasRuling(bulk) ? 1 : 0);
