import type {ConvictionRecord} from '../determinations/determination.js';
import {effectiveOf} from '../review/effective.js';
import type {ReviewState} from '../review/fold.js';
import type {SecondAttorney} from '../rules/policy.js';
import {standingOf, type Grouping, type UnitStanding} from '../sampling/unit-standing.js';
import {auditedSet, type AuditedSet} from './audited-set.js';
import type {Audit} from './open-audit.js';
import {opaqueIds} from './workspace.js';

export type Standing = {
	readonly units: readonly UnitStanding[];
	/** Convictions on which nothing is decided: none of them can be wrong. */
	readonly undecided: number;
	/** By opaque id: the convictions and candidates behind the units. */
	readonly records: ReadonlyMap<string, ConvictionRecord>;
};

type Decided = Pick<Audit, 'records' | 'lineHashes' | 'candidates' | 'secret'>;

/** Every decision of an audit as a log says it stands. */
export function standingNow(audit: Decided, state: ReviewState, {grouping, withCandidates, second}: {readonly grouping: Grouping; readonly withCandidates: boolean; readonly second: SecondAttorney}): Standing {
	const opaque = opaqueIds(audit.secret);
	const set: AuditedSet = auditedSet(audit, state);
	const units: UnitStanding[] = [];
	const records = new Map<string, ConvictionRecord>();
	for (const record of set.records) {
		const id = opaque(record.key);
		const unit = standingOf(record, effectiveOf(record, set.reviews.get(record.key), set.lineHashes.get(record.key), second), id, grouping);
		records.set(id, record);
		if (unit) {
			units.push(unit);
		}
	}

	const undecided = set.records.length - units.length;
	for (const record of withCandidates ? set.notPromoted : []) {
		const id = opaque(record.key);
		records.set(id, record);
		units.push(standingOf(record, undefined, id, grouping)!);
	}

	return {units, undecided, records};
}
