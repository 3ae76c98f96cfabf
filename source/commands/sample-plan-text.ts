import {figure} from '../results/markdown.js';
import type {CurvePoint} from '../sampling/pass-curve.js';
import {expectedCount, passProbability, unacceptableCount, type Claim, type Plan} from '../sampling/plans.js';
import {isLess, percentRoundedUp, percentText, rest, share, times, type Share} from '../sampling/share.js';

const barLength = 40;

/** `96.1%`; never 100% or 0% for what is not quite certain. */
function chance(probability: number): string {
	const tenths = Math.round(probability * 1000) / 10;
	if (tenths === 100 && probability < 1) {
		return '>99.9%';
	}

	return tenths === 0 && probability > 0 ? '<0.1%' : `${tenths.toFixed(1)}%`;
}

const right = (cells: ReadonlyArray<readonly [text: string, width: number]>): string => cells.map(([text, width]) => text.padStart(width)).join('');

type Asked = Claim & {readonly expected: Share | undefined};

/** What a plan of fixed size asks for and shows, how often it passes, and what other numbers of errors would ask for. */
export function planText(asked: Asked, plan: Plan, curve: readonly CurvePoint[], plans: readonly Plan[]): string {
	const {tolerable, risk, population, expected} = asked;
	const {n, errorsAllowed} = plan;
	const of = population === undefined ? '' : ` of the ${figure(population)}`;
	return [
		n === population
			? `Check all ${figure(n)} convictions: nothing less shows it.`
			: `Check ${figure(n)}${of} convictions, drawn at random. The check passes if ${errorsAllowed === 0 ? 'none of them is' : (errorsAllowed === 1 ? 'at most 1 of them is' : `at most ${figure(errorsAllowed)} of them are`)} wrong.`,
		`If it passes, ${claimWords(asked)} are wrong, with ${percentText(rest(risk))} confidence:`,
		`if ${population === undefined ? percentText(tolerable) : figure(unacceptableCount(tolerable, population))} or more were, it would pass at most ${percentText(risk)} of the time.`,
		...(expected ? [`If ${truthWords(expected, asked)}, as expected, it passes ${chance(passesAt(plan, expected, asked))} of the time.`] : []),
		'A file that cannot be found or judged counts as wrong. No conviction drawn is exchanged for another.',
		'Write the plan down before the first conviction is opened. To look, fail, and draw more under',
		'the next plan passes bad work too often; a check that may grow is planned with --sequential.',
		'',
		'How often it passes',
		...curveLines(curve, asked),
		'',
		...(plans.length === 0 ? [] : ['Plans for the same claim', ...planLines(plans, plan, asked), '']),
		`Method: smallest n with P(X <= ${errorsAllowed}) <= ${percentText(risk)}, X ${population === undefined ? `binomial, p = ${percentText(tolerable)}` : `hypergeometric, ${figure(unacceptableCount(tolerable, population))} wrong of ${figure(population)}`}; exact.`,
		'',
	].join('\n');
}

/** "fewer than 1%", or in a pile "fewer than 620 of the 62,000 (1%)". */
const claimWords = ({tolerable, population}: Claim): string => population === undefined
	? `fewer than ${percentText(tolerable)} of all`
	: `fewer than ${figure(unacceptableCount(tolerable, population))} of the ${figure(population)} (${percentText(tolerable)})`;

const truthWords = (expected: Share, {tolerable, population}: Claim): string => population === undefined
	? `${percentText(expected)} are wrong`
	: `${figure(expectedCount(expected, tolerable, population))} of the ${figure(population)} ${expectedCount(expected, tolerable, population) === 1 ? 'is' : 'are'} wrong`;

const passesAt = (plan: Plan, rate: Share, {tolerable, population}: Claim): number =>
	passProbability(plan, population === undefined ? rate : {wrong: expectedCount(rate, tolerable, population), population});

/** How often a plan passes, a bar for each share wrong. */
export function curveLines(curve: readonly CurvePoint[], {tolerable, population}: Claim): readonly string[] {
	const label = ({rate, wrong}: CurvePoint): string => wrong === undefined ? percentText(rate) : `${figure(wrong)} (${percentRoundedUp(rate)})`;
	const width = Math.max(5, ...curve.map(point => label(point).length));
	const isFalse = ({rate, wrong}: CurvePoint): boolean => wrong === undefined ? !isLess(rate, tolerable) : wrong >= unacceptableCount(tolerable, population!);
	return [
		right([['wrong', width + 2], ['passes', 10]]),
		...curve.map(point => `${right([[label(point), width + 2], [chance(point.passes), 10]])}  ${'#'.repeat(Math.round(point.passes * barLength)).padEnd(barLength)}${isFalse(point) ? '  too many' : ''}`.trimEnd()),
	];
}

function planLines(plans: readonly Plan[], chosen: Plan, asked: Asked): readonly string[] {
	const rate = asked.expected ?? times(asked.tolerable, share(1, 5));
	return [
		`${right([['errors allowed', 16], ['to check', 12], ['passes', 10]])} if ${truthWords(rate, asked)}`,
		...plans.map(plan => `${right([[String(plan.errorsAllowed), 16], [figure(plan.n), 12], [chance(passesAt(plan, rate, asked)), 10]])}${plan.errorsAllowed === chosen.errorsAllowed ? '  this plan' : ''}`),
	];
}

/** When a check that goes on one by one may stop. */
export function stopsText(claim: Claim, expected: Share, stopAt: ReadonlyArray<number | undefined>, average: number | undefined): string {
	const {risk, population, tolerable} = claim;
	return [
		'Check convictions one after the other, in the order they were drawn, and stop as soon as',
		`the number of errors found so far allows it. Then ${claimWords(claim)} are wrong, with ${percentText(rest(risk))} confidence,`,
		'however often one looked in between.',
		'',
		right([['errors so far', 15], ['stop after', 13]]),
		...stopAt.map((n, errors) => right([[String(errors), 15], [n === undefined ? 'never' : (n === population ? `all ${figure(n)}` : figure(n)), 13]])),
		'',
		...(average === undefined ? [] : [`If ${truthWords(expected, claim)}, as expected, that takes about ${figure(Math.ceil(average))} on average.`]),
		...(population === undefined ? [] : ['These figures suppose that the errors come early; where they come late, those after an error differ a little.']),
		'Not to have passed yet is no failure: go on, or check everything.',
		'A file that cannot be found or judged counts as wrong. No conviction drawn is exchanged for another.',
		'',
		population === undefined
			? `Method: BRAVO, ${percentText(expected)} against ${percentText(tolerable)}, for draws from a large pile.`
			: `Method: ALPHA without replacement, ${figure(expectedCount(expected, tolerable, population))} against ${figure(unacceptableCount(tolerable, population))} of ${figure(population)}; an error costs at most a factor of 10.`,
		'',
	].join('\n');
}
