import {cell, type Row, type RowReference} from '../../extract/row.js';
import {isCourt} from '../../history/build-subject.js';
import {referenceTo} from '../../history/readings.js';
import type {Conviction, Step, Subject} from '../../history/subject.js';
import {sameCase} from '../../rules/facts/same-case.js';
import {isNoValue, termOf, valueOf} from '../../values/no-value.js';
import type {FlagContext} from '../flags/context.js';
import {numbersBehind} from '../flags/words.js';
import {flatMap} from '../../values/flat-map.js';
import type {AlternativeReading} from './reading.js';
import {withCaseNumbers} from './substitute.js';

/** Case numbers that the court steps of a person give in one other place. */
type Source = {readonly speaker: string; readonly steps: ReadonlyMap<Step, {readonly numbers: readonly string[]; readonly rows: readonly RowReference[]}>};

/**
The cases as the columns of court case numbers and dockets, or comments, tell them apart, where that makes another case of what the
file numbers (OFN) make the same, or the other way round. Only steps that give a number there are told apart by it.
*/
export function caseReadings(conviction: Conviction, context: FlagContext): readonly AlternativeReading[] {
	const {subject} = conviction;
	if (subject.convictions.every(({step}) => step === conviction.step) || !subject.rows.some(row => mayTell(row))) {
		return [];
	}

	return flatMap(sourcesOf(subject, context), ({speaker, steps}): readonly AlternativeReading[] => {
		// Like is held against like: where this step gives no number of that kind, others keep theirs, and only the lack of one is made good.
		const comparable = steps.has(conviction.step);
		const reread = withCaseNumbers(conviction, new Map([...steps]
			.filter(([step]) => comparable || step.caseNumbers.length === 0)
			.map(([step, {numbers}]) => [step, step === conviction.step ? [...numbers, ...step.caseNumbers] : numbers])));
		const differs = subject.convictions.filter((other, index) => sameCase(conviction, other) !== sameCase(reread, reread.subject.convictions[index]!));
		if (differs.length === 0) {
			return [];
		}

		const told = new Set([conviction.step, ...differs.map(({step}) => step)]);
		return [{flag: 'case-number', words: `the cases are those that ${speaker} tells apart`, rows: flatMap([...told], step => steps.get(step)?.rows ?? []), conviction: reread}];
	});
}

/** Nearly no row does: those of everybody else are left alone. */
const mayTell = (row: Row): boolean => !isNoValue(cell(row, 'FE_NUM_CRT_CASE')) || !isNoValue(cell(row, 'FE_NUM_DOCKET')) || !isNoValue(cell(row, 'COMMENT_TEXT'));

function sourcesOf(subject: Subject, context: FlagContext): readonly Source[] {
	const words = context.rules.flags.find(({id}) => id === 'case-number')?.words ?? [];
	const places: ReadonlyArray<readonly [string, (row: Row) => readonly string[]]> = [
		['the column of court case numbers', row => listed(cell(row, 'FE_NUM_CRT_CASE'))],
		['the column of docket numbers', row => listed(cell(row, 'FE_NUM_DOCKET'))],
		['the comment', row => numbersBehind(termOf(cell(row, 'COMMENT_TEXT')) ?? '', words)],
	];
	return flatMap(places, ([speaker, read]) => {
		const steps = new Map(flatMap(flatMap(subject.cycles, cycle => cycle.steps).filter(({type}) => isCourt(type)), step => {
			const rows = flatMap(step.counts, count => count.rows).filter(row => read(row).length > 0);
			return rows.length === 0 ? [] : [[step, {numbers: [...new Set(flatMap(rows, row => read(row)))], rows: rows.map(row => referenceTo(row))}] as const];
		}));
		return steps.size === 0 ? [] : [{speaker, steps}];
	});
}

const listed = (text: string): readonly string[] => {
	const value = valueOf(text);
	return value === undefined ? [] : [value];
};
