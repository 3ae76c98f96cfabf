/** How often two reviewers gave which answers: `table[i][j]` units that the first put in category i and the second in j. */
type AgreementTable = ReadonlyArray<readonly number[]>;

type Agreement = {
	readonly units: number;
	/** Share on which they agree. */
	readonly observed: number;
	/** Share on which they would agree by chance, given how often each uses each category. */
	readonly byChance: number;
	/** Cohen's kappa; undefined where chance alone explains everything (both always say the same): neither 1 nor 0. */
	readonly kappa: number | undefined;
	/** Its standard error (Fleiss, Cohen, Everitt 1969). */
	readonly standardError: number | undefined;
	/** Its standard error if they agreed by chance alone. */
	readonly standardErrorByChance: number | undefined;
	/** Gwet's AC1, which stays near the share agreed when nearly all answers are the same: print it beside kappa. */
	readonly ac1: number | undefined;
	/** Kappa corrected for prevalence and bias. */
	readonly pabak: number | undefined;
};

/** The table of pairs of answers. Answers outside the categories are a mistake of the caller. */
export function agreementTable<Category>(pairs: ReadonlyArray<readonly [first: Category, second: Category]>, categories: readonly Category[]): AgreementTable {
	const table = categories.map(() => categories.map(() => 0));
	for (const [first, second] of pairs) {
		table[categories.indexOf(first)]![categories.indexOf(second)]! += 1;
	}

	return table;
}

/** The measures of reference/statistics.md, 3.9. They compare reviewers with each other, never with the truth. Undefined for no units. */
export function agreement(table: AgreementTable): Agreement | undefined {
	const units = sum(table.flat());
	if (units === 0) {
		return undefined;
	}

	const share = table.map(row => row.map(count => count / units));
	const rows = share.map(row => sum(row));
	const columns = share.map((_, index) => sum(share.map(row => row[index]!)));
	const observed = sum(share.map((row, index) => row[index]!));
	const byChance = sum(rows.map((row, index) => row * columns[index]!));
	const categories = table.length;
	const mean = rows.map((row, index) => (row + columns[index]!) / 2);
	const ac1Chance = sum(mean.map(q => q * (1 - q))) / (categories - 1);
	const measures = {units, observed, byChance, ac1: categories < 2 ? undefined : (observed - ac1Chance) / (1 - ac1Chance), pabak: categories < 2 ? undefined : ((categories * observed) - 1) / (categories - 1)};
	if (isOneAnswer(table)) {
		return {...measures, kappa: undefined, standardError: undefined, standardErrorByChance: undefined};
	}

	const beyond = 1 - byChance;
	const a = sum(share.map((row, index) => row[index]! * ((beyond - ((rows[index]! + columns[index]!) * (1 - observed))) ** 2)));
	// Column margin of i with row margin of j: crossed on purpose.
	const b = ((1 - observed) ** 2) * sum(share.flatMap((row, i) => row.map((cell, j) => i === j ? 0 : cell * ((columns[i]! + rows[j]!) ** 2))));
	const c = ((observed * byChance) - (2 * byChance) + observed) ** 2;
	const chance = byChance + (byChance ** 2) - sum(rows.map((row, index) => row * columns[index]! * (row + columns[index]!)));
	return {
		...measures,
		kappa: (observed - byChance) / beyond,
		standardError: Math.sqrt(Math.max(0, a + b - c) / units) / (beyond ** 2),
		standardErrorByChance: Math.sqrt(Math.max(0, chance) / units) / beyond,
	};
}

/** Every unit in one cell of the diagonal: decided on counts, because the sums may miss 1 by a rounding error. */
const isOneAnswer = (table: AgreementTable): boolean =>
	table.every((row, i) => row.every((count, j) => i === j || count === 0)) && table.filter((row, index) => row[index]! > 0).length === 1;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
