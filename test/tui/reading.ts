import test from 'ava';
import {circumstancesOf} from '../../source/determinations/engine.js';
import {recordsOf} from '../../source/determinations/record.js';
import {whatWouldChange} from '../../source/determinations/what-would-change.js';
import {traceOf} from '../../source/rules/trace.js';
import {cellWidth} from '../../source/terminal/cells.js';
import {planHead, type Block} from '../../source/tui/head-plan.js';
import {blankLine, line} from '../../source/tui/lines.js';
import {ageWords} from '../../source/tui/screens/age-words.js';
import {convictionSections} from '../../source/tui/screens/conviction-lines.js';
import {traceLines} from '../../source/tui/screens/trace-lines.js';
import {say} from '../../source/terminal/visible-text.js';
import type {AppState} from '../../source/tui/state.js';
import {readDojDate} from '../../source/values/doj-date.js';
import {success} from '../../source/values/problem.js';
import {begin, feed, opened, press, settleAll} from '../helpers/key-run.js';
import {frameAt} from '../helpers/render-at.js';
import {also, death, person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, policyNamed} from '../helpers/rules-fixture.js';
import {inventedRecord} from '../helpers/session-fixture.js';

const losAngeles = engineWith({of: policyNamed('los-angeles-2019')});

/** The first conviction of a person, determined by the shipped rules, on screen. */
function onScreen(cells: readonly Cells[], {size = {columns: 80, rows: 24}, engine = losAngeles, key}: {size?: {columns: number; rows: number}; engine?: typeof losAngeles; key?: string} = {}): AppState {
	const subject = person(...cells);
	const {inScope: records} = recordsOf(subject, engine, {ranges: [{file: 1, start: 0, end: 1, line: 2}], rowsHash: 'f'.repeat(64)});
	const record = records.find(candidate => candidate.key === (key ?? candidate.key))!;
	const start = begin({records: [record, inventedRecord(1)], flags: engine.rules.flags, reliefs: engine.rules.reliefs}, size);
	const opening = press({...start, screen: 'convictions'}, 'enter').state;
	const conviction = subject.convictions.find(candidate => candidate.key === record.key)!;
	const detail = {record, conviction, trace: traceOf(engine.policy, circumstancesOf(conviction, engine), record.question), changes: whatWouldChange(conviction, engine), scope: undefined};
	return settleAll(feed(opening, {type: 'detail-loaded', token: opening.current!.token, attempt: success(detail), seconds: 5}));
}

const long = 'CONSTANTINOPOLITAN-VON-UND-ZU-INVENTEDSTEIN,MAXIMILIANA HYPPOLYTA ESTEFANIA DE LOS ANGELES JR';
const burglaries = Array.from({length: 11}, (_, index) => also('459 PC-BURGLARY', `${1998 + index}0501`, {CNT_ORDER: `${102 + index}002001000`}));

/** The whole column of lines, as far as it may be scrolled. */
const textOf = (state: AppState): string => convictionSections(state).lines.map(spans => spans.map(({text}) => text).join('')).join('\n');

/** Hard to read: each with what its first screen must show beside what every one shows. */
const hard: ReadonlyArray<readonly [string, readonly Cells[], readonly RegExp[]]> = [
	['a plain felony', [{}], [/SAMPLE,PERSON A · born 1980-01-01 · age 30 at conviction, 40 on 2020-07-01/, /11359 HS · felony · convicted 2010-05-01/, /CASC LOS ANGELES/, /case BA12345/]],
	['a long name', [{PRI_NAME: long}], [/CONSTANT/, /age 30 (?:at conviction|then), 40/]],
	['text that would turn around', [{PRI_NAME: 'SAMPLE,\u202EPERSON'}], [/<U\+202E>/, /1 character that cannot be shown/]],
	['twelve cycles', [{}, ...burglaries], [/12 convictions/, /age 30 at conviction/]],
	['no dates', [{PRI_DOB: '', STP_EVENT_DATE: '', DISP_DATE: '', CYC_DATE: ''}], [/age unknown/, /To settle/, /convicted unknown/]],
	['a year of birth alone', [{PRI_DOB: '19800000'}], [/age 29 or 30 at conviction, 39 or 40 on 2020-07-01/]],
	['a life sentence', [{SENT_LOC_DESCR: 'PRISON', SENT_LENGTH: '', SENT_TIME_CODE: 'L', SENT_TIME_DESCR: 'LIFE'}], [/IN CUSTODY/]],
	['several readings', [{}, {DISP_DATE: '20170301', STP_EVENT_DATE: '20170301', CONV_STAT_DESCR: 'MISDEMEANOR', OFN: 'XX999'}], [/felony or misdemeanor/, /2010-05-01 or 2017-03-01/, /all to be acknowledged: Tab/]],
	['several names and births', [{}, also('11358 HS-CULTIVATE', '20140501', {PRI_DOB: '19750505', PRI_NAME: 'OTHER,NAME B'})], [/ or OTHER,NAME B/, /age 30 to 34\s(?:at conviction|then)/]],
	['a person who died, after a strike and a registration', [{}, also('187(A) PC-MURDER', '20010501', {CNT_ORDER: '100002001000'}), also('290 PC-REGISTRATION', '20020501', {CNT_ORDER: '104002001000', STP_TYPE_DESCR: 'REGISTRATION'}), death], [/Not eligible|Hand Review/]],
	['everything at once', [
		{PRI_NAME: long, PRI_DOB: '19800000', OFFENSE_DESCR: '664/11359(C)(3)/11360 HS-ATT POSSESS FOR SALE WITH A MINOR', COMMENT_TEXT: 'COURT: SEE 11370.4 HS, DIVERSION, APPEAL PENDING, AMENDED TO 11357', OFN: 'CASE NUMBER THAT IS RATHER LONG'},
		{PRI_NAME: 'OTHER,NAME', DISP_DATE: '20170301', CONV_STAT_DESCR: '', OFFENSE_TOC: 'X'},
		...burglaries, also('11359 HS', '20050101', {CNT_ORDER: '130002001000'}), death,
	], [/CONSTANT/, /and \d+ more flags/]],
];

for (const [name, cells, expected] of hard) {
	test(`the first screen at 80x24 shows all that matters: ${name}`, t => {
		const frame = frameAt(onScreen(cells));
		t.is(frame.length, 23);
		// The last line of the body is covered by a notice of two lines.
		const shown = frame.slice(2, 19);
		const text = shown.join('\n');
		for (const label of [/^Engine +\S/m, /^(Reason|To settle) +\S/m, /^Statute +\S/m, /^Decision +none yet/m, /^Flags +\S/m, /convicted /, /LOS ANGELES/, /case \S/, /11359/, ...expected]) {
			t.regex(text, label, text);
		}

		const detail = onScreen(cells).current?.detail;
		t.is(/^Changes +\S/m.test(text), detail?.kind === 'loaded' && detail.value.changes.length > 0, text);
		for (const shownLine of frame) {
			t.true(cellWidth(shownLine) <= 80, shownLine);
		}
	});
}

const twelve = inventedRecord(2, {flags: Array.from({length: 12}, (_, index) => ({id: `flag-${index}`, level: index < 9 ? 'H' as const : 'L' as const, rows: [], material: index === 0 ? [{reading: 'it is so', outcome: 'dismiss' as const}] : []}))});

test('where there are more flags than room, those left out are counted, and stand below in full', t => {
	for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}]) {
		const state = opened(begin({records: [twelve]}, size), 0);
		const text = frameAt(state).join('\n');
		t.regex(text, /H material \[a]: flag-0 ◆ Reduce → Dismiss/);
		t.regex(text, /and \d+ more flags, \d+ to be acknowledged: Tab/);
		const below = frameAt(press(state, 'tab').state).join('\n');
		t.regex(below, /IN FULL, what the first screen shortens/);
	}

	t.notRegex(frameAt(opened(begin({}, {columns: 140, rows: 40}), 2)).join('\n'), /IN FULL/);
});

test('the flag that is acknowledged next is always on the first screen', t => {
	let state = opened(begin({records: [twelve]}, {columns: 60, rows: 16}), 0);
	for (let index = 0; index < 9; index++) {
		t.regex(frameAt(state).slice(2, -3).join('\n'), new RegExp(String.raw`\[a]: flag-${index}\b`));
		({state} = press(state, 'a'));
		t.deepEqual(state.current?.acknowledged.length, index + 1);
	}
});

test('a flag that is not on the screen is shown, not acknowledged', t => {
	const {state} = press(opened(begin({records: [twelve]}), 0), 'G');
	const {state: shown} = press(state, 'a');
	t.deepEqual(shown.current?.acknowledged, []);
	t.is(shown.current?.scroll, 0);
	t.regex(frameAt(shown).join('\n'), /was not on the screen/);
	t.deepEqual(press(shown, 'a').state.current?.acknowledged, [0]);
});

test('flags are acknowledged in the order in which they are drawn', t => {
	const flags = [{id: 'last', level: 'L' as const, rows: [], material: [{reading: 'x', outcome: 'dismiss' as const}]}, {id: 'first', level: 'H' as const, rows: [], material: []}];
	const state = opened(begin({records: [inventedRecord(2, {flags})]}), 0);
	t.deepEqual(press(state, 'a').state.current?.acknowledged, [1]);
	t.deepEqual(press(state, 'a', 'a').state.current?.acknowledged, [1, 0]);
});

test('Tab goes from part to part and round to the top, Shift-Tab back', t => {
	const start = opened(begin(), 2);
	const seen: number[] = [];
	let state = start;
	for (let guard = 0; guard < 20 && seen.at(-1) !== 0; guard++) {
		({state} = press(state, 'tab'));
		seen.push(state.current!.scroll);
	}

	t.true(seen.length > 2 && seen.length < 20);
	t.deepEqual([...seen].slice(0, -1), [...seen].slice(0, -1).toSorted((one, other) => one - other));
	t.is(press(start, 'tab', 'shift-tab').state.current!.scroll, 0);
	t.is(press(start, 'shift-tab').state.current!.scroll, seen.at(-2)!);
});

test('what gives way is what matters least, and no more than has to', t => {
	const lines = (count: number) => Array.from({length: count}, (_, index) => line(say`${index}`));
	const blocks: readonly Block[] = [
		{full: lines(3), shorter: [{lines: lines(2), gives: 50}, {lines: lines(1), gives: 70}]},
		{full: [blankLine], shorter: [{lines: [], gives: 10}], elsewhere: true},
		{full: lines(4), openAt: 2, shorter: [{lines: lines(2), gives: 60, openAt: 1}]},
	];
	const at = (room: number) => planHead(blocks, room);
	t.deepEqual([9, 8, 7, 6, 5, 4, 3].map(room => at(room).lines.length), [8, 8, 7, 6, 4, 4, 3]);
	t.deepEqual([8, 7, 6, 5].map(room => at(room).openAt), [6, 5, 4, 3]);
	t.deepEqual([8, 7, 6, 5].map(room => at(room).cut.length), [0, 0, 1, 2]);
	t.is(planHead([{full: lines(3)}], 1).openAt, undefined);
});

test('an age is as certain as the dates it follows from', t => {
	const birth = (text: string) => [{value: readDojDate(text), rows: []}];
	const day = [{earliest: 14_730, latest: 14_730}]; // 2010-05-01
	t.is(ageWords(birth('19800501'), day), '30');
	t.is(ageWords(birth('19800502'), day), '29');
	t.is(ageWords(birth('19800000'), day), '29 or 30');
	t.is(ageWords([...birth('19800501'), ...birth('19700501')], day), '30 to 40');
	t.is(ageWords(birth(''), day), 'unknown');
	t.is(ageWords([], day), 'unknown');
	t.is(ageWords(birth('19800501'), undefined), 'unknown');
	t.is(ageWords(birth('20200501'), day), 'unknown', 'convicted before birth');
});

test('cycles other than the conviction\'s own are folded to a line each, and z unfolds them', t => {
	const strike = also('187(A) PC-MURDER', '20010501', {CNT_ORDER: '100002001000', STP_ORI_DESCR: 'CASC ELSEWHERE'});
	for (const size of [{columns: 60, rows: 16}, {columns: 80, rows: 24}, {columns: 100, rows: 30}, {columns: 140, rows: 40}]) {
		for (const ascii of [false, true]) {
			const start = {...onScreen([{}, strike, death], {size}), ascii};
			const folded = textOf(start);
			t.regex(folded, /z unfolds the other cycles/);
			t.regex(folded, ascii ? /^\*\+ Cycle 100, 2001-05-01 - .*187\(A\).* - convicted, felony$/m : /^•\+ Cycle 100, 2001-05-01 · .*187\(A\).* · convicted, felony$/m, folded);
			t.regex(folded, /^.\+ Cycle 109, .*DECEASED 2018-01-01$/m);
			const {state} = press(start, 'z');
			const lines = [...frameAt(press(start, 'r').state), ...frameAt(state)];
			t.regex(lines.join('\n'), /z folds the other cycles/);
			t.true(lines.every(shownLine => cellWidth(shownLine) <= size.columns));
			t.false(press(state, 'z').state.current!.unfolded);
		}
	}
});

test('a count says which questions looked at it', t => {
	const text = frameAt(press(onScreen([{}, also('187(A) PC-MURDER', '20010501', {CNT_ORDER: '100002001000'})], {size: {columns: 140, rows: 60}}), 'z').state).join('\n').replaceAll(/\s+/g, ' ');
	t.regex(text, /187\(A\) PC-MURDER [^•]*looked at by [^•]*super-strike/);
	t.regex(text, /•» 11359 HS-POSSESS FOR SALE [^•]*THIS CONVICTION · looked at by not-a-felony/);
});

test('an arrest without a court step is folded with its charge and what became of it', t => {
	const arrest = also('245(A)(1) PC-ASSAULT', '20030501', {CNT_ORDER: '100001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_ORI_DESCR: 'CAPD BURBANK', DISP_DESCR: '', CONV_STAT_DESCR: '', OFN: ''});
	t.regex(textOf(onScreen([{}, arrest])), /^.\+ Cycle 100, 2003-05-01 · CAPD BURBANK · 245\(A\)\(1\) PC-ASSAULT · no disposition$/m);
});

test('a person with one cycle has nothing to fold', t => {
	t.notRegex(frameAt(press(onScreen([{}]), 'r').state).join('\n'), /z (?:un)?folds/);
});

test('questions that a parameter turns off stand together on a line', t => {
	const {detail} = onScreen([{}], {engine: engineWith({set: {dismiss: []}})}).current!;
	const trace = detail.kind === 'loaded' ? detail.value.trace.map((question, index) => ({...question, active: index !== 1 && index !== 2})) : [];
	const text = traceLines(trace, 200, false, true).map(spans => spans.map(span => span.text).join('')).join('\n');
	t.true(text.includes(`\n2-3. not asked, turned off by a parameter: ${trace[1]!.id} (policy line ${trace[1]!.line}), ${trace[2]!.id} (policy line ${trace[2]!.line})\n4. ${trace[3]!.ask}`), text);
	const single = traceLines(trace.map((question, index) => ({...question, active: index !== 1})), 200, false, true).map(spans => spans.map(span => span.text).join('')).join('\n');
	t.true(single.includes(`\n2. not asked, turned off by a parameter: ${trace[1]!.id} (policy line ${trace[1]!.line})\n3. `));
});
