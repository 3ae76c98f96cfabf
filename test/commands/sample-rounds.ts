import {execFile} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {logEntries, ownWorkspace, type Place} from '../helpers/journey.js';
import {run, sampleOptions, type Ran} from '../helpers/run-program.js';

const seed = '20200213661726340915';
const sure = ['--tolerable', '20%', '--confidence', '95%'] as const;
const planned = async ({workspace}: Place, ...words: readonly string[]): Promise<Ran> => run(['sample', 'plan', workspace, ...sure, ...words]);
const drawn = async ({workspace}: Place, ...words: readonly string[]): Promise<Ran> => run(['sample', 'draw', workspace, '--seed', seed, ...words]);
const shell = async (commands: string): Promise<string> => {
	const {stdout} = await promisify(execFile)('bash', ['-c', commands]);
	return stdout;
};

const invented = async (people: number): Promise<Place> => {
	const {out} = await run(['generate', '--people', String(people), '--seed', 'spot', '--county', 'Los Angeles']);
	return ownWorkspace(undefined, out);
};

test('plan, then draw: frame and plan are logged before the seed; the printed commands find the list without the program', async t => {
	const place = await invented(300);
	const plan = await planned(place, '--groups', 'full', '--candidates', '--minutes', '6');
	t.is(plan.exit, 0, plan.error);
	t.regex(plan.out, /^Spot check 1: the frame is fixed \([\d,]+ decisions; SHA-256 [\da-f]{64}\)\./);
	t.regex(plan.out, /candidates left out of scope/);
	t.regex(plan.out, /At 6 minutes each: [\d.]+ hours\./);
	const frame = path.join(place.workspace, 'sample', '0001', 'frame.tsv');
	t.is(await shell(`LC_ALL=C sort '${frame}'`), await readFile(frame, 'utf8'));

	const draw = await drawn(place, '--witness', 'A. Example', '--witness', 'B. Example');
	t.is(draw.exit, 0, draw.error);
	t.regex(draw.out, /witnessed by A\. Example, B\. Example/);
	const commands = draw.out.slice(draw.out.indexOf('seed='), draw.out.indexOf('\nNext:'));
	const list = await readFile(path.join(place.workspace, 'sample', '0001', 'drawn.txt'), 'utf8');
	t.is(await shell(commands), list);
	t.true(list.split('\n').length > 20);

	const entries = (await logEntries(place.workspace)).filter(({type}) => type.startsWith('sample.'));
	t.deepEqual(entries.map(({type}) => type), ['sample.planned', 'sample.drawn']);
	const {groups, units} = entries[0]!.body as {groups: ReadonlyArray<{name: string; units: number; n: number}>; units: number};
	t.is(groups.reduce((sum, group) => sum + group.units, 0), units);
	t.is(list.trimEnd().split('\n').length, groups.reduce((sum, {n}) => sum + n, 0));
	t.is((await shell(`sha256sum '${frame}'`)).slice(0, 64), entries[0]!.body['frame'] as string);
	t.is((await run(['verify', place.workspace])).exit, 0);
});

test('a draw is refused without a plan, a second time, with a seed used before, and after a decision in the frame changed', async t => {
	const place = await ownWorkspace();
	const refused = async (says: RegExp): Promise<void> => {
		const ran = await drawn(place);
		t.is(ran.exit, 64, ran.out);
		t.regex(ran.error, says);
	};

	await refused(/no spot check planned/);
	t.is((await planned(place)).exit, 0);
	t.is((await run(['evaluate', place.extract, ...sampleOptions, '--set', 'dismiss=11357', '--workspace', place.workspace])).exit, 0);
	await refused(/of the decisions in the frame changed since it was fixed/);
	t.is((await planned(place)).exit, 0);
	t.is((await drawn(place)).exit, 0);
	await refused(/a draw already made under this plan/);
	t.is((await planned(place)).exit, 0);
	await refused(/a seed that was used before/);
	t.true((await run(['sample', 'draw', place.workspace, '--seed', `${seed}1`])).exit === 0);
	t.regex((await run(['sample', 'draw', place.workspace, '--seed', '1234'])).error, /a seed of 4 digits/);
});

test('a frame changed by hand is noticed', async t => {
	const place = await ownWorkspace();
	t.is((await planned(place)).exit, 0);
	const frame = path.join(place.workspace, 'sample', '0001', 'frame.tsv');
	const lines = (await readFile(frame, 'utf8')).split('\n');
	await writeFile(frame, lines.slice(1).join('\n'));
	const ran = await drawn(place);
	t.is(ran.exit, 65);
	t.regex(ran.error, /not the one in the log/);
	t.false(ran.error.includes(lines[0]!.slice(0, 64)));
});

test('the plan of a workspace as data; groups add up; one by one, it says where to stop', async t => {
	const place = await invented(300);
	const whole = JSON.parse((await planned(place, '--json', '--total', '40')).out) as {groups: ReadonlyArray<{name: string; units: number; n: number; errorsAllowed: number}>; n: number};
	t.is(whole.groups.length, 1);
	t.is(whole.n, 40);
	t.true(whole.groups[0]!.errorsAllowed > 0);
	const stops = JSON.parse((await planned(place, '--json', '--sequential', '--expect', '5%', '--groups', 'outcome')).out) as {groups: ReadonlyArray<{stopAt: ReadonlyArray<number | null>}>};
	t.true(stops.groups.every(({stopAt}) => stopAt.length === 6));
	t.regex((await planned(place, '--sequential')).error, /--sequential without --expect/);
	t.regex((await planned(place, '--population', '4')).error, /--population with a workspace/);
});
