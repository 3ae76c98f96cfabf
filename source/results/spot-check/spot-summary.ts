import type {SampleRound} from '../../review/sample-rounds.js';
import {figure} from '../markdown.js';

/** What the log by itself says of a spot check: a results folder holds no packets. */
export type SpotSummary = {
	readonly round: number;
	readonly planned: string;
	readonly units: number;
	readonly frame: string;
	readonly drawn: number;
	readonly seed: string | undefined;
	readonly witnesses: number;
	readonly judged: number;
	readonly differ: number;
	/** Differences an attorney settled, and those of them in which the decision was found wrong. */
	readonly settled: number;
	readonly foundWrong: number;
};

export const spotSummaries = (rounds: readonly SampleRound[]): readonly SpotSummary[] => rounds.map(({planned, drawn, returned, settled}) => ({
	round: planned.body.round,
	planned: planned.at,
	units: planned.body.units,
	frame: planned.body.frame,
	drawn: drawn?.body.n ?? 0,
	seed: drawn?.body.seed,
	witnesses: drawn?.body.witnesses.length ?? 0,
	judged: returned.reduce((sum, {body}) => sum + body.answered, 0),
	differ: returned.reduce((sum, {body}) => sum + body.differ, 0),
	settled: settled.size,
	foundWrong: [...settled.values()].filter(({body}) => body.finding !== 'right').length,
}));

/** A sentence for each. It states no bound: whether one still holds depends on what was decided since. */
export const spotSentences = (summaries: readonly SpotSummary[]): readonly string[] => summaries.map(({round, planned, units, drawn, seed, witnesses, judged, differ, settled, foundWrong}) =>
	`Spot check ${round}, planned ${planned.slice(0, 10)} on ${figure(units)} decisions: ${seed === undefined
		? 'nothing drawn.'
		: `${figure(drawn)} drawn with seed ${seed}, ${witnesses === 0 ? 'not witnessed' : `witnessed by ${figure(witnesses)}`}; ${figure(judged)} verdicts, ${figure(differ)} of them other than the decision; ${figure(settled)} settled by an attorney, ${figure(foundWrong)} of these found wrong.`}`);
