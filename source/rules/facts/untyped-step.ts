import {cell} from '../../extract/row.js';
import type {Count} from '../../history/subject.js';
import {termOf} from '../../values/no-value.js';

/** Does a count convict of nothing on a step that does not say what it is? Such a step may be a registration, a death, anything. */
export const isUntyped = ({rows, convicted}: Count): boolean => convicted !== 'yes' && rows.some(row => termOf(cell(row, 'STP_TYPE_DESCR')) === undefined);
