import {Buffer} from 'node:buffer';
import {fc, testProp} from '@fast-check/ava';
import {utf8Check} from '../../source/files/utf8-check.js';

const decodes = (bytes: Uint8Array): boolean => {
	try {
		new TextDecoder('utf-8', {fatal: true}).decode(bytes);
		return true;
	} catch {
		return false;
	}
};

const text = fc.string({unit: 'binary'}).map(one => Buffer.from(one, 'utf8'));
const broken = fc.uint8Array({maxLength: 4});
const edges = fc.constantFrom([0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3], [0x80, 0x80, 0x80, 0x80], [0xF5], [0xED, 0xA0, 0x80]).map(bytes => Uint8Array.from(bytes));

testProp('bytes in chunks cut anywhere are UTF-8 where a decoder takes them whole', [fc.array(fc.oneof({weight: 4, arbitrary: text}, broken, edges)), fc.array(fc.nat({max: 6}))], (t, pieces, cuts) => {
	const bytes = Buffer.concat(pieces);
	const check = utf8Check();
	let at = 0;
	for (const length of cuts) {
		check.take(bytes.subarray(at, at + length));
		at += length;
	}

	check.take(bytes.subarray(at));
	t.is(check.isUtf8(), decodes(bytes));
}, {numRuns: 5000});
