import type {ConvictionRecord} from '../determinations/determination.js';
import {visibleText} from '../terminal/visible-text.js';
import {outcomeLabels} from '../values/outcome.js';

/** Convictions to choose from, with their keys. A redacted list has neither keys, which hold DOJ's number of the person, nor names. */
export function listText(named: readonly ConvictionRecord[], redacted: boolean): string {
	const lines = named.map(({key, subject, conviction, outcome}) => {
		const what = `${conviction.charge}, ${conviction.level}, ${conviction.date}, ${conviction.caseNumbers.length === 0 ? 'no case number' : `case ${conviction.caseNumbers.join(', ')}`}: ${outcomeLabels[outcome]}`;
		return visibleText(redacted ? what : `${key}  ${subject.name === '' ? 'no name given' : subject.name}  ${what}`);
	});
	return [
		`${named.length} convictions in scope have that number:`,
		...lines.map(line => `  ${line}`),
		redacted ? 'Print one by its key: leave --redact out to see the keys, then give it again with the key.' : 'Print one by its key: second-look show <workspace> <key>',
		'',
	].join('\n');
}
