import type {Draft} from '../review/entry.js';

/** Where many decisions at once stand in `AppState.unsaved`: one such batch is on its way at a time. */
export const batchKey = 'batch';

/** Where a note of a conviction stands there, beside the conviction's own key for its last decision. */
export const noteKey = (key: string): string => `note ${key}`;

export const unsavedKey = ({type, key}: Draft): string => type === 'note' ? noteKey(key) : key;
