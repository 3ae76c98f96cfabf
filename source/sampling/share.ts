/** A share of a whole, exact: 1% is 1 in 100, not the nearest binary fraction, so that counts made from it are right. */
export type Share = {readonly numerator: bigint; readonly denominator: bigint};

export const share = (numerator: number, denominator: number): Share => ({numerator: BigInt(numerator), denominator: BigInt(denominator)});

/** `1%`, `0.25%`, with at most six decimals, from 0% to 100%. Undefined for anything else: a number without the sign could mean two things. */
export function parsePercent(text: string): Share | undefined {
	const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,6}))?%$/.exec(text) ?? [];
	if (whole === undefined) {
		return undefined;
	}

	const parsed = {numerator: BigInt(whole + decimals), denominator: 100n * (10n ** BigInt(decimals.length))};
	return parsed.numerator > parsed.denominator ? undefined : parsed;
}

export const toNumber = ({numerator, denominator}: Share): number => Number(numerator) / Number(denominator);

/** What is left of the whole. */
export const rest = ({numerator, denominator}: Share): Share => ({numerator: denominator - numerator, denominator});

export const times = (one: Share, other: Share): Share => ({numerator: one.numerator * other.numerator, denominator: one.denominator * other.denominator});

export const isLess = (one: Share, other: Share): boolean => one.numerator * other.denominator < other.numerator * one.denominator;

/** The smallest whole number that is at least this share of `count`. */
export function ceilingOf({numerator, denominator}: Share, count: number): number {
	const product = numerator * BigInt(count);
	return Number((product + denominator - 1n) / denominator);
}

/** `0.25%`: every digit, up to twelve decimals. */
export const percentText = (value: Share): string => `${(toNumber(value) * 100).toFixed(12).replace(/\.?0+$/, '')}%`;

/** `1.00%`: never less than the share, as a bound has to be printed. */
export function percentRoundedUp(value: Share, decimals = 2): string {
	const scale = 10 ** decimals;
	return `${(ceilingOf(value, 100 * scale) / scale).toFixed(decimals)}%`;
}
