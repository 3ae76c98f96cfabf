import {isCandidate, needsEyes, type ConvictionRecord} from '../../determinations/determination.js';
import type {Settles} from '../../review/batch.js';

/** Kinds of flags that a person must look at, in the order of the record. */
export const openKinds = ({flags}: ConvictionRecord): readonly string[] => [...new Set(flags.filter(flag => needsEyes(flag)).map(({id}) => id))];

/** What a conviction has in common with others by one of its flags: the flag, its levels, the engine's outcome, and what other readings would give. */
function flagSignature({flags, outcome}: ConvictionRecord, id: string): readonly string[] | undefined {
	const raised = flags.filter(flag => flag.id === id && needsEyes(flag));
	const levels = [...new Set(raised.map(({level}) => level))].toSorted();
	const otherwise = [...new Set(raised.flatMap(({material}) => material.map(change => change.outcome)))].toSorted();
	return raised.length === 0 ? undefined : [`flag ${id}`, `level ${levels.join(', ')}`, `outcome ${outcome}`, ...otherwise.map(other => `another reading: ${other}`)];
}

/** What a ruling begun on this conviction can settle: the question that it asks, and each of its open flags. */
export const settleable = (record: ConvictionRecord): readonly Settles[] => isCandidate(record)
	? []
	: [
		...(record.asks ? [{kind: 'question' as const, signature: [...record.asks]}] : []),
		...openKinds(record).map(id => ({kind: 'flag' as const, signature: [...flagSignature(record, id)!]})),
	];

/** The flag that a ruling settles, by its id. */
export const flagOf = ({kind, signature}: Settles): string | undefined => kind === 'flag' ? signature[0]!.slice('flag '.length) : undefined;

const isSame = (one: readonly string[] | undefined, other: readonly string[]): boolean => one?.length === other.length && one.every((part, index) => part === other[index]);

/** Does a conviction share what a ruling settles: the same question with the same gaps, or the same flag under the same outcome? */
export function shares(record: ConvictionRecord, settles: Settles): boolean {
	const flag = flagOf(settles);
	return !isCandidate(record) && isSame(flag === undefined ? record.asks : flagSignature(record, flag), settles.signature);
}
