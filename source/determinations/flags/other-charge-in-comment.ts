import {cell, type Row} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import type {Count} from '../../history/subject.js';
import type {Charge, Section} from '../../values/charge.js';
import {termOf} from '../../values/no-value.js';
import {flatMap} from '../../values/flat-map.js';
import {chargeInAny, chargesOf, sectionsNamed} from './charges-around.js';
import {isCompatible, isExcluded, mentions} from './comment-charges.js';
import {shown, type Detector, type FlagContext} from './context.js';

/** Flag 42: a comment of the count names a Proposition 64 charge that is not the count's own: every section in it, but for what was amended, dismissed or acquitted. */
export const otherChargeInComment: Detector = ({count}, rule, context) => shown(chargesElsewhere(count, ['COMMENT_TEXT'], rule, context).map(({row}) => referenceTo(row)));

/** Columns that may name another charge than the count's own. */
export type ElsewhereColumn = 'COMMENT_TEXT' | 'CONV_OFFENSE_DESCR' | 'DISP_OFFENSE_DESCR';

export type Elsewhere = {readonly section: Section; readonly column: ElsewhereColumn; readonly row: Row};

/** Sections of the tables that these columns name and that are not the count's own, but for what was amended, dismissed or acquitted. */
export function chargesElsewhere(count: Count, columns: readonly ElsewhereColumn[], rule: {readonly tables: readonly string[]; readonly except: readonly string[]}, context: FlagContext): readonly Elsewhere[] {
	const own = flatMap(chargesOf(count), ({charge}) => charge.sections);
	const isOther = (section: Section, charge: Charge): boolean => chargeInAny(context, rule.tables, {...charge, sections: [section]}) !== 'no' && !own.some(known => isCompatible(known, section));
	const named = (text: string): readonly Section[] => flatMap(mentions(text, context.rules.codes)
		.filter(mention => !isExcluded(mention, rule.except)), ({charge}) => charge.sections.filter(section => isOther(section, charge)));
	return flatMap(count.rows, row => flatMap(columns, column => {
		const text = termOf(cell(row, column));
		// Most comments name no section at all: reading every number in them as a charge is what costs.
		return text === undefined || !sectionsNamed(context, rule.tables, text) ? [] : named(text).map((section): Elsewhere => ({section, column, row}));
	}));
}
