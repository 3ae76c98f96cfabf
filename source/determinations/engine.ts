import type {Conviction} from '../history/subject.js';
import type {Circumstances} from '../rules/finding.js';
import type {Parameters, Policy} from '../rules/policy.js';
import type {RuleBook} from '../rules/rule-book.js';
import type {Day} from '../values/calendar-date.js';

/** All that a determination depends on besides the subject. */
export type Engine = {
	readonly rules: RuleBook;
	readonly policy: Policy;
	readonly parameters: Parameters;
	/** The county whose convictions are audited, as the extract writes it. */
	readonly county: string;
	readonly asOf: Day;
};

export const circumstancesOf = (conviction: Conviction, engine: Engine): Circumstances => ({
	conviction,
	asOf: engine.asOf,
	parameters: engine.parameters,
	offenses: engine.rules.offenses,
	counties: engine.rules.counties,
	scopeOffenses: engine.policy.scope.offenses,
});
