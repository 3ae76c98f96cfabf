import test from 'ava';
import {policyText} from '../../source/rules/policy-text.js';
import {readPolicy} from '../../source/rules/read-policy.js';
import {knownNames, ruleBook, valueOfAttempt} from '../helpers/rules-fixture.js';
import {right} from './_wrong-policies.js';

const textWith = (line: string): string => policyText(valueOfAttempt(readPolicy(right.replace('adopted: null\n', `adopted: null\n${line}`), 'ours.yaml', knownNames)), ruleBook.offenses);

test('a policy says behind which decisions it wants two attorneys', t => {
	t.notRegex(textWith(''), /another attorney/);
	t.regex(textWith('second-attorney: [challenge]\n'), /\nA challenge stands only when another attorney has approved it\.\n/);
	t.regex(textWith('second-attorney: [not-eligible, challenge]\n'), /\nA decision "Not eligible" stands only when .*\nA challenge stands only when/);
});
