declare const visible: unique symbol;

/** Text that is safe to draw: what the terminal would act on, or hide, has become a visible stand-in. Components ask for this type. */
export type VisibleText = string & {readonly [visible]: true};

/** What had to be replaced, so that the screen can say so instead of hiding evidence. */
export type MadeVisible = {readonly text: VisibleText; readonly replaced: number; readonly cut: number};

/** A cell may hold a megabyte; the screen needs no more of it than this many characters. */
export const longestShown = 2000;

/**
Controls (C0, DEL, C1), format characters (bidi, zero width, soft hyphen, tags), line and paragraph separators, lone surrogates,
private use, blanks that look like nothing, and fillers that draw nothing.
*/
const hostile = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u{115F}\u{1160}\u{3164}\u{FFA0}\u{2800}]|\u{034F}|[\u{180B}-\u{180F}]|[\u{FE00}-\u{FE0F}]|[\u{E0100}-\u{E01EF}]/gu;
/** More combining marks than any language stacks would be drawn over the neighbouring lines. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

function standIn(character: string): string {
	const code = character.codePointAt(0)!;
	if (code < 0x20) {
		return String.fromCodePoint(0x24_00 + code);
	}

	return code === 0x7F ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** The one function that text from files passes on its way to the screen; counts what it replaced. Raw text stays as it was for results. */
export function makeVisible(raw: string, limit = longestShown): MadeVisible {
	// Cut on a boundary of code points, so that the cut itself makes no lone surrogate.
	const end = raw.length > limit && (raw.codePointAt(limit - 1) ?? 0) > 0xFF_FF ? limit - 1 : limit;
	const kept = raw.slice(0, end);
	const cut = raw.length - kept.length;
	let replaced = 0;
	const text = kept
		.replaceAll(hostile, character => {
			replaced++;
			return standIn(character);
		})
		.replaceAll(stackedMarks, (all, first: string) => {
			const marks = [...all].length - [...first].length;
			replaced += marks;
			return `${first}<${marks} marks>`;
		});
	return {text: (cut > 0 ? `${text}… (${cut} more characters)` : text) as VisibleText, replaced, cut};
}

/** {@link makeVisible} without the count. */
export const visibleText = (raw: string): VisibleText => makeVisible(raw).text;

/** Template tag that joins visible text with words of ours. Only visible text and numbers can be put in. */
export function say(words: TemplateStringsArray, ...values: ReadonlyArray<VisibleText | number>): VisibleText {
	let text = words[0]!;
	for (const [index, value] of values.entries()) {
		text += String(value) + words[index + 1]!;
	}

	return text as VisibleText;
}

export const joinVisible = (parts: readonly VisibleText[], separator = ', '): VisibleText => parts.join(separator) as VisibleText;
