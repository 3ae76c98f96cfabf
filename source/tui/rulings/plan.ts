import {isCandidate, type ConvictionRecord} from '../../determinations/determination.js';
import type {BulkMember, Settles} from '../../review/batch.js';
import {liveDecision} from '../../review/entry.js';
import type {Outcome} from '../../values/outcome.js';
import type {AuditSession} from '../session.js';
import type {AppState} from '../state.js';
import {flagOf, openKinds, shares} from './settled.js';

/** Why a conviction that a filter shows, or that shares what a ruling settles, is not decided with the others. */
export const leftOutWords = {
	decided: 'decided, deferred or awaiting approval already',
	stale: 'stale: decided before, on another state of the record',
	saving: 'being saved, or not saved',
	'hand-review': 'hand reviews: the engine has no answer to confirm',
	'not-eligible': 'refusals: each needs evidence of its own',
	flags: 'with another flag open that a person must look at',
	relief: 'where the relief does not fit the sentence, or is still to be chosen',
	promoted: 'promoted from the candidates',
} as const;
export type LeftOut = keyof typeof leftOutWords;

/** What a batch would decide: shown before anything is saved. */
export type Plan = {
	/** Positions in `session.records`, in the order in which they are decided. */
	readonly members: readonly number[];
	readonly people: number;
	readonly from: ReadonlyMap<Outcome, number>;
	readonly leftOut: ReadonlyMap<LeftOut, number>;
};

/** What is asked of the court in a batch: one relief for all, or for each what the engine proposes. */
export type AskedRelief = {readonly kind: 'one'; readonly id: string | undefined} | {readonly kind: 'engine'};

export type Ruled = {readonly settles: Settles; readonly outcome: Outcome; readonly relief: AskedRelief};

/** The relief of one conviction in a batch; `none` where it must be left out. */
export function reliefFor({reliefs}: Pick<AuditSession, 'reliefs'>, record: ConvictionRecord, asked: AskedRelief): {readonly id: string | undefined} | 'none' {
	if (asked.kind === 'engine') {
		return reliefs.find(({id}) => id === record.relief)?.open === true ? 'none' : {id: record.relief};
	}

	const sentence = reliefs.find(({id}) => id === asked.id)?.sentence;
	const {inCustody} = record.subject;
	const fits = sentence === undefined || (sentence === 'serving' && inCustody === 'yes') || (sentence === 'completed' && inCustody === 'no');
	return fits ? {id: asked.id} : 'none';
}

type Known = Pick<AppState, 'session' | 'reviews' | 'pending' | 'unsaved'>;

/** What a ruling decides: every conviction of the audit that shares what it settles, less those left out. Looks at all of them. */
export const rulingPlan = (state: Known, ruled: Ruled): Plan => planOf(state, state.session.records.keys(), record => shares(record, ruled.settles), record => {
	const flag = flagOf(ruled.settles);
	return openKinds(record).some(id => id !== flag) ? 'flags' : (reliefFor(state.session, record, ruled.relief) === 'none' ? 'relief' : undefined);
});

/** What confirming these convictions in bulk decides: only what nobody has to look at. */
export const confirmPlan = (state: Known, positions: readonly number[]): Plan => planOf(state, positions, () => true, record => {
	if (record.outcome === 'hand-review' || record.outcome === 'not-eligible') {
		return record.outcome;
	}

	return openKinds(record).length > 0 ? 'flags' : (reliefFor(state.session, record, {kind: 'engine'}) === 'none' ? 'relief' : undefined);
});

function planOf({session, reviews, pending, unsaved}: Known, positions: Iterable<number>, isAsked: (record: ConvictionRecord) => boolean, refusal: (record: ConvictionRecord) => LeftOut | undefined): Plan {
	const saving = new Set([...unsaved.keys(), ...pending.flatMap(({draft, decides}) => decides ? [draft.key] : [])]);
	const members: number[] = [];
	const people = new Set<string>();
	const from = new Map<Outcome, number>();
	const leftOut = new Map<LeftOut, number>();
	for (const position of positions) {
		const record = session.records[position]!;
		if (!isAsked(record)) {
			continue;
		}

		const live = liveDecision(reviews.get(record.key));
		const standing = live && (live.seen === session.lineHashes.get(record.key) ? 'decided' : 'stale');
		const why = standing ?? (saving.has(record.key) ? 'saving' : (isCandidate(record) ? 'promoted' : refusal(record)));
		if (why !== undefined) {
			leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
			continue;
		}

		members.push(position);
		people.add(record.subject.id);
		from.set(record.outcome, (from.get(record.outcome) ?? 0) + 1);
	}

	return {members, people: people.size, from, leftOut};
}

/** The members of a batch as the log takes them. `outcome`: the ruling's; undefined where the engine's is confirmed. */
export const membersOf = ({session}: Pick<AppState, 'session'>, positions: readonly number[], outcome: Outcome | undefined, asked: AskedRelief): readonly BulkMember[] => positions.map(position => {
	const record = session.records[position]!;
	const relief = reliefFor(session, record, asked);
	return {
		key: record.key,
		seen: session.lineHashes.get(record.key)!,
		from: record.outcome,
		to: outcome ?? record.outcome,
		...(relief !== 'none' && relief.id !== undefined && {relief: relief.id}),
		flagsAcknowledged: openKinds(record),
	};
});
