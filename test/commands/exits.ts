import {copyFile, mkdir, open, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {spawn} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {run, sample, sampleOptions, temporaryFolder} from '../helpers/run-program.js';
import {program} from '../helpers/pseudo-terminal.js';

/** A fresh copy of the first sample in a folder of its own. */
async function extractCopy(): Promise<{readonly folder: string; readonly extract: string; readonly workspace: string}> {
	const folder = await temporaryFolder();
	const extract = path.join(folder, 'extract.csv');
	await copyFile(sample('first-steps.csv'), extract);
	return {folder, extract, workspace: `${extract}.audit`};
}

const evaluated = async () => {
	const copy = await extractCopy();
	await run(['evaluate', copy.extract, ...sampleOptions]);
	return copy;
};

const without = (name: string): readonly string[] => {
	const at = sampleOptions.indexOf(name as never);
	return [...sampleOptions.slice(0, at), ...sampleOptions.slice(at + 2)];
};

test('0: an evaluation with hand reviews is done, and prints the sums', async t => {
	const {extract, folder} = await extractCopy();
	const ran = await run(['evaluate', extract, ...sampleOptions]);
	t.is(ran.exit, 0, ran.error);
	t.regex(ran.out, /172 {2}rows taken in/);
	t.regex(ran.out, /44 {2}convictions in scope, of 40 people/);
	t.deepEqual((await readdir(folder)).toSorted(), ['extract.csv', 'extract.csv.audit']);
});

test('0: --json, --help and --version on every command', async t => {
	for (const command of ['review', 'evaluate', 'results', 'show', 'verify', 'compare', 'rules', 'generate', 'demo']) {
		const help = await run([command, '--help']);
		t.is(help.exit, 0);
		t.regex(help.out, new RegExp(`^second-look .*${command}`));
		t.regex((await run([command, '--version'])).out, /^\d+\.\d+\.\d+\n$/);
	}

	const {extract} = await extractCopy();
	const ran = await run(['evaluate', extract, ...sampleOptions, '--json']);
	t.is((JSON.parse(ran.out) as {manifest: {counts: {rows: number}}}).manifest.counts.rows, 172);
});

test('64: nothing named, where there is no terminal: the help, and no start screen', async t => {
	const ran = await run([]);
	t.is(ran.exit, 64);
	t.regex(ran.out, /^Second Look: [^]*Commands:/);
	t.is((await run(['--ascii'])).exit, 64);
});

const wrongUses: ReadonlyArray<readonly [what: string, change: (extract: string) => readonly string[], says: RegExp]> = [
	['an option nobody knows', extract => [extract, ...sampleOptions, '--frobnicate'], /unknown option/],
	['an impossible date', extract => [extract, ...without('--as-of'), '--as-of', '2021-02-29'], /--as-of 2021-02-29.*YYYY-MM-DD/],
	['no as-of date: never today by default', extract => [extract, ...without('--as-of')], /no as-of date/],
	['a county nobody knows, with a suggestion', extract => [extract, ...without('--county'), '--county', 'Los Angelos'], /did you mean "LOS ANGELES"/],
	['no county', extract => [extract, ...without('--county')], /no county/],
	['no policy: an office chooses', extract => [extract, ...without('--policy')], /no policy/],
	['a policy nobody knows', extract => [extract, ...without('--policy'), '--policy', 'none-such'], /the policy "none-such"/],
	['a parameter nobody knows', extract => [extract, ...sampleOptions, '--set', 'ages=50'], /the parameter "ages"/],
	['a parameter out of range', extract => [extract, ...sampleOptions, '--set', 'age=39'], /age = 39/],
	['the same extract twice', extract => [extract, extract, ...sampleOptions], /the same extract as/],
	['a workspace and an extract mixed', extract => [extract, path.dirname(extract), ...sampleOptions], /a folder among several names/],
	['no extract', () => [...sampleOptions], /no extract/],
];

for (const [what, words, says] of wrongUses) {
	test(`64: ${what}`, async t => {
		const {extract, folder} = await extractCopy();
		const ran = await run(['evaluate', ...words(extract)]);
		t.is(ran.exit, 64, ran.error);
		t.regex(ran.error, says);
		t.regex(ran.error, /Next: /);
		t.deepEqual(await readdir(folder), ['extract.csv']);
	});
}

test('64: a workspace opened under other options names evaluate', async t => {
	const {extract, workspace} = await evaluated();
	const ran = await run(['review', extract, '--as-of', '2021-01-01']);
	t.is(ran.exit, 64);
	t.regex(ran.error, /as-of date 2020-07-01, not 2021-01-01/);
	t.regex(ran.error, /second-look evaluate/);
	t.is((await run(['review', workspace])).exit, 0);
	t.is((await run(['review', extract, ...sampleOptions])).exit, 0);
});

const badExtracts: ReadonlyArray<readonly [file: string, says: RegExp]> = [
	['empty.csv', /an empty file/],
	['not-csv.csv', /none with the columns of an extract/],
	['wrong-columns.csv', /missing/],
	['missing-column.csv', /END_OF_REC|missing|none with the columns/],
	['many-short-rows.csv', /unreadable lines of \d+/],
	['unclosed-quote.csv', /a quoted cell that does not end/],
];

for (const [file, says] of badExtracts) {
	test(`65: malformed/${file}`, async t => {
		const folder = await temporaryFolder();
		await copyFile(sample(`malformed/${file}`), path.join(folder, file));
		const ran = await run(['evaluate', path.join(folder, file), ...sampleOptions]);
		t.is(ran.exit, 65, ran.error);
		t.regex(ran.error, says);
		t.regex(ran.error, /Next: /);
		t.deepEqual(await readdir(folder), [file], 'a failed evaluate leaves no workspace');
	});
}

for (const file of ['blank-lines.csv', 'bom-crlf.csv', 'latin1.csv', 'no-header.csv', 'reordered.csv', 'trailing-comma.csv', 'short-rows.csv', 'nul-byte.csv']) {
	test(`0: malformed/${file} is read, results and all`, async t => {
		const folder = await temporaryFolder();
		await copyFile(sample(`malformed/${file}`), path.join(folder, file));
		const ran = await run(['evaluate', path.join(folder, file), ...sampleOptions, '--results', path.join(folder, 'out'), '--full']);
		t.is(ran.exit, 0, ran.error);
		const verified = await run(['verify', path.join(folder, 'out'), '--extract', path.join(folder, file)]);
		t.is(verified.exit, 0, verified.out);
	});
}

test('65: an options file with a misspelt key, a policy file with a mistake, a county in no row', async t => {
	const {extract, folder} = await extractCopy();
	const options = path.join(folder, 'options.json');
	await writeFile(options, JSON.stringify({baselineEligibilty: {dismiss: ['11357']}}));
	const misspelt = await run(['evaluate', extract, '--county', 'Los Angeles', '--as-of', '2020-07-01', '--options', options]);
	t.is(misspelt.exit, 65);
	t.regex(misspelt.error, /the key "baselineEligibilty\.dismiss"/);
	const policy = path.join(folder, 'ours.yaml');
	await writeFile(policy, 'id: ours\ntitle: [\n');
	t.is((await run(['evaluate', extract, '--county', 'Los Angeles', '--as-of', '2020-07-01', '--policy', policy])).exit, 65);
	const elsewhere = await run(['evaluate', extract, ...without('--county'), '--county', 'Alpine']);
	t.is(elsewhere.exit, 65);
	t.regex(elsewhere.error, /the county ALPINE in no row/);
});

test('65: an extract that changed since it was evaluated, and a log that is broken', async t => {
	const {extract, workspace} = await evaluated();
	const bytes = await readFile(extract);
	bytes[bytes.length - 40] = 0x58;
	await writeFile(extract, bytes);
	const changed = await run(['review', workspace]);
	t.is(changed.exit, 65);
	t.regex(changed.error, /an extract that changed since it was evaluated/);
	await copyFile(sample('first-steps.csv'), extract);
	t.is((await run(['review', workspace])).exit, 0, 'the same bytes again are the same extract');
	const log = path.join(workspace, 'review.jsonl');
	await writeFile(log, (await readFile(log, 'utf8')).replace('"role":"tool"', '"role":"none"'));
	t.is((await run(['review', workspace])).exit, 65);
});

test('66: no such file, a folder that is no workspace, an extract that has gone', async t => {
	const {extract, folder, workspace} = await evaluated();
	t.is((await run(['evaluate', path.join(folder, 'none.csv'), ...sampleOptions])).exit, 66);
	t.is((await run(['review', folder])).exit, 66);
	t.is((await run(['verify', folder])).exit, 66);
	await rm(extract);
	const gone = await run(['review', workspace]);
	t.is(gone.exit, 66);
	t.regex(gone.error, /--extract FILE/);
	t.is((await run(['review', workspace, '--extract', sample('first-steps.csv')])).exit, 0, 're-attached by hash');
});

test('73: a workspace below a file, results where something is', async t => {
	const {extract, folder, workspace} = await evaluated();
	const below = await run(['evaluate', extract, ...sampleOptions, '--workspace', path.join(extract, 'audit')]);
	t.is(below.exit, 73, below.error);
	await mkdir(path.join(folder, 'out'));
	const taken = await run(['results', workspace, '--out', path.join(folder, 'out')]);
	t.is(taken.exit, 73, taken.error);
	t.deepEqual(await readdir(path.join(folder, 'out')), []);
});

test('74: generate onto a full disk does not look like success', async t => {
	const full = await open('/dev/full', 'w');
	const child = spawn(process.execPath, [program, 'generate', '--people', '50', '--seed', '1', '--county', 'Alameda'], {stdio: ['ignore', full.fd, 'ignore']});
	const exit = await new Promise<number | undefined>(resolve => {
		child.on('close', code => {
			resolve(code ?? undefined);
		});
	});
	await full.close();
	t.is(exit, 74);
});

test('75: a workspace that another host holds; --break-lock takes it over and says so in the log', async t => {
	const {workspace} = await evaluated();
	await writeFile(path.join(workspace, 'lock'), '{"host":"another-host","pid":1,"started":"2020-01-01T00:00:00.000Z"}\n');
	const held = await run(['results', workspace]);
	t.is(held.exit, 75, held.error);
	t.regex(held.error, /--break-lock/);
	const broken = await run(['results', workspace, '--break-lock']);
	t.is(broken.exit, 0, broken.error);
	t.regex(await readFile(path.join(workspace, 'review.jsonl'), 'utf8'), /recovery\.stale_lock/);
});

test('130: Ctrl-C while evaluating leaves no half workspace', async t => {
	const folder = await temporaryFolder();
	const extract = path.join(folder, 'extract.csv');
	const made = await run(['generate', '--people', '3000', '--seed', '3', '--county', 'Los Angeles']);
	await writeFile(extract, made.out);
	const child = spawn(process.execPath, [program, 'evaluate', extract, ...sampleOptions], {stdio: 'ignore'});
	const ended = new Promise<number | undefined>(resolve => {
		child.on('close', code => {
			resolve(code ?? undefined);
		});
	});
	// Interrupted as soon as what it makes can be seen.
	for (;;) {
		const names = await readdir(folder);
		if (names.length > 1) {
			break;
		}
	}

	child.kill('SIGINT');
	t.is(await ended, 130);
	t.deepEqual(await readdir(folder), ['extract.csv']);
});

test('the secret and the workspace are for their owner alone', async t => {
	const {workspace} = await evaluated();
	const {stat} = await import('node:fs/promises');
	t.is((await stat(workspace)).mode & 0o777, 0o700);
	for (const name of ['secret', 'review.jsonl', 'convictions.jsonl', 'audit.json']) {
		t.is((await stat(path.join(workspace, name))).mode & 0o777, 0o600, name);
	}
});
