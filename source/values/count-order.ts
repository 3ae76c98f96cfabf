import {remembered} from './remembered.js';

/** The twelve digits of CNT_ORDER: which cycle, step, count and sub-count a row belongs to (`CCC SSS NNN XXX`). */
export type CountOrder = {
	readonly text: string;
	readonly cycle: string;
	readonly step: string;
	readonly count: string;
	readonly subCount: string;
};

/** Undefined for anything but twelve digits: a spreadsheet's `1.01002E+11` or a lost leading zero names no count. */
export const parseCountOrder: (cell: string) => CountOrder | undefined = remembered(cell => {
	const text = cell.trim();
	return /^\d{12}$/.test(text)
		? {text, cycle: text.slice(0, 3), step: text.slice(3, 6), count: text.slice(6, 9), subCount: text.slice(9, 12)}
		: undefined;
});
