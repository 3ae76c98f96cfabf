// C0 controls other than TAB and LF, and U+007F: RFC 8785 and jq 1.6 write them differently, so the one-line jq check would cry wolf.
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000B-\u001F\u007F]/u;
const loneSurrogate = /\p{Surrogate}/u;

/** Why a text cannot stand in the review log or among the words (reference/audit-log.md, *Entry format*), or undefined when it can. */
export function uncleanBecause(text: string): string | undefined {
	if (control.test(text)) {
		return 'a control character other than line feed or tab';
	}

	return loneSurrogate.test(text) ? 'half of a surrogate pair' : undefined;
}
