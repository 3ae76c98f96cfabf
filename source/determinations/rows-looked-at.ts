import type {RowReference} from '../extract/row.js';
import {flatMap} from '../values/flat-map.js';
import type {QuestionTrace, TraceNode} from './determination.js';

const nameOf = ({file, line}: RowReference): string => `${file}:${line}`;

const leavesOf = (node: TraceNode): readonly TraceNode[] => node.children.length === 0 ? [node] : flatMap(node.children, child => leavesOf(child));

/**
Which questions looked at which row. What every row of the person says (a date of birth) points at none of them, so a test answered from
all rows marks no row, unless the person has only one. Questions that a parameter turns off looked at nothing.
@param all every row of the person
@returns the positions of the questions in the policy, from 1, that looked at a row
*/
export function rowsLookedAt(trace: readonly QuestionTrace[], all: readonly RowReference[]): (row: RowReference) => readonly number[] {
	const questions = new Map<string, number[]>();
	for (const [index, question] of trace.entries()) {
		const rows = question.active
			? leavesOf(question.node).map(leaf => new Set(leaf.rows.map(row => nameOf(row)))).filter(names => all.length === 1 || names.size < all.length)
			: [];
		for (const name of new Set(flatMap(rows, names => [...names]))) {
			questions.set(name, [...(questions.get(name) ?? []), index + 1]);
		}
	}

	return row => questions.get(nameOf(row)) ?? [];
}
