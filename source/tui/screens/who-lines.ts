import type {ConvictionRecord} from '../../determinations/determination.js';
import {lineText} from '../../extract/row.js';
import {cellWidth, truncate} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import type {Answer} from '../../values/knowable.js';
import type {Block} from '../head-plan.js';
import {indented, line, type Line} from '../lines.js';
import type {AppState} from '../state.js';
import {mark} from '../theme.js';
import {ageWords, daysOf} from './age-words.js';

const custody: Readonly<Record<Answer, string>> = {yes: 'IN CUSTODY', no: 'not in custody', unknown: 'custody unknown'};

export const plural = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`;

/** Who, and what for: two or three lines that every dialog shows as well. */
export function whoLines(record: ConvictionRecord, width: number, ascii: boolean): readonly Line[] {
	const {subject, conviction} = record;
	const dot = say` ${mark('dot', ascii)} `;
	const name = visibleText(subject.name === '' ? 'no name given' : subject.name);
	const about = joinVisible([
		visibleText(`born ${subject.born}`),
		...[subject.sex, subject.race].filter(Boolean).map(text => visibleText(text)),
		visibleText(subject.cii.length === 0 ? 'no CII number' : `CII ${subject.cii.join(', ')}`),
	], dot);
	const what = joinVisible([
		visibleText(conviction.charge),
		visibleText(conviction.level),
		visibleText(`convicted ${conviction.date}`),
		visibleText(conviction.county),
		caseText(record),
	], dot);
	return [
		...indented(say``, say`${name}${dot}${about}`, width, 'strong'),
		...indented(say``, what, width, 'strong'),
	];
}

const caseText = ({conviction}: ConvictionRecord): VisibleText => visibleText(conviction.caseNumbers.length === 0 ? 'no case number' : `case ${conviction.caseNumbers.join(', ')}`);

/** Who: name, birth, age then and now. */
export function whoBlock({session, current, ascii}: AppState, record: ConvictionRecord, width: number): Block {
	const {subject} = record;
	const dot = say` ${mark('dot', ascii)} `;
	const read = current?.detail.kind === 'loaded' ? current.detail.value.conviction : undefined;
	const asOf = parseIsoDay(session.asOf);
	const then = read && ageWords(read.subject.births, daysOf(read.count.dates));
	const now = read && ageWords(read.subject.births, asOf === undefined ? undefined : [{earliest: asOf, latest: asOf}]);
	const aged = (words: string): readonly VisibleText[] => then === undefined ? [] : [visibleText(then === 'unknown' && now === 'unknown' ? 'age unknown' : words)];
	const ages = aged(`age ${then} at conviction, ${now} on ${session.asOf}`);
	const name = visibleText(subject.name === '' ? 'no name given' : subject.name);
	const born = visibleText(`born ${subject.born}`);
	const rest = [...[subject.sex, subject.race].filter(Boolean).map(text => visibleText(text)), visibleText(subject.cii.length === 0 ? 'no CII number' : `CII ${subject.cii.join(', ')}`)];
	const about = joinVisible([truncate(born, 30), ...aged(`age ${then} then, ${now} now`)], dot);
	const short = truncate(say`${truncate(name, Math.max(16, width - cellWidth(dot) - cellWidth(about)), 'middle')}${dot}${about}`, width);
	return {
		full: [...indented(say``, joinVisible([name, born, ...ages], dot), width, 'strong'), ...indented(say``, joinVisible(rest, dot), width, 'strong')],
		shorter: [{lines: [line({text: short, tone: 'strong'})], gives: 60}],
	};
}

/** What for: charge, level, date, court and county, case number. */
export function whatBlock({current, ascii}: AppState, record: ConvictionRecord, width: number): Block {
	const {conviction} = record;
	const dot = say` ${mark('dot', ascii)} `;
	const agency = current?.detail.kind === 'loaded' ? current.detail.value.conviction.step.agency : undefined;
	const charge = visibleText(conviction.charge);
	const when = joinVisible([visibleText(conviction.level), visibleText(`convicted ${conviction.date}`)], dot);
	const where = joinVisible([...(agency === undefined ? [] : [visibleText(agency)]), visibleText(conviction.county)], dot);
	const caseNumber = truncate(caseText(record), Math.max(20, Math.floor(width / 2)), 'middle');
	const room = (text: VisibleText): number => Math.max(10, width - cellWidth(dot) - cellWidth(text));
	return {
		full: [...indented(say``, say`${charge}${dot}${when}`, width, 'strong'), ...indented(say``, say`${where}${dot}${caseText(record)}`, width, 'strong')],
		shorter: [{
			lines: [
				line({text: truncate(say`${truncate(charge, room(when))}${dot}${when}`, width), tone: 'strong'}),
				line({text: truncate(say`${truncate(where, room(caseNumber))}${dot}${caseNumber}`, width), tone: 'strong'}),
			],
			gives: 61,
		}, {
			lines: [line({text: truncate(say`${truncate(charge, 14)}${dot}${visibleText(conviction.date)}${dot}${caseNumber}${dot}${where}`, width), tone: 'strong'})],
			gives: 91,
		}],
	};
}

/** The record in figures. Being in custody is never cut. */
export function standingBlock(record: ConvictionRecord, width: number, ascii: boolean): Block {
	const {subject} = record;
	const dot = say` ${mark('dot', ascii)} `;
	const joined = (parts: readonly string[]): VisibleText => joinVisible(parts.map(part => visibleText(part)), dot);
	const counts = [plural(subject.convictions, 'conviction'), plural(subject.felonies, 'felony', 'felonies')];
	const full = indented(say``, joined([...counts, `${subject.recent} in the last seven years`, custody[subject.inCustody], `key ${record.key}`, lineText(record.row)]), width);
	return {
		full,
		shorter: [
			{lines: [line(truncate(joined([...counts, custody[subject.inCustody], lineText(record.row)]), width))], gives: 20},
			...(subject.inCustody === 'no' ? [{lines: [], gives: 65}] : []),
		],
	};
}
