import {cell, type Row} from '../extract/row.js';

/*
This is the earlier engine's rule, kept to the letter though it is known to be coarse (D-14, D-15): it matches text where all else here
matches parsed charges. The column informs and decides nothing, offices compare it with lists they have, and parity is promised for it.
*/
const prop64Section = /1135[7-9]|11360/v;
const letterOf11357 = /11357\((?<letter>[A-D])\)/v;

const sectionIn = (text: string): string | undefined => prop64Section.exec(text)?.[0];
const letterIn = (text: string): string | undefined => letterOf11357.exec(text)?.groups?.letter;
const isSmallAmount = (letter: string): boolean => letter === 'A' || letter === 'B';

/** `Possible Other P64 Charges`: the whole comment, where it names another Proposition 64 charge than the offense does; else nothing. */
export function possibleOtherCharges(offense: string, comment: string): string {
	const described = offense.trim();
	const commentSection = sectionIn(comment);
	// With no offense of its own the row's charge is read from the comment, so the comment names no other one.
	if (described === '' || described === 'SEE COMMENT FOR CHARGE' || commentSection === undefined) {
		return '';
	}

	const section = sectionIn(offense);
	if (section !== commentSection) {
		return comment;
	}

	return section === '11357' && isOther11357(letterIn(offense), letterIn(comment)) ? comment : '';
}

/** The letters (a), (b) and (c), (d) of the old 11357 are taken as pairs. A comment without a letter says nothing new. */
function isOther11357(offenseLetter: string | undefined, commentLetter: string | undefined): boolean {
	return commentLetter !== undefined && (offenseLetter === undefined || isSmallAmount(offenseLetter) !== isSmallAmount(commentLetter));
}

export const possibleOtherChargesOf = (row: Row): string => possibleOtherCharges(cell(row, 'OFFENSE_DESCR'), cell(row, 'COMMENT_TEXT'));
