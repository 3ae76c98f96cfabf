import {referenceTo} from '../../history/readings.js';
import {shown, type Detector} from './context.js';
import {ownRows, rowsWithWords} from './words.js';

/** Flag 35: a warrant among the qualifiers of the count or its arrest; or a conviction without any sentence, neither in its columns nor in a comment (`except`). */
export const warrantOrNoSentence: Detector = ({cycle, count}, rule) => {
	const rows = ownRows(cycle, count);
	const warrants = rowsWithWords(rows, ['OFFENSE_QUAL_LST', 'CONV_OFFENSE_QUAL_LST', 'DISP_OFFENSE_QUAL_LST'], rule.words);
	const unsentenced = count.convicted === 'yes' && count.sentence.length === 0 && rowsWithWords(rows, ['COMMENT_TEXT'], rule.except).length === 0;
	return shown([...warrants, ...(unsentenced && count.carrier ? [referenceTo(count.carrier)] : [])]);
};
