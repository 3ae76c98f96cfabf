import {figure} from '../results/markdown.js';
import {upperCount, upperRate} from '../sampling/bounds.js';
import {percentRoundedUp, percentText, rest, share, toNumber, type Share} from '../sampling/share.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, type Options, type World} from './command.js';
import {ifGiven, readCount, readRisk, together} from './sample-options.js';

export const boundOptions = ['errors', 'checked', 'population', 'confidence'] as const;

type Found = {readonly errors: number; readonly checked: number; readonly population: number | undefined; readonly risk: Share};

/** `sample bound`: what a check showed, at most so many wrong. */
export async function bound(options: Options, world: World): Promise<number> {
	const found = readFound(options);
	if (!found.ok) {
		return report(found.problems, exits.wrongUse, options, world);
	}

	const {errors, checked, population, risk} = found.value;
	const count = population === undefined ? undefined : upperCount(errors, checked, population, risk);
	const rate = count === undefined ? upperRate(errors, checked, risk) : share(count, population!);
	world.write(isSet(options, 'json')
		? `${JSON.stringify({errors, checked, ...(population !== undefined && {population}), confidence: toNumber(rest(risk)), upper: toNumber(rate), ...(count !== undefined && {upperCount: count})}, undefined, 2)}\n`
		: boundText(found.value, rate, count));
	return exits.done;
}

function readFound(options: Options): Attempt<Found> {
	const read = together<Found>({
		errors: readCount(options, 'errors', 0),
		checked: readCount(options, 'checked', 1),
		population: ifGiven(options, 'population', () => readCount(options, 'population', 1)),
		risk: readRisk(options),
	});
	if (!read.ok) {
		return read;
	}

	const {errors, checked, population} = read.value;
	if (errors > checked) {
		return failure({found: `--errors ${errors} among --checked ${checked}`, expected: 'no more errors than were checked', next: 'count each conviction checked once, wrong or not'});
	}

	return population !== undefined && checked > population
		? failure({found: `--checked ${checked} of --population ${population}`, expected: 'no more checked than there are', next: 'give the number the sample was drawn from'})
		: success(read.value);
}

function boundText({errors, checked, population, risk}: Found, rate: Share, count: number | undefined): string {
	const certain = checked === population;
	return [
		`Checked: ${figure(checked)}${population === undefined ? '' : ` of ${figure(population)}`}. Found wrong: ${figure(errors)}.`,
		...(certain
			? [`All were checked: ${figure(errors)} of the ${figure(population)} (${percentRoundedUp(rate)}) are wrong.`]
			: [`With ${percentText(rest(risk))} confidence, at most ${count === undefined ? percentRoundedUp(rate) : `${figure(count)} of the ${figure(population!)} (${percentRoundedUp(rate)})`} are wrong.`]),
		...(errors === checked && population === undefined ? ['Everything checked was wrong: no smaller share can be excluded.'] : []),
		'A bound from above only, rounded up. It holds for a random draw of a size settled beforehand; where one',
		'stopped because it looked good, it describes and does not prove. What could not be judged counts as wrong.',
		'',
		`Method: exact one-sided bound (${population === undefined ? 'Clopper-Pearson' : 'hypergeometric'}).`,
		'',
	].join('\n');
}
