import {cell} from '../../extract/row.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import {chargeInAny, chargesOf, rowsOfCharges} from './charges-around.js';
import {shown, type Detector} from './context.js';
import {span} from './other-cases.js';

/** Flag 21: this count, or another conviction of the person, is under a section that came before 11357 to 11360; where that section covered other narcotics too, only if it is from before `day` or its words speak of marijuana. */
export const predecessorSection: Detector = ({subject}, rule, context) => {
	const day = parseIsoDay(rule.day!)!;
	return shown(subject.convictions.flatMap(({count}) => {
		const old = (span(count)?.earliest ?? day) < day;
		const charges = chargesOf(count).filter(({charge}) => {
			const answer = chargeInAny(context, rule.tables, charge);
			return answer !== 'no' && (answer === 'yes' || old || speaksOfMarijuana(charge.raw));
		});
		return rowsOfCharges(charges);

		function speaksOfMarijuana(words: string): boolean {
			const text = [words, ...count.rows.map(row => cell(row, 'COMMENT_TEXT'))].join(' ').toUpperCase();
			return rule.words.some(word => text.includes(word));
		}
	}));
};
