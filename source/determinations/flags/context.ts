import type {RowReference} from '../../extract/row.js';
import type {Conviction} from '../../history/subject.js';
import type {FlagRule} from '../../rules/flag-rule.js';
import type {Engine} from '../engine.js';

/** What a flag may look at besides the conviction: the rules and the as-of date. */
export type FlagContext = Pick<Engine, 'rules' | 'asOf'>;

/** Looks for one kind of trouble: the rows that show it, or undefined where there is none. */
export type Detector = (conviction: Conviction, rule: FlagRule, context: FlagContext) => readonly RowReference[] | undefined;

/** The rows, each once; undefined where there are none. */
export function shown(rows: readonly RowReference[]): readonly RowReference[] | undefined {
	return rows.length === 0 ? undefined : [...new Map(rows.map(({file, line}) => [`${file}:${line}`, {file, line}])).values()];
}
