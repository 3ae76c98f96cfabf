import type {Conviction} from '../history/subject.js';
import type {Circumstances} from '../rules/finding.js';
import {defaultParameters, type Parameters, type Policy} from '../rules/policy.js';
import type {RuleBook} from '../rules/rule-book.js';
import type {Day} from '../values/calendar-date.js';

/** All that a determination depends on besides the subject. */
export type Engine = {
	readonly rules: RuleBook;
	readonly policy: Policy;
	readonly parameters: Parameters;
	/** HS 11361.8 itself as a policy, held beside the office's: the same two objects where the office's is it. */
	readonly statute: {readonly policy: Policy; readonly parameters: Parameters};
	/** The county whose convictions are audited, as the extract writes it. */
	readonly county: string;
	readonly asOf: Day;
};

/** What a policy is followed with: an engine without the statute beside it. */
export type PolicyEngine = Omit<Engine, 'statute'>;

export const circumstancesOf = (conviction: Conviction, engine: PolicyEngine): Circumstances => ({
	conviction,
	asOf: engine.asOf,
	parameters: engine.parameters,
	offenses: engine.rules.offenses,
	counties: engine.rules.counties,
	scopeOffenses: engine.policy.scope.offenses,
});

/**
An engine with the statute beside the policy. Where the policy is the statute itself, under its own defaults, they share their
objects, so that nothing is followed twice. In: the statute of the rule files in use.
*/
export function withStatute(engine: PolicyEngine, statute: Policy): Engine {
	const parameters = defaultParameters(statute);
	const same = engine.policy === statute && Object.entries(parameters).every(([name, value]) => engine.parameters[name] === value);
	return {...engine, statute: {policy: statute, parameters: same ? engine.parameters : parameters}};
}
