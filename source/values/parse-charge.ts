import type {Charge, CodeTable, Modifier, Section} from './charge.js';
import {remembered} from './remembered.js';

type Part = {section: string; subdivisions: string[]; code: string | undefined};

const sectionPattern = /(\d{1,6}(?:\.\d{1,4})?)((?:\s?\([A-Z\d]{1,5}\))*)/y;
const letterPattern = /([A-Z]{1,2})(\d{0,2})(?![A-Z\d])/y;
const subdivisionsPattern = /(?:\s?\([A-Z\d]{1,5}\))+/y;
const codePattern = /\s*([A-Z]{2})(?![A-Z\d])/y;
const commentPrefix = /^(?:CNT\s*:?\s*\d+\s*:?\s*)?CHRG[-:\s]+/;

/**
Parses the words of a charge, up to where its description begins: `11359(A) HS-POSSESS FOR SALE`, `664-11358 HS`, `11357B2 HS`.
Returns undefined when no section can be read, or when what stands there could be read in more than one way (`11 359 HS`).
*/
export function parseCharge(raw: string, column: Charge['column'], table: CodeTable): Charge | undefined {
	let known = parsers.get(table);
	if (!known) {
		known = {
			OFFENSE_DESCR: remembered(text => parsed(text, 'OFFENSE_DESCR', table)),
			COMMENT_TEXT: remembered(text => parsed(text, 'COMMENT_TEXT', table)),
			CONV_OFFENSE_DESCR: remembered(text => parsed(text, 'CONV_OFFENSE_DESCR', table)),
			DISP_OFFENSE_DESCR: remembered(text => parsed(text, 'DISP_OFFENSE_DESCR', table)),
		};
		parsers.set(table, known);
	}

	return known[column](raw);
}

const parsers = new WeakMap<CodeTable, Readonly<Record<Charge['column'], (raw: string) => Charge | undefined>>>();

function parsed(raw: string, column: Charge['column'], table: CodeTable): Charge | undefined {
	const text = raw.trim().replaceAll(/\s+/g, ' ').toUpperCase().replace(commentPrefix, '');
	// A blank or a comma within a number: 11 359 and 11,359 may be 11359, and may be two sections.
	// A comma before one or two digits may stand for a point: 11357,5 may be 11357.5.
	if (/^\d{1,2}[ ,]\s?\d{3}(?!\d)/.test(text) || /^(?:\d+[-/])?\d{3,},\d{1,2}(?!\d)/.test(text)) {
		return undefined;
	}

	const parts = readParts(text, table);
	if (!parts) {
		return undefined;
	}

	const found: Modifier[] = [];
	const sections: Section[] = [];
	let code: string | undefined;
	for (const part of parts.toReversed()) {
		code = part.code ?? code;
		const modifier = table.modifiers.get(part.section);
		if (modifier && parts.length > 1 && (part.code ?? 'PC') === 'PC') {
			found.unshift(modifier);
		} else {
			const bare = code === undefined ? table.bare.get(part.section) : undefined;
			sections.unshift({section: part.section, subdivisions: part.subdivisions, code: code ?? bare, codeInferred: bare !== undefined});
		}
	}

	return sections.length === 0 ? undefined : {sections, modifiers: found, column, raw: raw.trim()};
}

function readParts(text: string, table: CodeTable): Part[] | undefined {
	const parts: Part[] = [];
	let at = 0;
	for (;;) {
		const number = matchAt(sectionPattern, text, at);
		if (!number) {
			return undefined;
		}

		at += number[0].length;
		const part: Part = {section: number[1]!, subdivisions: subdivisionsIn(number[2]!), code: undefined};
		at = takeLetters(part, text, at, table);
		const code = matchAt(codePattern, text, at);
		if (code && table.codes.has(code[1]!)) {
			part.code = code[1];
			at += code[0].length;
		}

		parts.push(part);
		// Behind code letters a hyphen begins the description, unless the section only says how another was committed. Before them it
		// joins two sections; a number of two digits is an amount (`11357(B)-28.5 GRAMS`).
		const joins = part.code === undefined || table.modifiers.has(part.section);
		const joint = matchAt(/\s?[&,/;]\s?(?=\d)/y, text, at) ?? (joins ? matchAt(/\s?-\s?(?=\d{3})/y, text, at) : undefined);
		if (!joint) {
			break;
		}

		at += joint[0].length;
	}

	// More digits without a joint, or letters run into the number that are no code: not a charge we can read.
	return /^(?:\s?\d|[A-Z\d(])/.test(text.slice(at)) ? undefined : parts;
}

/** Letters without parentheses (`11357A`, `11357B2`), and sections whose name ends in letters (`653F(B)`, `288A`). */
function takeLetters(part: Part, text: string, at: number, table: CodeTable): number {
	const letters = part.subdivisions.length === 0 ? matchAt(letterPattern, text, at) : undefined;
	if (!letters) {
		return at;
	}

	const [whole, letter, digits] = letters as unknown as [string, string, string];
	if (table.lettered.has(part.section + letter) && digits === '') {
		part.section += letter;
	} else if (letter.length === 1) {
		part.subdivisions.push(letter, ...(digits === '' ? [] : [digits]));
	} else {
		return at;
	}

	const end = at + whole.length;
	const subdivisions = matchAt(subdivisionsPattern, text, end);
	part.subdivisions.push(...subdivisionsIn(subdivisions?.[0] ?? ''));
	return end + (subdivisions?.[0].length ?? 0);
}

const subdivisionsIn = (text: string): string[] => [...text.matchAll(/[A-Z\d]+/g)].map(([subdivision]) => subdivision);

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}
