import {fit} from '../../terminal/cells.js';
import {visibleText, type VisibleText} from '../../terminal/visible-text.js';

/** `56 %`; what is more than nothing and less than one in a hundred says so, and only all of it is 100. */
export function percentText(part: number, whole: number): VisibleText {
	if (whole === 0) {
		return visibleText('');
	}

	const percent = Math.floor((part * 100) / whole);
	return visibleText(part > 0 && percent === 0 ? '<1 %' : `${percent} %`);
}

/** A part of a whole as a bar of so many cells; something is never drawn as nothing. */
export function bar(part: number, whole: number, width: number, ascii: boolean): VisibleText {
	const cells = whole === 0 || part === 0 ? 0 : Math.min(width, Math.max(1, Math.round((part * width) / whole)));
	return fit(visibleText((ascii ? '#' : '█').repeat(cells)), width);
}
