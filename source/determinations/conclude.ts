import type {Conviction} from '../history/subject.js';
import type {Consequence} from '../rules/policy.js';
import {scopeOf} from '../rules/scope.js';
import {statedScope} from '../rules/stated-question.js';
import {listed, walk} from '../rules/walk.js';
import {outcomeVerbs, type Outcome} from '../values/outcome.js';
import {flatMap} from '../values/flat-map.js';
import type {Determination} from './determination.js';
import {circumstancesOf, type PolicyEngine} from './engine.js';

/** Where a policy leads for one conviction, with every end that may be its. */
export type Concluded = Pick<Determination, 'outcome' | 'reason' | 'question' | 'gaps'> & {readonly possible: readonly Outcome[]; readonly asks: () => readonly string[]; readonly ends: readonly Consequence[]};

/** What becomes of a conviction on which a rule fails. */
export const ruleFailed = {outcome: 'hand-review', reason: 'A rule failed on this record: decide it by hand, and report the rule', question: 'rule-failed', gaps: []} as const;

/** Why the row of a broken key is a question, and what would settle it. */
export const brokenKey = 'CNT_ORDER is not twelve digits, so the count cannot be told';
export const standsAlone = 'this row stands alone';

/** The county a policy is about: its own, or the one the run was given. */
export const countyOf = ({policy, county}: PolicyEngine): string => policy.scope.county === 'from-option' ? county : policy.scope.county;

/** Follows a policy for one conviction; undefined where it is certainly out of the policy's scope. A rule that fails on a record is a hand review of that record. */
export function concludeUnder(conviction: Conviction, engine: PolicyEngine): Concluded | undefined {
	try {
		return concluded(conviction, engine);
	} catch {
		return {...ruleFailed, possible: ['hand-review'], asks: () => [], ends: []};
	}
}

function concluded(conviction: Conviction, engine: PolicyEngine): Concluded | undefined {
	const circumstances = circumstancesOf(conviction, engine);
	const scope = scopeOf(circumstances, countyOf(engine));
	if (scope.answer === 'no') {
		return undefined;
	}

	const {outcome, reason, question, gaps, possible, asks, ends} = walk(engine.policy, circumstances);
	const {broken} = conviction.count;
	if (!broken && scope.answer === 'yes') {
		return {outcome, reason, question, gaps, possible, asks, ends};
	}

	const missing = flatMap(scope.open, ({facts}) => facts);
	const facts = [...(broken ? [brokenKey] : []), ...missing];
	const condition = [...(broken ? [standsAlone] : []), ...scope.open.map(({yesIf}) => yesIf)].join(' and ');
	const elsewhere = [...(broken ? ['decided as the count it belongs to'] : []), ...(scope.answer === 'yes' ? [] : ['outside this audit'])].join(' or ');
	return {
		outcome: 'hand-review',
		reason: question === 'open-question'
			? `${listed(facts)}: ${elsewhere} unless ${condition}. ${reason}`
			: `${listed(facts)}: ${outcomeVerbs[outcome]} (${reason}) if ${condition}, otherwise ${elsewhere}`,
		question: broken ? 'key-broken' : 'scope',
		gaps: [...new Set([...missing, ...gaps])],
		possible,
		asks: () => [...statedScope(scope, broken), ...asks()],
		ends,
	};
}
