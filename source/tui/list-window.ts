/** The part of a long list that is drawn. Only `height` rows are ever mounted. */
export type ListWindow = {readonly cursor: number; readonly top: number};

/** Rows kept in sight above and below the cursor, so that the reader sees what comes. */
const margin = 2;

/** The window with the cursor on `cursor` (brought into range), scrolled no more than needed to keep it in sight. */
export function moveTo(window: ListWindow, cursor: number, total: number, height: number): ListWindow {
	const last = Math.max(0, total - 1);
	const at = Math.min(Math.max(0, cursor), last);
	const rows = Math.max(1, height);
	const keep = Math.min(margin, Math.floor((rows - 1) / 2));
	const highest = Math.max(0, at - rows + 1 + keep);
	const lowest = Math.max(0, at - keep);
	const top = Math.min(Math.max(window.top, highest), lowest);
	return {cursor: at, top: Math.min(Math.max(0, top), Math.max(0, total - rows))};
}

/** The window after the number of rows, or the room for them, changed. */
export const settle = (window: ListWindow, total: number, height: number): ListWindow => moveTo(window, window.cursor, total, height);
