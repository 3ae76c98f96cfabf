import type {DateReading, Day} from '../values/calendar-date.js';
import type {Answer} from '../values/knowable.js';
import {flatMap} from '../values/flat-map.js';
import {endOf, isFine, runsPast} from './sentence.js';
import type {Count, SentencePart} from './subject.js';

/** What a part of a sentence is served as, as far as the record's word for the place tells. */
export const termKinds = ['prison', 'jail', 'probation', 'other'] as const;
export type TermKind = (typeof termKinds)[number];

/** Every day from the first to the last is possible. */
export type DaySpan = {readonly earliest: Day; readonly latest: Day};

/** When a term ends: on one of these days, never, or not to be told for want of what is named. */
export type TermEnd
	= | {readonly kind: 'days'; readonly days: DaySpan}
		| {readonly kind: 'never'}
		| {readonly kind: 'unknown'; readonly lacks: 'date' | 'length' | 'unit' | 'length and unit'};

/** A part of a sentence counted from one date that the record gives for the conviction. */
export type Term = {
	readonly part: SentencePart;
	readonly kind: TermKind;
	readonly start: DateReading;
	readonly end: TermEnd;
	/** Does it run past the as-of date? Answered as the determination answers it, but for what has not begun by then. */
	readonly runs: Answer | 'not-begun';
};

const placeWords = {prison: 'PRISON', jail: 'JAIL', probation: 'PROB'} as const;

const kindOf = ({place = ''}: SentencePart): TermKind => termKinds.find(kind => kind !== 'other' && place.includes(placeWords[kind])) ?? 'other';

function endFrom(part: SentencePart, start: DateReading): TermEnd {
	if (part.unit === 'life') {
		return {kind: 'never'};
	}

	if (part.length === undefined) {
		return {kind: 'unknown', lacks: part.unit === undefined ? 'length and unit' : 'length'};
	}

	if (part.unit === undefined) {
		return {kind: 'unknown', lacks: 'unit'};
	}

	return start.kind === 'date'
		? {kind: 'days', days: {earliest: endOf(part, start.date.earliest)!, latest: endOf(part, start.date.latest)!}}
		: {kind: 'unknown', lacks: 'date'};
}

function runsOf(part: SentencePart, start: DateReading, asOf: Day): Term['runs'] {
	return start.kind === 'date' ? (start.date.earliest > asOf ? 'not-begun' : runsPast(part, start.date, asOf)) : 'unknown';
}

/** The terms of a count that is or may be a conviction, in order of its rows, each from every date of conviction that the rows give. A fine takes no time. */
export const termsOf = (count: Count, asOf: Day): readonly Term[] => count.convicted === 'no'
	? []
	: flatMap(count.sentence.filter(part => part.given && !isFine(part)), part => count.dates.map(({value: start}) => ({part, kind: kindOf(part), start, end: endFrom(part, start), runs: runsOf(part, start, asOf)})));
