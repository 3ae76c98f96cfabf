import test from 'ava';
import {columnNames} from '../../source/extract/layout.js';
import {cellWidth} from '../../source/terminal/cells.js';
import type {AppState} from '../../source/tui/state.js';
import {failure} from '../../source/values/problem.js';
import {begin, burst, feed, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {load, onPerson} from './_person.js';

const text = (state: AppState): string => frameAt(state).join('\n');

/** All that scrolling from the top to the end of the screen shows. */
function wholeRow(state: AppState): string {
	const shown = [text(press(state, 'g').state)];
	for (let current = press(state, 'g').state; ;) {
		const next = press(current, 'j').state;
		if (next.current!.rows.scroll === current.current!.rows.scroll) {
			return shown.join('\n');
		}

		shown.push(text(next));
		current = next;
	}
}

const sizes = [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 140, rows: 40}] as const;

for (const size of sizes) {
	const conviction = onPerson({}, size);
	const states: ReadonlyArray<readonly [string, AppState]> = [
		['conviction', press(conviction, 'j', 'j', 'j', 'j').state],
		['rows', press(conviction, 'v').state],
		['last row of the list', press(conviction, 'v', 'G').state],
		['row', press(conviction, 'v', 'enter').state],
		['row, end', press(conviction, 'v', 'enter', 'G').state],
		['row, blanks', press(conviction, 'v', 'enter', 'b', 'pagedown').state],
		['row, identifiers', settleAll(press(conviction, 'v', 'enter', 'i'))],
		['row, read-only', press(onPerson({cannotDecideBecause: 'this session is read-only: start it without --read-only'}, size), 'v', 'enter', 'i').state],
		['help', press(conviction, 'v', 'enter', '?').state],
	];
	for (const [name, state] of states) {
		for (const ascii of [false, true]) {
			test(`${name} at ${size.columns}x${size.rows}${ascii ? ', ASCII' : ''} fits the screen, with nothing that drives it`, t => {
				const lines = frameAt({...state, ascii});
				t.is(lines.length, size.rows - 1);
				t.deepEqual(lines.filter(line => cellWidth(line) > size.columns), []);
				// eslint-disable-next-line no-control-regex
				t.notRegex(lines.join(''), /[\u0000-\u0008\u000B-\u001A\u001C-\u001F\u202E\u200B]/u);
				t.notRegex(lines.join('\n'), /undefined|\[object|NaN/);
				t.true(!ascii || /^[\n -~]*$/.test(lines.join('\n').replaceAll(/[␛…]/gu, '')));
			});
		}
	}

	test(`${size.columns}x${size.rows}: a row's 95 columns are all reached by scrolling, with what they hold and mean`, t => {
		const folded = wholeRow(press(onPerson({}, size), 'v', 'enter').state);
		for (const expected of [/PRI_NAME +SAMPLE,PERSON A/, /STP_EVENT_DATE +20100501 +date of the step/, /COMMENT_TEXT +SEE <U\+202E>FILE +(?:••• +)?comment/, /SENT_TIME_DESCR +"DAYS {6}"? +sentence unit/]) {
			t.regex(folded, expected);
		}

		t.notRegex(folded, /\n(?:PRI_IDN|REQ_NAME|CYC_SEG_SEP|END_OF_REC) /);
		const whole = wholeRow(press(onPerson({}, size), 'v', 'enter', 'b').state);
		t.deepEqual(columnNames.filter(name => !whole.includes(`\n${name} `)), []);
	});
}

test('the list marks the rows of the conviction and those a question looked at; Enter opens the one under the cursor', t => {
	const rows = press(onPerson(), 'v').state;
	t.is(rows.current!.rows.list.cursor, 0, 'on the row that carries the conviction');
	t.regex(text(rows), /\n› »• line 2 +2010-05-01 COURT ACTION +11359 HS-POSSESS FOR SALE +CONVICTED/);
	t.regex(text(rows), /\n {3}• line 3 +2012-05-01 COURT ACTION +459 PC-BURGLARY +CONVICTED/);
	const second = press(rows, 'j', 'enter').state;
	t.regex(text(second), /^Row +line 3 · row 2 of 3/);
	t.regex(text(second), /Looked at by question.* \d \(only-prop64\)|\(only-prop64\)/);
	t.regex(text(press(second, 'tab').state), /^Row +line 4 · row 3 of 3/);
	t.regex(press(second, 'tab', 'tab').state.notice!.text, /This is the last row of the person/);
	t.regex(press(second, 'shift-tab', 'shift-tab').state.notice!.text, /This is the first row of the person/);
	t.is(press(second, 'esc').state.screen, 'rows');
	const back = press(second, 'esc', 'esc').state;
	t.is(back.screen, 'conviction');
	t.true(back.current!.drawn);
	t.is(press(back, 'c').state.overlay?.kind, 'decide', 'the conviction can be decided as before');
});

test('a conviction deeper in the record: the cursor begins on its row', t => {
	const state = load(press(onPerson(), 'm').state);
	t.is(press(state, 'v').state.current!.rows.list.cursor, 2);
});

test('nothing is decided from the rows', t => {
	for (const keys of [['v'], ['v', 'enter']]) {
		for (const key of ['c', 'o', 'd', 'p', 'a', 'u']) {
			const ran = press(onPerson(), ...keys, key);
			t.deepEqual(ran.effects, [], key);
			t.regex(ran.state.notice!.text, /does nothing here/);
		}
	}
});

const secrets = /000112222|Z7654321|X99887766|000-33-4444/;

test('identifiers are masked until asked for; they show when the log has it, and are masked again when the row is left', t => {
	const row = press(onPerson(), 'v', 'enter').state;
	t.regex(text(press(onPerson(), 'r').state), /comment: SEE <U\+202E>FILE •••/);
	t.notRegex(wholeRow(row), secrets);
	t.regex(wholeRow(row), /PRI_SSN +••• +social security number/);
	t.regex(wholeRow({...row, ascii: true}), /FE_NUM_OOS_INN +\*{3} /);
	const asked = press(row, 'i');
	t.like(asked.effects, [{type: 'append', draft: {type: 'identifier.shown', key: row.current!.key}}]);
	t.notRegex(wholeRow(asked.state), secrets, 'not before the entry is on disk');
	t.regex(press(asked.state, 'i').state.notice!.text, /Being recorded in the review log/);
	t.deepEqual(press(asked.state, 'i').effects, []);
	const shown = settleAll(asked);
	for (const secret of ['000112222', 'Z7654321', 'X99887766', '000-33-4444']) {
		t.true(wholeRow(shown).includes(secret));
	}

	t.regex(press(shown, 'i').state.notice!.text, /are shown; they are masked again/);
	t.is(shown.log.entries, row.log.entries + 1);
	t.deepEqual([shown.made, shown.lastSeq, shown.unsaved.size], [[], undefined, 0], 'no decision');
	for (const keys of [['esc', 'enter'], ['tab', 'shift-tab'], ['esc', 'esc', 'v', 'enter']]) {
		t.notRegex(wholeRow(press(shown, ...keys).state), secrets, keys.join(' '));
	}

	t.regex(wholeRow(press(shown, '?', 'esc').state), secrets, 'help over the row is no leaving');
});

test('the entry arrives after the row was left, or fails: nothing is shown', t => {
	const asked = press(onPerson(), 'v', 'enter', 'i');
	for (const keys of [['esc', 'enter'], ['tab', 'shift-tab']]) {
		const later = settleAll({state: press(asked.state, ...keys).state, effects: asked.effects});
		t.notRegex(wholeRow(later), secrets, keys.join(' '));
		t.is(later.pending.length, 0);
	}

	const failed = feed(asked.state, {type: 'append-finished', id: asked.state.counter, attempt: failure({found: 'no space', expected: 'space', next: 'free some'})}).state;
	t.regex(text(failed), /NOT SAVED: showing of identifiers on conviction 1/);
	const read = press(failed, 'enter').state;
	t.notRegex(wholeRow(read), secrets);
	t.is(read.unsaved.size, 0);
	t.is(press(read, 'i').effects.length, 1, 'it can be asked for again');
});

test('asked for twice on two rows: each asking is an entry of its own', t => {
	const first = press(onPerson(), 'v', 'enter', 'i');
	const again = press(settleAll(first), 'esc', 'enter', 'i');
	const actions = [...first.effects, ...again.effects].map(effect => effect.type === 'append' && 'action' in effect.draft ? effect.draft.action : '');
	t.is(new Set(actions).size, 2);
});

test('a row without identifiers says so; read-only and no role say why', t => {
	t.regex(press(onPerson(), 'v', 'j', 'enter', 'i').state.notice!.text, /holds no identifier/);
	for (const because of ['this session is read-only: start it without --read-only', 'no role was given: start with --role and one of paralegal, attorney, supervisor']) {
		const ran = press(onPerson({cannotDecideBecause: because}), 'v', 'enter', 'i');
		t.deepEqual(ran.effects, []);
		t.is(String(ran.state.notice!.text), because);
		t.notRegex(wholeRow(ran.state), secrets);
		t.true(text(ran.state).replaceAll(/\s+/g, ' ').includes(because));
		t.notRegex(frameAt(ran.state).at(-1)!, /identifiers/);
	}
});

test('before the record is read there are no rows, and v says so', t => {
	const loading = press(begin(), 'enter', 'enter').state;
	t.is(press(loading, 'v').state.screen, 'conviction');
	t.regex(press(loading, 'v').state.notice!.text, /still being read/);
	t.regex(press(loading, 'm').state.notice!.text, /still being read/);
	const broken = feed(loading, {type: 'detail-loaded', token: loading.current!.token, attempt: failure({found: 'x', expected: 'y', next: 'z'}), seconds: 1}).state;
	t.regex(press(broken, 'v').state.notice!.text, /could not be read/);
});

test('] leaves the rows for the next undecided conviction; blanks stay as they were chosen', t => {
	const row = press(onPerson(), 'v', 'enter', 'b').state;
	const next = press(row, ']').state;
	t.is(next.screen, 'conviction');
	t.is(next.current!.position, 1);
	t.true(next.current!.rows.blanks);
});

test('a smaller screen keeps the row that is open, within its end', t => {
	const end = press(onPerson({}, {columns: 60, rows: 16}), 'v', 'enter', 'G').state;
	const wide = settleAll(feed(end, {type: 'resized', size: {columns: 140, rows: 40}}));
	t.is(wide.screen, 'row');
	t.regex(text(wide), /PRI_NAME|COMMENT_TEXT/);
	t.is(press(wide, 'j').state.current!.rows.scroll, wide.current!.rows.scroll, 'it stands at the end');
});

test('the person\'s other convictions: each with date, county, charge, level and outcome where in scope', t => {
	const shown = text(onPerson({}, {columns: 119, rows: 40}));
	t.regex(shown, /OTHER CONVICTIONS of this person \(m: the next in scope\)/);
	t.regex(shown, /\n {2}2012-05-01 · LOS ANGELES · 459 PC-BURGLARY · felony · not in scope\n {2}2014-05-01 · LOS ANGELES · 11358 HS-CULTIVATE · felony · conviction 3: . Dismiss\n/);
	t.notRegex(shown.slice(shown.indexOf('OTHER CONVICTIONS'), shown.indexOf('HISTORY')), /2010-05-01/);
});

test('m goes round the convictions of the person in scope; burst keys act on the state the last one left', t => {
	const there = load(press(onPerson(), 'm').state);
	t.is(there.current!.position, 2);
	t.is(load(press(there, 'm').state).current!.position, 0);
	t.is(burst(onPerson(), 'm', 'm').state.current!.position, 2, 'the second m meets a record that is not read yet');
});

test('m says so where the person has no other conviction in scope', t => {
	const start = onPerson();
	const alone: AppState = {...start, session: {...start.session, records: start.session.records.slice(0, 2)}};
	t.regex(press(alone, 'm').state.notice!.text, /No other conviction of this person is in scope/);
	t.notRegex(text(alone), /m: the next in scope/);
});
