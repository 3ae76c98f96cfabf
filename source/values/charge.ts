import {onceFor} from './once-for.js';

/** A section of a code: `11357(A)(1)` is section `11357`, subdivisions `A`, `1`. Letters are upper case. */
export type Section = {
	readonly section: string;
	readonly subdivisions: readonly string[];
	/** Code letters (`HS`, `PC`); undefined when the record gives none and none can be inferred. */
	readonly code: string | undefined;
	/** The code letters were not written and were inferred (a bare 11357 to 11360 is HS). */
	readonly codeInferred: boolean;
};

export const modifiers = ['attempt', 'conspiracy', 'solicitation'] as const;
export type Modifier = (typeof modifiers)[number];

/** A charge as structure, never matched as text. */
export type Charge = {
	readonly sections: readonly Section[];
	readonly modifiers: readonly Modifier[];
	/** The column it was read from. */
	readonly column: 'OFFENSE_DESCR' | 'COMMENT_TEXT' | 'CONV_OFFENSE_DESCR' | 'DISP_OFFENSE_DESCR';
	/** The words as they stand in the column. */
	readonly raw: string;
};

/** How the letters and numbers of a charge are to be taken: `rules/offenses/codes.yaml`. */
export type CodeTable = {
	readonly codes: ReadonlySet<string>;
	/** Section to code, for sections that stand without letters. */
	readonly bare: ReadonlyMap<string, string>;
	/** Sections whose number ends in letters: `653F`. A letter behind any other number is a subdivision. */
	readonly lettered: ReadonlySet<string>;
	/** Section to modifier: `664` is an attempt. */
	readonly modifiers: ReadonlyMap<string, Modifier>;
	/** Words of a qualifier column to modifier: `ATTEMPTED` is an attempt. */
	readonly qualifiers: ReadonlyArray<{readonly contains: string; readonly modifier: Modifier}>;
};

/** The charge with what its qualifiers say of it, beside what its own words say. */
export function qualified(charge: Charge, qualifiers: string | undefined, table: CodeTable): Charge {
	const added = qualifiers === undefined ? [] : table.qualifiers.filter(({contains, modifier}) => qualifiers.includes(contains) && !charge.modifiers.includes(modifier)).map(({modifier}) => modifier);
	return added.length === 0 ? charge : {...charge, modifiers: [...charge.modifiers, ...new Set(added)]};
}

const modifierSections: Readonly<Record<Modifier, string>> = {attempt: '664', conspiracy: '182', solicitation: '653F'};

/** `11357(A)(1)` */
export const sectionText = ({section, subdivisions}: Section): string => section + subdivisions.map(part => `(${part})`).join('');

/** The field's own way to write a charge: `664/11358 HS`, `11350/11357(A) HS`. */
export const chargeText = onceFor((charge: Charge): string => {
	const parts = charge.sections.map((section, index) => {
		const next = charge.sections[index + 1];
		return sectionText(section) + (section.code !== undefined && section.code !== next?.code ? ` ${section.code}` : '');
	});
	return [...charge.modifiers.map(modifier => modifierSections[modifier]), ...parts].join('/');
});
