import type {ConvictionRecord} from '../../determinations/determination.js';
import {lineText} from '../../extract/row.js';
import {visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import type {Answer} from '../../values/knowable.js';
import type {Line} from '../lines.js';
import {ageWords, daysOf} from '../screens/age-words.js';
import {convictionSections} from '../screens/conviction-lines.js';
import {currentRecord, type AppState} from '../state.js';
import {spokenLines, unbounded} from './spoken-line.js';

const custody: Readonly<Record<Answer, string>> = {yes: 'IN CUSTODY', no: 'not in custody', unknown: 'custody unknown'};

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

/** Ages at conviction and now, by everything the record gives. */
function ageText({session, current}: AppState): string | undefined {
	if (current?.detail.kind !== 'loaded') {
		return undefined;
	}

	const {subject, count} = current.detail.value.conviction;
	const asOf = parseIsoDay(session.asOf);
	const then = ageWords(subject.births, daysOf(count.dates));
	const now = ageWords(subject.births, asOf === undefined ? undefined : [{earliest: asOf, latest: asOf}]);
	return then === 'unknown' && now === 'unknown' ? 'unknown' : `${then} at conviction, ${now} on ${session.asOf}`;
}

/** Who, what for, and the record in figures: a label and a value each, where the screen has them in a row. */
function whoAndWhat(state: AppState, {subject, conviction, key, row}: ConvictionRecord): readonly VisibleText[] {
	const agency = state.current?.detail.kind === 'loaded' ? state.current.detail.value.conviction.step.agency : undefined;
	const labelled: ReadonlyArray<readonly [string, string | undefined]> = [
		['Name', subject.name === '' ? 'no name given' : subject.name],
		['Born', subject.born],
		['Age', ageText(state)],
		['Sex', subject.sex],
		['Race', subject.race],
		['CII', subject.cii.length === 0 ? 'no CII number' : subject.cii.join(', ')],
		['Charge', conviction.charge],
		['Level', conviction.level],
		['Convicted', conviction.date],
		['Court', agency],
		['County', conviction.county],
		['Case', conviction.caseNumbers.length === 0 ? 'no case number' : conviction.caseNumbers.join(', ')],
		['Record', `${counted(subject.convictions, 'conviction', 'convictions')}, ${counted(subject.felonies, 'felony', 'felonies')}, ${subject.recent} in the last seven years`],
		['Custody', custody[subject.inCustody]],
		['Key', key],
		['Row', lineText(row)],
	];
	return labelled.filter(([, value]) => value !== undefined && value !== '').map(([label, value]) => visibleText(`${label}: ${value!}`));
}

const isLabelled = (spans: Line): boolean => spans.length > 1 && spans[0]!.tone === 'heading';

/** The conviction or candidate on screen, whole; nothing while its record is being read. */
export function convictionText(state: AppState): readonly VisibleText[] {
	const record = currentRecord(state);
	if (!record || state.current?.detail.kind === 'loading') {
		return [];
	}

	const {lines} = convictionSections(unbounded(state));
	const labels = whoAndWhat(state, record);
	if (state.current?.detail.kind === 'failed') {
		return [...spokenLines(lines), ...labels];
	}

	// What stands in a row above the first blank line is said as labels; what is labelled there stays.
	const blank = Math.max(0, lines.findIndex(spans => spans.length === 0));
	return [...labels, ...spokenLines([...lines.slice(0, blank).filter(spans => isLabelled(spans)), ...lines.slice(blank)])];
}
