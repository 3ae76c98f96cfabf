import {factKindNames, kindLine, type FactKind} from '../history/supplied-fact.js';
import type {Figured} from './figured.js';
import {figure, table} from './markdown.js';

/** Facts that people supplied, and what came of them. */
export type FactFigures = {
	readonly supplied: number;
	/** Each once, however many convictions it bears on. */
	readonly byKind: Readonly<Partial<Record<FactKind, number>>>;
	readonly convictions: number;
	/** Of these, convictions whose outcome is not the one that the extract alone gives. */
	readonly outcomeChanged: number;
	/** Of these, convictions on which nobody has decided since. */
	readonly unconfirmed: number;
	/** Facts of the log about what is in the audit no longer. */
	readonly withoutConviction: number;
};

/** Counts the facts that the convictions rest on. */
export function factFigures(audited: readonly Figured[], withoutConviction: number): FactFigures {
	const resting = audited.filter(({record}) => record.supplied !== undefined);
	const facts = new Map(resting.flatMap(({record}) => record.supplied!.map(({entry, kind}) => [entry, kind] as const)));
	const kinds = [...facts.values()];
	return {
		supplied: facts.size,
		byKind: Object.fromEntries(factKindNames.map(kind => [kind, kinds.filter(one => one === kind).length] as const).filter(([, count]) => count > 0)),
		convictions: resting.length,
		outcomeChanged: resting.filter(({record}) => record.outcome !== record.extracted!.outcome).length,
		unconfirmed: resting.filter(({effective}) => effective.pile === 'undecided').length,
		withoutConviction,
	};
}

/** The section of `summary.md`; nothing where no fact was supplied. */
export function factLines({supplied, byKind, convictions, outcomeChanged, unconfirmed, withoutConviction}: FactFigures): readonly string[] {
	if (supplied + withoutConviction === 0) {
		return [];
	}

	return [
		'## Facts supplied',
		`People supplied ${figure(supplied)} facts that the extract lacks or has otherwise, each with its evidence in the review log. ${figure(convictions)} convictions rest on one, and were determined again with it: `
		+ `${figure(outcomeChanged)} of them have another outcome than the extract alone gives, and ${figure(unconfirmed)} are undecided. The engine's columns stay what the extract alone gives; \`Facts Supplied\` names what was supplied.`,
		...(supplied === 0 ? [] : [table(['Fact', 'Supplied'], factKindNames.flatMap(kind => byKind[kind] === undefined ? [] : [[kindLine(kind).title, figure(byKind[kind])]]))]),
		...(withoutConviction > 0 ? [`The log keeps ${figure(withoutConviction)} facts about convictions that are in the audit no longer.`] : []),
	];
}
