import {rest, toNumber, type Share} from './share.js';

/*
The sequential test for draws from a large pile (BRAVO: Lindeman, Stark, Yates 2012; Wald's ratio without its lower boundary). Passing
wrongly is at most as likely as the risk however often one looks (Ville), because the ratio is a supermartingale under a false claim.
Here it plans; `sequential-test.ts` is what runs, since no unit is drawn twice.
*/
type Odds = {readonly tolerable: Share; readonly expected: Share; readonly risk: Share};

/** Beyond, powers get too long to compare: one draw too many rather than one too few. */
const largestExact = 100_000;

const steps = ({tolerable, expected}: Odds): {readonly clean: number; readonly error: number} => ({
	clean: Math.log1p((toNumber(tolerable) - toNumber(expected)) / toNumber(rest(tolerable))),
	error: Math.log(toNumber(expected) / toNumber(tolerable)),
});

/** The evidence for the claim after so many clean draws and errors, in any order; the claim holds from 1 / risk on. */
export function ratioAfter(clean: number, errors: number, odds: Odds): number {
	const step = steps(odds);
	return Math.exp((clean * step.clean) + (errors === 0 ? 0 : errors * step.error));
}

/** With so many errors so far, the draw at which the claim holds; undefined when no error may happen at all. */
export function stopAfter(errors: number, odds: Odds): number | undefined {
	const step = steps(odds);
	const clean = (-Math.log(toNumber(odds.risk)) - (errors === 0 ? 0 : errors * step.error)) / step.clean;
	if (!Number.isFinite(clean)) {
		return undefined;
	}

	if (clean > largestExact) {
		return errors + Math.ceil(clean * (1 + 1e-9));
	}

	const nearest = Math.round(clean);
	const isTie = Math.abs(clean - nearest) < 1e-9;
	return errors + (isTie ? (reaches(nearest, errors, odds) ? nearest : nearest + 1) : Math.ceil(clean));
}

/** Does the ratio reach 1 / risk? In whole numbers, for where floating point cannot tell. */
function reaches(clean: number, errors: number, {tolerable, expected, risk}: Odds): boolean {
	const [kept, keptExpected] = [rest(tolerable), rest(expected)];
	const forClean = [(keptExpected.numerator * kept.denominator) ** BigInt(clean), (keptExpected.denominator * kept.numerator) ** BigInt(clean)] as const;
	const forErrors = [(expected.numerator * tolerable.denominator) ** BigInt(errors), (expected.denominator * tolerable.numerator) ** BigInt(errors)] as const;
	return forClean[0] * forErrors[0] * risk.numerator >= forClean[1] * forErrors[1] * risk.denominator;
}

/** How many draws it takes on average when this share is wrong (Wald's approximation); undefined when it would not end. */
export function averageDraws(rate: Share, odds: Odds): number | undefined {
	const step = steps(odds);
	const p = toNumber(rate);
	const drift = ((1 - p) * step.clean) + (p === 0 ? 0 : p * step.error);
	return drift > 0 ? -Math.log(toNumber(odds.risk)) / drift : undefined;
}
