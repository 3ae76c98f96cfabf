import type {Level} from '../../history/subject.js';
import {agreement, known} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';

const article: Readonly<Record<Level, string>> = {felony: 'a felony', misdemeanor: 'a misdemeanor', infraction: 'an infraction'};
const otherLevels = (levels: readonly Level[]): readonly Level[] => (['felony', 'misdemeanor', 'infraction'] as const).filter(level => !levels.includes(level));
const either = (levels: readonly Level[]): string => levels.map(level => article[level]).join(' or ');

/** Is the severity of the conviction one of these? */
export function levelIs({conviction}: Circumstances, wanted: readonly Level[]): LeafFinding {
	const readings = conviction.count.levels;
	const answer = agreement(readings.map(({value}) => value.kind === 'level' ? known(wanted.includes(value.level)) : 'unknown'));
	return {
		answer,
		told: () => ({
			because: `severity is ${levelWords(readings)}`,
			rows: rowsOf(readings),
			facts: answer === 'unknown' ? [levelGap(readings)] : [],
			yesIf: `it is ${either(wanted)}`,
			noIf: `it is ${either(otherLevels(wanted))}`,
			suppose: {yes: {levels: wanted}, no: {levels: otherLevels(wanted)}},
		}),
	};
}

type Levels = Circumstances['conviction']['count']['levels'];

function levelGap(readings: Levels): string {
	if (readings.length > 1) {
		return `Severity differs between rows (${levelWords(readings)})`;
	}

	return readings[0]?.value.kind === 'unknown' ? 'Severity is not a known word' : 'Severity is missing';
}

/** `felony`, `unknown`, or all that the rows say: `felony or misdemeanor`. */
export function levelWords(readings: Levels): string {
	const words = [...new Set(readings.map(({value}) => value.kind === 'level' ? value.level : 'unknown'))];
	return words.length === 0 ? 'unknown' : words.join(' or ');
}
