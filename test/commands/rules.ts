import {chmod, mkdir, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {ownSample} from '../helpers/journey.js';
import {projectFolder, run, temporaryFolder} from '../helpers/run-program.js';

const shipped = path.join(projectFolder, 'rules/policies/clear-my-record-2019.yaml');
const text = await readFile(shipped, 'utf8');
const ours = text.replace('id: clear-my-record-2019', 'id: ours');
const today = new Date(Date.now() - (new Date().getTimezoneOffset() * 60_000)).toISOString().slice(0, 10);

async function fileWith(content: string, name = 'ours.yaml'): Promise<string> {
	const file = path.join(await temporaryFolder(), name);
	await writeFile(file, content);
	return file;
}

const who = ['--by', 'D\'Arcy Example: District Attorney', '--memo', 'DA-26-11 # final'] as const;

test('rules diff: the same policy says the same, by id and by file', async t => {
	const ran = await run(['rules', 'diff', 'clear-my-record-2019', shipped]);
	t.is(ran.exit, 0, ran.error);
	t.regex(ran.out, /^A {2}clear-my-record-2019 \(rules\/policies\/.*\nB {2}clear-my-record-2019 \(.*\n\nThe two say the same\.\n$/);
	t.like(JSON.parse((await run(['rules', 'diff', shipped, shipped, '--json'])).out), {same: true, changes: []});
});

test('rules diff: what changed, old and new', async t => {
	const file = await fileWith(ours.replace('default: 5\n', 'default: 10\n').replace('then: {outcome: reduce,', 'then: {outcome: not-eligible,'));
	const ran = await run(['rules', 'diff', 'clear-my-record-2019', file]);
	t.is(ran.exit, 0, ran.error);
	t.regex(ran.out, /The policy\n {2}id: clear-my-record-2019 → ours\n/);
	t.regex(ran.out, /Parameter years-since\n {2}default: 5 → 10\n/);
	t.regex(ran.out, /Question section-reduced\n {2}outcome: Eligible for Reduction → Not eligible\n/);
	t.regex(ran.out, /3 differences, from A to B\.\n$/);
	const {changes} = JSON.parse((await run(['rules', 'diff', 'clear-my-record-2019', file, '--json'])).out) as {changes: unknown[]};
	t.is(changes.length, 3);
});

test('rules diff: 64, 65 and 66 for what cannot be compared', async t => {
	t.is((await run(['rules', 'diff', 'clear-my-record-2019'])).exit, 64);
	t.is((await run(['rules', 'diff', 'clear-my-record-2019', 'none-such'])).exit, 64);
	t.is((await run(['rules', 'diff', await fileWith('id: x\n'), 'clear-my-record-2019'])).exit, 65);
	t.is((await run(['rules', 'diff', 'clear-my-record-2019', './none.yaml'])).exit, 66);
});

test('rules adopt: only the adoption changes, results are no trial any more, and the file keeps its mode', async t => {
	const {extract, folder} = await ownSample();
	const file = path.join(folder, 'ours.yaml');
	const before = ours.replace('adopted: null', 'adopted: null   # see the memo').replaceAll('\n', '\r\n');
	await writeFile(file, before);
	await chmod(file, 0o664);
	const words = ['evaluate', extract, '--county', 'Los Angeles', '--as-of', '2020-07-01', '--policy', file] as const;
	t.regex((await run([...words])).out, /not adopted: TRIAL/);
	const ran = await run(['rules', 'adopt', file, ...who]);
	t.is(ran.exit, 0, ran.error);
	t.is(await readFile(file, 'utf8'), before.replace('adopted: null ', `adopted: {by: 'D''Arcy Example: District Attorney', on: ${today}, memo: 'DA-26-11 # final'} `));
	t.is((await stat(file)).mode & 0o777, 0o664);
	t.deepEqual((await readdir(folder)).filter(name => name.includes('tmp')), []);
	t.is((await run(['rules', 'check', file])).exit, 0);
	const adopted = await run([...words, '--results', path.join(folder, 'out')]);
	t.is(adopted.exit, 0, adopted.error);
	t.notRegex(adopted.out, /TRIAL/);
	t.notRegex(await readFile(path.join(folder, 'out', 'summary.md'), 'utf8'), /TRIAL/);
	t.regex((await run(['rules', 'show', file])).out, /Adopted by D'Arcy Example: District Attorney on /);
});

test('rules adopt: not a second time unless --again; the day may be given, but not one to come', async t => {
	const file = await fileWith(ours.replace('adopted: null', 'adopted: # nobody yet'));
	t.is((await run(['rules', 'adopt', file, ...who, '--on', '2999-01-01'])).exit, 64);
	t.is((await run(['rules', 'adopt', file, ...who, '--on', '2026-02-30'])).exit, 64);
	t.is((await run(['rules', 'adopt', file, ...who, '--on', '2026-01-02'])).exit, 0);
	t.regex(await readFile(file, 'utf8'), /\nadopted: {by: '.*', on: 2026-01-02, memo: '.*'} # nobody yet\n/);
	const second = await run(['rules', 'adopt', file, '--by', 'B. Name', '--memo', 'M2']);
	t.is(second.exit, 64);
	t.regex(second.error, /an adoption by D'Arcy.* on 2026-01-02.*--again/);
	const again = await run(['rules', 'adopt', file, '--by', 'B. Name', '--memo', 'M2', '--on', '2026-01-03', '--again', '--json']);
	t.like(JSON.parse(again.out), {policy: 'ours', adopted: {by: 'B. Name', on: '2026-01-03', memo: 'M2'}, before: {on: '2026-01-02'}});
});

test('rules adopt refuses what ships, also through a link, a workspace\'s copy, and what rules check does not pass', async t => {
	const folder = await temporaryFolder();
	const alias = path.join(folder, 'alias.yaml');
	await symlink(shipped, alias);
	for (const name of [shipped, alias]) {
		const ran = await run(['rules', 'adopt', name, ...who]);
		t.is(ran.exit, 64, ran.error);
		t.regex(ran.error, /a policy that ships with the program/);
	}

	t.is(await readFile(shipped, 'utf8'), text);
	await mkdir(path.join(folder, 'x.audit/rules/policies'), {recursive: true});
	await writeFile(path.join(folder, 'x.audit/audit.json'), '{}');
	await writeFile(path.join(folder, 'x.audit/rules/policies/ours.yaml'), ours);
	t.regex((await run(['rules', 'adopt', path.join(folder, 'x.audit/rules/policies/ours.yaml'), ...who])).error, /the copy that a workspace keeps/);
	for (const wrong of [ours.replace('when: {deceased: true}', 'when: {decesed: true}'), ours.replace('{at-least: {parameter: years-since}}', '{at-least: 12}'), ours.replace('adopted: null', 'adopted:\n  by: A. Name\n  on: 2026-01-02\n  memo: M1')]) {
		const file = await fileWith(wrong);
		const ran = await run(['rules', 'adopt', file, ...who, '--again']);
		t.is(ran.exit, 65, ran.error);
		t.regex(ran.error, /ours\.yaml:\d+:\d+: found /);
		t.is(await readFile(file, 'utf8'), wrong);
	}

	t.is((await run(['rules', 'adopt', path.join(folder, 'none.yaml'), ...who])).exit, 66);
	const own = await fileWith(ours);
	t.is((await run(['rules', 'adopt', own, '--memo', 'M'])).exit, 64);
	t.is((await run(['rules', 'adopt', own, '--by', 'A', '--memo', 'two\nlines'])).exit, 64);
});

test('rules check: an example that fails is named with its line', async t => {
	const file = await fileWith(ours.replace('{at-least: {parameter: years-since}}', '{at-least: 12}'));
	const line = ours.slice(0, ours.indexOf('convicted: 2015-07-01')).split('\n').length;
	const ran = await run(['rules', 'check', file]);
	t.is(ran.exit, 1);
	t.regex(ran.error, new RegExp(String.raw`ours\.yaml:${line}:5: found example 5 \(11359 HS\)`));
});
