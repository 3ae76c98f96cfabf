import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {termsOf, type Term} from '../../source/history/terms.js';
import {cellWidth} from '../../source/terminal/cells.js';
import {drawnTerms, termsLegend, termsLines} from '../../source/tui/screens/sentence-bars.js';
import {historyLines} from '../../source/tui/screens/history-lines.js';
import type {Line} from '../../source/tui/lines.js';
import {mark} from '../../source/tui/theme.js';
import {plainSize} from '../../source/tui/plain/spoken-line.js';
import {convictionSections} from '../../source/tui/screens/conviction-lines.js';
import {convictionText} from '../../source/tui/plain/spoken-conviction.js';
import {dayFrom, type Day} from '../../source/values/calendar-date.js';
import {also, count, person, type Cells} from '../helpers/rows-fixture.js';
import {begin, opened, press} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {day} from '../helpers/rules-fixture.js';

const asOf = day('2020-07-01');
const textOf = (lines: readonly Line[]): readonly string[] => lines.map(spans => spans.map(({text}) => text).join(''));
const term = (place: string, length: string, unit: string, from = '20190101'): Cells => ({SENT_LOC_DESCR: place, SENT_LENGTH: length, SENT_TIME_CODE: unit, SENT_TIME_DESCR: '', STP_EVENT_DATE: from, DISP_DATE: from});

function drawn(terms: readonly Term[], {width = 80, ascii = true, spoken = false, at = asOf}: {width?: number; ascii?: boolean; spoken?: boolean; at?: Day} = {}): readonly string[] {
	const asked = drawnTerms(terms, {asOf: at, width, ascii, spoken});
	return textOf([...termsLegend(terms, asked), ...termsLines(terms, asked)]);
}

/** From the line of years on. */
const chart = (lines: readonly string[]): readonly string[] => lines.slice(lines.findIndex(text => /^ +\d{4} /.test(text)));

const tables: ReadonlyArray<readonly [string, readonly Cells[], ...string[]]> = [
	['prison, jail and probation that overlap', [term('PRISON', '2', 'Y'), term('JAIL', '90', 'D'), term('PROBATION', '18', 'M')],
		'            2019               |              2021',
		'      PRISON     ##############|#####          2019-01-01 to 2021-01-01, running',
		'      JAIL       ===           |               2019-01-01 to 2019-04-01, ended',
		'      PROBATION  --------------|               2019-01-01 to 2020-07-01, ended'],
	['one that begins and ends on a day', [term('JAIL', '0', 'D', '20200701')],
		'            2020               |              2020',
		'      JAIL                    =|               2020-07-01 to 2020-07-01, ended'],
	['a day past the as-of date', [term('JAIL', '1', 'D', '20200701')],
		'            2020               |              2020',
		'      JAIL                    =|=              2020-07-01 to 2020-07-02, running'],
	['one after the as-of date', [term('PRISON', '3', 'Y', '20210101')],
		'            2020    |                         2024',
		'      PRISON        |  #################       2021-01-01 to 2024-01-01, after',
		'                                               the as-of date'],
	['a year known', [term('PROBATION', '3', 'Y', '20190000')],
		'            2019           |                  2022',
		'      PROBATION  .......---|----------.......  2019, ends between 2022-01 and',
		'                                               2022-12, running'],
	['a month known', [term('PROBATION', '1', 'Y', '20190700')],
		'            2019                     |        2020',
		'      PROBATION        ..------------|..       2019-07 to 2020-07, perhaps',
		'                                               running'],
	['life', [term('CDC PRISON', '', 'L')],
		'            2019               |              2021',
		'      CDC PRISON ##############|############>  2019-01-01, for life, running'],
	['beyond the axis, at both sides', [term('OTHER', '300', 'Y'), term('JAIL', '1', 'Y', '18990101')],
		'            1920                         |    2030',
		'      OTHER                             +|++>  2019-01-01 to 2319-01-01, running',
		'      JAIL       <                       |     1899-01-01 to 1900-01-01, ended'],
	['nothing drawn where nothing is known', [term('PRISON', '2', 'Y'), term('JAIL', '', 'D')],
		'            2019               |              2021',
		'      PRISON     ##############|#####          2019-01-01 to 2021-01-01, running',
		'      JAIL       2019-01-01, end not known: length missing or not readable'],
];

for (const [what, list, ...expected] of tables) {
	test(`bars of a sentence: ${what}`, t => {
		t.deepEqual(chart(drawn(list.flatMap(cells => termsOf(count(cells), asOf)))), expected);
	});
}

test('the legend names the as-of date once and only the signs in use, none parted from its word', t => {
	const terms = termsOf(count(term('PRISON', '', 'L'), term('PROBATION', '3', 'Y', '20120000')), asOf);
	for (let width = 72; width < 140; width++) {
		const text = drawn(terms, {width, ascii: false});
		const legend = text.slice(0, -chart(text).length).join('\n');
		t.regex(legend, /│ as-of date 2020-07-01;\s+█ prison;\s+─ probation;\s+░ perhaps;\s+→ goes on\.\s+Release/);
		t.notRegex(text.join('\n'), /jail|\u00A0/);
		t.is(text.join('\n').match(/2020-07-01/g)?.length, 1);
	}

	t.deepEqual(drawn([]), []);
});

test('below 72 columns, and read aloud, words alone', t => {
	const terms = termsOf(count(term('PROBATION', '3', 'Y'), term('JAIL', '', 'D')), asOf);
	const said = ['      PROBATION 3 years: 2019-01-01 to 2022-01-01, running', '      JAIL length unknown: 2019-01-01, end not known: length missing or not readable'];
	t.deepEqual(drawn(terms, {width: plainSize.columns, spoken: true}).slice(-2), said);
	for (const width of [60, 71]) {
		const text = drawn(terms, {width, ascii: false}).join('\n');
		t.is(text.slice(text.indexOf('      PROB')).replaceAll(/\s+/g, ' '), said.join(' ').replaceAll(/\s+/g, ' '));
		t.notRegex(text, /[│█═─░→]/);
	}

	t.regex(drawn(terms, {width: 72}).join('\n'), /PROBATION +-+\|-+ /);
});

test('every sign takes one cell, and is another one', t => {
	for (const ascii of [false, true]) {
		const signs = (['as-of', 'prison', 'jail', 'probation', 'other', 'perhaps', 'earlier', 'later'] as const).map(sign => mark(sign, ascii));
		t.is(new Set(signs).size, signs.length);
		t.true(signs.every(sign => cellWidth(sign) === 1));
	}
});

const dates = fc.oneof(
	fc.record({year: fc.integer({min: 1880, max: 2040}), month: fc.integer({min: 1, max: 12}), date: fc.integer({min: 1, max: 28})}).map(({year, month, date}) => `${year}${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}`),
	fc.integer({min: 1880, max: 2040}).map(year => `${year}0000`),
	fc.integer({min: 1, max: 12}).map(month => `2019${String(month).padStart(2, '0')}00`),
	fc.constantFrom('20200701', '20200702', '20200630', ''),
);
const sentences = fc.record({place: fc.constantFrom('PRISON', 'JAIL', 'PROBATION', 'PAROLE', 'ANOTHER PLACE OF SOME LENGTH'), length: fc.integer({min: 0, max: 400}).map(String), unit: fc.constantFrom('D', 'M', 'Y', 'L', 'W'), from: dates});

testProp('a bar stands on the side of the as-of date on which the sentence does, and says as much as is certain', [fc.array(sentences, {minLength: 1, maxLength: 6}), fc.integer({min: 72, max: 160}), fc.constantFrom('2020-07-01', '2020-12-31', '2020-01-01')], (t, list, width, date) => {
	const at = day(date);
	const terms = list.flatMap(({place, length, unit, from}) => termsOf(count(term(place, length, unit, from)), at));
	const asked = drawnTerms(terms, {asOf: at, width, ascii: true, spoken: false});
	for (const found of terms) {
		const lines = textOf(termsLines([found], asked));
		t.true(lines.every(text => cellWidth(text) <= width), lines.join('\n'));
		const {axis} = asked;
		const isKnown = found.start.kind === 'date' && found.end.kind !== 'unknown';
		t.is(lines[0]!.includes('|'), isKnown, lines[0]);
		if (!axis || !isKnown) {
			continue;
		}

		const bar = lines[0]!.slice(17, 17 + axis.before + 1 + axis.after);
		const [before, after] = [bar.slice(0, axis.before), bar.slice(axis.before + 1)];
		t.is(bar.charAt(axis.before), '|');
		t.regex(bar.replace('|', ''), /^ *\S+ *$/);
		const certain = new RegExp(`[${mark(found.kind, true)}>]`);
		switch (found.runs) {
			case 'no': {
				t.is(after.trim(), '');
				break;
			}

			case 'yes': {
				t.regex(after, certain);
				t.not(before.trim(), '');
				break;
			}

			case 'not-begun': {
				t.is(before.trim(), '');
				break;
			}

			case 'unknown': {
				t.not(after.trim(), '');
				t.true(after.includes('.') || before.includes('.') || after.includes('>'), bar);
			}
		}
	}
});

const later = also('459 PC', '19940501', {CNT_ORDER: '102002001000', ...term('PRISON', '9', 'Y', '19940501')});
const history = (cells: readonly Cells[], unfolded: boolean, width = 80): readonly Line[] => historyLines(person(...cells).convictions[0]!, {trace: [], asOf, unfolded, width, ascii: false, spoken: false});

test('folded cycles have no bars, and unfolding moves none: the axis is that of the whole history', t => {
	const [folded, open] = [textOf(history([{}, later], false)), textOf(history([{}, later], true))];
	const barsIn = (lines: readonly string[]): readonly string[] => lines.filter(text => /│(?! as-of)/.test(text));
	t.is(barsIn(folded).length, 2);
	t.is(barsIn(open).length, 3);
	t.deepEqual(barsIn(open).slice(0, 2), barsIn(folded));
	t.regex(folded.join('\n'), /\n +1994 +│ +2020\n/);
	t.notRegex(folded.join('\n'), /█/);
	t.regex(open.join('\n'), /459 PC[^\n]*\n(?: {6}[^\n]*\n)* {6}PRISON +█+ +│ /);
});

test('the history is drawn once for as long as nothing about it changes', t => {
	const one = person({}, later).convictions[0]!;
	const trace: readonly never[] = [];
	const asked = {trace, asOf, unfolded: false, width: 80, ascii: false, spoken: false};
	const first = historyLines(one, asked);
	t.is(historyLines(one, {...asked}), first);
	for (const change of [{width: 100}, {unfolded: true}, {ascii: true}, {asOf: dayFrom(2021, 1, 1)!}, {spoken: true}]) {
		t.notDeepEqual(historyLines(one, {...asked, ...change}), first);
	}
});

for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 140, rows: 40}]) {
	for (const ascii of [false, true]) {
		test(`the record on screen at ${size.columns}x${size.rows}${ascii ? ', ASCII' : ''}: ${size.columns < 72 ? 'words' : 'bars'}`, t => {
			const frame = frameAt({...press(opened(begin({}, size), 1), ...(size.rows < 20 ? ['r', 'j', 'j', 'j', 'j'] : ['r'])).state, ascii});
			const text = frame.join('\n');
			t.is(frame.length, size.rows - 1);
			t.true(frame.every(shown => cellWidth(shown) <= size.columns));
			t.regex(text, size.columns < 72 ? /JAIL 180 days: 2012-05-04 to 2012-10-31, ended\n/ : (ascii ? /JAIL +=+ +\| +2012-05-04 to 2012-10-31, ended/ : /JAIL +═+ +│ +2012-05-04 to 2012-10-31, ended/));
			t.is(/2012 +[|│] +2020/.test(text), size.columns >= 72);
			t.regex(frameAt({...press(opened(begin({}, size), 1), 'r').state, ascii}).join('\n'), size.columns < 72 ? /meant as of 2020-07-01\. Release/ : /[|│] as-of date 2020-07-01;\s[^]*?[=═] jail\. Release/);
		});
	}
}

test('read aloud, the terms are words, and so is what the mark would show', t => {
	const state = {...opened(begin({}, plainSize), 1), ascii: false};
	const text = convictionText(state).join('\n');
	t.regex(text, /JAIL 180 days: 2012-05-04 to 2012-10-31, ended/);
	t.regex(text, /Sentences are counted from the date of conviction; running or ended is meant as of 2020-07-01\./);
	t.notRegex(textOf(convictionSections(state).lines).join('\n'), /[│█═░]/);
});
