export const outcomes = ['dismiss', 'reduce', 'not-eligible', 'refer', 'hand-review'] as const;

/** What a policy, or a reviewer, makes of a conviction (design, section 3). */
export type Outcome = (typeof outcomes)[number];

/** The field's own labels, in files and on screen (contract). */
export const outcomeLabels: Readonly<Record<Outcome, string>> = {
	dismiss: 'Eligible for Dismissal',
	reduce: 'Eligible for Reduction',
	'not-eligible': 'Not eligible',
	refer: 'To be reviewed by City Attorneys',
	'hand-review': 'Hand Review',
};

/** The outcome as the verb of a sentence: "dismissed if born on or before 1963-07-01, otherwise reduced". */
export const outcomeVerbs: Readonly<Record<Outcome, string>> = {
	dismiss: 'dismissed',
	reduce: 'reduced',
	'not-eligible': 'not eligible',
	refer: 'referred to the city attorney',
	'hand-review': 'left to a person',
};
