import type {Conviction} from '../history/subject.js';
import type {ReducedLevel} from '../rules/policy.js';
import type {Relief} from '../rules/reasons.js';
import type {Answer} from '../values/knowable.js';
import type {Outcome} from '../values/outcome.js';
import type {Concluded} from './conclude.js';
import type {StatuteBeside} from './statute.js';

const sentenceOf: Readonly<Record<Answer, Relief['sentence']>> = {yes: 'serving', no: 'completed', unknown: 'unknown'};

/** The first relief of `rules/relief.yaml` that fits. In: is the sentence still served, which severity is left, does the policy give more than the statute. */
function fitting(reliefs: readonly Relief[], outcome: Outcome, serving: Answer, level: ReducedLevel | undefined, beyond: boolean): Relief | undefined {
	return reliefs.find(relief => relief.outcome === outcome && (relief.beyond ?? false) === beyond
		&& (relief.sentence === undefined || relief.sentence === sentenceOf[serving])
		&& (relief.level === undefined || relief.level === level));
}

/** What HS 11361.8 is asked for. */
export const statutoryRelief = (outcome: Outcome, level: ReducedLevel | undefined, serving: Answer, reliefs: readonly Relief[]): Relief | undefined =>
	fitting(reliefs, outcome, serving, level, false);

/**
The relief to propose for what a policy decided; undefined where nothing is asked. A dismissal is the statute's only where the statute
dismisses, a reduction where it gives any relief for certain or by presumption; beyond that it rests on another ground
(domain reference, section 9, question 13). The severity that is left is the statute's, else the policy's.
*/
export function reliefFor(decided: Concluded, {relief: statute, concluded, inDoubt}: StatuteBeside, conviction: Conviction, serving: Answer, reliefs: readonly Relief[]): string | undefined {
	const beyond = decided.outcome === 'dismiss' ? statute.outcome !== 'dismiss' : decided.outcome === 'reduce' && inDoubt;
	const level = levelLeft(concluded?.outcome === 'reduce' ? concluded : decided, conviction);
	return fitting(reliefs, decided.outcome, serving, level, beyond)?.id;
}

/**
The severity that a reduction leaves: the one that every path to it says. Where none says, what is below the severity of record. Undefined
where paths differ or the record does not say.
*/
export function levelLeft({ends}: Concluded, {count}: Conviction): ReducedLevel | undefined {
	const said = new Set(ends.filter(({outcome}) => outcome === 'reduce').map(({to}) => to));
	if (said.size === 1 && !said.has(undefined)) {
		return [...said][0];
	}

	const levels = new Set(count.levels.map(({value}) => value.kind === 'level' ? value.level : undefined));
	const [only] = levels.size === 1 ? levels : [];
	return said.size > 1 || only === undefined ? undefined : (only === 'felony' ? 'misdemeanor' : 'infraction');
}

/** `Dismiss as legally invalid and seal (HS 11361.8(e)-(f))`, `… (PC 1385, unverified)` */
export function reliefText({title, subdivision, ground, verified}: Relief): string {
	const basis = [...(subdivision === undefined ? [] : [`HS ${subdivision}`]), ...(ground === undefined ? [] : [ground]), ...(verified === false ? ['unverified'] : [])];
	return basis.length === 0 ? title : `${title} (${basis.join(', ')})`;
}
