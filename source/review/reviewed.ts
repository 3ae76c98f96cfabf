import type {Batches} from './batch.js';
import type {ConvictionReview, DecidedBy, Decision, DecisionKind, Promotion} from './entry.js';
import type {Entry} from './log-line.js';
import type {Words} from './words.js';

const lineOf = (entry: Entry): ConvictionReview['entries'][number] => ({seq: entry.seq, type: entry.type, at: entry.ts, by: entry.actor.id, undone: false});

/** A review with one of its decisions taken back by an entry. */
export const without = (review: ConvictionReview, undone: number, entry: Entry): ConvictionReview => ({
	...review,
	decisions: review.decisions.filter(({seq}) => seq !== undone),
	entries: [...review.entries.map(earlier => earlier.seq === undone ? {...earlier, undone: true} : earlier), lineOf(entry)],
});

/** What the log says of a conviction after one more entry about it. In: texts by commitment, and the batches so far. */
export function reviewed(review: ConvictionReview, entry: Entry, words: Words, batches: Batches): ConvictionReview {
	const undone = entry.type === 'decision.undo' || entry.type === 'fact.withdrawn' ? entry.body.undoes : undefined;
	const text = (commitment: string | undefined): string | undefined => commitment === undefined ? undefined : words.get(commitment);
	const decision = decisionOf(entry, text, review, batches);
	const promotion = entry.type === 'candidate.promoted' ? promotionOf(entry, text(entry.body.words)) : (review.promotion?.seq === undone ? undefined : review.promotion);
	return {
		...(promotion && {promotion}),
		decisions: decision ? [...review.decisions, decision] : (undone === undefined ? review.decisions : review.decisions.filter(({seq}) => seq !== undone)),
		opened: review.opened + (entry.type === 'conviction.opened' ? 1 : 0),
		notes: entry.type === 'note' ? [...review.notes, {seq: entry.seq, by: entry.actor.id, at: entry.ts, words: text(entry.body.words)}] : review.notes,
		entries: [...review.entries.map(earlier => earlier.seq === undone ? {...earlier, undone: true} : earlier), lineOf(entry)],
	};
}

export const decidedBy = ({actor: {id, role, account, roster}}: Entry): DecidedBy => ({name: id, role, account, roster});

const promotionOf = (entry: Extract<Entry, {type: 'candidate.promoted'}>, words: string | undefined): Promotion =>
	({seq: entry.seq, by: decidedBy(entry), at: entry.ts, seen: entry.body.seen, words});

function decisionOf(entry: Entry, text: (commitment: string | undefined) => string | undefined, {decisions}: ConvictionReview, batches: Batches): Decision | undefined {
	if (!('seen' in entry.body) || entry.type === 'candidate.promoted' || entry.type === 'fact.supplied') {
		return undefined;
	}

	const {body} = entry;
	const shared = {
		kind: entry.type.slice('decision.'.length) as DecisionKind,
		seq: entry.seq,
		by: decidedBy(entry),
		at: entry.ts,
		opaque: body.conviction,
		seen: body.seen,
		secondsOpen: 'secondsOpen' in body ? body.secondsOpen : undefined,
	};
	if ('proposal' in body) {
		const answers = decisions.find(({seq}) => seq === body.proposal)!;
		return {...answers, ...shared, ...('words' in body ? {words: text(body.words)} : {flagsAcknowledged: body.flagsAcknowledged}), answers};
	}

	if ('batch' in body) {
		const {seq, ruling, filter} = batches.get(body.batch)!;
		return {
			...shared, from: body.from, to: body.to, relief: body.relief, code: undefined, words: ruling?.words, evidence: undefined, lateBasis: undefined,
			flagsAcknowledged: body.flagsAcknowledged, answers: undefined, batch: {seq, ruling: ruling?.number, filter},
		};
	}

	return {
		...shared,
		from: body.from,
		to: body.to,
		relief: body.relief,
		code: 'reasonCode' in body ? body.reasonCode : ('ground' in body ? body.ground : undefined),
		words: text(body.words),
		evidence: text('evidence' in body ? body.evidence : undefined),
		lateBasis: text('lateBasis' in body ? body.lateBasis : undefined),
		flagsAcknowledged: body.flagsAcknowledged,
		answers: undefined,
	};
}
