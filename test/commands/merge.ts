import {cp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {run, sample, sampleOptions, temporaryFolder, type Ran} from '../helpers/run-program.js';

/** A folder of its own with an extract whose rows of one person stand apart, in two files. */
async function twoFiles(): Promise<{readonly folder: string; readonly extracts: readonly string[]}> {
	const folder = await temporaryFolder();
	const lines = (await readFile(sample('first-steps.csv'), 'latin1')).split(/(?<=\r\n|\n)/);
	const [header, ...rows] = lines;
	const half = (which: number): string => [header, ...rows.filter((_, index) => index % 2 === which), which === 0 ? 'a,b\r\n' : ''].join('');
	const extracts = [path.join(folder, 'a.csv'), path.join(folder, 'b.csv')];
	await Promise.all(extracts.map(async (name, which) => writeFile(name, half(which), 'latin1')));
	return {folder, extracts};
}

const evaluate = async (extracts: readonly string[], ...more: readonly string[]): Promise<Ran> => run(['evaluate', ...extracts, ...sampleOptions, ...more]);
const share = (extracts: readonly string[], number: number, of: number): string => `${extracts[0]!}.part-${number}-of-${of}.audit`;

async function inShares(t: ExecutionContext, extracts: readonly string[], of: number): Promise<readonly string[]> {
	const folders: string[] = [];
	for (let number = 1; number <= of; number++) {
		const ran = await evaluate(extracts, '--part', `${number}/${of}`);
		t.is(ran.exit, 0, ran.error);
		t.regex(ran.out, new RegExp(`Share ${number} of ${of} of the people`));
		folders.push(share(extracts, number, of));
	}

	return folders;
}

test('merged shares are the bytes of a single run, and the workspace verifies', async t => {
	const {folder, extracts} = await twoFiles();
	const [one, joined] = [path.join(folder, 'one.audit'), path.join(folder, 'joined.audit')];
	t.is((await evaluate(extracts, '--workspace', one)).exit, 0);
	const folders = await inShares(t, extracts, 3);
	const sizes = await Promise.all(folders.map(async name => (await readFile(path.join(name, 'convictions.jsonl'))).length));
	t.true(sizes.every(size => size > 0), 'every share has convictions of its own');

	const merged = await run(['merge', ...folders.toReversed(), '--workspace', joined]);
	t.is(merged.exit, 0, merged.error);
	for (const name of ['convictions.jsonl', 'candidates.jsonl', 'unreadable.jsonl', 'audit.json']) {
		t.is(await readFile(path.join(joined, name), 'utf8'), await readFile(path.join(one, name), 'utf8'), name);
	}

	t.deepEqual(await readdir(path.join(joined, 'rules'), {recursive: true}), await readdir(path.join(one, 'rules'), {recursive: true}));
	const results = await run(['results', joined, '--out', path.join(folder, 'results')]);
	t.is(results.exit, 0, results.error);
	const verified = await run(['verify', path.join(folder, 'results'), ...extracts.flatMap(name => ['--extract', name])]);
	t.is(verified.exit, 0, verified.out);
});

test('what is no whole is not merged', async t => {
	const {folder, extracts} = await twoFiles();
	const [first, second] = await inShares(t, extracts, 2);
	const joined = path.join(folder, 'joined.audit');
	const refused = async (names: readonly string[], message: RegExp, exit = 65): Promise<void> => {
		const ran = await run(['merge', ...names, '--workspace', joined]);
		t.is(ran.exit, exit, ran.error);
		t.regex(ran.error, message);
		await t.throwsAsync(readdir(joined), {code: 'ENOENT'});
	};

	await refused([first!], /shares without 2 of 2/);
	await refused([first!, second!, first!], /share 1 a second time/);
	const other = path.join(folder, 'other.audit');
	t.is((await evaluate(extracts, '--part', '2/2', '--set', 'age=60', '--workspace', other)).exit, 0);
	await refused([first!, other], /something evaluated otherwise than/);
	const whole = path.join(folder, 'whole.audit');
	t.is((await evaluate(extracts, '--workspace', whole)).exit, 0);
	await refused([first!, whole], /a workspace of everyone/);
	await refused([first!, path.join(folder, 'none')], /audit\.json|no such/, 66);

	const touched = path.join(folder, 'touched.audit');
	await cp(second!, touched, {recursive: true});
	await writeFile(path.join(touched, 'convictions.jsonl'), '');
	await refused([first!, touched], /not the one audit\.json was written with/);
	await rm(touched, {recursive: true});
	t.is((await run(['merge', first!, second!])).exit, 64);
});

test('a share is neither reviewed nor written out, and is not made out of everyone', async t => {
	const {extracts} = await twoFiles();
	const [first] = await inShares(t, extracts.slice(0, 1), 2);
	t.is((await run(['verify', first!])).exit, 0);
	for (const words of [[first!], ['results', first!]]) {
		const ran = await run(words);
		t.not(ran.exit, 0);
		t.regex(ran.error + ran.out, /share 1 of 2 of the people/, words.join(' '));
	}

	t.is((await evaluate([first!])).exit, 0, 'evaluated again as it is');
	const mixed = await evaluate(extracts.slice(0, 1), '--workspace', first!);
	t.is(mixed.exit, 64);
	t.regex(mixed.error, /a workspace of share 1 of 2/);
});

for (const given of ['0/2', '3/2', '1/1', '1', 'x/y', '1/20000']) {
	test(`--part ${given}`, async t => {
		const ran = await evaluate([sample('first-steps.csv')], '--part', given);
		t.is(ran.exit, 64);
		t.regex(ran.error, /as in --part 1\/8/);
	});
}

test('--part with --results; --workers', async t => {
	const extract = sample('first-steps.csv');
	t.regex((await evaluate([extract], '--part', '1/2', '--results', 'x')).error, /merge the shares first/);
	for (const given of ['0', '65', '1.5', 'many']) {
		const ran = await evaluate([extract], '--workers', given);
		t.is(ran.exit, 64);
		t.regex(ran.error, /a whole number from 1 to 64/);
	}
});
