import {isLess, parsePercent, rest, type Share} from '../sampling/share.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {textOption, type Options} from './command.js';
import {flagOf} from './options.js';

/** A percentage above 0% and under 100%, or from 0% on. */
export function readPercent(options: Options, name: string, example: string, from: 'above 0%' | 'from 0%' = 'above 0%'): Attempt<Share> {
	const text = textOption(options, name);
	const value = text === undefined ? undefined : parsePercent(text);
	return value === undefined || rest(value).numerator === 0n || (from === 'above 0%' && value.numerator === 0n)
		? failure({found: text === undefined ? `no --${name}` : `--${name} ${text}`, expected: `a percentage ${from} and under 100%, with its sign and at most six decimals`, next: `as in --${name} ${example}`})
		: success(value);
}

/** What the confidence leaves: how often the check may pass although the claim is false. */
export function readRisk(options: Options): Attempt<Share> {
	const confidence = readPercent(options, 'confidence', '95%');
	return confidence.ok ? success(rest(confidence.value)) : confidence;
}

/** More than any pile of convictions, and few enough for every sum to stay exact. */
export const mostUnits = 100_000_000;

/** A whole number between these limits. */
export function readCount(options: Options, name: string, from: number, to = mostUnits): Attempt<number> {
	const text = textOption(options, name);
	const value = text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
	return value >= from && value <= to
		? success(value)
		: failure({found: text === undefined ? `no ${flagOf(name)}` : `${flagOf(name)} ${text}`, expected: `a whole number from ${from} to ${to}`, next: `as in ${flagOf(name)} ${Math.min(to, Math.max(from, 299))}`});
}

/** Nothing, where the option is not given. */
export const ifGiven = <Value>(options: Options, name: string, read: () => Attempt<Value>): Attempt<Value | undefined> =>
	textOption(options, name) === undefined ? success(undefined) : read();

/** All of them, or every problem of any. */
export function together<Values extends Readonly<Record<string, unknown>>>(attempts: {readonly [Name in keyof Values]: Attempt<Values[Name]>}): Attempt<Values> {
	const all: ReadonlyArray<readonly [string, Attempt<unknown>]> = Object.entries(attempts);
	const problems = all.flatMap(([, attempt]) => attempt.ok ? [] : attempt.problems);
	return problems.length > 0
		? failure(...problems)
		: success(Object.fromEntries(all.map(([name, attempt]) => [name, attempt.ok ? attempt.value : undefined])) as Values);
}

/** The expected share is under the tolerable one, or nothing can be planned. */
export const checkApart = (expected: Share | undefined, tolerable: Share): Attempt<undefined> => expected === undefined || isLess(expected, tolerable)
	? success(undefined)
	: failure({found: 'an expected share that is not under the tolerable one', expected: '--expect below --tolerable', next: 'say what share you believe is wrong; if it is not under the tolerable one, no check can show that it is'});

