import test from 'ava';
import {columnCount, columnIndex, columnNames} from '../../source/extract/layout.js';
import {generateExtract, type GenerateOptions} from '../../source/generate/generate-extract.js';
import {dirtRates} from '../../source/generate/rates.js';
import {parseIsoDay} from '../../source/values/calendar-date.js';
import {rowsOfText} from './_rows.js';

const usual: GenerateOptions = {
	people: 300, seed: 'seed', county: 'LOS ANGELES', otherCounties: ['FRESNO', 'SAN DIEGO', 'YOLO'], clean: false,
};

const textOf = (options: Partial<GenerateOptions> = {}): string => [...generateExtract({...usual, ...options})].join('');

const rowsOf = (options: Partial<GenerateOptions> = {}): string[][] => rowsOfText(textOf(options));

test('the same options give the same text, another seed another', t => {
	t.is(textOf(), textOf());
	t.is(textOf({seed: 7}), textOf({seed: '7'}));
	t.not(textOf(), textOf({seed: 'another seed'}));
	t.not(textOf(), textOf({clean: true}));
});

for (const clean of [true, false]) {
	test(`fewer people are the beginning of more: ${clean ? 'clean' : 'with dirt'}`, t => {
		// Every second subject scattered: the case that could break it.
		const options = {clean, rates: {scattered: 0.5}};
		const longer = textOf({...options, people: 41});
		for (const people of [0, 1, 2, 17, 39, 40]) {
			t.true(longer.startsWith(textOf({...options, people})), `${people} people`);
		}
	});
}

test('the header is the layout, and there is nothing else without people', t => {
	t.is(textOf({people: 0}), `${columnNames.join(',')}\n`);
});

test('every row has 95 cells but for the few unreadable lines', t => {
	const rows = rowsOf({people: 2000});
	const wrong = rows.filter(row => row.length !== columnCount);
	t.true(wrong.length > 0 && wrong.length < rows.length * 0.001, `${wrong.length} of ${rows.length}`);
	t.true(wrong.every(row => row.length === columnCount - 1 || row.length === columnCount + 1));
	t.true(rowsOf({clean: true}).every(row => row.length === columnCount));
});

test('rows end with the end mark and hold the segment marks in their places', t => {
	const marks = columnNames.filter(name => name.endsWith('_SEG_SEP') || name === 'END_OF_REC').map(name => columnIndex[name]);
	for (const row of rowsOf({rates: {wrongCellCount: 0}})) {
		t.true(marks.every(index => row[index] === '#'));
	}
});

test('names need quoting, and some have accents', t => {
	const names = rowsOf({clean: true, people: 600}).map(row => row[columnIndex.PRI_NAME]!);
	t.true(names.every(name => /^\p{Lu}+,\p{Lu}+ [A-Z](?:,JR)?$/v.test(name)));
	t.true(names.some(name => /[ÉÍÑÓÚÜ]/v.test(name)));
	t.true(names.some(name => name.endsWith(',JR')));
});

test('a person has some 17 to 18 rows', t => {
	const perPerson = rowsOf({people: 1000}).length / 1000;
	t.true(perPerson > 16 && perPerson < 19.5, `${perPerson} rows`);
});

test('nothing is later than the day the extract was made', t => {
	for (const asOf of ['1980-01-01', '2016-11-09', '2018-01-01', '2026-06-30']) {
		const rows = rowsOf({asOf: parseIsoDay(asOf)!, people: 400});
		const latest = asOf.replaceAll('-', '');
		for (const column of ['CYC_DATE', 'STP_EVENT_DATE', 'DISP_DATE'] as const) {
			const late = rows.map(row => row[columnIndex[column]]!).filter(date => /^\d{8}$/v.test(date) && date > latest);
			t.deepEqual(late, [], `${column} ${asOf}`);
		}
	}
});

test('subjects are made when asked for, one at a time', t => {
	const endless = generateExtract({...usual, people: Number.MAX_SAFE_INTEGER});
	const header = endless.next();
	const first = endless.next();
	t.false(header.done ?? false);
	t.true(typeof first.value === 'string' && first.value.length < 200_000);
	t.true(endless.return().done);
});

test('no batch is large, so memory does not grow with the people', t => {
	let largest = 0;
	for (const batch of generateExtract({...usual, people: 2000})) {
		largest = Math.max(largest, batch.length);
	}

	t.true(largest < 200_000, `${largest} characters`);
});

test('rates are shares, and most Prop 64 convictions stay clean', t => {
	const rates = Object.values<number>(dirtRates);
	t.true(rates.every(rate => rate > 0 && rate <= 0.05));
});

test('impossible options are refused', t => {
	t.throws(() => textOf({people: -1}), {instanceOf: RangeError});
	t.throws(() => textOf({people: 1.5}), {instanceOf: RangeError});
	t.throws(() => textOf({asOf: parseIsoDay('1970-01-01')!}), {instanceOf: RangeError});
});
