import {cell, type Row} from '../../extract/row.js';
import type {Conviction, Count, Cycle} from '../../history/subject.js';
import {agreement, allOf, type Answer} from '../../values/knowable.js';
import {termOf} from '../../values/no-value.js';
import {chargeText} from '../../values/charge.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';
import {flatMap} from '../../values/flat-map.js';
import {inSentence, readingIn} from './offenses.js';
import {isUntyped} from './untyped-step.js';

const wordsOf = ({charges}: Count): string => charges.map(({value}) => value.kind === 'charge' ? chargeText(value.charge) : 'not readable').join(' or ');

/**
Is a count of the same cycle of these tables: one that ended in a conviction, or any that was charged? A combined charge of this
count speaks too. What was charged and has no charge text at all says nothing.
*/
export function otherOffenseInCycle({conviction: {cycle, count: own}, offenses}: Circumstances, ids: readonly string[], counting: 'convictions' | 'charges'): LeafFinding {
	const tables = ids.map(id => offenses.get(id)!);
	const weighed = flatMap(cycle.steps, ({counts}) => counts).map((count): {count: Count; answer: Answer} => {
		const offense = agreement(count.charges.map(({value}) => value.kind === 'missing' && (count === own || count.convicted === 'no') ? 'no' : readingIn(tables, value)));
		return {count, answer: counting === 'charges' ? offense : allOf([count.convicted, offense])};
	});
	const certain = weighed.filter(({answer}) => answer === 'yes');
	const open = weighed.filter(({answer}) => answer === 'unknown');
	const answer: Answer = certain.length > 0 ? 'yes' : (open.length > 0 ? 'unknown' : 'no');
	return {
		answer,
		told() {
			const titles = tables.map(({title}) => inSentence(title)).join(' or ');
			const among = open.map(({count}) => `${wordsOf(count)} (count ${count.order})`).join(', ');
			return {
				because: certain.length > 0 ? `in the same cycle: ${certain.map(({count}) => wordsOf(count)).join('; ')}` : `no count of the cycle is certainly one of the ${titles}`,
				rows: rowsOf(flatMap((certain.length > 0 ? certain : open), ({count}) => count.charges)),
				facts: answer === 'unknown' ? [`It is not certain whether ${among} is one of the ${titles}${counting === 'convictions' ? ' and a conviction' : ''}`] : [],
				yesIf: `a count of the cycle is one of the ${titles}`,
				noIf: `no count of the cycle is one of the ${titles}`,
			};
		},
	};
}

/** Was an arrest of the cycle made by an agency whose name begins so? Unknown where a row of an arrest names none, or a step that may be another arrest names one of the other kind. */
export function arrestingAgency({conviction: {cycle}}: Circumstances, beginnings: readonly string[]): LeafFinding {
	const counts = flatMap(cycle.steps, step => step.counts);
	const arrests = arrestRows(cycle);
	const rows = [...arrests, ...flatMap(counts.filter(count => isUntyped(count)), count => count.rows.filter(row => !arrests.includes(row)))];
	const certain = agenciesOf(arrests);
	const agencies = certain.length === 0 ? [] : agenciesOf(rows);
	const isListed = (agency: string): boolean => beginnings.some(beginning => agency === beginning || agency.startsWith(`${beginning} `));
	const isUnnamed = rows.some(row => agenciesOf([row]).length === 0);
	const answer = agreement([...agencies.map((agency): Answer => isListed(agency) ? 'yes' : 'no'), ...(isUnnamed ? ['unknown' as const] : [])]);
	return {
		answer,
		told: () => ({
			because: agencies.length === 0 ? 'no arrest of the cycle names its agency' : `arrested by ${certain.join(' and ')}`,
			rows: rows.map(({file, line}) => ({file, line})),
			facts: answer === 'unknown' ? [isUnnamed || agencies.length === 0 ? 'The arresting agency is missing' : `The cycle names several agencies (${agencies.join(', ')})`] : [],
			yesIf: 'the arrest was made by one of the listed agencies',
			noIf: 'the arrest was made by another agency',
		}),
	};
}

/** Rows of the cycle that are an arrest's. */
const arrestRows = ({steps}: Cycle): readonly Row[] => flatMap(steps, ({counts}) => flatMap(counts, ({rows}) => rows.filter(row => termOf(cell(row, 'STP_TYPE_DESCR'))?.startsWith('ARREST'))));

/** Agencies that the arrests of the conviction's cycle name, each once. */
export const arrestingAgencies = ({cycle}: Pick<Conviction, 'cycle'>): readonly string[] => agenciesOf(arrestRows(cycle));

const agenciesOf = (rows: readonly Row[]): readonly string[] => [...new Set(rows.map(row => termOf(cell(row, 'STP_ORI_DESCR'))).filter(agency => agency !== undefined))];
