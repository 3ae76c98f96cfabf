import {cell, type Row} from '../../extract/row.js';
import type {ColumnName} from '../../extract/layout.js';
import {levelOfType, readLevel, referenceTo} from '../../history/readings.js';
import type {Conviction, Level} from '../../history/subject.js';
import {disputedReadings} from './disputed-readings.js';
import {asSaid, type AlternativeReading} from './reading.js';
import {convictingRows, withCount} from './substitute.js';

const columns: ReadonlyArray<readonly [ColumnName, string]> = [
	['OFFENSE_TOC', 'the type of charge'], ['CONV_OFFENSE_TOC', 'the type of the offense of conviction'], ['DISP_OFFENSE_TOC', 'the type of the offense as disposed'],
];

/** The severity as a type of charge gives it, where the status says otherwise or nothing that is known, and as each of the rows that disagree does. */
export function severityReadings(conviction: Conviction): readonly AlternativeReading[] {
	const disputed = disputedReadings(conviction, conviction.count.levels, value => value.kind === 'level' ? `the severity is ${value.level}` : undefined, levels => ({levels}));
	const found = new Map<Level, {readonly speakers: string[]; readonly rows: Row[]}>();
	for (const row of convictingRows(conviction.count)) {
		for (const [column, speaker] of columns) {
			const level = levelOfType(cell(row, column));
			if (level !== undefined && !isRead(row, level)) {
				const known = found.get(level) ?? {speakers: [], rows: []};
				found.set(level, known);
				known.rows.push(row);
				if (!known.speakers.includes(speaker)) {
					known.speakers.push(speaker);
				}
			}
		}
	}

	return [...disputed, ...[...found].map(([level, {speakers, rows}]): AlternativeReading => ({
		flag: 'severity-unclear',
		words: `the severity is ${level}, ${asSaid(speakers)}`,
		rows: rows.map(row => referenceTo(row)),
		conviction: withCount(conviction, {levels: [{value: {kind: 'level', level}, rows: rows.map(row => referenceTo(row))}]}),
	}))];
}

function isRead(row: Row, level: Level): boolean {
	const reading = readLevel(row);
	return reading.kind === 'level' && reading.level === level;
}
