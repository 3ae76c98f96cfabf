import {isSet, type Options, type World} from './command.js';

/** Is everything to be said line by line? Asked for, or because the terminal can do nothing else. */
export const isPlain = (options: Options, {environment}: World): boolean => isSet(options, 'plain') || isDumb(environment);

/** A terminal that knows no escape sequence. */
export const isDumb = (environment: World['environment']): boolean => environment['TERM'] === 'dumb';
