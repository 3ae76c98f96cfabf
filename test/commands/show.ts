import {appendFile, readdir, readFile} from 'node:fs/promises';
import papaparse from 'papaparse';
import test from 'ava';
import type {World} from '../../source/commands/command.js';
import {main} from '../../source/commands/main.js';
import {columnNames, type ColumnName} from '../../source/extract/layout.js';
import {identifyingColumns} from '../../source/results/sheet/redaction.js';
import {cellWidth} from '../../source/terminal/cells.js';
import {decide} from '../results/_audit.js';
import {ownWorkspace, type Place} from '../helpers/journey.js';
import type {Ran} from '../helpers/run-program.js';

const page = 66;
const marlowe = '41000013/101002001000';

type Stored = {readonly key: string; readonly outcome: string; readonly subject: {readonly id: string; readonly cii: readonly string[]}; readonly conviction: {readonly caseNumbers: readonly string[]}};
type Printed = {
	readonly convictions: ReadonlyArray<{
		readonly key?: string;
		readonly logId: string;
		readonly person: Readonly<Record<string, unknown>>;
		readonly questions: ReadonlyArray<{readonly ask: string; readonly answer: string; readonly because: string; readonly decides: boolean}>;
		readonly decisions: ReadonlyArray<{readonly words: string; readonly live: boolean}>;
		readonly log: {readonly entries: number; readonly head: string};
	}>;
	readonly choose?: ReadonlyArray<{readonly key?: string}>;
};

const printed = (out: string): Printed => JSON.parse(out) as Printed;
const stored = async ({workspace}: Place): Promise<readonly Stored[]> => (await readFile(`${workspace}/convictions.jsonl`, 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line) as Stored);

/** Cells of the rows of each person, by SUBJECT_ID. */
async function rowsOf({extract}: Place): Promise<ReadonlyMap<string, ReadonlyArray<readonly string[]>>> {
	const {data} = papaparse.parse<string[]>(await readFile(extract, 'latin1'), {skipEmptyLines: true});
	return groupedBy(data.slice(1), cells => cells[columnNames.indexOf('SUBJECT_ID')]!);
}

function groupedBy<Value>(values: readonly Value[], nameOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
	const groups = new Map<string, Value[]>();
	for (const value of values) {
		groups.set(nameOf(value), [...(groups.get(nameOf(value)) ?? []), value]);
	}

	return groups;
}

/** The command in this process: there are many convictions to print. */
async function run(words: readonly string[]): Promise<Ran> {
	let out = '';
	let error = '';
	const world: World = {
		write(text) {
			out += text;
		},
		stream: async () => undefined,
		writeError(text) {
			error += text;
		},
		handOverSignals: () => undefined,
		takeSignalsBack: () => undefined,
		showsProgress: false,
		stdinIsTerminal: false,
		stdoutIsTerminal: false,
		today: () => '2026-01-01',
		now: () => '2026-01-01T00:00:00.000Z',
		account: 'nobody',
		environment: {},
	};
	const exit = await main(words, world);
	return {exit, out, error};
}

test('a conviction by key: two pages at most, everything the contract names, nothing written', async t => {
	const place = await ownWorkspace();
	const before = await readdir(place.workspace, {recursive: true});
	const {out, exit, error} = await run(['show', place.workspace, marlowe]);
	t.is(exit, 0, error);
	for (const expected of [
		/MARLOWE-FINCH,GILDA · born unknown · F · WHITE · CII A91000481/,
		/11360\(A\) HS · felony · convicted 2011-06-13 · LOS ANGELES · case KA094019/,
		/key 41000013\/101002001000 · line 57 · in the log [\da-f]{16}\n/,
		/Engine {5}Hand Review\nTo settle {2}Date of birth is missing: /,
		/\n {2}4\. Is the person 57 or older on the as-of date\?\n {5}unknown: born unknown; [^]*\(lines 56\s+to 60\)/,
		/High {3}Date missing or partial\. [^]*\(line 56\)/,
		/THIS CONVICTION · 11360\(A\) HS-SELL\/TRANSPORT MARIJUANA · felony ·\s+CONVICTED · sentence: PROBATION 3 years · line 57/,
		/Not shown: 1 count without a conviction, at which no question looked \(line\s+58\)/,
		/2 entries in the log; SHA-256 of the last\s+[\da-f]{64}\n/,
		/Policy clear-my-record-2019, [^]*\(TRIAL: no\s+office has adopted it\) · LOS ANGELES · as of 2020-07-01\nExtract extract\.csv, SHA-256 17020898e63229a0… · Second Look \d+\.\d+\.\d+\n/,
	]) {
		t.regex(out, expected);
	}

	t.deepEqual(await readdir(place.workspace, {recursive: true}), before);
});

test('every conviction of the sample: two pages of 80 columns, and no question left out', async t => {
	const place = await ownWorkspace();
	for (const {key} of await stored(place)) {
		const lines = (await run(['show', place.workspace, key])).out.trimEnd().split('\n');
		t.true(lines.length <= 2 * page, `${key}: ${lines.length} lines`);
		t.deepEqual(lines.filter(line => cellWidth(line) > 80), [], key);
		t.is(lines.filter(line => /^ {2,3}\d+\. /.test(line)).length, 9, key);
	}
});

test('CII and case number find what the key finds, in any letter case; several are all printed', async t => {
	const place = await ownWorkspace();
	const records = await stored(place);
	for (const word of ['A91000481', ' a91000481 ', 'ka094019']) {
		t.deepEqual(printed((await run(['show', place.workspace, word, '--json'])).out).convictions.map(({key}) => key), [marlowe], word);
	}

	const [person, keys] = [...groupedBy(records, ({subject}) => subject.cii[0] ?? '')].find(([cii, several]) => cii !== '' && several.length > 1)!;
	const both = await run(['show', place.workspace, person]);
	t.is(both.exit, 0);
	t.deepEqual([...both.out.matchAll(/^key (\S+)/gm)].map(([, key]) => key), keys.map(({key}) => key));
});

test('64 where nothing is named so: the workspace is there, what was asked of it is not; the number is not repeated', async t => {
	const {workspace, folder} = await ownWorkspace();
	const none = await run(['show', workspace, 'A99999999']);
	t.is(none.exit, 64);
	t.regex(none.error, /no conviction in scope, nor a promoted candidate, of that key, CII number or case number.*Next: /);
	t.notRegex(none.error, /A9{8}/);
	t.is((await run(['show', workspace, ' '])).exit, 64);
	t.is((await run(['show', workspace])).exit, 64);
	t.is((await run(['show', folder, marlowe])).exit, 66);
});

test('65 where the rows changed since, or the log is broken; 66 where the extract has gone', async t => {
	const place = await ownWorkspace();
	await appendFile(`${place.workspace}/review.jsonl`, '{}\n');
	t.is((await run(['show', place.workspace, marlowe])).exit, 65);
	const other = await ownWorkspace();
	await appendFile(other.extract, '\n');
	t.is((await run(['show', other.workspace, marlowe])).exit, 65);
});

test('decisions stand in words with who, when and entry; an undone one is only in the log', async t => {
	const place = await ownWorkspace();
	const evidence = {kind: 'docket', locator: 'vol. 2 p. 14', seen: '2020-05-30'};
	const facts = {key: marlowe, from: 'hand-review', flagsAcknowledged: ['date-partial'], secondsOpen: 12} as const;
	await decide(place.workspace, hashes => [
		{type: 'conviction.opened', key: marlowe},
		{...facts, type: 'decision.defer', to: 'hand-review', seen: hashes.get(marlowe)!, words: 'Waiting for the CLERKSOFFICE to answer', action: 'one'},
		{...facts, type: 'decision.override', to: 'reduce', relief: 'redesignate-misdemeanor', reasonCode: 'office-discretion', seen: hashes.get(marlowe)!, words: 'Birth certificate SEENBYUS says 1970', evidence, action: 'two'},
		{...facts, type: 'decision.override', to: 'dismiss', reasonCode: 'record-misread', seen: hashes.get(marlowe)!, words: 'A mistake that is UNDONE', action: 'three'},
		{type: 'decision.undo', key: marlowe, undoes: 5, action: 'four'},
		{type: 'identifier.shown', key: marlowe, action: 'six'},
		{type: 'note', key: marlowe, words: 'Called about NOTEDWORDS', action: 'five'},
	]);
	const {out, error} = await run(['show', place.workspace, marlowe]);
	t.regex(out, /Deferred: left undecided, by Ana Ruiz \(attorney\), \d{4}-\d\d-\d\d \d\d:\d\d UTC,\s+entry\s+3;\s+a\s+later decision took its place\n {4}Words {5}Waiting for the CLERKSOFFICE/, error);
	t.regex(out, /Overridden: Hand Review became Eligible for Reduction, by Ana Ruiz \(attorney\),\s+\d{4}-\d\d-\d\d \d\d:\d\d UTC,\s+entry\s+4\n {4}Relief {4}Redesignate as a misdemeanor/);
	t.regex(out, /Reason {4}The office asks for more than the statute gives; PC 1385 \(NOT\s+VERIFIED\)/);
	t.regex(out, /Evidence {2}docket: vol\. 2 p\. 14, seen 2020-05-30/);
	t.regex(out, /Now {8}Eligible for Reduction \(overridden\)/);
	t.regex(out, /Entry 5: decision\.override, \d{4}-\d\d-\d\d \d\d:\d\d UTC, by Ana Ruiz; undone later/);
	t.regex(out, /Opened once: entry 2\n/);
	t.regex(out, /Entry 7: identifier\.shown, /);
	t.notRegex(out, /UNDONE/);
	t.is((await run(['verify', place.workspace])).exit, 0);
	const redacted = (await run(['show', place.workspace, marlowe, '--redact'])).out;
	t.regex(redacted, /Words {5}left out of this copy\n/);
	t.regex(redacted, /Note by Ana Ruiz, .* left out of this\s+copy/);
	t.notRegex(redacted, /CLERKSOFFICE|SEENBYUS|NOTEDWORDS|vol\. 2/);
	const {convictions: [one]} = printed((await run(['show', place.workspace, marlowe, '--json'])).out);
	t.deepEqual(one!.decisions.map(({live}) => live), [false, true]);
});

for (const sample of ['first-steps.csv', 'hostile.csv']) {
	test(`--redact on ${sample}: no identifying cell of the person's rows, in text or JSON; the case number stays`, async t => {
		const place = await ownWorkspace(sample);
		const rows = await rowsOf(place);
		let looked = 0;
		for (const {key, subject, conviction} of await stored(place)) {
			const text = await run(['show', place.workspace, key, '--redact']);
			t.is(text.exit, 0, text.error);
			const json = (await run(['show', place.workspace, key, '--redact', '--json'])).out;
			for (const cells of rows.get(subject.id) ?? []) {
				for (const column of identifyingColumns) {
					const value = cells[columnNames.indexOf(column)]!.trim();
					const forms = column === 'PRI_DOB' || column === 'REQ_DOB' ? [value, value.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')] : [value];
					for (const form of forms.filter(candidate => candidate.length > 3)) {
						looked++;
						t.false(text.out.includes(form), `${column} of ${key} in the text`);
						t.false(json.includes(form), `${column} of ${key} in the JSON`);
					}
				}
			}

			t.true(sample === 'hostile.csv' || conviction.caseNumbers.every(number => text.out.includes(number)), key);
		}

		t.true(looked > 50, 'the rows hold something to look for');
	});
}

test('--redact: a full birth date that the answers quote becomes its year, and the copy says what it leaves out', async t => {
	const {workspace} = await ownWorkspace();
	const whole = (await run(['show', workspace, '41000039/102002001000'])).out;
	const copy = (await run(['show', workspace, '41000039/102002001000', '--redact'])).out;
	t.regex(whole, /no: born 1964-07-07, convicted 2012-12-17/);
	t.regex(copy, /no: born 1964, convicted 2012-12-17/);
	t.regex(copy, /^ONE CONVICTION \(redacted copy\)\n-+\nLeft out: the name but for its initials, [^]*all words that reviewers typed\.\n\nN\. V\. · born 1964\n/);
	t.regex(whole, /case A790114/);
	t.notRegex(copy, /case A790114/);
});

test('hostile.csv: nothing of the extract acts on a terminal or hides on paper, in text or JSON', async t => {
	const place = await ownWorkspace('hostile.csv');
	const records = await stored(place);
	t.true(records.length > 5);
	let standIns = 0;
	for (const {key} of records) {
		for (const words of [[], ['--redact']] as const) {
			const text = (await run(['show', place.workspace, key, ...words])).out;
			const hidden = text.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu) ?? [];
			t.deepEqual(hidden, [], key);
			t.deepEqual(text.split('\n').filter(line => cellWidth(line) > 80), [], key);
			standIns += (text.match(/[␀-␡]|<U\+[\dA-F]+>/g) ?? []).length;
			const json = (await run(['show', place.workspace, key, ...words, '--json'])).out;
			t.regex(json, /^[\n -~]*$/, key);
			t.is(printed(json).convictions.length, 1);
		}
	}

	t.true(standIns > 10, 'what cannot be shown has stand-ins');
});

test('more than a handful are listed with their keys, and the list says how to choose', async t => {
	const place = await ownWorkspace();
	const text = await readFile(place.extract, 'utf8');
	const column: ColumnName = 'CII_NUMBER';
	const same = text.split('\n').map((line, index) => {
		const cells = line.split(',');
		return index > 0 && cells.length >= columnNames.length ? line.replaceAll(/A9100\d{4}/g, 'A91000001') : line;
	}).join('\n');
	t.not(same, text, column);
	const other = await ownWorkspace('first-steps.csv', same);
	const {out, exit} = await run(['show', other.workspace, 'A91000001']);
	t.is(exit, 0);
	const keys = (await stored(other)).filter(({subject}) => subject.cii.includes('A91000001')).map(({key}) => key);
	t.true(keys.length > 5);
	t.true(keys.every(key => out.includes(`\n  ${key}  `)));
	t.regex(out, new RegExp(`^${keys.length} convictions in scope have that number:\n[^]*Print one by its key: second-look show <workspace> <key>\n$`));
	const redacted = await run(['show', other.workspace, 'A91000001', '--redact', '--json']);
	t.true(printed(redacted.out).choose!.every(({key}) => key === undefined));
	t.false(keys.some(key => redacted.out.includes(key.split('/')[0]!)));
});

test('a promoted candidate is found and printed with who promoted it and why; one that nobody promoted is not', async t => {
	const place = await ownWorkspace();
	const [candidate] = (await readFile(`${place.workspace}/candidates.jsonl`, 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line) as Stored);
	const {key} = candidate!;
	t.is((await run(['show', place.workspace, key])).exit, 64);
	await decide(place.workspace, hashes => [{type: 'candidate.promoted', key, seen: hashes.get(key)!, words: 'The clerk says LEAFNOTSPICE of it', action: 'one'}]);
	const {out, exit, error} = await run(['show', place.workspace, key]);
	t.is(exit, 0, error);
	t.regex(out, /PROMOTED FROM THE CANDIDATES/);
	t.regex(out, /Promoted by Ana Ruiz \(attorney\), \d{4}-\d\d-\d\d \d\d:\d\d UTC, entry 2\n {4}Words {5}The clerk says LEAFNOTSPICE of it\n {4}Why {7}Look-alike, or not relieved: 11357\.5/);
	t.regex(out, /QUESTIONS the policy would ask if it were in scope; none of them decides/);
	t.notRegex(out, /THIS DECIDES/);
	t.regex(out, /Entry 2: candidate\.promoted, /);
	const redacted = await run(['show', place.workspace, key, '--redact']);
	t.regex(redacted.out, /Words {5}left out of this copy\n {4}Why {7}Look-alike, or not relieved \(/);
	t.notRegex(redacted.out, /LEAFNOTSPICE/);
	t.deepEqual(printed((await run(['show', place.workspace, key, '--json'])).out).convictions.map(one => one.key), [key]);
});
