import type {QuestionTrace, TraceNode} from '../../determinations/determination.js';
import {rowsWords} from '../../history/history-words.js';
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
	const off = question.active ? '' : ' (turned off by a parameter, not asked)';
	const decides = question.deciding ? ' THIS DECIDES.' : '';
	return [
		...indented(say`${index + 1}. `, visibleText(`${question.ask}${off}${decides}`), width, question.deciding ? 'strong' : undefined),
		...indented(say`    `, visibleText(`if yes: ${outcomeLabels[question.outcome]}, ${question.reason} (${question.id}, policy line ${question.line}${cite})`), width),
		...(question.active ? nodeLines(question.node, 0, width, ascii) : []),
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

/** Every question of the policy with its answer, deciding or not. Of what is out of scope none was asked. */
export function traceLines(trace: readonly QuestionTrace[], width: number, ascii: boolean, isInScope: boolean): readonly Line[] {
	return [
		blankLine,
		line(toned(isInScope ? say`QUESTIONS, in the order the policy asks them; the first yes decides` : say`QUESTIONS the policy would ask if it were in scope; none of them decides`, 'heading')),
		...trace.flatMap((question, index) => questionLines(question, index, width, ascii)),
	];
}
