import test from 'ava';
import {cellWidth} from '../../source/terminal/cells.js';
import {overviewPages} from '../../source/tui/overview-plan.js';
import type {AppState} from '../../source/tui/state.js';
import {failure} from '../../source/values/problem.js';
import {begin, compared, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {changeHeadLines} from '../../source/tui/screens/change-lines.js';
import {inventedCandidate, inventedChanges, inventedRecord} from '../helpers/session-fixture.js';

const sizes = [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 120, rows: 30}, {columns: 140, rows: 40}, {columns: 200, rows: 60}] as const;

const hostile = inventedRecord(0, {
	outcome: 'dismiss',
	subject: {...inventedRecord(0).subject, name: '\u001B]0;owned\u0007DOE\r\nJANE \u202Eeht'},
	flags: Array.from({length: 12}, (_, index) => ({id: `flag-${index}`, level: 'H' as const, rows: [{file: 1, line: index}], material: []})),
});

const factKeys = ['e', '1', '1960-01-01', 'enter', '1', 'vol. 2 p. 14', 'enter', '2020-06-14', 'enter'] as const;
const notWorkedOut = (state: AppState): AppState => feed(state, {type: 'fact-previewed', token: state.counter, attempt: failure({found: 'x', expected: 'y', next: 'z'.repeat(300)})}).state;

function states(size: {columns: number; rows: number}): ReadonlyArray<readonly [string, AppState]> {
	const start = begin({}, size, 340);
	const one = opened(start, 2);
	const deciding = opened(start, 1);
	const saving = press(deciding, 'c', 'enter').state;
	const failed = feed(saving, {type: 'append-finished', id: saving.counter, attempt: failure({found: 'x', expected: 'y', next: 'z'.repeat(300)})}).state;
	const words = press(deciding, 'o', '2', 'enter', '1').state;
	const choosing = settleAll(press(start, 'v'));
	const evaluating = press(choosing, 'enter').state;
	const read = {bytes: 4_000_000, total: 900_000_000, seconds: 2};
	const underWay = feed(evaluating, {type: 'compare-progress', token: evaluating.counter, read}, {type: 'compare-progress', token: evaluating.counter, read: {...read, bytes: 9_000_000, seconds: 4}}).state;
	const second = compared(start);
	const aside = begin({candidates: Array.from({length: 120}, (_, index) => inventedCandidate(400 + index))}, size, 340);
	const candidate = settleAll(press(aside, 'C', 'enter'));
	const ruling = press(one, 'R', '1', '1', 'HS 11361.8', 'enter', 'word '.repeat(60), 'enter').state;
	return [
		['policies', choosing],
		['policies, last', press(choosing, 'G').state],
		['policy file', press(choosing, 'G', 'enter', 'a long path '.repeat(30)).state],
		['evaluating', underWay],
		['not compared', feed(evaluating, {type: 'compare-finished', token: evaluating.counter, attempt: failure({found: 'x', expected: 'y', next: 'z'.repeat(300)})}).state],
		['comparison', second],
		...Array.from({length: 12}, (_, page) => [`comparison, page ${page + 2}`, press(second, ...Array.from({length: page + 1}, () => 'tab')).state] as const),
		['differing', press(second, 'V', 'j').state],
		['differing conviction', settleAll(press(second, 'V', 'enter'))],
		['overview', start],
		['overview, second page', press(start, 'tab').state],
		['list', press(start, 'enter', 'G').state],
		['empty filter', {...start, screen: 'convictions', filter: [{kind: 'race', value: 'W'}, {kind: 'sex', value: 'M'}], shown: []}],
		['filter', press(start, 'enter', 'f', 'j').state],
		['filter, values', press(start, 'f', 'j', 'j', 'enter', ' ').state],
		['filtered', press(start, 'f', 'enter', ' ', 'j', ' ', 'esc', 'j', 'enter', ' ', 'esc', 'G', 'enter', ' ', 'esc', 'esc', 'enter').state],
		['sorted', press(start, 'enter', 's', 'S', '/', 'spec', 'enter').state],
		['palette', press(one, ':').state],
		['palette, last', press(one, ':', ...Array.from({length: 9}, () => 'pagedown')).state],
		['palette, refused', press(one, ':', 'conf', 'enter').state],
		['palette, nothing', press(start, ':', 'a long name '.repeat(20), 'enter').state],
		['search', press(start, 'enter', '/', 'a long search '.repeat(20)).state],
		['loading', press(start, 'enter', 'enter').state],
		['conviction', one],
		['conviction, end', press(one, 'G').state],
		['hostile', opened(begin({records: [hostile]}, size), 0)],
		['choose', press(deciding, 'o').state],
		['reasons', press(deciding, 'o', '2', 'enter', 'j', 'j').state],
		['grounds', press(deciding, 'p', 'j').state],
		['words', press(words, 'word '.repeat(200)).state],
		['too few words', press(words, 'enter').state],
		['review', press(words, 'four words of mine', 'enter').state],
		['saving', saving],
		['failed', failed],
		['saved', settleAll(press(deciding, 'c', 'enter'))],
		['help', press(one, '?').state],
		['help, scrolled', press(one, '?', 'pagedown').state],
		['quit', press(saving, 'Q').state],
		['results', press(start, 'x').state],
		['results written', settleAll(press(start, 'x', 'enter'))],
		['overview with candidates', aside],
		['overview with candidates, last page', press(aside, 'shift-tab').state],
		['candidates', press(aside, 'C', 'G').state],
		['candidate', candidate],
		['candidate, end', press(candidate, 'G').state],
		['promote', press(candidate, 'P', 'word '.repeat(60)).state],
		['promote, last look', press(candidate, 'P', 'four words of mine', 'enter').state],
		['fact', press(opened(start, 0), 'e').state],
		['fact, last row', press(opened(start, 0), 'e', 'G').state],
		['fact, typed', press(opened(start, 0), 'e', '1', '1960').state],
		['fact, not read', press(opened(start, 0), 'e', '1', 'word '.repeat(200), 'enter').state],
		['fact, working out', press(opened(start, 0), ...factKeys).state],
		['fact, last look', settleAll(press(opened(start, 0), ...factKeys))],
		['fact, not worked out', notWorkedOut(press(opened(start, 0), ...factKeys).state)],
		['fact, saved', settleAll(press(settleAll(press(opened(start, 0), ...factKeys)), 'enter'))],
		['promoted', settleAll(press(candidate, 'P', 'four words of mine', 'enter', 'enter'))],
		['ruling, outcome', press(one, 'R').state],
		['ruling, words', press(one, 'R', '1', '1', 'HS', 'enter', 'word '.repeat(100)).state],
		['ruling, preview', ruling],
		['ruling, last of the preview', press(ruling, 'G').state],
		['ruling, nothing left', press(press({...ruling, overlay: undefined}, 'U').state, 'j').state],
		['ruling, count', press(ruling, 'enter', '7', 'enter').state],
		['ruling, saved', settleAll(press(ruling, 'enter', '29', 'enter'))],
		['read-only', opened(begin({cannotDecideBecause: 'no --role was given, so this session only looks'}, size), 2)],
	];
}

for (const size of sizes) {
	for (const [name, state] of states(size)) {
		for (const ascii of [false, true]) {
			test(`${name} at ${size.columns}x${size.rows}${ascii ? ', ASCII' : ''} is never taller than rows - 1, nor wider than the screen`, t => {
				const lines = frameAt({...state, ascii});
				t.is(lines.length, size.rows - 1);
				for (const line of lines) {
					t.true(cellWidth(line) <= size.columns, line);
				}

				// eslint-disable-next-line no-control-regex
				t.notRegex(lines.join(''), /[\u0000-\u0008\u000B-\u001A\u001C-\u001F\u202E\u200B]/u);
				t.notRegex(lines.join('\n'), /undefined|\[object/);
			});
		}
	}
}

test('marks are plain ASCII where the terminal asks for it', t => {
	// These two show names as they are, in letters that ASCII does not have.
	for (const [name, state] of states({columns: 80, rows: 24}).filter(([which]) => which !== 'list' && which !== 'empty filter' && which !== 'differing')) {
		t.notRegex(frameAt({...state, ascii: true}).join('\n').replaceAll(/[見本花子␛␇␍␊…“”]/gu, ''), /[^\n -~]/u, name);
	}
});

test('a conviction at 80x24 shows on its first screen all that a decision needs', t => {
	const text = frameAt(opened(begin(), 2)).join('\n');
	for (const expected of ['INVENTED,CARMEN O\'NEIL', 'HS 11359(a)', 'case SC70002', 'Eligible for Reduction', 'Redesignate as a misdemeanor', 'Sentence not completed', 'HS 11361.8(f)', 'none yet', 'H high [press a]', 'M medium', 'conviction 3 of 12', 'a acknowledge', '? help', 'R. Roe (attorney)']) {
		t.true(text.includes(expected), expected);
	}
});

test('what would change it stands under the reason in at most three lines, above the flags', t => {
	const lines = frameAt(opened(begin(), 2));
	const [reason, changes, flags] = ['Reason', 'Changes', 'Flags'].map(label => lines.findIndex(line => line.includes(`${label}  `)));
	t.true(reason! < changes! && changes! < flags! && flags! - changes! <= 3);
	t.true(lines[changes!]!.includes('dismissed if born on or before 1963-07-01: birth certificate or'));
	t.true(lines.slice(changes, flags).join('').includes('and 2 more [w]'));
	t.true(lines.some(line => line.includes('M medium')));
});

test('where flags fill the first screen, they give way before what would change it does', t => {
	const full = inventedRecord(2, {flags: Array.from({length: 12}, (_, index) => ({id: `flag-${index}`, level: 'H' as const, rows: [], material: []}))});
	const lines = frameAt(opened(begin({records: [full]}), 0));
	t.true(lines.some(line => line.includes('Changes  ')));
	t.is(lines.filter(line => line.includes('H note [a]: flag-')).length, 7);
	t.regex(lines.join('\n'), /and 5 more flags, all to be acknowledged: Tab/);
	t.false(frameAt(opened(begin(), 1)).some(line => line.includes('Changes  ')), 'a dismissal needs none');
});

test('w shows all that would change it, with reason, record, lines and paper', t => {
	const text = frameAt(press(opened(begin({}, {columns: 80, rows: 40}), 2), 'w').state).join('\n').replaceAll(/\s+/g, ' ');
	for (const expected of [
		'WHAT WOULD CHANGE IT, the best', 'dismissed if born on or before 1963-07-01 reason: 57 years or older record: born 1979-03-02 (line 12)',
		'2. perhaps dismissed if the conviction for 187(A) PC', 'then: not eligible if it is a felony, otherwise dismissed',
		'(line 15, line 16)', '3. not eligible if the person was registered', 'person first Nobody verified which paper proves what. 1. dismissed', 'proof: birth certificate or booking record 2. ', 'QUESTIONS, in the order',
	]) {
		t.true(text.includes(expected), expected);
	}
});

test('of what would change it, as much is said as there is room for', t => {
	const drawn = (room: number, changes = inventedChanges) => changeHeadLines(changes, room, 80).map(spans => spans.map(({text}) => text).join(''));
	t.deepEqual(drawn(0), []);
	t.deepEqual(drawn(1), ['Changes    dismissed if born on or before 1963-07-01; and 2 more [w]']);
	t.deepEqual(drawn(1, inventedChanges.slice(1)), ['Changes    2 things would give another outcome [w]']);
	t.deepEqual(drawn(1, inventedChanges.slice(0, 1)), ['Changes    dismissed if born on or before 1963-07-01']);
	t.deepEqual(drawn(1, inventedChanges.slice(2)), ['Changes    one thing would give another outcome [w]']);
	t.is(drawn(2).join(' ').replaceAll(/ {2,}/g, ' '), 'Changes dismissed if born on or before 1963-07-01: birth certificate or booking record; and 2 more [w]');
	for (const room of [1, 2, 3, 9]) {
		t.true(drawn(room).length <= Math.min(room, 3));
	}
});

test('what was replaced to be shown is counted', t => {
	const text = frameAt(opened(begin({records: [hostile]}), 0)).join('\n');
	t.true(text.includes('␛]0;owned␇DOE␍␊JANE <U+202E>eht'));
	t.regex(text, /these fields hold 5 characters that cannot be shown/);
});

test('the selected row has a sign of its own', t => {
	const list = press(begin(), 'enter', 'j').state;
	t.is(frameAt(list).filter(line => line.startsWith('›')).length, 1);
	t.regex(frameAt(list).find(line => line.startsWith('›'))!, /EXEMPLAR/);
	t.regex(frameAt({...list, ascii: true}).find(line => line.startsWith('> '))!, /EXEMPLAR/);
});

test('saving, saved, not saved', t => {
	const ran = press(opened(begin(), 1), 'c', 'enter');
	t.regex(frameAt(ran.state).join('\n'), /saving…/);
	t.regex(frameAt(settleAll(ran)).join('\n'), /saved ✓ #\d+/);
	const failed = feed(ran.state, {type: 'append-finished', id: ran.state.counter, attempt: failure({found: 'no space', expected: 'space', next: 'free some'})}).state;
	t.regex(frameAt(failed).join('\n'), /NOT SAVED: confirm of conviction 2/);
	t.regex(frameAt(press(failed, 'enter', 'Q').state).join('\n'), /1 entry is not saved/);
});

test('the engine\'s reason stays in sight through every step of an override', t => {
	let state = opened(begin({}, {columns: 60, rows: 16}), 1);
	for (const key of ['o', '2', 'enter', 'enter', 'enter']) {
		state = press(state, key).state;
		const text = frameAt(state).join('\n');
		t.regex(text, /Eligible for Dismissal/, key);
		t.regex(text, /Conviction occurred 5 or more/, key);
	}
});

test('before, after and why stand before Enter saves', t => {
	const text = frameAt(press(opened(begin(), 1), 'o', '2', 'enter', '1', 'four words of mine', 'enter').state).join('\n');
	t.regex(text, /Before\s+Eligible for Dismissal/);
	t.regex(text, /After\s+→ Eligible for Reduction: Redesignate as a misdemeanor/);
	t.regex(text, /Words\s+four words of mine/);
});

test('a material flag shows a mark and both outcomes, the statute stands beside the policy', t => {
	const flags = [{id: 'date-partial', level: 'M' as const, rows: [], material: [{reading: 'the conviction is of 2016-12-01, as the disposition says', outcome: 'not-eligible' as const}]}];
	const start = opened(begin({records: [inventedRecord(0, {outcome: 'dismiss', flags})]}, {columns: 200, rows: 40}), 0);
	const text = frameAt(start).join('\n');
	t.regex(text, /Statute +Redesignate as a misdemeanor \(HS 11361\.8\(e\)-\(f\)\)/);
	t.regex(text, /M medium, material \[press a]: Date only partly known/);
	t.regex(text, /◆ Dismiss → Not eligible if the conviction is of 2016-12-01, as the disposition says/);
	t.regex(frameAt(press(start, 'esc').state).join('\n'), /M◆/);
});

test('too small says so and nothing can be decided unseen', t => {
	const small = settleAll(feed(opened(begin(), 1), {type: 'resized', size: {columns: 59, rows: 15}}));
	t.regex(frameAt(small).join('\n'), /Too small: 59x15/);
	t.is(press(small, 'c').state.overlay, undefined);
	t.deepEqual(press(small, 'ctrl-c', 'ctrl-c').effects, [{type: 'exit', code: 130}]);
});

test('the footer holds seven hints at most and always help', t => {
	for (const [name, state] of states({columns: 140, rows: 40})) {
		const footer = frameAt(state).at(-1)!;
		t.true(footer.trim().split(/ {2,}/).length <= 7, name);
	}

	for (const size of sizes) {
		t.regex(frameAt(opened(begin({}, size), 2)).at(-1)!, /\? help$/);
	}
});

test('read-only shows no key that writes', t => {
	const footer = frameAt(opened(begin({cannotDecideBecause: 'no role'}), 2)).at(-1)!;
	t.notRegex(footer, /confirm|override|defer|challenge|acknowledge|undo/);
});

test('the choice of a second policy marks the audit\'s own and ends with a file of one\'s own', t => {
	const text = frameAt(settleAll(press(begin(), 'v'))).join('\n');
	t.regex(text, /Compare with which policy\?\n {2}Clear My Record[^›]*: the policy of\s+this audit\n› Los Angeles County[^]*\n {2}A policy file of your own\n/);
	t.regex(text, /Nothing is stored, decided or logged/);
	t.regex(frameAt(settleAll(press(compared(begin()), 'v'))).join('\n'), /› None: end the comparison/);
});

test('progress says how much is read and how long it takes, and that Esc stops it', t => {
	const {state} = press(settleAll(press(begin(), 'v')), 'enter');
	t.regex(frameAt(state).join('\n'), /Evaluating the extract under Los Angeles[^]*\n {2}Beginning/);
	const read = {bytes: 4_000_000, total: 10_000_000, seconds: 20};
	const first = feed(state, {type: 'compare-progress', token: state.counter, read}).state;
	t.regex(frameAt(first).join('\n'), /\n {2}40 %: 4\.0 of 10\.0 MB *\n/);
	// A megabyte in three seconds: five are left.
	const later = feed(first, {type: 'compare-progress', token: state.counter, read: {...read, bytes: 5_000_000, seconds: 23}}).state;
	t.regex(frameAt(later).join('\n'), /\n {2}50 %: 5\.0 of 10\.0 MB, about 15 s left[^]*Esc stops it/);
	const whole = feed(later, {type: 'compare-progress', token: state.counter, read: {...read, bytes: 10_000_000}}).state;
	t.regex(frameAt(whole).join('\n'), /All of 10\.0 MB is read; comparing/);
});

for (const size of [{columns: 80, rows: 24}, {columns: 140, rows: 40}]) {
	test(`the comparison at ${size.columns}x${size.rows}: every figure once, page by page`, t => {
		const start = compared(begin({}, size));
		const pages = Array.from({length: overviewPages(start) - start.overviewPage}, (_, page) => frameAt({...start, notice: undefined, overviewPage: start.overviewPage + page}).join('\n'));
		t.regex(pages[0]!, /^Overview[^]*Compared with Los Angeles County[^]*without decisions\.\s+Nothing is withheld: the workspace is\s+confidential\./);
		t.regex(pages[0]!, /out of scope here/);
		const all = pages.join('\n');
		for (const [said, times] of [
			[/ 13 +13 {2}compared/g, 1], [/ 5 +5 {2}come out differently/g, 1], [/ 4 +4 {2}Dismiss, as before/g, 1], [/ 2 +2 {2}Reduce → Dismiss/g, 1], [/ 2 +2 {2}Refer → Out of scope/g, 1],
			[/ {2}Reduce → Dismiss/g, 4], [/ {2}Out of scope → Dismiss/g, 4], [/this audit +second {2}People who would no longer have/g, 1], [/ 0 +0 {2}a conviction in the last seven years/g, 1],
			[/ 13 +13 {2}W\b/g, 1], [/ 13 +13 {2}F\b/g, 1], [/ 10 +10 {2}40 to 49/g, 1], [/ 3 +3 {2}unknown/g, 1],
		] as const) {
			t.is(all.match(said)?.length, times, `${String(said)}\n${all}`);
		}

		t.notRegex(all.replaceAll(/^.*(?:a felony|a conviction).*$/gm, ''), / 0 +0 /, 'a row of zeros');
	});

	test(`the list of what comes out differently at ${size.columns}x${size.rows}`, t => {
		const lines = frameAt(press(compared(begin({}, size)), 'V').state);
		t.regex(lines[0]!, /^Convictions · filter: comes out differently +row 1 of 4/);
		t.regex(lines[2]!, /From → to/);
		t.regex(lines[3]!, /^› +3 INVENTED.* Reduce → Dismiss\b/);
		t.regex(lines[4]!, /^ +5 FICTION.* Refer → Out of scope\b/);
		t.is(lines[2]!.includes('Outcome now'), size.columns === 140);
	});
}

test('a conviction shows what the second policy says, also where it says the same', t => {
	const state = compared(begin());
	t.regex(frameAt(settleAll(press(state, 'V', 'enter'))).join('\n'), /Reason[^]*\nCompared +Under Los Angeles County, motion of February 2020: dismiss and seal:\s+Eligible for Dismissal, Dismissed under the second policy[^]*\nDecision/);
	t.regex(frameAt(opened(state, 4)).join('\n'), /dismiss and seal:\s+Out of scope, The policy does not decide this offense or county/);
	t.regex(frameAt(opened(state, 1)).join('\n'), /dismiss and seal:\s+also Eligible for Dismissal, Conviction occurred/);
	t.notRegex(frameAt(opened(begin(), 1)).join('\n'), /Compared/);
});
