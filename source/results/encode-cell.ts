import type {Encoding} from '../values/encoding.js';

// eslint-disable-next-line no-control-regex
const beyondAscii = /[^\u0000-\u007F]/v;
const utf8 = new TextEncoder();

/** The characters of bytes 0x80 to 0x9F in Windows-1252 (WHATWG Encoding); a blank where the byte has none but its control character. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const bytes: ReadonlyMap<string, string> = new Map(Array.from(upper, (character, index) => [character, String.fromCodePoint(0x80 + index)] as const).filter(([character]) => character !== ' '));

/**
The text in an extract's own encoding, one character a byte, as rows are read: the reverse of `decodeCell`. What Windows-1252 cannot
write (only words of a reviewer can hold it) becomes `?` here; it stands unharmed in the other files of the folder, which are UTF-8.
*/
export function encodeCell(text: string, encoding: Encoding): string {
	if (!beyondAscii.test(text)) {
		return text;
	}

	return encoding === 'windows-1252'
		? Array.from(text, character => bytes.get(character) ?? (character <= '\u00FF' ? character : '?')).join('')
		: Array.from(utf8.encode(text), byte => String.fromCodePoint(byte)).join('');
}
