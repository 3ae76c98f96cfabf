/*
Densities by Loader's saddle-point expansion (C. Loader, "Fast and accurate computation of binomial probabilities", 2000, the method
of R's dbinom): no difference of large logarithms, so no loss of digits where log-gamma loses them. Relative error of what is computed
here, against exact fractions: below 1e-13 (test/sampling/distributions.ts).
*/

/** Of n!: its logarithm less Stirling's approximation, for 1 to 15; beyond, the series gives all digits. */
const stirlingErrors = [
	0, 0.081_061_466_795_327_26, 0.041_340_695_955_409_3, 0.027_677_925_684_998_34, 0.020_790_672_103_765_093, 0.016_644_691_189_821_193,
	0.013_876_128_823_070_748, 0.011_896_709_945_891_77, 0.010_411_265_261_972_096, 0.009_255_462_182_712_733, 0.008_330_563_433_362_871,
	0.007_573_675_487_951_841, 0.006_942_840_107_209_53, 0.006_408_994_188_004_207, 0.005_951_370_112_758_848, 0.005_554_733_551_962_801,
] as const;

function stirlingError(n: number): number {
	const square = n * n;
	return stirlingErrors[n] ?? ((1 / 12) - (((1 / 360) - (((1 / 1260) - (((1 / 1680) - (1 / 1188 / square)) / square)) / square)) / square)) / n;
}

/** The deviance x·log(x/m) + m − x, without cancellation where x is near m. */
function deviance(x: number, m: number): number {
	if (Math.abs(x - m) >= 0.1 * (x + m)) {
		return (x * Math.log(x / m)) + m - x;
	}

	const v = (x - m) / (x + m);
	let sum = (x - m) * v;
	let power = 2 * x * v;
	for (let odd = 3; ; odd += 2) {
		power *= v * v;
		const next = sum + (power / odd);
		if (next === sum) {
			return sum;
		}

		sum = next;
	}
}

/** P(X = k) for k errors in n draws, each an error with chance p; q = 1 − p is given too, for its digits where p is near 1. */
export function binomialDensity(k: number, n: number, p: number, q: number): number {
	if (k < 0 || k > n) {
		return 0;
	}

	if (k === 0) {
		return p === 1 ? Number(n === 0) : Math.exp(n * (p < 0.5 ? Math.log1p(-p) : Math.log(q)));
	}

	if (k === n) {
		return binomialDensity(0, n, q, p);
	}

	if (p === 0 || q === 0) {
		return 0;
	}

	const exponent = stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * q);
	return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** P(X ≤ k). The smaller tail is summed, from its largest term down to where nothing is added any more. */
export function binomialAtMost(k: number, n: number, p: number, q = 1 - p): number {
	if (k >= n) {
		return 1;
	}

	return k > n * p ? 1 - lowerTail(n - k - 1, n, q, p) : lowerTail(k, n, p, q);
}

function lowerTail(k: number, n: number, p: number, q: number): number {
	let term = binomialDensity(k, n, p, q);
	let sum = 0;
	for (let i = k; i >= 0 && sum + term !== sum; i--) {
		sum += term;
		term *= (i * q) / ((n - i + 1) * p);
	}

	return sum;
}
