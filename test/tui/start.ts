import test from 'ava';
import {keyLabel} from '../../source/tui/key-event.js';
import {startBindings} from '../../source/tui/start/bindings.js';
import {shellWord} from '../../source/tui/start/command-line.js';
import type {StartPorts} from '../../source/tui/start/ports.js';
import type {StartState} from '../../source/tui/start/state.js';
import {startContextOf, type StartContext} from '../../source/tui/start/steps.js';
import {failure, success} from '../../source/values/problem.js';
import {beginStart, burstStart, extract, foundWorkspace, pressStart, startFrameAt} from '../helpers/start-run.js';

/** To the policies: the extract, the county that its rows name, a day. */
const toPolicy = ['enter', 'extract.csv', 'enter', 'enter', '2020-07-01', 'enter'] as const;
/** Through every parameter of `clear-my-record-2019`: two lists, a switch, three numbers of years, two switches. */
const defaults = Array.from({length: 8}, () => 'enter');
const at = async (keys: readonly string[], ports: Partial<StartPorts> = {}): Promise<StartState> => (await pressStart(beginStart(), keys, ports)).state;
const text = (state: StartState): string => startFrameAt(state).join('\n');
const joined = (state: StartState): string => text(state).replaceAll(/\s+/g, ' ');

test('from nothing to an audit: what was answered goes to the commands, with the line that does the same', async t => {
	const {state, choice} = await pressStart(beginStart(), [...toPolicy, '1', ' ', 'enter', 'j', 'j', 'j', 'enter', '1', '57', 'enter', ...defaults.slice(4), 'enter', 'ctrl-u', 'Alva O\'Chen', 'enter', '2']);
	t.is(choice, undefined, 'nothing begins before the last Enter');
	t.is(state.screen, 'last');
	t.regex(joined(state), /Changed dismiss: 11358, 11359, 11360 \(default 11357, 11358, 11359, 11360\) under-21: yes \(default no\) age: 57 \(default 0\)/);
	t.regex(joined(state), /Reviewer Alva O'Chen, attorney \(claimed\)/);
	t.deepEqual((await pressStart(state, ['enter'])).choice, {
		kind: 'evaluate',
		extract: 'extract.csv',
		workspace: 'extract.csv.audit',
		options: {county: 'LOS ANGELES', 'as-of': '2020-07-01', policy: 'clear-my-record-2019', set: ['dismiss=11358,11359,11360', 'under-21=yes', 'age=57']},
		said: {reviewer: 'Alva O\'Chen', role: 'attorney'},
		commands: [String.raw`second-look extract.csv --county 'LOS ANGELES' --as-of 2020-07-01 --policy clear-my-record-2019 --set dismiss=11358,11359,11360 --set under-21=yes --set age=57 --reviewer 'Alva O'\''Chen' --role attorney`],
	});
});

test('Esc goes back page by page to the start and keeps what was entered', async t => {
	const end = await at([...toPolicy, '1', ...defaults, 'enter', 'enter', '2']);
	t.is(end.screen, 'last');
	const seen: string[] = [];
	let state = end;
	while (state.screen !== 'menu') {
		seen.push(state.screen);
		state = (await pressStart(state, ['esc'])).state;
	}

	t.deepEqual(seen.toReversed(), ['extract', 'county', 'as-of', 'policy', ...['dismiss', 'reduce', 'under-21', 'age', 'years-since', 'crime-free', 'only-prop64', 'deceased'].map(name => `parameter:${name}`), 'workspace', 'name', 'role', 'last']);
	const again = await pressStart(state, Array.from({length: seen.length}, () => 'enter'));
	t.is(again.state.screen, 'last', 'Enter alone goes through again');
	t.is(again.choice, undefined);
});

test('there is no opinion: Enter chooses no day, no policy and no role', async t => {
	const day = await at(toPolicy.slice(0, 4));
	t.is(day.screen, 'as-of');
	t.regex(joined((await pressStart(day, ['enter', 'enter'])).state), /note: Type the day/);
	const today = (await pressStart(day, ['tab'])).state;
	t.is(today.asOf, undefined, 'offered, not taken');
	t.is((await pressStart(today, ['enter'])).state.asOf, '2020-06-15');
	t.is((await pressStart(day, ['2021-02-29', 'enter'])).state.screen, 'as-of');
	t.is((await at([...toPolicy, 'enter', 'enter'])).screen, 'policy');
	t.is((await at([...toPolicy, '2', 'enter', 'enter', 'enter', 'enter'])).screen, 'role');
});

test('a county: the rows tell one, or typing narrows', async t => {
	const county = await at(toPolicy.slice(0, 3));
	t.regex(joined(county), /169 of the first 171 rows that name a county name LOS ANGELES[^]*› LOS ANGELES/);
	t.is((await pressStart(county, ['san f', 'enter'])).state.county, 'SAN FRANCISCO');
	t.is((await pressStart(county, ['zzz', 'enter'])).state.screen, 'county');
	const unknown = await at(toPolicy.slice(0, 3), {lookAtExtract: async () => ({kind: 'extract', extract: {...extract, county: undefined}})});
	t.is((await pressStart(unknown, ['enter'])).state.screen, 'county', 'none is chosen');
	t.is((await pressStart(unknown, ['down', 'down', 'enter'])).state.county, 'ALPINE');
});

test('a path that is no extract is said at once, and stays to be mended', async t => {
	const refused = await at(['enter', 'wrong.csv', 'enter'], {lookAtExtract: async file => ({kind: 'refused', problem: {file, found: 'no such file', expected: 'the extract that DOJ sent', next: 'check the name'}})});
	t.regex(joined(refused), /wrong\.csv: found no such file; expected the extract that DOJ sent\. Next: check the name/);
	t.regex(text((await pressStart(refused, ['enter'])).state), /> wrong\.csv/);
	t.regex(joined(await at(['enter', 'enter'])), /Type the path/);
});

test('numbers and lists are checked as --set checks them', async t => {
	const age = await at([...toPolicy, '1', 'enter', 'enter', 'enter']);
	t.is(age.screen, 'parameter:age');
	t.regex(joined((await pressStart(age, ['39', 'enter'])).state), /note: age = 39; expected 0 \(off\), or a whole number from 40 to 65/);
	t.regex(joined((await pressStart(age, ['old', 'enter'])).state), /note: old: expected a whole number/);
	const both = await at([...toPolicy, '1', 'enter', ' ', 'enter']);
	t.is(both.screen, 'parameter:reduce');
	t.regex(joined(both), /11357 in both dismiss and reduce; expected each section in one list/);
});

test('another policy takes other parameters; those of the one before are not carried over', async t => {
	const la = await at([...toPolicy, '1', ' ', 'enter', 'esc', 'esc', '3']);
	t.is(la.screen, 'parameter:age');
	t.is(la.values.size, 0);
	const own = await at([...toPolicy, '4', 'ours.yaml', 'enter']);
	t.is(own.policy?.name, 'ours.yaml');
	t.is(own.screen, 'workspace');
});

test('a workspace that is there is evaluated again, and said to be; then two commands do the same', async t => {
	const ports: Partial<StartPorts> = {lookAtPlace: async (_, path) => success({path, isThere: true, listed: undefined})};
	const {state, choice} = await pressStart(beginStart({given: {reviewer: undefined, role: 'attorney', readOnly: false, office: undefined}}), [...toPolicy, '2', 'ctrl-u', 'there.audit', 'enter', 'enter'], ports);
	t.is(state.screen, 'last');
	t.regex(joined(state), /there\.audit: THERE ALREADY\. It is evaluated again; decisions are kept/);
	t.is(choice, undefined);
	const {choice: chosen} = await pressStart(state, ['enter']);
	t.deepEqual(chosen?.kind === 'evaluate' ? chosen.commands : [], [
		'second-look evaluate extract.csv --county \'LOS ANGELES\' --as-of 2020-07-01 --policy dismiss-all-prop64 --workspace there.audit',
		'second-look there.audit --reviewer achen --role attorney',
	]);
	const refused = await pressStart(beginStart(), [...toPolicy, '2', 'enter'], {lookAtPlace: async () => failure({found: 'no folder to make it in', expected: 'x', next: 'y'})});
	t.regex(joined(refused.state), /no folder to make it in/);
});

test('whom the roster lists is not asked', async t => {
	const listed = {name: 'Alva Chen-Example', role: 'attorney', roster: 'office.yaml'};
	const {state} = await pressStart(beginStart(), [...toPolicy, '2', 'enter'], {lookAtPlace: async (_, path) => success({path, isThere: false, listed})});
	t.is(state.screen, 'last');
	t.regex(joined(state), /Alva Chen-Example \(attorney\), as office\.yaml lists the account achen/);
	const {choice} = await pressStart(state, ['enter']);
	t.deepEqual(choice?.kind === 'evaluate' && choice.said, {reviewer: undefined, role: undefined});
	t.notRegex(choice?.kind === 'evaluate' ? choice.commands.join(' ') : '', /--role/);

	const start = beginStart({found: {shown: [foundWorkspace('a.audit')], notes: []}});
	t.deepEqual((await pressStart(start, ['enter'], {listedFor: async () => listed})).choice, {kind: 'open', workspace: 'a.audit', said: {reviewer: undefined, role: undefined}});
});

test('a workspace opens once it is known who reviews', async t => {
	const found = {shown: [foundWorkspace('a.audit'), foundWorkspace('b/b.audit')], notes: []};
	const {state, choice} = await pressStart(beginStart({found}), ['j', 'enter', 'enter']);
	t.is(choice, undefined);
	t.is(state.screen, 'role');
	t.deepEqual((await pressStart(state, ['4'])).choice, {kind: 'open', workspace: 'b/b.audit', said: {reviewer: 'achen', role: undefined}});
	const back = (await pressStart(state, ['esc', 'esc'])).state;
	t.is(back.screen, 'menu');
	t.is(back.opening, undefined);
	t.deepEqual((await pressStart(beginStart({found, given: {reviewer: 'A', role: 'attorney', readOnly: false, office: undefined}}), ['enter'])).choice, {kind: 'open', workspace: 'a.audit', said: {reviewer: undefined, role: undefined}});
});

test('a folder that is a workspace, typed where an extract is asked for, is opened', async t => {
	const {choice} = await pressStart(beginStart(), ['enter', 'a.audit', 'enter', 'enter', '2'], {lookAtExtract: async path => ({kind: 'workspace', path})});
	t.deepEqual(choice, {kind: 'open', workspace: 'a.audit', said: {reviewer: 'achen', role: 'attorney'}});
});

test('keys of one read do not reach a page that nobody has seen', async t => {
	const last = await at([...toPolicy, '2', 'enter', 'enter']);
	t.is(last.screen, 'role');
	const burst = burstStart(last, '2', 'enter', 'enter');
	t.is(burst.state.screen, 'last');
	t.deepEqual(burst.effects, []);
});

test('an answer of the disk that was not waited for changes nothing', async t => {
	const {state, effects} = burstStart(await at(['enter', 'extract.csv']), 'enter');
	t.is(effects[0]?.type, 'look-at-extract');
	const stopped = burstStart(state, 'esc').state;
	t.is(stopped.waiting, undefined);
	t.is(stopped.screen, 'extract');
});

test('Ctrl-C leaves from every page', async t => {
	for (const keys of [[], ['enter'], toPolicy, [...toPolicy, '2', 'enter', 'enter', '2']]) {
		t.deepEqual((await pressStart(beginStart(), [...keys, 'ctrl-c'])).choice, {kind: 'leave', code: 130});
	}

	t.deepEqual((await pressStart(beginStart(), ['q'])).choice, {kind: 'leave', code: 0});
	t.deepEqual((await pressStart(beginStart(), ['j', 'enter'])).choice, {kind: 'sample'});
});

test('words are quoted as a shell reads them back', t => {
	t.is(shellWord('a/b-c_d.csv'), 'a/b-c_d.csv');
	t.is(shellWord('Los Angeles'), '\'Los Angeles\'');
	t.is(shellWord('O\'Neil'), String.raw`'O'\''Neil'`);
	t.is(shellWord(''), '\'\'');
	t.is(shellWord('$(rm) `x` ~'), '\'$(rm) `x` ~\'');
	t.is(shellWord('~/x'), '\'~/x\'', 'what a shell would expand is quoted');
});

const reached: Readonly<Record<StartContext, readonly string[]>> = {
	menu: ['j'], choose: [...toPolicy, 'j'], several: [...toPolicy, '1', 'j'], type: [...toPolicy, '1', 'enter', 'enter', 'enter', '57'], path: ['enter', 'ex'], day: [...toPolicy.slice(0, 4), '2020'],
	narrow: [...toPolicy.slice(0, 3), 'san'], last: [...toPolicy, '1', ...defaults, 'enter', 'enter', '2'], waiting: ['enter', 'extract.csv', 'enter'], problem: ['enter', 'extract.csv', 'enter'], help: ['?', 'j'], always: [],
};

for (const {id, keys, contexts} of startBindings) {
	for (const context of contexts) {
		test(`${id}: ${keys.map(key => keyLabel(key)).join(', ')} in ${context} does something, or says why not`, async t => {
			const state = context === 'waiting'
				? burstStart(await at(['enter', 'extract.csv']), 'enter').state
				: await at(reached[context], context === 'problem' ? {lookAtExtract: async () => ({kind: 'refused', problem: {found: 'x '.repeat(2000), expected: 'y', next: 'z'}})} : {});
			t.true(context === 'always' || startContextOf(state) === context, startContextOf(state));
			for (const key of keys) {
				const {state: after, effects} = burstStart(state, key);
				const moves = /next|previous|first|page|lines|row-|up|down/.test(id);
				t.true(moves || effects.length > 0 || after !== state, key);
			}
		});
	}
}

test('a letter means one thing in a context, and every label fits the footer', t => {
	for (const context of new Set(startBindings.flatMap(({contexts}) => contexts))) {
		const keys = startBindings.filter(({contexts}) => contexts.includes(context)).flatMap(({keys: own}) => own);
		t.is(new Set(keys).size, keys.length, context);
	}

	t.is(new Set(startBindings.map(({id}) => id)).size, startBindings.length);
	for (const {id, label, help} of startBindings) {
		t.true(label.length <= 16, id);
		t.regex(help, /\.$/, id);
	}
});
