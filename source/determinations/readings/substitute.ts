import type {Row} from '../../extract/row.js';
import type {Conviction, Count, Step} from '../../history/subject.js';

/** What of a count may be read otherwise. */
export type CountChange = Partial<Pick<Count, 'charges' | 'dates' | 'levels'>>;

/** The conviction with something of its count read otherwise, in a copy of the person's history that says the same everywhere. */
export const withCount = (conviction: Conviction, change: CountChange): Conviction =>
	rebuilt(conviction, step => step === conviction.step ? {...step, counts: step.counts.map(count => count === conviction.count ? {...count, ...change} : count)} : step);

/** The conviction in a copy of the person's history in which some steps have other case numbers. */
export const withCaseNumbers = (conviction: Conviction, numbers: ReadonlyMap<Step, readonly string[]>): Conviction =>
	rebuilt(conviction, step => numbers.has(step) ? {...step, caseNumbers: numbers.get(step)!} : step);

/** Steps and counts are told apart by identity, so every conviction of the copy points into the copy. */
function rebuilt(conviction: Conviction, change: (step: Step) => Step): Conviction {
	const cycles = conviction.subject.cycles.map(cycle => ({...cycle, steps: cycle.steps.map(step => change(step))}));
	const convictions: Conviction[] = [];
	const subject = {...conviction.subject, cycles, convictions};
	for (const {key, cycle, step, count} of conviction.subject.convictions) {
		const newCycle = cycles[conviction.subject.cycles.indexOf(cycle)]!;
		const newStep = newCycle.steps[cycle.steps.indexOf(step)]!;
		convictions.push({key, subject, cycle: newCycle, step: newStep, count: newStep.counts[step.counts.indexOf(count)]!});
	}

	return convictions[conviction.subject.convictions.indexOf(conviction)]!;
}

/** The rows of a count that convict. */
export const convictingRows = ({rows, dispositions}: Count): readonly Row[] => rows.filter((_, index) => dispositions[index]!.kinds.includes('convicting'));
