import type {ConvictionRecord} from '../../determinations/determination.js';
import type {ErrorClass} from '../../review/sample-bodies.js';
import type {Settled} from '../../review/sample-rounds.js';
import type {UnitStanding} from '../../sampling/unit-standing.js';
import {errorsOf, type Answer} from '../../sampling/verdicts.js';

/** A drawn decision with what was found of it. */
export type CheckedUnit = {
	readonly id: string;
	readonly group: string;
	readonly outcome: UnitStanding['outcome'];
	readonly answers: readonly Answer[];
	/** By the paralegals' verdicts: where two looked, what either of them found. */
	readonly raw: readonly ErrorClass[];
	/** The same after an attorney's finding, where there is one. */
	readonly after: readonly ErrorClass[];
	readonly settled: Settled | undefined;
	/** The court file was seen, by whoever looked. */
	readonly courtSeen: boolean;
	readonly record: ConvictionRecord | undefined;
};

/** Does it differ, and has no attorney settled it? */
export const awaitsAttorney = ({raw, settled}: CheckedUnit): boolean => raw.length > 0 && settled === undefined;

/** Brings together what was drawn, in its order, with verdicts and findings. */
export function checkedUnits({order, before, answers, records}: {
	readonly order: readonly string[];
	readonly before: ReadonlyMap<string, UnitStanding>;
	readonly answers: ReadonlyMap<string, readonly Answer[]>;
	readonly records: ReadonlyMap<string, ConvictionRecord>;
}, settled: ReadonlyMap<string, Settled>): readonly CheckedUnit[] {
	return order.map(id => {
		const {group, outcome} = before.get(id)!;
		const own = answers.get(id) ?? [];
		const raw = [...new Set(own.flatMap(answer => errorsOf(outcome, answer)))];
		const finding = settled.get(id);
		return {
			id, group, outcome, answers: own, raw, after: finding ? afterFinding(raw, finding.body.finding) : raw, settled: finding,
			courtSeen: own.some(({source}) => source !== 'extract'), record: records.get(id),
		};
	});
}

/** A finding stands in the place of the outcome's class; a clerical mistake that a paralegal saw stays unless the decision was right in all. */
const afterFinding = (raw: readonly ErrorClass[], finding: 'right' | ErrorClass): readonly ErrorClass[] =>
	finding === 'right' ? [] : [...new Set([finding, ...raw.filter(one => one === 'E5')])];
