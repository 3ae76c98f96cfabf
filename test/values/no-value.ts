import test from 'ava';
import {isNoValue, termOf, valueOf} from '../../source/values/no-value.js';

test('blank, NULL and a dash hold nothing', t => {
	for (const cell of ['', ' ', '\t', '-', '  -  ', 'NULL', 'null', 'NULL  ']) {
		t.true(isNoValue(cell), `for ${JSON.stringify(cell)}`);
		t.is(valueOf(cell), undefined);
		t.is(termOf(cell), undefined);
	}

	for (const cell of ['0', '--', 'NULLIFIED', 'N/A']) {
		t.false(isNoValue(cell), `for ${cell}`);
	}
});

test('terms are trimmed, blanks collapsed, in upper case', t => {
	t.is(termOf(' Los \t Angeles '), 'LOS ANGELES');
	t.is(valueOf(' Los  Angeles '), 'Los  Angeles');
});
