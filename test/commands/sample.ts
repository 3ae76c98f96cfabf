import {execFile} from 'node:child_process';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {run, temporaryFolder} from '../helpers/run-program.js';
import {vectors} from '../sampling/_vectors.js';

const sure = ['--confidence', '95%'] as const;
const plan = async (...words: readonly string[]) => run(['sample', 'plan', '--tolerable', '1%', ...sure, ...words]);
const bound = async (...words: readonly string[]) => run(['sample', 'bound', ...sure, ...words]);
const read = (out: string): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;

/** Terms and names of methods stand in the last line alone. */
const terms = /stratum|strata|elusion|martingale|hypergeometric|binomial|clopper|bravo|alpha|sampling/i;
const aboveMethod = (out: string): string => out.slice(0, out.lastIndexOf('Method:'));

test('sample plan: a size, a curve, and what other numbers of errors would ask for', async t => {
	const ran = await plan('--expect', '0.2%');
	t.is(ran.exit, 0, ran.error);
	t.regex(ran.out, /^Check 913 convictions, drawn at random\. The check passes if at most 4 of them are wrong\.\nIf it passes, fewer than 1% of all are wrong, with 95% confidence:\nif 1% or more were, it would pass at most 5% of the time\.\nIf 0\.2% are wrong, as expected, it passes 96\.2% of the time\./);
	t.regex(ran.out, /\n {3}0\.3% {5}85\.7% {2}#{34}\n/);
	t.regex(ran.out, /\n {5}1% {6}5\.0% {2}## +too many\n/);
	t.regex(ran.out, /\n +0 +299 +55\.0%\n/);
	t.regex(ran.out, /\n +4 +913 +96\.2% {2}this plan\n/);
	t.notRegex(aboveMethod(ran.out), terms);
	t.true(ran.out.split('\n').every(line => line.length <= 100));
});

test('sample plan --json: n, errorsAllowed, and the curve', async t => {
	t.like(read((await plan('--json')).out), {n: 299, errorsAllowed: 0, tolerable: 0.01, confidence: 0.95});
	t.like(read((await plan('--errors', '1', '--json')).out), {n: 473, errorsAllowed: 1});
	t.like(read((await plan('--expect', '0.2%', '--errors', '2', '--json')).out), {n: 628, errorsAllowed: 2, expected: 0.002});
	const pile = read((await plan('--errors', '1', '--population', '62000', '--json')).out);
	t.like(pile, {n: 472, errorsAllowed: 1, population: 62_000, unacceptable: 620});
	const passes = pile['passes'] as ReadonlyArray<{readonly rate: number; readonly wrong: number; readonly probability: number}>;
	t.true(passes.some(({rate, wrong, probability}) => rate === 0.01 && wrong === 620 && probability > 0.049 && probability <= 0.05));
	t.regex((await plan('--population', '10')).out, /^Check all 10 convictions: nothing less shows it\.\n/);
});

test('sample plan --sequential: where to stop, by errors so far', async t => {
	const large = await plan('--expect', '0.2%', '--sequential', '--json');
	t.deepEqual(read(large.out)['stopAt'], [373, 574, 775, 976, 1177, 1378]);
	const small = await run(['sample', 'plan', '--tolerable', '2%', ...sure, '--expect', '0.4%', '--population', '250', '--sequential', '--json']);
	t.like(read(small.out), {n: 131, stopAt: [131, 179, 229, 248, 250, null], unacceptable: 5, expectedWrong: 1});
	const text = (await plan('--expect', '0.2%', '--population', '4000', '--sequential')).out;
	t.regex(text, /\n +0 +356\n +1 +534\n +2 +715\n +3 +899\n/);
	t.regex(text, /Not to have passed yet is no failure/);
	t.notRegex(aboveMethod(text), terms);
});

test('sample bound: at most so many, as a count where there is a pile', async t => {
	const pile = await bound('--errors', '1', '--checked', '473', '--population', '62000');
	t.is(pile.exit, 0, pile.error);
	t.regex(pile.out, /^Checked: 473 of 62,000\. Found wrong: 1\.\nWith 95% confidence, at most 617 of the 62,000 \(1\.00%\) are wrong\.\n/);
	t.notRegex(aboveMethod(pile.out), terms);
	t.like(read((await bound('--errors', '1', '--checked', '473', '--population', '62000', '--json')).out), {upperCount: 617, upper: 617 / 62_000});
	t.regex((await bound('--errors', '0', '--checked', '299')).out, /at most 1\.00% are wrong/);
	const {upper, upperCount} = read((await bound('--errors', '0', '--checked', '299', '--json')).out);
	t.true(Math.abs((upper as number) - 0.009_969_146_8) < 1e-9);
	t.is(upperCount, undefined);
	t.regex((await bound('--errors', '2', '--checked', '250', '--population', '250')).out, /All were checked: 2 of the 250 \(0\.80%\) are wrong/);
});

const wrongUses: ReadonlyArray<readonly [what: string, words: readonly string[], says: RegExp]> = [
	['no verb', [], /found sample; expected sample plan, sample bound, /],
	['a verb nobody knows', ['drawn'], /found sample drawn;/],
	['a draw from no workspace', ['draw'], /found sample draw; expected sample draw with one workspace/],
	['groups without a workspace', ['plan', '--tolerable', '1%', ...sure, '--groups', 'full'], /found --groups without a workspace/],
	['a name that every object has', ['constructor'], /found sample constructor;/],
	['every figure missing is named', ['bound'], /no --errors[^]*no --checked[^]*no --confidence/],
	['a percentage without its sign', ['plan', '--tolerable', '0.01', ...sure], /found --tolerable 0\.01; expected a percentage/],
	['no doubt left', ['plan', '--tolerable', '1%', '--confidence', '100%'], /--confidence 100%/],
	['nothing tolerable', ['plan', '--tolerable', '0%', ...sure], /--tolerable 0%/],
	['an expected share not under the tolerable one', ['plan', '--tolerable', '1%', ...sure, '--expect', '1%'], /not under the tolerable one/],
	['shares too near each other', ['plan', '--tolerable', '1%', ...sure, '--expect', '0.99%'], /so far apart/],
	['errors that make the claim false', ['plan', '--tolerable', '1%', ...sure, '--errors', '3', '--population', '250'], /expected fewer than 3, which are 1% of them/],
	['one by one without an expected share', ['plan', '--tolerable', '1%', ...sure, '--sequential'], /--sequential without --expect/],
	['one by one with errors', ['plan', '--tolerable', '1%', ...sure, '--expect', '0.2%', '--errors', '1', '--sequential'], /--sequential with --errors/],
	['an option of another verb', ['bound', '--errors', '0', '--checked', '9', ...sure, '--sequential'], /found --sequential; expected sample bound with/],
	['nothing checked', ['bound', '--errors', '0', '--checked', '0', ...sure], /--checked 0/],
	['more errors than were checked', ['bound', '--errors', '4', '--checked', '3', ...sure], /--errors 4 among --checked 3/],
	['more checked than there are', ['bound', '--errors', '0', '--checked', '30', '--population', '29', ...sure], /--checked 30 of --population 29/],
	['a short seed', ['tickets', '--seed', '1234567890123456789', '--frame', 'x', '-n', '3'], /a seed of 19 digits; expected at least 20/],
	['a seed that is not digits', ['tickets', '--seed', '2020021366172634091x', '--frame', 'x', '-n', '3'], /not digits alone/],
	['nothing to draw', ['tickets', '--seed', vectors.tickets.seed, '--frame', 'x', '-n', '0'], /-n 0/],
];

for (const [what, words, says] of wrongUses) {
	test(`64: ${what}`, async t => {
		const ran = await run(['sample', ...words]);
		t.is(ran.exit, 64, ran.out);
		t.regex(ran.error, says);
		t.regex(ran.error, /Next: /);
		t.is(ran.out, '');
	});
}

async function frameOf(text: string | Uint8Array, name = 'frame.tsv'): Promise<string> {
	const file = path.join(await temporaryFolder(), name);
	await writeFile(file, text);
	return file;
}

const {seed, first12, first_hash: firstHash} = vectors.tickets;
const tickets = async (frame: string, n: number, ...more: readonly string[]) => run(['sample', 'tickets', '--seed', seed, '--frame', frame, '-n', String(n), ...more]);
const thousand = Array.from({length: 1000}, (_, index) => `L${String(index + 1).padStart(6, '0')}\t${index % 2 === 1 ? 'even' : 'odd'}\n`);
const listOf = (out: string): readonly string[] => out.split('\n').filter(line => /^[\da-f]{64} {2}/.test(line));

test('sample tickets: the published list, as text and as data', async t => {
	const frame = await frameOf(thousand.join(''));
	const ran = await tickets(frame, 12);
	t.is(ran.exit, 0, ran.error);
	t.deepEqual(listOf(ran.out).map(line => line.slice(66)), first12);
	t.is(listOf(ran.out)[0], `${firstHash}  L000077`);
	t.regex(ran.out, /^12 of 1,000 convictions/);
	t.notRegex(ran.out, /not sorted/);
	const data = read((await tickets(frame, 12, '--json')).out);
	t.like(data, {n: 12, seed, frame: {file: frame, units: 1000, sorted: true}});
	t.deepEqual((data['tickets'] as readonly unknown[])[0], {ticket: firstHash, id: 'L000077', part: 'odd'});
	const {stdout} = await promisify(execFile)('sha256sum', [frame]);
	t.is((data['frame'] as {sha256: string}).sha256, stdout.slice(0, 64));
});

test('sample tickets: a frame in any order gives the same list, and says that it is not sorted', async t => {
	const ran = await tickets(await frameOf(thousand.toReversed().join('')), 12);
	t.deepEqual(listOf(ran.out).map(line => line.slice(66)), first12);
	t.regex(ran.out, /The frame is not sorted/);
});

test('sample tickets: the printed commands find the same list, whatever the identifiers and the file are called', async t => {
	const ids = ['Ñandú-0001', ' leading and trailing ', '41000013/101002001000', '-n', '%s\\n$(id)`id`', '\'"\\', '*', '漢字', '𝒳', 'line:1:12'];
	for (const [lines, n] of [[thousand.slice(0, 40), 7], [ids.map((id, index) => index % 3 === 0 ? `${id}\n` : `${id}\tpart of it\n`), 6], [['b\tx\n', 'a\tx'], 9]] as const) {
		const ran = await tickets(await frameOf(lines.join(''), 'the "office\'s" frame.tsv'), n);
		t.is(ran.exit, 0, ran.error);
		const commands = ran.out.slice(ran.out.indexOf('seed='));
		const {stdout} = await promisify(execFile)('bash', ['-c', commands]);
		t.is(listOf(ran.out).length, Math.min(n, lines.length));
		t.is(stdout, `${listOf(ran.out).join('\n')}\n`);
	}
});

const badFrames: ReadonlyArray<readonly [what: string, content: string | Uint8Array, says: RegExp]> = [
	['empty', '', /found an empty file/],
	['with a blank line', 'a\tx\n\nb\tx\n', /frame\.tsv:2: found a blank line/],
	['with two tabs in a line', 'a\tx\ty\n', /:1: found a line with more than one tab/],
	['with carriage returns', 'a\tx\r\nb\tx\r\n', /:1: found a carriage return[^]*:2: found a carriage return/],
	['with a byte order mark', '\uFEFFa\tx\n', /:1: found a control character or byte order mark/],
	['with bytes that are no UTF-8', Uint8Array.from([0x61, 0x0A, 0xD1, 0x0A]), /:2: found a line that is not UTF-8/],
	['with a unit twice, apart', 'SECRET\tx\nb\tx\nSECRET\ty\n', /:3: found a unit that is named before/],
	['with a unit twice, together, that is not drawn', `${thousand.slice(0, 3).join('')}L000003\tx\n`, /:4: found a unit that is named before/],
];

for (const [what, content, says] of badFrames) {
	test(`65: a frame ${what}`, async t => {
		const ran = await tickets(await frameOf(content), 2);
		t.is(ran.exit, 65, ran.out);
		t.regex(ran.error, says);
		t.notRegex(ran.error, /SECRET/);
	});
}

test('66: no frame there, or a folder', async t => {
	const folder = await temporaryFolder();
	t.is((await tickets(path.join(folder, 'none.tsv'), 2)).exit, 66);
	await mkdir(path.join(folder, 'frame.tsv'));
	t.is((await tickets(path.join(folder, 'frame.tsv'), 2)).exit, 66);
});

test('sample --help and --version', async t => {
	const help = await run(['sample', '--help']);
	t.is(help.exit, 0);
	t.regex(help.out, /^second-look sample plan /);
	t.regex(help.out, /\n {2}-n N +tickets: how many to draw\n/);
	t.regex((await run(['sample', '--version'])).out, /^\d+\.\d+\.\d+\n$/);
});
