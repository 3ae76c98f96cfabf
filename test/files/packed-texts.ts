import test from 'ava';
import fc from 'fast-check';
import {numberedTexts, packedTexts} from '../../source/files/packed-texts.js';

const text = fc.string({unit: fc.constantFrom('', 'a', '0', 'ü', '\uFFFD', '\u{10000}', '/', '\0'), maxLength: 6});

test('property: packed texts come back as they were given', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.array(fc.oneof(text, fc.string({unit: 'grapheme-composite', minLength: 200, maxLength: 300}))), given => {
			const packed = packedTexts();
			for (const one of given) {
				packed.push(one);
			}

			return packed.length() === given.length && given.every((one, index) => packed.at(index) === one);
		}));
	});
});

test('property: a text is numbered when it first comes, and keeps its number', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.array(text, {maxLength: 2000, size: 'max'}), given => {
			const numbered = numberedTexts();
			const first = new Map<string, number>();
			return given.every(one => {
				first.set(one, first.get(one) ?? first.size);
				return numbered.numberOf(one) === first.get(one) && numbered.at(first.get(one)!) === one && numbered.length() === first.size;
			});
		}));
	});
});

test('twenty thousand texts, more than one table holds, keep their numbers', t => {
	const numbered = numberedTexts();
	const texts = Array.from({length: 20_000}, (_, index) => `S${index * 7}`);
	t.deepEqual(texts.map(one => numbered.numberOf(one)), [...texts.keys()]);
	t.deepEqual(texts.map(one => numbered.numberOf(one)), [...texts.keys()]);
	t.is(numbered.at(19_999), texts[19_999]!);
});
