import type {QuestionTrace, TraceNode} from '../../determinations/determination.js';
import {rowsWords} from '../../history/history-words.js';
import {truncate} from '../../terminal/cells.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {outcomeLabels} from '../../values/outcome.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {mark} from '../theme.js';

function nodeLines(node: TraceNode, depth: number, width: number, ascii: boolean): readonly Line[] {
	const blanks = visibleText(' '.repeat(4 + (Math.min(depth, 6) * 2)));
	const rows = node.rows.length === 0 ? '' : ` (${rowsWords(node.rows)})`;
	return [
		...indented(say`${blanks}${mark(node.answer, ascii)} `, visibleText(`${node.answer}: ${node.because}${rows}`), width),
		...node.children.flatMap(child => nodeLines(child, depth + 1, width, ascii)),
	];
}

function questionLines(question: QuestionTrace, index: number, width: number, ascii: boolean): readonly Line[] {
	const cite = question.cite === undefined ? '' : `, ${question.cite}`;
	const decides = question.deciding ? ' THIS DECIDES.' : '';
	return [
		...indented(say`${index + 1}. `, visibleText(`${question.ask}${decides}`), width, question.deciding ? 'strong' : undefined),
		...indented(say`    `, visibleText(`if yes: ${outcomeLabels[question.outcome]}, ${question.reason} (${question.id}, policy line ${question.line}${cite})`), width),
		...nodeLines(question.node, 0, width, ascii),
	];
}

/** The questions of the statute itself, a line each: what it gives beside the policy can be followed there. */
export function statuteTraceLines(trace: readonly QuestionTrace[] | undefined, width: number, ascii: boolean): readonly Line[] {
	const asked = (trace ?? []).filter(({active}) => active);
	if (asked.length === 0) {
		return [];
	}

	return [
		blankLine,
		line(toned(say`STATUTE: the questions of HS 11361.8; the first yes decides`, 'heading')),
		...asked.map(({ask, node, deciding}): Line => {
			const decides = deciding ? 'THIS DECIDES: ' : '';
			return line({text: truncate(say`${mark(node.answer, ascii)} ${visibleText(`${node.answer.padEnd(7)} ${decides}${ask} ${node.because}`)}`, width), tone: deciding ? 'strong' : 'plain'});
		}),
		...(asked.some(({deciding}) => deciding) ? [] : indented(say`  `, say`None of them decides by itself: what it gives stands under Statute above.`, width)),
	];
}

/** Why a candidate is out of the policy's scope: what must hold for a conviction to be decided, with what does not. */
export function scopeLines(scope: readonly TraceNode[], width: number, ascii: boolean): readonly Line[] {
	return [
		blankLine,
		line(toned(say`SCOPE: a policy decides a conviction for which each of these is yes`, 'heading')),
		...scope.flatMap(node => nodeLines(node, 0, width, ascii)),
	];
}

/** Questions that follow each other and are turned off by a parameter, on one line. */
function offLines(questions: ReadonlyArray<{readonly question: QuestionTrace; readonly index: number}>, width: number): readonly Line[] {
	const [first, last] = [questions[0]!.index + 1, questions.at(-1)!.index + 1];
	const places = first === last ? say`${first}. ` : say`${first}-${last}. `;
	return indented(places, visibleText(`not asked, turned off by a parameter: ${questions.map(({question: {id, line: at}}) => `${id} (policy line ${at})`).join(', ')}`), width);
}

/** Every question of the policy with its answer, deciding or not; those that are turned off folded together. Of what is out of scope none was asked. */
export function traceLines(trace: readonly QuestionTrace[], width: number, ascii: boolean, isInScope: boolean): readonly Line[] {
	const runs: Array<Array<{readonly question: QuestionTrace; readonly index: number}>> = [];
	for (const [index, question] of trace.entries()) {
		const run = runs.at(-1);
		if (run && !question.active && !run[0]!.question.active) {
			run.push({question, index});
		} else {
			runs.push([{question, index}]);
		}
	}

	return [
		blankLine,
		line(toned(isInScope ? say`QUESTIONS, in the order the policy asks them; the first yes decides` : say`QUESTIONS the policy would ask if it were in scope; none of them decides`, 'heading')),
		...runs.flatMap(run => run[0]!.question.active ? questionLines(run[0]!.question, run[0]!.index, width, ascii) : offLines(run, width)),
	];
}
