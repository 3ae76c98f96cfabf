import {standingLabels, type Compared, type Standing} from './comparison.js';
import type {ComparisonCounts, Shown, ShownCell} from './comparison-counts.js';
import {figure} from './markdown.js';

const dimensions = [['byRace', 'By race'], ['bySex', 'By sex'], ['byAge', 'By age on the as-of date']] as const;
const impacts = [['CountSubjectsNoFelony', 'a felony'], ['CountSubjectsNoConvictionLast7Years', 'a conviction in the last seven years'], ['CountSubjectsNoConviction', 'a conviction']] as const;

const words = (shown: Shown): string => typeof shown === 'number' ? figure(shown) : shown;
const right = (shown: Shown, width = 12): string => words(shown).padStart(width);
const row = ({people, convictions}: ShownCell, label: string): string => `${right(convictions)}${right(people, 10)}  ${label}`;
const move = ({from, to}: {readonly from: Standing; readonly to: Standing}): string => from === to ? `${standingLabels[from]}, as before` : `${standingLabels[from]} → ${standingLabels[to]}`;

/** The counts of a comparison as text: from → to, by group, and the three figures about people under each policy. */
export function comparisonText(counts: ComparisonCounts): string {
	const {compared, differing, transitions, groups, peopleWhoWouldNoLongerHave: impact} = counts;
	return [
		' convictions    people',
		row(compared, 'compared'),
		row(differing, 'come out differently'),
		'',
		'From A → to B',
		...transitions.map(transition => row(transition, move(transition))),
		'A person with several convictions may stand in several of these lines.',
		'',
		...dimensions.flatMap(([dimension, title]) => [
			title,
			...groups[dimension].flatMap(({group, total, transitions: own}) => [row(total, group), ...own.map(transition => row(transition, `  ${move(transition)}`))]),
			'',
		]),
		`${'People who would no longer have'.padEnd(38)}${'under A'.padStart(10)}${'under B'.padStart(10)}`,
		...impacts.map(([name, label]) => `  ${label.padEnd(36)}${right(impact.a[name], 10)}${right(impact.b[name], 10)}`),
		'',
	].join('\n');
}

/** The convictions that come out differently: key, from, to and both reasons. Never a name. */
export function differencesText(differences: readonly Compared[]): string {
	const blocks = differences.map(one => [
		`${one.key}  ${standingLabels[one.from]} → ${standingLabels[one.to]}`,
		`    A: ${one.fromReason}`,
		`    B: ${one.toReason}`,
		'',
	].join('\n'));
	return blocks.length === 0 ? 'Every conviction comes out the same.\n' : `Convictions that come out differently:\n${blocks.join('')}`;
}
