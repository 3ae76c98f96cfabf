import type {Conviction} from '../history/subject.js';
import type {Answer} from '../values/knowable.js';
import type {Relief} from '../rules/reasons.js';
import {concludeUnder, type Concluded} from './conclude.js';
import type {StatutoryRelief} from './determination.js';
import type {Engine} from './engine.js';
import {levelLeft, reliefText, statutoryRelief} from './relief.js';

/** What HS 11361.8 gives for one conviction, and whether it may give nothing. */
export type StatuteBeside = {readonly relief: StatutoryRelief; readonly concluded: Concluded | undefined; readonly inDoubt: boolean};

const notNamed = 'HS 11361.8 does not name this charge';

/** What is said of the statute where a rule fails. */
export const statuteUnknown = (reason: string): StatutoryRelief => ({outcome: 'hand-review', reason, possible: ['hand-review'], words: `Cannot say: ${reason}`});

/** Follows the statute for one conviction, or takes what the policy came to (undefined: out of its scope) where they are the same. */
export function statuteBeside(conviction: Conviction, engine: Engine, asDecided: Concluded | undefined, serving: Answer): StatuteBeside {
	const {statute} = engine;
	const same = statute.policy === engine.policy && statute.parameters === engine.parameters;
	const concluded = same ? asDecided : concludeUnder(conviction, {...engine, ...statute});
	return {
		relief: concluded
			? {outcome: concluded.outcome, reason: concluded.reason, possible: concluded.possible, words: words(conviction, concluded, serving, engine.rules.reliefs)}
			: {outcome: 'out-of-scope', reason: notNamed, possible: [], words: `None: ${notNamed}`},
		concluded,
		inDoubt: !concluded || mayGiveNothing(concluded),
	};
}

/**
May the statute give no relief at all: does it refuse, or does a way the record may be read end in a refusal or with a person? Where
only the amount is open, relief is presumed (`relief-presumed` in the policy file): that is no such doubt.
*/
function mayGiveNothing({outcome, question, ends}: Concluded): boolean {
	const unsettled = outcome === 'hand-review' && ['scope', 'key-broken', 'rule-failed'].includes(question);
	return unsettled || ends.some(end => end.outcome !== 'dismiss' && end.outcome !== 'reduce' && end['relief-presumed'] !== true);
}

/** `Redesignate as a misdemeanor (HS 11361.8(e)-(f))`, `None: PC 290`, `Cannot say: Date of birth is missing: …` */
function words(conviction: Conviction, concluded: Concluded, serving: Answer, reliefs: readonly Relief[]): string {
	switch (concluded.outcome) {
		case 'dismiss':
		case 'reduce': {
			const relief = statutoryRelief(concluded.outcome, levelLeft(concluded, conviction), serving, reliefs);
			return relief ? reliefText(relief) : concluded.reason;
		}

		case 'not-eligible': {
			return `None: ${concluded.reason}`;
		}

		case 'refer':
		case 'hand-review': {
			return `Cannot say: ${concluded.reason}`;
		}
	}
}
