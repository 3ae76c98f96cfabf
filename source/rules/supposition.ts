import type {Conviction, Count, Level, Step, Subject} from '../history/subject.js';
import type {DateReading, Day} from '../values/calendar-date.js';
import type {Circumstances} from './finding.js';
import type {OffenseTable} from './offense-table.js';

/**
What a record would say if an answer were another: readings in the place of the conviction's own. A date that is `missing`, and a list
of charges that is empty, would be another one, and nobody said which.
*/
export type Supposition = {
	readonly born?: DateReading;
	readonly convicted?: DateReading;
	readonly arrested?: DateReading;
	readonly levels?: readonly Level[];
	/** Sections with their subdivisions, as policies write them: `11357.A`. */
	readonly charges?: readonly string[];
};

/** Another day than the record says, whichever. */
export const anotherDay: DateReading = {kind: 'missing'};

/** Any day from the first to the last. */
export const within = (earliest: Day, latest: Day): DateReading => ({kind: 'date', date: {earliest, latest, precision: 'year'}});

/** A day long before every record. */
export const beforeRecords: Day = -50_000;

const isWithin = (path: string, other: string): boolean => path === other || path.startsWith(`${other}.`);

/** Both suppositions at once; undefined where no record can say both. */
export function together(one: Supposition, other: Supposition): Supposition | undefined {
	const days = (['born', 'convicted', 'arrested'] as const).map(name => [name, bothDays(one[name], other[name])] as const);
	const levels = one.levels && other.levels ? one.levels.filter(level => other.levels!.includes(level)) : one.levels ?? other.levels;
	const charges = bothCharges(one.charges, other.charges);
	const isImpossible = levels?.length === 0 || charges === 'none' || days.some(([, day]) => day?.kind === 'date' && day.date.earliest > day.date.latest);
	return isImpossible
		? undefined
		: {...Object.fromEntries(days.filter(([, day]) => day !== undefined)) as Supposition, ...(levels && {levels}), ...(charges && {charges})};
}

function bothDays(one: DateReading | undefined, other: DateReading | undefined): DateReading | undefined {
	return one?.kind === 'date' && other?.kind === 'date'
		? within(Math.max(one.date.earliest, other.date.earliest), Math.min(one.date.latest, other.date.latest))
		: (one?.kind === 'date' ? one : other ?? one);
}

function bothCharges(one: readonly string[] | undefined, other: readonly string[] | undefined): readonly string[] | 'none' | undefined {
	if (!one?.length || !other?.length) {
		return one?.length ? one : other ?? one;
	}

	const common = [...one.filter(path => other.some(wider => isWithin(path, wider))), ...other.filter(path => one.some(wider => isWithin(path, wider)))];
	return common.length === 0 ? 'none' : [...new Set(common)];
}

/** The circumstances as they would be under a supposition; everything else on the record stays as it is. */
export function supposing(circumstances: Circumstances, supposition: Supposition, answers: ReadonlyMap<string, 'yes' | 'no'>): Circumstances {
	const {conviction, offenses, scopeOffenses} = circumstances;
	const tables = scopeOffenses.map(id => offenses.get(id)!);
	const {born, convicted, levels, charges, arrested} = supposition;
	const count: Count = {
		...conviction.count,
		...(convicted && {dates: [{value: convicted, rows: []}]}),
		...(levels && {levels: levels.map(level => ({value: {kind: 'level', level}, rows: []}))}),
		...(charges && {charges: charges.length === 0 ? [{value: {kind: 'missing'}, rows: []}] : charges.map(path => ({value: {kind: 'charge', charge: chargeAt(path, tables)}, rows: []}))}),
	};
	return {...circumstances, conviction: withCount(conviction, count, born), supposed: {answers, arrested}};
}

function chargeAt(path: string, tables: readonly OffenseTable[]) {
	const [section, ...subdivisions] = path.split('.');
	const code = tables.flatMap(table => table.offenses).find(entry => entry.section.includes(section!))?.code;
	return {sections: [{section: section!, subdivisions, code, codeInferred: false}], modifiers: [], column: 'OFFENSE_DESCR' as const, raw: path};
}

/** The same conviction in the same history, with another count in the place of its own. */
function withCount(conviction: Conviction, count: Count, born: DateReading | undefined): Conviction {
	const exchanged = (old: Count): Count => old === conviction.count ? count : old;
	const steps = new Map(conviction.subject.cycles.flatMap(cycle => cycle.steps).map((step): [Step, Step] => [step, step === conviction.step ? {...step, counts: step.counts.map(old => exchanged(old))} : step]));
	const cycles = new Map(conviction.subject.cycles.map(cycle => [cycle, cycle === conviction.cycle ? {...cycle, steps: cycle.steps.map(step => steps.get(step)!)} : cycle]));
	// As in the history itself: the list of convictions is filled once the person is there.
	const convictions: Conviction[] = [];
	const subject: Subject = {...conviction.subject, ...(born && {births: [{value: born, rows: []}]}), cycles: [...cycles.values()], convictions};
	convictions.push(...conviction.subject.convictions.map(one => ({...one, subject, cycle: cycles.get(one.cycle)!, step: steps.get(one.step)!, count: exchanged(one.count)})));
	return convictions[conviction.subject.convictions.indexOf(conviction)]!;
}
