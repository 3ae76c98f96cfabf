import {cell, type Row} from '../extract/row.js';
import type {Charge, CodeTable} from '../values/charge.js';
import {parseCountOrder} from '../values/count-order.js';
import {isNoValue, termOf, valueOf} from '../values/no-value.js';
import type {Answer} from '../values/knowable.js';
import {dispositionKinds, type DispositionLine} from './disposition-table.js';
import {withoutLaterEvents} from './later-events.js';
import {chargeIdentity, dateIdentity, levelIdentity, readCharge, readDate, readingsOf, readLevel, readSentence, referenceTo} from './readings.js';
import type {Conviction, Count, Disposition, DispositionKind, Step, Subject} from './subject.js';

/** What is needed to read a history: tables from `rules/`. */
export type HistoryTables = {
	readonly dispositions: readonly DispositionLine[];
	readonly codes: CodeTable;
};

/** SUBJECT_ID as the person's key, undefined where it is blank or would not stand as part of a key. */
export function subjectIdOf(row: Row): string | undefined {
	const id = valueOf(cell(row, 'SUBJECT_ID'));
	return id === undefined || id.length > 64 || !/^[\w.\- ]+$/.test(id) ? undefined : id;
}

export const lineKey = ({file, line}: Pick<Row, 'file' | 'line'>): string => `line:${file}:${line}`;

/** Builds one person's history from all of their rows, in extract order. Total: no row is refused, nothing is first-wins. */
export function buildSubject(rows: readonly Row[], tables: HistoryTables): Subject {
	const first = rows[0]!;
	const id = subjectIdOf(first);
	const cycles = grouped(rows, row => parseCountOrder(cell(row, 'CNT_ORDER'))?.cycle ?? lineKey(row)).map(([order, cycleRows]) => withoutLaterEvents({
		order,
		date: readDate(cycleRows.find(row => !isNoValue(cell(row, 'CYC_DATE'))) ?? cycleRows[0]!, 'CYC_DATE'),
		steps: grouped(cycleRows, row => parseCountOrder(cell(row, 'CNT_ORDER'))?.step ?? lineKey(row)).map(([stepOrder, stepRows]) => buildStep(stepOrder, stepRows, tables)),
	}));
	// Each conviction knows its person, and the person their convictions: the list is filled once the person is there.
	const convictions: Conviction[] = [];
	const subject: Subject = {
		id: id ?? lineKey(first),
		identified: id !== undefined,
		names: readingsOf(rows, row => blanksCollapsed(cell(row, 'PRI_NAME')), name => termOf(name)),
		births: readingsOf(rows, row => readDate(row, 'PRI_DOB'), dateIdentity),
		ciiNumbers: distinct(rows.map(row => valueOf(cell(row, 'CII_NUMBER')))),
		sexes: distinct(rows.map(row => termOf(cell(row, 'GENDER')))),
		races: distinct(rows.map(row => termOf(cell(row, 'RACE_DESCR')))),
		deceased: rows.some(row => isDeath(row)),
		registered: rows.some(row => termOf(cell(row, 'STP_TYPE_DESCR'))?.startsWith('REGISTRATION') && isSexRegistration(row, tables.codes)),
		cycles,
		rows,
		convictions,
	};
	convictions.push(...convictionsOf(subject));
	return subject;
}

/** Only blanks go: what else a name holds, a line break or a mark without width, is for the reviewer to see. */
const blanksCollapsed = (name: string): string => name.startsWith(' ') || name.endsWith(' ') || name.includes('  ') ? name.replaceAll(/^ +| +$/g, '').replaceAll(/ {2,}/g, ' ') : name;

export const isDeath = (row: Row): boolean => termOf(cell(row, 'STP_TYPE_DESCR'))?.startsWith('DECEASED') ?? false;

function isSexRegistration(row: Row, codes: CodeTable): boolean {
	const reading = readCharge(row, codes);
	return reading.kind === 'charge' && showsRegistrationDuty(reading.charge);
}

/** Is a charge the duty to register as a sex offender, or its breach? */
export const showsRegistrationDuty = (charge: Charge): boolean => charge.sections.some(({section, code}) => /^290(?:\.\d+)?$/.test(section) && (code ?? 'PC') === 'PC');

function convictionsOf(subject: Subject): readonly Conviction[] {
	const convictions: Conviction[] = [];
	for (const cycle of subject.cycles) {
		for (const step of cycle.steps) {
			for (const count of step.counts) {
				if (count.carrier) {
					convictions.push({key: `${subject.id}/${count.order}`, subject, cycle, step, count});
				}
			}
		}
	}

	if (convictions.length < 2) {
		return convictions;
	}

	const position = new Map(subject.rows.map((row, index) => [row, index]));
	return convictions.toSorted((one, other) => position.get(one.count.carrier!)! - position.get(other.count.carrier!)!);
}

function buildStep(order: string, rows: readonly Row[], tables: HistoryTables): Step {
	const type = firstTerm(rows, 'STP_TYPE_DESCR');
	return {
		order,
		type,
		date: readDate(rows.find(row => !isNoValue(cell(row, 'STP_EVENT_DATE'))) ?? rows[0]!, 'STP_EVENT_DATE'),
		county: firstTerm(rows, 'STP_ORI_CNTY_NAME'),
		agency: firstTerm(rows, 'STP_ORI_DESCR'),
		caseNumbers: distinct(rows.filter(row => isCourt(termOf(cell(row, 'STP_TYPE_DESCR')))).map(row => valueOf(cell(row, 'OFN')))),
		counts: grouped(rows, row => parseCountOrder(cell(row, 'CNT_ORDER'))?.text ?? lineKey(row)).map(([countOrder, countRows]) => buildCount(countOrder, countRows, tables)),
	};
}

export const isCourt = (stepType: string | undefined): boolean => stepType?.startsWith('COURT') ?? false;

function buildCount(order: string, rows: readonly Row[], tables: HistoryTables): Count {
	const dispositions = rows.map((row): Disposition => ({kinds: dispositionKinds(cell(row, 'DISP_DESCR'), tables.dispositions), text: termOf(cell(row, 'DISP_DESCR')), row: referenceTo(row)}));
	const rowsThat = (test: (kinds: readonly DispositionKind[], row: Row) => boolean): readonly Row[] => rows.filter((row, index) => test(dispositions[index]!.kinds, row));
	const convicting = rowsThat(kinds => kinds.includes('convicting'));
	const unsettled = rowsThat(kinds => kinds.some(kind => kind === 'unknown' || kind === 'later-relief' || kind === 'later-change'));
	// A court that says nothing leaves it open, unless another row of the count says how it ended.
	const silent = dispositions.some(({kinds}) => kinds.includes('not-convicting')) ? [] : rowsThat((kinds, row) => kinds.includes('none') && expectsDisposition(row));
	const open = rows.filter(row => unsettled.includes(row) || silent.includes(row));
	const convicted: Answer = convicting.length > 0 ? 'yes' : (open.length > 0 ? 'unknown' : 'no');
	const speaking = convicted === 'yes' ? convicting : open;
	// What never was a conviction is still read by a person: an arrest's charge stands beside what became of it.
	const read = convicted === 'no' ? rows : speaking;
	return {
		order,
		broken: order.startsWith('line:'),
		rows,
		dispositions,
		convicted,
		carrier: convicted === 'no' ? undefined : speaking[0],
		charges: readingsOf(read, row => readCharge(row, tables.codes), chargeIdentity),
		levels: readingsOf(read, row => readLevel(row), levelIdentity),
		dates: readingsOf(read, row => readDate(row, 'STP_EVENT_DATE'), dateIdentity),
		counties: readingsOf(read, row => termOf(cell(row, 'STP_ORI_CNTY_NAME')), county => county),
		sentence: rows.map(row => readSentence(row)).filter(part => part.given),
	};
}

function expectsDisposition(row: Row): boolean {
	const type = termOf(cell(row, 'STP_TYPE_DESCR'));
	return type === undefined || isCourt(type);
}

const firstTerm = (rows: readonly Row[], column: 'STP_TYPE_DESCR' | 'STP_ORI_CNTY_NAME' | 'STP_ORI_DESCR'): string | undefined =>
	rows.map(row => termOf(cell(row, column))).find(term => term !== undefined);

const distinct = (values: ReadonlyArray<string | undefined>): readonly string[] => [...new Set(values.filter(value => value !== undefined))];

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyArray<[string, readonly Row[]]> {
	const groups = new Map<string, Row[]>();
	for (const row of rows) {
		const key = keyOf(row);
		const group = groups.get(key);
		if (group) {
			group.push(row);
		} else {
			groups.set(key, [row]);
		}
	}

	return [...groups];
}
