import type {Charge, CodeTable, Section} from '../../values/charge.js';
import {parseCharge} from '../../values/parse-charge.js';
import {holdsWord} from './words.js';

/** A charge read somewhere in a comment, with the words between it and the charge before it. */
export type Mention = {readonly charge: Charge; readonly before: string; readonly after: string};

/** Every charge with code letters that a comment names: `ALSO CHRG-11359 HS`, `AMENDED FROM 11360(A) HS TO 11360(B) HS`. Numbers without a code are no charge. */
export function mentions(comment: string, codes: CodeTable): readonly Mention[] {
	const text = comment.trim().toUpperCase();
	const found: Mention[] = [];
	let last = 0;
	for (const {index} of text.matchAll(/(?<![\d.,])\d{2,6}/g)) {
		const charge = index < last ? undefined : parseCharge(text.slice(index), 'COMMENT_TEXT', codes);
		if (charge?.sections.every(({code}) => code !== undefined)) {
			const end = endOf(text, index, charge);
			found.push({charge, before: text.slice(last, index), after: text.slice(end)});
			last = end;
		}
	}

	return found;
}

/** Behind the last section number that the charge took in. */
function endOf(text: string, start: number, charge: Charge): number {
	let end = start;
	for (const {section} of charge.sections) {
		const at = text.indexOf(section, end);
		end = at === -1 ? end : at + section.length;
	}

	return end;
}

/** Does a comment say that this is not what the person was convicted of: `AMENDED FROM`, `NOT GUILTY OF`, `… DISMISSED`? */
export function isExcluded({before, after}: Mention, words: readonly string[]): boolean {
	const behind = /^[^;,.]*?(?=;|,|\.\s|$)/.exec(after.replace(/^(?:\([A-Z\d]+\))*\s*[A-Z]{2}\b/, ''))?.[0] ?? '';
	return holdsWord(/[^;]*$/.exec(before)?.[0] ?? '', words) || holdsWord(behind.replace(/\bTO\b.*$/, ''), words);
}

/** May these be one section, one of them written with fewer subdivisions or without code letters? */
export const isCompatible = (one: Section, other: Section): boolean =>
	one.section === other.section
	&& (one.code === undefined || other.code === undefined || one.code === other.code)
	&& one.subdivisions.every((part, index) => other.subdivisions[index] === undefined || other.subdivisions[index] === part);

/** Do two charges name the same sections, as far as both tell? */
export const agree = (one: Charge, other: Charge): boolean =>
	one.sections.every(section => other.sections.some(candidate => isCompatible(section, candidate)))
	&& other.sections.every(section => one.sections.some(candidate => isCompatible(section, candidate)));

/** Does a charge say more than another, or something else? One that only leaves out subdivisions, code letters or an attempt does not. */
export const saysMore = (one: Charge, other: Charge): boolean =>
	!agree(one, other)
	|| one.modifiers.some(modifier => !other.modifiers.includes(modifier))
	|| one.sections.some(section => other.sections.some(known => isCompatible(section, known) && section.subdivisions.length > known.subdivisions.length));
