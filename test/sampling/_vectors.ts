import {readFileSync} from 'node:fs';
import {share, type Share} from '../../source/sampling/share.js';
import {projectRoot} from '../helpers/rules-fixture.js';

type Plan = {readonly p0: number; readonly alpha: number; readonly n: number};
type SequenceVector = {
	readonly N: number; readonly K0: number; readonly K1: number; readonly alpha: number; readonly stop_by_errors: readonly number[];
	readonly T50_clean: number; readonly T21_one: number; readonly T22_one: number; readonly T100_one: number; readonly T23_two: number;
};

/** Figures computed by other programs, from the project's reference pages. */
export const vectors = JSON.parse(readFileSync(`${projectRoot}test/sampling/vectors.json`, 'utf8')) as {
	readonly zero_failure_n: readonly Plan[];
	readonly plan_n: ReadonlyArray<Plan & {readonly c: number}>;
	readonly plan_n_finite: ReadonlyArray<{readonly N: number; readonly K0: number; readonly alpha: number; readonly c: number; readonly n: number}>;
	readonly clopper_pearson: ReadonlyArray<{readonly k: number; readonly n: number; readonly upper95_one: number; readonly lower_two95: number; readonly upper_two95: number}>;
	readonly finite_upper_count: ReadonlyArray<{readonly k: number; readonly N: number; readonly n: number; readonly alpha: number; readonly K_upper: number}>;
	readonly oc_pass_probability: ReadonlyArray<{readonly n: number; readonly c: number; readonly p: number; readonly pass: number}>;
	readonly bravo_stop_n_by_errors: ReadonlyArray<{readonly p0: number; readonly p1: number; readonly alpha: number; readonly n: readonly number[]}>;
	readonly bravo_sequence: {readonly p0: number; readonly p1: number; readonly T40: number; readonly T41: number; readonly T51: number};
	readonly alpha_without_replacement: readonly SequenceVector[];
	readonly kappa: ReadonlyArray<Readonly<Record<'po' | 'pe' | 'kappa' | 'se' | 'se0' | 'ac1' | 'pabak', number>> & {readonly table: ReadonlyArray<readonly number[]>}>;
	readonly elusion: ReadonlyArray<Readonly<Record<'N0' | 'n' | 'k' | 'eligible' | 'U' | 'missed_max' | 'recall_min', number>>>;
	readonly stratified: Readonly<Record<'N' | 'n' | 'k' | 'K_upper_alpha' | 'K_upper_alpha_over_3' | 'allocate_930_proportional' | 'allocate_930_neyman_p_.002_.01_.05', readonly number[]>> & {readonly total_rate_upper: number; readonly point: number};
	readonly reviewer_sensitivity: ReadonlyArray<{readonly s: number; readonly p0: number; readonly n: number}>;
	readonly planted: ReadonlyArray<{readonly m: number; readonly caught: number; readonly s_lower95: number; readonly n_at_1pct: number}>;
	readonly tickets: {
		readonly domain: string; readonly seed: string; readonly first12: readonly string[]; readonly first_hash: string; readonly ticket_L000001: string;
		readonly ticket_unicode: {readonly id: string; readonly hash: string}; readonly even_ids_first5: readonly string[];
	};
};

/** The share that a decimal number was written as: 0.01 is 1 in 100. */
export function exactly(value: number): Share {
	const [whole, decimals = ''] = String(value).split('.') as [string, string?];
	return share(Number(whole + decimals), 10 ** decimals.length);
}

export const five = share(5, 100);

export const isNear = (one: number, other: number, within = 1e-9): boolean => Math.abs(one - other) <= within;
