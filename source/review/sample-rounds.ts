import type {Problem} from '../values/problem.js';
import type {BodyOf} from './entry-bodies.js';
import type {DecidedBy} from './entry.js';
import {entryProblem, type Entry} from './log-line.js';

/** An entry of a spot check as the log has it. */
type Kept<Type extends 'sample.planned' | 'sample.drawn' | 'sample.dealt' | 'sample.returned' | 'sample.settled'> = {readonly seq: number; readonly at: string; readonly by: DecidedBy; readonly body: BodyOf<Type>};

/** A finding, with its words where they were not erased. */
export type Settled = Kept<'sample.settled'> & {readonly words: string | undefined};

/** One spot check, from its plan on. */
export type SampleRound = {
	readonly planned: Kept<'sample.planned'>;
	readonly drawn: Kept<'sample.drawn'> | undefined;
	readonly dealt: ReadonlyArray<Kept<'sample.dealt'>>;
	readonly returned: ReadonlyArray<Kept<'sample.returned'>>;
	/** By opaque id; the last word counts. */
	readonly settled: ReadonlyMap<string, Settled>;
};

const roundOf = (rounds: readonly SampleRound[], round: number): SampleRound | undefined => rounds[round - 1];

/** The rounds after an entry; those given where it is of another kind. */
export function withSampleEntry(rounds: readonly SampleRound[], entry: Entry, text: (commitment: string) => string | undefined): readonly SampleRound[] {
	const {actor: {id, role, account, roster}} = entry;
	const kept = <Body>(body: Body) => ({seq: entry.seq, at: entry.ts, by: {name: id, role, account, roster}, body});
	const changed = (round: number, change: (before: SampleRound) => Partial<SampleRound>): readonly SampleRound[] =>
		rounds.map((one, index) => index === round - 1 ? {...one, ...change(one)} : one);
	switch (entry.type) {
		case 'sample.planned': {
			return [...rounds, {planned: kept(entry.body), drawn: undefined, dealt: [], returned: [], settled: new Map()}];
		}

		case 'sample.drawn': {
			return changed(entry.body.round, () => ({drawn: kept(entry.body)}));
		}

		case 'sample.dealt': {
			return changed(entry.body.round, ({dealt}) => ({dealt: [...dealt, kept(entry.body)]}));
		}

		case 'sample.returned': {
			return changed(entry.body.round, ({returned}) => ({returned: [...returned, kept(entry.body)]}));
		}

		case 'sample.settled': {
			return changed(entry.body.round, ({settled}) => ({settled: new Map([...settled, [entry.body.conviction, {...kept(entry.body), words: text(entry.body.words)}]])}));
		}

		default: {
			return rounds;
		}
	}
}

/** Why an entry of a spot check cannot follow what was before it; empty for any other entry. */
export function sampleProblems(rounds: readonly SampleRound[], entry: Entry): readonly Problem[] {
	const problem = (found: string, expected: string): readonly Problem[] => [entryProblem({file: 'review.jsonl', seq: entry.seq}, found, expected, 'look at the entries named')];
	if (!entry.type.startsWith('sample.') || !('round' in entry.body)) {
		return [];
	}

	if (entry.type === 'sample.planned') {
		return entry.body.round === rounds.length + 1 ? [] : problem(`plan ${entry.body.round} after ${rounds.length}`, `plan ${rounds.length + 1}`);
	}

	const round = roundOf(rounds, entry.body.round);
	if (!round) {
		return problem(`${entry.type} of a spot check that was never planned`, 'its plan before it');
	}

	switch (entry.type) {
		case 'sample.drawn': {
			return drawnProblems(rounds, round, entry.body).flatMap(([found, expected]) => problem(found, expected));
		}

		case 'sample.dealt': {
			return round.drawn && entry.body.deal === round.dealt.length + 1 ? [] : problem(`packet ${entry.body.deal} of a spot check with ${round.drawn ? `${round.dealt.length} packets` : 'nothing drawn'}`, 'a draw, and packets numbered from 1');
		}

		case 'sample.returned': {
			const dealt = round.dealt[entry.body.deal - 1];
			const isTwice = round.returned.some(({body}) => body.deal === (entry.body as {deal: number}).deal);
			return dealt?.body.packet === entry.body.packet && !isTwice ? [] : problem(`a packet that ${isTwice ? 'came back before' : 'was not dealt'}`, 'each packet back once');
		}

		default: {
			return round.returned.length > 0 ? [] : problem('a difference settled before any packet came back', 'a packet returned before it');
		}
	}
}

function drawnProblems(rounds: readonly SampleRound[], round: SampleRound, {frame, seed}: BodyOf<'sample.drawn'>): ReadonlyArray<readonly [found: string, expected: string]> {
	return [
		...(round === rounds.at(-1) ? [] : [['a draw under a plan that was replaced', 'a draw under the last plan'] as const]),
		...(round.drawn ? [['a second draw under one plan', 'a new plan, with a fresh seed'] as const] : []),
		...(round.planned.body.frame === frame ? [] : [['a draw from another frame than the one planned on', 'the frame of the plan'] as const]),
		...(rounds.some(({drawn}) => drawn?.body.seed === seed) ? [['a seed that was used before', 'a fresh seed for every spot check'] as const] : []),
	];
}
