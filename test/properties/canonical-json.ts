import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import canonicalize from 'canonicalize';
import {canonicalJson} from '../../source/review/canonical-json.js';

const name = fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom('10', '9', '1a', '__proto__', 'constructor', '', '\uFFFF', '\u{10000}', '\uD800'));
const leaf = fc.oneof(fc.string({unit: 'binary'}), fc.double(), fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, -0, 1e21, 1e-7, '\uD834', 'a\uDD1E', String.raw`\ud834`, '\u2028\u007F"\\\n'));
const {data} = fc.letrec(tie => ({
	data: fc.oneof({depthSize: 'small'}, leaf, fc.array(tie('data')), fc.array(fc.tuple(name, tie('data'))).map(pairs => {
		const object = {};
		for (const [key, value] of pairs) {
			Object.defineProperty(object, key, {value, enumerable: true, configurable: true, writable: true});
		}

		return object;
	})),
}));

const written = (write: (value: unknown) => string | undefined, value: unknown): string | undefined => {
	try {
		return write(value);
	} catch (error) {
		return `throws ${(error as Error).message}`;
	}
};

testProp('the canonical form is the library\'s, and fails where it does', [data], (t, value) => {
	t.is(written(canonicalJson, value), written(canonicalize, value));
}, {numRuns: 5000});

test('numbers, texts and names of RFC 8785, section 3.2', t => {
	t.is(canonicalJson({numbers: [333_333_333.333_333_3, 1e30, 4.5, 2e-3, 1e-27], string: '\u20AC$\u000F\u000AA\'\u0042\u0022\u005C\\"/', literals: [null, true, false]}), String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`);
	t.is(canonicalJson({'\u20AC': 1, '\r': 2, דּ: 3, 1: 4, '\u{1F600}': 5, '\u0080': 6, ö: 7}), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1F600}":5,"\uFB33":3}');
});
