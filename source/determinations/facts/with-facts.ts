import type {Conviction, Count, Cycle, Reading, Step, Subject} from '../../history/subject.js';
import {concerns, type SuppliedFact} from '../../history/supplied-fact.js';
import type {DateReading} from '../../values/calendar-date.js';
import {readFact, type FactTables, type FactValue} from './read-fact.js';

type Read = {readonly fact: SuppliedFact; readonly value: FactValue};

const supplied = <Value>({fact}: Read, value: Value): Reading<Value> => ({value, rows: [], suppliedBy: fact.entry});

/**
The person's history as their rows give it, with what a person supplied in place of what the rows say or do not say. A fact whose value was
erased changes nothing. Two of one kind about one thing stand beside each other, as rows that disagree do: none is the first.
*/
export function withFacts(subject: Subject, facts: readonly SuppliedFact[], tables: FactTables): Subject {
	const read = facts.flatMap((fact): readonly Read[] => {
		const reading = fact.value === undefined ? undefined : readFact(fact.kind, fact.value, tables);
		return reading?.ok ? [{fact, value: reading.value}] : [];
	});
	if (read.length === 0) {
		return subject;
	}

	const of = (key: string): readonly Read[] => read.filter(({fact}) => concerns(fact, key));
	const byCount = new Map(subject.convictions.map(conviction => [conviction.count, of(conviction.key)]));
	const cycles = subject.cycles.map((cycle): Cycle => {
		const own = subject.convictions.filter(conviction => conviction.cycle === cycle).flatMap(({key}) => read.filter(({fact}) => fact.about === key));
		const arrests = datesOf(own, 'date-of-arrest');
		return {...cycle, ...(arrests.length > 0 ? {arrested: arrests} : {}), steps: cycle.steps.map((step): Step => ({...step, counts: step.counts.map(count => withFactsOf(count, byCount.get(count) ?? []))}))};
	});
	const births = datesOf(read, 'date-of-birth');
	const deaths = new Set(read.flatMap(({value}) => value.kind === 'deceased' ? [value.answer] : []));
	const convictions: Conviction[] = [];
	const changed: Subject = {
		...subject,
		births: births.length > 0 ? births : subject.births,
		// Where two people say otherwise of it, the record speaks.
		deceased: deaths.size === 1 ? deaths.has('yes') : subject.deceased,
		cycles,
		convictions,
	};
	convictions.push(...subject.convictions.map(conviction => placed(conviction, subject, changed)));
	return changed;
}

const datesOf = (read: readonly Read[], kind: FactValue['kind']): ReadonlyArray<Reading<DateReading>> =>
	read.flatMap(one => one.value.kind === kind && 'date' in one.value ? [supplied<DateReading>(one, {kind: 'date', date: one.value.date})] : []);

function withFactsOf(count: Count, read: readonly Read[]): Count {
	if (read.length === 0) {
		return count;
	}

	const dates = datesOf(read, 'date-of-conviction');
	const levels = read.flatMap(one => one.value.kind === 'severity' ? [supplied(one, {kind: 'level' as const, level: one.value.level})] : []);
	const charges = read.flatMap(one => one.value.kind === 'charge' ? [supplied(one, {kind: 'charge' as const, charge: one.value.charge})] : []);
	const counties = read.flatMap(one => one.value.kind === 'county' ? [supplied<string | undefined>(one, one.value.county)] : []);
	const convicted = new Set(read.flatMap(({value}) => value.kind === 'convicted' ? [value.answer] : []));
	return {
		...count,
		...(dates.length > 0 ? {dates} : {}),
		...(levels.length > 0 ? {levels} : {}),
		...(charges.length > 0 ? {charges} : {}),
		...(counties.length > 0 ? {counties} : {}),
		...(convicted.size === 1 ? {convicted: [...convicted][0]!} : {}),
	};
}

/** A conviction of one history in its place in another of the same shape. */
function placed({key, cycle, step, count}: Conviction, from: Subject, to: Subject): Conviction {
	const newCycle = to.cycles[from.cycles.indexOf(cycle)]!;
	const newStep = newCycle.steps[cycle.steps.indexOf(step)]!;
	return {key, subject: to, cycle: newCycle, step: newStep, count: newStep.counts[step.counts.indexOf(count)]!};
}
