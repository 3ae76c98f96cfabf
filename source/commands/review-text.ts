import type {AuditSession} from '../tui/session.js';
import {outcomeLabels, outcomes} from '../values/outcome.js';
import {effectiveOf} from '../review/effective.js';
import {candidateKinds} from '../rules/candidate-rules.js';
import {candidateCounts} from '../tui/promotions.js';

/** The summary and the queue as text, for where there is no terminal. Names are masked to their initials: this goes to logs and pipes. */
export function reviewText(session: AuditSession): string {
	const {records, queueLength, county, asOf, policy} = session;
	const standings = records.map(record => effectiveOf(record, session.reviews.get(record.key), session.lineHashes.get(record.key), policy.secondAttorney));
	const count = (test: (index: number) => boolean): number => records.filter((_, index) => test(index)).length;
	return [
		`County ${county}, as of ${asOf}, policy ${policy.id}${policy.adopted ? '' : ' (not adopted: TRIAL)'}`,
		`${records.length} convictions in scope; ${queueLength} need a person; ${count(index => standings[index]!.pile === 'undecided')} are undecided`,
		...outcomes.filter(outcome => standings.some(standing => standing.outcome === outcome)).map(outcome => `${String(count(index => standings[index]!.outcome === outcome)).padStart(8)}  ${outcomeLabels[outcome]}`),
		...candidateLines(session),
		'',
		queueLength === 0 ? 'The queue is empty.' : 'The queue:',
		...records.slice(0, queueLength).map((record, index) => [
			`${record.key}  ${initials(record.subject.name)}  ${record.conviction.charge}, ${record.conviction.level}, ${record.conviction.date}`,
			`    ${outcomeLabels[standings[index]!.outcome]} (${standings[index]!.word}): ${standings[index]!.reason}`,
			`    HS 11361.8: ${record.statute.words}`,
			...record.flags.flatMap(flag => [
				`    ${flag.level}  ${session.flags.find(({id}) => id === flag.id)?.title ?? flag.id} (${flag.id})${flag.material.length === 0 ? '' : ', material:'}`,
				...flag.material.map(({reading, outcome}) => `       ${outcome === 'out-of-scope' ? 'Out of scope' : outcomeLabels[outcome]} if ${reading}`),
			]),
		].join('\n')),
		'',
	].join('\n');
}

function candidateLines(session: AuditSession): readonly string[] {
	const {found, promoted, notPromoted} = candidateCounts(session, session.reviews);
	return [
		`Candidates, out of scope and perhaps about marijuana: ${found}; promoted: ${promoted}${found === promoted ? '' : '; not promoted, by kind (one of several kinds counts under each):'}`,
		...candidateKinds.filter(kind => notPromoted[kind] > 0).map(kind => `${String(notPromoted[kind]).padStart(8)}  ${session.candidateRules.kinds[kind].title}`),
	];
}

const initials = (name: string): string => name.split(/[\s,]+/).filter(part => part !== '').map(part => `${[...part][0]!}.`).join(' ');

/** The same as data. */
export const reviewJson = (session: AuditSession): string => `${JSON.stringify({
	county: session.county,
	asOf: session.asOf,
	policy: session.policy.id,
	convictions: session.records.length,
	candidates: candidateCounts(session, session.reviews),
	queue: session.records.slice(0, session.queueLength).map(record => {
		const {outcome, reason, word, pile} = effectiveOf(record, session.reviews.get(record.key), session.lineHashes.get(record.key), session.policy.secondAttorney);
		return {key: record.key, name: initials(record.subject.name), outcome, reason, decision: word, pile, statute: record.statute.words, flags: record.flags.map(({id, level, material}) => ({id, level, material}))};
	}),
}, undefined, 2)}\n`;
