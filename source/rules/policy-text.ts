import {outcomeLabels} from '../values/outcome.js';
import type {OffenseTable} from './offense-table.js';
import {defaultParameters, filledIn, isActive, type Consequence, type ParameterDefinition, type Policy, type Question} from './policy.js';
import {tablesIn} from './tests.js';

/** A policy as a numbered checklist in plain English, with its parameters, their defaults, and what is not verified. */
export function policyText(policy: Policy, offenses: ReadonlyMap<string, OffenseTable>): string {
	const parameters = defaultParameters(policy);
	const tables = policy.scope.offenses.map(id => offenses.get(id)!);
	const lines = [
		policy.title,
		`${policy.id} (source: ${policy.source.what}${policy.source.seen === undefined ? '' : `, seen ${policy.source.seen}`}; ${policy.source.verified ? 'verified' : 'NOT VERIFIED'})`,
		policy.adopted ? `Adopted by ${policy.adopted.by} on ${policy.adopted.on}: ${policy.adopted.memo}` : 'Not adopted by an office: results under it are a TRIAL.',
		...(policy['challenge-deadline'] === undefined ? [] : [`A challenge after ${policy['challenge-deadline']} needs a legal basis and is marked LATE.`]),
		...(policy['second-attorney'] ?? []).map(decision => `${secondWords[decision]} stands only when another attorney has approved it.`),
		'',
		`It decides every conviction of ${policy.scope.county === 'from-option' ? 'the county given with --county' : policy.scope.county} for:`,
		...tables.map(table => `  - ${table.title} (${table.cite}${table.source.verified ? '' : '; NOT VERIFIED'})`),
		'',
		'The questions are asked in this order; the first that is answered yes decides.',
		'A question that cannot be answered is left to a person, unless every answer to it leads to the same outcome.',
		'',
		...policy.questions.flatMap((question, index) => {
			const isAsked = isActive(question, policy, parameters);
			const conditions = isAsked ? '' : ` [${offWords(question)}]`;
			return [
				`${String(index + 1).padStart(3)}. ${filledIn(question.ask, isAsked ? parameters : {})}${conditions}`,
				`     If yes: ${consequenceWords(question.then)} ("${filledIn(question.then.reason, isAsked ? parameters : {})}")`,
				...(question.cite === undefined ? [] : [`     Law: ${question.cite}${question.verified === false ? ' (NOT VERIFIED)' : ''}`]),
				...[...new Set(tablesIn(question.when))].map(id => tableLine(offenses.get(id)!)),
			];
		}),
		'',
		`Otherwise: ${consequenceWords(policy.otherwise)} ("${filledIn(policy.otherwise.reason, parameters)}")`,
	];
	const settings = Object.entries(policy.parameters).map(([name, definition]) =>
		`  ${name} = ${[parameters[name]!].flat().join(',') || 'none'}\n      ${definition.meaning}${rangeWords(definition)}`);
	return `${[...lines, ...(settings.length === 0 ? [] : ['', 'Parameters and their defaults (--set name=value):', ...settings])].join('\n')}\n`;
}

const secondWords = {'not-eligible': 'A decision "Not eligible"', challenge: 'A challenge'} as const;

/** `Eligible for Reduction, to an infraction`, `Hand Review, relief presumed` */
export const consequenceWords = ({outcome, to, 'relief-presumed': presumed}: Consequence): string =>
	`${outcomeLabels[outcome]}${to === undefined ? '' : `, to ${to === 'infraction' ? 'an' : 'a'} ${to}`}${presumed ? ', relief presumed' : ''}`;

/** Why a question is not asked under the defaults, and what would have it asked. */
function offWords({active}: Question): string {
	return active?.is === undefined ? `off unless --set ${active?.parameter ?? ''}=… turns it on` : `asked only under --set ${active.parameter}=${String(active.is)}`;
}

function rangeWords(definition: ParameterDefinition): string {
	switch (definition.type) {
		case 'years': {
			return ` (${definition.min} to ${definition.max})`;
		}

		case 'choice': {
			return ` (${definition.among.join(' or ')})`;
		}

		default: {
			return '';
		}
	}
}

/** A table that a question asks about, so that the reader knows where the list stands. */
const tableLine = ({id, title, cite, source}: OffenseTable): string => `     List: ${title} (${cite}; rules/offenses/${id}.yaml${source.verified ? '' : ', NOT VERIFIED'})`;
