import type {Row} from '../extract/row.js';
import {bodyHeight} from './layout.js';
import type {AppState} from './state.js';

/** All rows of the person on screen, in extract order; none before they are read. */
export const rowsOnScreen = ({current}: AppState): readonly Row[] => current?.detail.kind === 'loaded' ? current.detail.value.conviction.subject.rows : [];

/** The row that is open, or under the cursor. */
export const rowOnScreen = (state: AppState): Row | undefined => rowsOnScreen(state)[state.current?.rows.list.cursor ?? 0];

/** Lines of the screen of rows that are no rows: what the marks mean, and the headings. */
const above = 2;
export const rowsHeight = (state: AppState): number => Math.max(1, bodyHeight(state.size) - above);
