import type {AppState} from '../state.js';

/** Unique over sessions, because each begins at another head of the log. */
export const actionKey = (state: AppState, id: number): string => `${state.session.log.head.slice(0, 16)}-${state.session.log.entries}-${id}`;
