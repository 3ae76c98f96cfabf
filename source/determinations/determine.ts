import type {Conviction} from '../history/subject.js';
import type {Relief} from '../rules/reasons.js';
import {scopeOf, type Scope} from '../rules/scope.js';
import {listed, walk} from '../rules/walk.js';
import {sectionText} from '../values/charge.js';
import {outcomeVerbs, type Outcome} from '../values/outcome.js';
import {isServing} from '../history/sentence.js';
import type {Determination} from './determination.js';
import {circumstancesOf, type Engine} from './engine.js';
import {flagsOf} from './flags/detect.js';

/**
The engine's answer for one conviction; undefined where it is certainly out of scope. Never throws: a rule that fails on a record
is a hand review of that record.
*/
export function determine(conviction: Conviction, engine: Engine): Determination | undefined {
	try {
		const scope = scopeOf(circumstancesOf(conviction, engine), countyOf(engine));
		if (scope.answer === 'no') {
			return undefined;
		}

		const concluded = conclude(conviction, scope, engine);
		return {...concluded, gaps: [...concluded.gaps, ...inferences(conviction)], relief: reliefFor(concluded.outcome, conviction, engine), flags: flagsOf(conviction, engine)};
	} catch {
		return {outcome: 'hand-review', reason: 'A rule failed on this record: decide it by hand, and report the rule', question: 'rule-failed', relief: undefined, gaps: [], flags: []};
	}
}

/** What was read into the record rather than in it: noted on the conviction. */
function inferences({count}: Conviction): readonly string[] {
	const inferred = count.charges.flatMap(({value}) => value.kind === 'charge' ? value.charge.sections.filter(({codeInferred}) => codeInferred) : []);
	return [...new Set(inferred.map(section => `Code letters are missing: ${sectionText(section)} is read as ${section.code!}`))];
}

/** The county a policy is about: its own, or the one the run was given. */
export const countyOf = (engine: Engine): string => engine.policy.scope.county === 'from-option' ? engine.county : engine.policy.scope.county;

/** Why the row of a broken key is a question, and what would settle it. */
export const brokenKey = 'CNT_ORDER is not twelve digits, so the count cannot be told';
export const standsAlone = 'this row stands alone';

type Concluded = Omit<Determination, 'relief' | 'flags'>;

function conclude(conviction: Conviction, scope: Scope, engine: Engine): Concluded {
	const {outcome, reason, question, gaps} = walk(engine.policy, circumstancesOf(conviction, engine));
	const {broken} = conviction.count;
	if (!broken && scope.answer === 'yes') {
		return {outcome, reason, question, gaps};
	}

	const missing = scope.open.flatMap(({facts}) => facts);
	const facts = [...(broken ? [brokenKey] : []), ...missing];
	const condition = [...(broken ? [standsAlone] : []), ...scope.open.map(({yesIf}) => yesIf)].join(' and ');
	const elsewhere = [...(broken ? ['decided as the count it belongs to'] : []), ...(scope.answer === 'yes' ? [] : ['outside this audit'])].join(' or ');
	return {
		outcome: 'hand-review',
		reason: question === 'open-question'
			? `${listed(facts)}: ${elsewhere} unless ${condition}. ${reason}`
			: `${listed(facts)}: ${outcomeVerbs[outcome]} (${reason}) if ${condition}, otherwise ${elsewhere}`,
		question: broken ? 'key-broken' : 'scope',
		gaps: [...missing, ...gaps],
	};
}

/**
The relief to propose: the first of `rules/relief.yaml` that fits the outcome and the state of the sentence. None where the record
does not say whether the sentence is still served: petition and application are different papers, and a person must choose.
*/
function reliefFor(outcome: Outcome, conviction: Conviction, engine: Engine): string | undefined {
	const serving = isServing(conviction, engine.asOf);
	const fits = ({sentence}: Relief): boolean => sentence === undefined || (sentence === 'serving' ? serving === 'yes' : serving === 'no');
	return serving === 'unknown' ? undefined : engine.rules.reliefs.find(relief => relief.outcome === outcome && fits(relief))?.id;
}
