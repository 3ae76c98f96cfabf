import test from 'ava';
import {columnNames, columns, condensedColumns, maskedColumns, withheldColumns} from '../../source/extract/layout.js';

test('95 columns, each with a name of its own and a meaning in a line', t => {
	t.is(columns.length, 95);
	t.is(new Set(columnNames).size, 95);
	for (const [name, meaning] of columns) {
		t.regex(name, /^[A-Z]+(?:_[A-Z]+)*$/);
		t.regex(meaning, /^(?:[a-z]|DOJ|FBI)[^\n.]{2,59}$/, name);
	}
});

test('what was inferred from a name alone says so (domain reference, 3.3, marked [I])', t => {
	const inferred = ['SUBJECT_STATUS', 'PRI_IDN', 'PRI_INN', 'SINGLE_SOURCE', 'MULTI_SOURCE', ...columnNames.filter(name => name.startsWith('DISP_OFFENSE_') || name.startsWith('CONV_OFFENSE_'))];
	t.deepEqual(columns.filter(([, meaning]) => meaning.endsWith(', probably')).map(([name]) => name).toSorted(), inferred.toSorted());
});

test('two columns mean the same only where they are marks between parts, or the two index flags', t => {
	const meanings = columns.map(([, meaning]) => meaning as string);
	const doubled = columns.filter(([, meaning]) => meanings.indexOf(meaning) !== meanings.lastIndexOf(meaning)).map(([name]) => name);
	t.deepEqual(doubled.filter(name => !name.endsWith('_SEG_SEP')), ['SINGLE_SOURCE', 'MULTI_SOURCE']);
});

test('every column that means a number of social security, licence, card or immigration is masked, and no other', t => {
	t.deepEqual(columns.filter(([, meaning]) => /social security|licence|card|immigration/.test(meaning)).map(([name]) => name).toSorted(), maskedColumns.toSorted());
	t.true(withheldColumns.every(name => maskedColumns.includes(name)));
	t.false(maskedColumns.some(name => condensedColumns.includes(name)));
});
