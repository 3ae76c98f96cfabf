import {liveDecision} from '../../review/entry.js';
import type {Unfinished, UnfinishedDecision, UnfinishedFact, UnfinishedRuling} from '../../review/unfinished.js';
import {visibleText} from '../../terminal/visible-text.js';
import {isText, isChoice, newAnswer, type AnswerDraft, type AnswerStep} from '../deciding/answer-draft.js';
import {draftKey, isChoosing, isTyping, newDraft, type DecideDraft, type DecideStep} from '../deciding/draft.js';
import {isBulkChoice, newBulk, type BulkDraft, type BulkStep} from '../rulings/draft.js';
import {settleable} from '../rulings/settled.js';
import type {AuditSession} from '../session.js';
import {positionOf} from '../standing.js';
import {noticed, type AppState} from '../state.js';
import {fieldOf, fieldText} from '../text-field.js';

/** The state with what was left unfinished in an earlier session, and a notice that says what is here again and what is not. */
export function withUnfinished(state: AppState, left: Unfinished, putAside: string | undefined): AppState {
	const {session} = state;
	const decisions = left.decisions.map(kept => decisionFrom(session, kept));
	const facts = left.facts.map(kept => factFrom(session, kept));
	const rulings = left.rulings.map(kept => rulingFrom(session, kept));
	const all = [...decisions, ...facts, ...rulings];
	const [here, gone] = [all.filter(draft => typeof draft === 'object').length, all.filter(draft => draft === 'changed').length];
	const next: AppState = {
		...state,
		drafts: new Map(decisions.flatMap(draft => typeof draft === 'object' ? [[draftKey(draft.key, draft.kind), draft] as const] : [])),
		answers: new Map(facts.flatMap(draft => typeof draft === 'object' ? [[draft.key, draft] as const] : [])),
		bulk: rulings.find(draft => typeof draft === 'object'),
	};
	const parts = [
		...(here === 0 ? [] : [`${here} unfinished ${here === 1 ? 'entry is' : 'entries are'} here again, marked as draft in the list`]),
		...(gone === 0 ? [] : [`${gone} ${gone === 1 ? 'was' : 'were'} dropped: the record or the rules changed since`]),
		...(putAside === undefined ? [] : [`what was unfinished could not be understood and is put aside as ${putAside}`]),
	];
	return parts.length === 0 ? next : noticed(next, gone > 0 || putAside !== undefined ? 'warning' : 'note', visibleText(parts.join('; ')));
}

/** `saved`: it is in the log already, the program ended before the draft was cleared. */
type Dropped = 'changed' | 'saved';

const recordOf = (session: AuditSession, key: string) => session.records[positionOf(session, key) ?? -1] ?? session.candidates.find(candidate => candidate.key === key);

function decisionFrom(session: AuditSession, kept: UnfinishedDecision): DecideDraft | Dropped {
	const record = recordOf(session, kept.key);
	const review = session.reviews.get(kept.key);
	const live = liveDecision(review);
	if (!record || session.lineHashes.get(kept.key) !== kept.seen || (kept.proposal !== undefined && kept.proposal !== live?.seq)) {
		return 'changed';
	}

	const isSaved = (live?.kind === kept.kind && (live.words ?? '') === kept.words.trim()) || (kept.kind === 'note' && review?.notes.at(-1)?.words === kept.words.trim()) || (kept.kind === 'promote' && review?.promotion !== undefined);
	if (isSaved) {
		return 'saved';
	}

	const fresh = newDraft(session, record, kept.kind, kept.proposal === undefined ? undefined : live);
	const step = kept.step as DecideStep;
	const {outcome = fresh.outcome, relief, reason, ground, evidenceKind} = kept;
	return {
		...fresh, outcome, relief: relief ?? fresh.relief, reason, ground, evidenceKind, step: isChoosing(step) || isTyping(step) || step === 'review' ? step : fresh.step,
		words: fieldOf(kept.words), evidenceWhere: fieldOf(kept.evidenceWhere), evidenceSeen: fieldOf(kept.evidenceSeen), lateBasis: fieldOf(kept.lateBasis),
	};
}

function factFrom(session: AuditSession, kept: UnfinishedFact): AnswerDraft | Dropped {
	if (!recordOf(session, kept.key) || session.lineHashes.get(kept.key) !== kept.seen) {
		return 'changed';
	}

	const step = kept.step as AnswerStep;
	const {kind, evidenceKind} = kept;
	return {
		...newAnswer(kept.key), step: isChoice(step) || isText(step) ? step : (kind === undefined ? 'fact' : 'evidence-seen'), kind, evidenceKind,
		value: fieldOf(kept.value), evidenceWhere: fieldOf(kept.evidenceWhere), evidenceSeen: fieldOf(kept.evidenceSeen),
	};
}

/** A ruling goes on before its preview: whom it decides is worked out anew. */
function rulingFrom(session: AuditSession, kept: UnfinishedRuling): BulkDraft | Dropped {
	const record = recordOf(session, kept.key);
	const settles = record && settleable(record).find(one => one.kind === kept.settles?.kind && one.signature.join('\n') === kept.settles.signature.join('\n'));
	if (!record || session.lineHashes.get(kept.key) !== kept.seen || (kept.settles !== undefined && !settles)) {
		return 'changed';
	}

	const {outcome, relief} = kept;
	const [citation, words] = [fieldOf(kept.citation), fieldOf(kept.words)];
	const step = kept.step as BulkStep;
	const begins = settles ? 'outcome' : 'settles';
	return newBulk('ruling', {key: kept.key, settles, outcome, relief, citation, words, step: isBulkChoice(step) ? begins : (fieldText(citation) === '' || step === 'citation' ? 'citation' : 'words')});
}
