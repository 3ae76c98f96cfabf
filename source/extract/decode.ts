import type {Encoding} from '../values/encoding.js';

const utf8 = new TextDecoder('utf-8', {ignoreBOM: true});

/** What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F. Node's own decoder leaves the controls there in some versions. */
const beyondLatin1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

// eslint-disable-next-line no-control-regex
const beyondAscii = /[^\u0000-\u007F]/;

export const isAscii = (text: string): boolean => !beyondAscii.test(text);

/** The text of a cell that was read as latin1 (one character a byte), in the encoding decided for its file. */
export function decodeCell(latin1: string, encoding: Encoding): string {
	if (isAscii(latin1)) {
		return latin1;
	}

	return encoding === 'utf-8'
		? utf8.decode(Uint8Array.from(latin1, character => character.codePointAt(0)!))
		: latin1.replaceAll(/[\u0080-\u009F]/g, control => beyondLatin1[control.codePointAt(0)! - 0x80]!);
}
