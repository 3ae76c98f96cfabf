/** The cell, quoted where the format needs it (RFC 4180). */
export const csvCell = (text: string): string => /[",\r\n]/v.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
