/**
A social security number as a comment may hold it: three groups with hyphens or blanks between them, or nine digits behind `SSN`, `SS`, `SSA` or `SOC`.
Written otherwise it cannot be told from any other number.
*/
const socialSecurityNumber = /(?<!\d)\d{3}([- ])\d{2}\1\d{4}(?!\d)|(?<=\bss[na]?\b[ #:.]{0,4}|\bsoc\b[ #:.]{0,4})\d{9}(?!\d)/gi;

/** A comment with `mask` in the place of every social security number in it. */
export const withoutSocialSecurityNumbers = (comment: string, mask: string): string => comment.replaceAll(socialSecurityNumber, mask);

export const holdsSocialSecurityNumber = (comment: string): boolean => comment.search(socialSecurityNumber) !== -1;
