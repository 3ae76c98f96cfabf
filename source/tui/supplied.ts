import type {ConvictionRecord, Supplied} from '../determinations/determination.js';
import {concerns} from '../history/supplied-fact.js';
import type {Appended} from './session.js';
import {positionOf, tallyOf} from './standing.js';
import type {AppState} from './state.js';

/** The audit with a person's convictions as they are determined after a fact was supplied or withdrawn. Each stays where it stands in the list. */
export function withDetermined(state: AppState, {determined = []}: Pick<Appended, 'determined'>): AppState {
	if (determined.length === 0) {
		return state;
	}

	const {session} = state;
	const records = [...session.records];
	const hashes = new Map<string, string>();
	for (const {record, lineHash} of determined) {
		const position = positionOf(session, record.key);
		if (position !== undefined) {
			records[position] = record;
			hashes.set(record.key, lineHash);
		}
	}

	const next = {...session, records, lineHashes: {get: (key: string) => hashes.get(key) ?? session.lineHashes.get(key)}};
	return {...state, session: next, tally: tallyOf(next, state.reviews)};
}

/** The facts that bear on a conviction by themselves: undo withdraws the newest of them. */
export const ownFacts = ({supplied = [], key}: ConvictionRecord): readonly Supplied[] => supplied.filter(fact => concerns(fact, key));
