import {cell, lineText, type RowReference} from '../../extract/row.js';
import type {ChargeReading, Conviction, Count, LevelReading, Step} from '../../history/subject.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {formatDate, type DateReading} from '../../values/calendar-date.js';
import {valueOf} from '../../values/no-value.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {mark} from '../theme.js';

const dateText = (reading: DateReading): string => reading.kind === 'date' ? formatDate(reading.date) : (reading.kind === 'missing' ? 'no date' : 'unreadable date');
const levelText = (reading: LevelReading): string => reading.kind === 'level' ? reading.level : (reading.kind === 'missing' ? 'no level' : 'unknown level');
const chargeText = (reading: ChargeReading): string => reading.kind === 'charge' ? reading.charge.raw : (reading.kind === 'missing' ? 'no charge' : `charge not readable: ${reading.raw}`);

/** `lines 12, 13` */
export function rowsText(rows: readonly RowReference[]): string {
	const unique = [...new Set(rows.map(row => lineText(row)))];
	return unique.length === 0 ? 'no line' : (unique.length === 1 ? unique[0]! : `${unique.slice(0, 8).join(', ')}${unique.length > 8 ? `, and ${unique.length - 8} more` : ''}`);
}

/** Readings that agree are said once; where rows disagree every reading is shown with the rows that say it. */
const readingsText = <Value>(readings: ReadonlyArray<{readonly value: Value; readonly rows: readonly RowReference[]}>, text: (value: Value) => string): string =>
	readings.length <= 1
		? readings.map(({value}) => text(value)).join('')
		: `CONFLICT ${readings.map(({value, rows}) => `${text(value)} (${rowsText(rows)})`).join(' / ')}`;

function countLines(count: Count, here: boolean, width: number, ascii: boolean): readonly Line[] {
	const first = say`    ${here ? mark('here', ascii) : say` `} `;
	const dispositions = count.dispositions.map(({text, kinds}) => text ?? (kinds.includes('none') ? 'no disposition' : 'disposition not given'));
	const parts = [
		readingsText(count.charges, chargeText),
		readingsText(count.levels, levelText),
		...(count.dates.length > 1 ? [readingsText(count.dates, dateText)] : []),
		[...new Set(dispositions)].join('; '),
		...(count.convicted === 'unknown' ? ['perhaps a conviction'] : []),
	].filter(part => part !== '');
	const sentence = count.sentence.filter(part => part.given).map(part => `${part.place ?? 'sentence'} ${part.unit === 'life' ? 'life' : (part.length === undefined ? 'length unknown' : `${part.length} ${part.unit ?? 'unit'}${part.length === 1 ? '' : 's'}`)}`);
	const rest = [...(sentence.length > 0 ? [`sentence: ${sentence.join(', ')}`] : []), rowsText(count.rows), ...(here ? ['THIS CONVICTION'] : [])];
	const text: VisibleText = joinVisible([...parts, ...rest].map(part => visibleText(part)), say` ${mark('dot', ascii)} `);
	const comments = [...new Set(count.rows.map(row => valueOf(cell(row, 'COMMENT_TEXT'))).filter(comment => comment !== undefined))];
	return [
		...indented(first, text, width, here ? 'strong' : undefined),
		...comments.flatMap(comment => indented(say`      comment: `, visibleText(comment), width)),
	];
}

function stepLines(step: Step, conviction: Conviction, width: number, ascii: boolean): readonly Line[] {
	const parts = [step.type ?? 'event of unknown type', dateText(step.date), step.county, step.agency, step.caseNumbers.length > 0 ? `case ${step.caseNumbers.join(', ')}` : undefined].filter(part => part !== undefined);
	return [
		...indented(say`  `, joinVisible(parts.map(part => visibleText(part)), say` ${mark('dot', ascii)} `), width),
		...step.counts.flatMap(count => countLines(count, count === conviction.count || (step.order === conviction.step.order && count.order === conviction.count.order), width, ascii)),
	];
}

/** The whole record of the person: cycle, step, count, with line numbers, and this conviction marked. */
export function historyLines(conviction: Conviction, width: number, ascii: boolean): readonly Line[] {
	const {subject} = conviction;
	const names = subject.names.length > 1 ? indented(say`  `, visibleText(`names on record: ${subject.names.map(({value, rows}) => `${value} (${rowsText(rows)})`).join('; ')}`), width) : [];
	const births = subject.births.length > 1 ? indented(say`  `, visibleText(`births on record: ${readingsText(subject.births, dateText)}`), width) : [];
	const notes = [
		...(subject.identified ? [] : [line(toned(say`  The row names no person: nothing is known of other convictions.`, 'warning'))]),
		...(subject.deceased ? [line(toned(say`  A death is on the record.`, 'warning'))] : []),
		...(subject.registered ? [line(toned(say`  A registration under PC 290 is on the record.`, 'warning'))] : []),
	];
	return [
		blankLine,
		line(toned(say`HISTORY, oldest first as the extract gives it`, 'heading')),
		...names,
		...births,
		...notes,
		...subject.cycles.flatMap(cycle => [
			line(toned(visibleText(`Cycle ${cycle.order}, ${dateText(cycle.date)}`), 'heading')),
			...cycle.steps.flatMap(step => stepLines(step, conviction, width, ascii)),
		]),
	];
}
