import {kindLine, type FactKind} from '../history/supplied-fact.js';
import type {DecidedBy} from './entry.js';
import type {Entry} from './log-line.js';
import type {Words} from './words.js';

/** A supplied fact, read back from the log. Texts are undefined where they were erased, or never given. */
export type FactEntry = {
	readonly seq: number;
	/** Opaque ids: of the conviction it was asked at, and of the one it concerns. */
	readonly conviction: string;
	readonly about: string;
	readonly kind: FactKind;
	readonly value: string | undefined;
	readonly evidence: string | undefined;
	readonly words: string | undefined;
	readonly by: DecidedBy;
	readonly at: string;
	/** Number of the entry that withdrew it. */
	readonly withdrawn: number | undefined;
};

/** Applies an entry that supplies or withdraws a fact. The map given is changed. */
export function withFact(facts: Map<number, FactEntry>, entry: Extract<Entry, {type: 'fact.supplied' | 'fact.withdrawn'}>, words: Words): void {
	if (entry.type === 'fact.withdrawn') {
		const {undoes} = entry.body;
		facts.set(undoes, {...facts.get(undoes)!, withdrawn: entry.seq});
		return;
	}

	const {conviction, about, fact, value, evidence, words: own} = entry.body;
	const {id, role, account, roster} = entry.actor;
	facts.set(entry.seq, {
		seq: entry.seq, conviction, about, kind: fact, at: entry.ts, by: {name: id, role, account, roster}, withdrawn: undefined,
		value: words.get(value), evidence: words.get(evidence), words: own === undefined ? undefined : words.get(own),
	});
}

/** Why an entry about a fact cannot follow: what was found, and what is expected. */
export function factProblems(facts: ReadonlyMap<number, FactEntry>, entry: Entry): ReadonlyArray<readonly [found: string, expected: string]> {
	if (entry.type === 'fact.supplied') {
		const {about, fact} = entry.body;
		const standing = [...facts.values()].find(one => one.withdrawn === undefined && one.about === about && one.kind === fact);
		return standing ? [[`a second “${kindLine(fact).title}” where that of entry ${standing.seq} stands`, 'the earlier one withdrawn first']] : [];
	}

	if (entry.type !== 'fact.withdrawn') {
		return [];
	}

	const {undoes, conviction} = entry.body;
	const fact = facts.get(undoes);
	if (!fact) {
		return [[`a withdrawal of entry ${undoes}, which supplies no fact`, 'the number of a supplied fact']];
	}

	if (fact.conviction !== conviction) {
		return [[`a withdrawal of entry ${undoes}, which was made at another conviction`, 'a fact supplied at the same conviction']];
	}

	return fact.withdrawn === undefined ? [] : [[`a second withdrawal of entry ${undoes}`, 'a fact that is not withdrawn yet']];
}

/** The facts that stand, oldest first. */
export const standingFacts = (facts: ReadonlyMap<number, FactEntry>): readonly FactEntry[] => [...facts.values()].filter(({withdrawn}) => withdrawn === undefined);
