import {cell} from '../../extract/row.js';
import type {Count} from '../../history/subject.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import {flatMap} from '../../values/flat-map.js';
import {chargeInAny, chargesOf, rowsOfCharges, type Charged} from './charges-around.js';
import {shown, type Detector, type FlagContext} from './context.js';
import {span} from './other-cases.js';

/** Flag 21: this count, or another conviction of the person, is under a section that came before 11357 to 11360; where that section covered other narcotics too, only if it is from before `day` or its words speak of marijuana. */
export const predecessorSection: Detector = ({subject}, rule, context) => shown(flatMap(subject.convictions, ({count}) => rowsOfCharges(predecessorCharges(count, {...rule, day: rule.day!}, context))));

/** The charges of a count under a section of the tables: from before `day`, or with one of the words, where the section alone does not tell. */
export function predecessorCharges(count: Count, rule: {readonly tables: readonly string[]; readonly words: readonly string[]; readonly day: string}, context: FlagContext): readonly Charged[] {
	const isOld = (): boolean => {
		const day = parseIsoDay(rule.day)!;
		return (span(count)?.earliest ?? day) < day;
	};

	return chargesOf(count).filter(({charge}) => {
		const answer = chargeInAny(context, rule.tables, charge);
		return answer !== 'no' && (answer === 'yes' || isOld() || speaksOf([charge.raw, ...count.rows.map(row => cell(row, 'COMMENT_TEXT'))].join(' '), rule.words) !== undefined);
	});
}

/** The first of the words that stands anywhere in a text. */
export function speaksOf(text: string, words: readonly string[]): string | undefined {
	const capitals = text.toUpperCase();
	return words.find(word => capitals.includes(word));
}
