import {fromExtract, isCandidate} from '../determinations/determination.js';
import type {Parameters} from '../rules/policy.js';
import {parseIsoDay} from '../values/calendar-date.js';
import {outcomeLabels, outcomes, type Outcome} from '../values/outcome.js';
import type {Figured} from './figured.js';
import {impactOf, peopleOf, severityOf, type Person} from './people.js';

type Counts = Readonly<Record<string, number>>;

/** The earlier engine's summary, by its own keys and meanings (domain reference, 4.7), and below the line what it never said. */
export type GogenFigures = {
	readonly county: string;
	/** The earliest day of conviction that is certain; null where there is none. */

	readonly earliestConviction: string | null;
	readonly lineCount: number;
	readonly reliefWithCurrentEligibilityChoices: Counts;
	/** What-if: every conviction dismissed that is in scope for certain. */
	readonly reliefWithDismissAllProp64: Counts;
	readonly prop64ConvictionsCountInCountyByCodeSection: Counts;
	readonly subjectsWithProp64ConvictionCountInCounty: number;
	readonly prop64FelonyConvictionsCountInCounty: number;
	readonly prop64NonFelonyConvictionsCountInCounty: number;
	readonly subjectsWithSomeReliefCount: number;
	readonly convictionDismissalCountByCodeSection: Counts;
	readonly convictionReductionCountByCodeSection: Counts;
	readonly convictionDismissalCountByAdditionalRelief: Counts;

	readonly prop64UnknownSeverityConvictionsCountInCounty: number;
	/** Convictions whose day is partial, missing or disputed: one of them may be earlier than `earliestConviction`. */
	readonly convictionsWithoutCertainDate: number;
	readonly misdemeanorOrInfractionDismissalCount: number;
	/** Reductions that no section of the reduce list explains: those that a reviewer decided. */
	readonly otherReductionCount: number;
	/** Neither dismissed nor reduced. */
	readonly convictionsWithoutReliefCount: number;
	readonly convictionCountByDetermination: Counts;
};

/** What the engine said, or what holds after decisions. */
export type View = 'engine' | 'effective';

/** The field's reason strings are a contract, so a reason tells by itself which list a conviction was on. */
const bySection = /^(?:Dismiss|Reduce) all HS (?<section>\S+) convictions$/v;
const isNoFelony = 'Misdemeanor or Infraction';

export function gogenFigures(audited: readonly Figured[], view: View, {county, lineCount, parameters}: {
	readonly county: string;
	readonly lineCount: number;
	readonly parameters: Parameters;
}): GogenFigures {
	const said = ({record, effective}: Figured): {readonly outcome: Outcome; readonly reason: string} => view === 'engine' ? fromExtract(record) : effective;
	// Relief that an attorney opposes is no relief, whatever outcome the challenge names.
	const has = (outcome: Outcome) => (one: Figured): boolean => said(one).outcome === outcome && (view === 'engine' || one.effective.pile !== 'challenged');
	const isRelieved = (one: Figured): boolean => has('dismiss')(one) || has('reduce')(one);
	const people = peopleOf(audited);
	const dismissals = audited.filter(has('dismiss')).map(one => said(one).reason);
	const reductions = audited.filter(has('reduce')).map(one => said(one).reason);
	const sectioned = (reasons: readonly string[]) => reasons.map(reason => bySection.exec(reason)?.groups?.section).filter(section => section !== undefined);
	const severities = audited.map(({record}) => severityOf(record));
	const days = audited.map(({record}) => record.conviction.date).filter(date => parseIsoDay(date) !== undefined);
	return {
		county,
		earliestConviction: earliest(days) ?? null,
		lineCount,
		reliefWithCurrentEligibilityChoices: impactOf(people, has('dismiss'), isRelieved),
		reliefWithDismissAllProp64: impactOf(people, isCertainlyInScope, isCertainlyInScope),
		prop64ConvictionsCountInCountyByCodeSection: counted(audited.map(one => sectionOf(one))),
		subjectsWithProp64ConvictionCountInCounty: people.length,
		prop64FelonyConvictionsCountInCounty: severities.filter(severity => severity === 'felony').length,
		prop64NonFelonyConvictionsCountInCounty: severities.filter(severity => severity === 'non-felony').length,
		subjectsWithSomeReliefCount: people.filter(({convictions}: Person) => convictions.some(one => isRelieved(one))).length,
		convictionDismissalCountByCodeSection: counted(sectioned(dismissals), listed(parameters.dismiss)),
		convictionReductionCountByCodeSection: counted(sectioned(reductions), listed(parameters.reduce)),
		convictionDismissalCountByAdditionalRelief: counted(dismissals.filter(reason => reason !== isNoFelony && !bySection.test(reason))),
		prop64UnknownSeverityConvictionsCountInCounty: severities.filter(severity => severity === 'unknown').length,
		convictionsWithoutCertainDate: audited.length - days.length,
		misdemeanorOrInfractionDismissalCount: dismissals.filter(reason => reason === isNoFelony).length,
		otherReductionCount: reductions.length - sectioned(reductions).length,
		convictionsWithoutReliefCount: audited.length - dismissals.length - reductions.length,
		convictionCountByDetermination: Object.fromEntries(outcomes.map(outcome => [outcomeLabels[outcome], audited.filter(one => said(one).outcome === outcome).length])),
	};
}

function earliest(days: readonly string[]): string | undefined {
	let first: string | undefined;
	for (const day of days) {
		first = first === undefined || day < first ? day : first;
	}

	return first;
}

/** What may lie outside the audit, or belong to another count, is not claimed as dismissed by a what-if. */
const isCertainlyInScope = ({record}: Figured): boolean => record.question !== 'scope' && record.question !== 'key-broken' && !isCandidate(record);

/** The name under which promoted candidates stand among the code sections: they are none of Proposition 64. */
export const promotedSection = 'promoted';

/** The first section of a charge, as the earlier engine counted; `unknown` where none can be read or rows disagree on it. */
function sectionOf({record}: Figured): string {
	if (isCandidate(record)) {
		return promotedSection;
	}

	const {charge, sections} = record.conviction;
	const isDisputed = charge.includes(' or ') && sections.length > 1;
	return isDisputed ? 'unknown' : sections[0] ?? 'unknown';
}

const listed = (value: Parameters[string] | undefined): readonly string[] => Array.isArray(value) ? value as readonly string[] : [];

/** How often each occurs, in order; `always` are there also when none does. */
export function counted(texts: readonly string[], always: readonly string[] = []): Counts {
	const counts = new Map(always.map(text => [text, 0]));
	for (const text of texts) {
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}

	return Object.fromEntries([...counts].toSorted(([one], [other]) => one < other ? -1 : 1));
}

/** Domain reference, 4.7: what the earlier engine should have asserted. Equations that do not hold, in words. */
export function figureViolations(figures: GogenFigures, convictions: number): readonly string[] {
	const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);
	const relief = figures.misdemeanorOrInfractionDismissalCount + sum(figures.convictionDismissalCountByCodeSection) + sum(figures.convictionDismissalCountByAdditionalRelief)
		+ sum(figures.convictionReductionCountByCodeSection) + figures.otherReductionCount;
	const severities = figures.prop64FelonyConvictionsCountInCounty + figures.prop64NonFelonyConvictionsCountInCounty + figures.prop64UnknownSeverityConvictionsCountInCounty;
	const equations = [
		['convictions in scope = dismissals + reductions + those without relief', convictions, relief + figures.convictionsWithoutReliefCount],
		['convictions in scope = sum over code sections', convictions, sum(figures.prop64ConvictionsCountInCountyByCodeSection)],
		['convictions in scope = felonies + non-felonies + unknown severities', convictions, severities],
		['convictions in scope = sum over determinations', convictions, sum(figures.convictionCountByDetermination)],
	] as const;
	return equations.filter(([, left, right]) => left !== right).map(([words, left, right]) => `${words}: ${left} is not ${right}`);
}
