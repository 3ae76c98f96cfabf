/** An agency's name for comparing: extracts write `CAPD PASADENA` and `CAPDPASADENA` of the same one. */
export const agencyName = (text: string): string => text.toUpperCase().replaceAll(/\s+/g, '');
