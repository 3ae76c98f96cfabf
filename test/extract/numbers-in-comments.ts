import test from 'ava';
import {holdsSocialSecurityNumber, withoutSocialSecurityNumbers} from '../../source/extract/numbers-in-comments.js';

for (const [comment, shown] of [
	['USED SSN 000-12-3456 AT BOOKING', 'USED SSN ••• AT BOOKING'],
	['000 12 3456', '•••'],
	['SSN: 000123456, SOC#000123456', 'SSN: •••, SOC#•••'],
	['TWO: 000-12-3456 000-65-4321', 'TWO: ••• •••'],
	['ssn 000-12-3456', 'ssn •••'],
] as const) {
	test(`masked: ${comment}`, t => {
		t.is(withoutSocialSecurityNumbers(comment, '•••'), shown);
		t.true(holdsSocialSecurityNumber(comment));
	});
}

for (const comment of ['11357(A) HS', 'CASE 000123456', '213-555-0187', '1000-12-3456', '000-12-34567', '000-12 3456', 'SEE 2012-10-2012', 'SSN UNKNOWN', '']) {
	test(`left as it is: ${comment === '' ? 'nothing' : comment}`, t => {
		t.is(withoutSocialSecurityNumbers(comment, '•••'), comment);
		t.false(holdsSocialSecurityNumber(comment));
	});
}
