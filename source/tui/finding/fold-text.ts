const plain = /^\p{ASCII}*$/v;

/** Text as it is searched and sorted: without letter case and accents. */
export const foldText = (text: string): string => plain.test(text) ? text.toLowerCase() : text.normalize('NFD').replaceAll(/\p{M}+/gu, '').toLowerCase();
