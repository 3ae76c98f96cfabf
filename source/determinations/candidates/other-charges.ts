import type {Count} from '../../history/subject.js';
import {sectionText, type Section} from '../../values/charge.js';
import type {FlagContext} from '../flags/context.js';
import {chargesElsewhere, type Elsewhere, type ElsewhereColumn} from '../flags/other-charge-in-comment.js';

const columnWords: Readonly<Record<ElsewhereColumn, string>> = {COMMENT_TEXT: 'comment', CONV_OFFENSE_DESCR: 'offense of conviction', DISP_OFFENSE_DESCR: 'offense as disposed'};
const columns = Object.keys(columnWords) as ElsewhereColumn[];

const citation = (section: Section): string => `${section.code ?? 'HS'} ${sectionText({...section, subdivisions: section.subdivisions.map(part => part.toLowerCase())})}`;

/** `HS 11359(a) (comment)` */
export const elsewhereText = ({section, column}: Elsewhere): string => `${citation(section)} (${columnWords[column]})`;

/** Proposition 64 sections that a count's comment and alternative columns name and that are not its own charge, each with the row that names it. */
export const otherCharges = (count: Count, context: FlagContext): readonly Elsewhere[] => chargesElsewhere(count, columns, context.rules.candidates.kinds['charge-elsewhere'], context);

/** The same as texts, each once, in the order of the record. */
export const otherChargeTexts = (count: Count, context: FlagContext): readonly string[] => [...new Set(otherCharges(count, context).map(elsewhere => elsewhereText(elsewhere)))];
