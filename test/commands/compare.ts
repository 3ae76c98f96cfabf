import {readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {ownSample, ownWorkspace} from '../helpers/journey.js';
import {run, sample, temporaryFolder} from '../helpers/run-program.js';

const under = ['--county', 'Los Angeles', '--as-of', '2020-07-01'] as const;
const cmr = ['--policy', 'clear-my-record-2019'] as const;
const narrower = ['--set-b', 'dismiss=11357', '--set-b', 'years-since=15'] as const;

type Printed = {
	readonly compared: {readonly people: number | string; readonly convictions: number | string};
	readonly differing: {readonly people: number | string; readonly convictions: number | string};
	readonly transitions: ReadonlyArray<{readonly from: string; readonly to: string; readonly convictions: number | string}>;
	readonly differences?: ReadonlyArray<{readonly key: string; readonly from: string; readonly to: string; readonly fromReason: string; readonly toReason: string}>;
	readonly a: {readonly parameters: Readonly<Record<string, unknown>>};
	readonly b: {readonly parameters: Readonly<Record<string, unknown>>};
	readonly peopleWhoWouldNoLongerHave: Readonly<Record<'a' | 'b', Readonly<Record<string, number | string>>>>;
};

const printed = (out: string): Printed => JSON.parse(out) as Printed;

test('an extract under two sets of parameters: the counts add up, the list holds both reasons and no name, nothing is written', async t => {
	const {extract, folder} = await ownSample();
	const ran = await run(['compare', extract, ...under, ...cmr, ...cmr, ...narrower]);
	t.is(ran.exit, 0, ran.error);
	t.regex(ran.out, /^Compared: extract\.csv\nCounty LOS ANGELES, as of 2020-07-01\nA {2}clear-my-record-2019 \(not adopted: TRIAL\), with dismiss=11357,11358,11359,11360 years-since=5\n/);
	t.regex(ran.out, / 44 {8}40 {2}compared\n {11}7 {9}7 {2}come out differently\n/);
	t.regex(ran.out, /41000005\/101002001000 {2}Eligible for Dismissal → Hand Review\n {4}A: Dismiss all HS 11359 convictions\n {4}B: No applicable eligibility criteria\n/);
	t.regex(ran.out, /By race\n[^]*By sex\n[^]*By age on the as-of date\n/);
	t.regex(ran.out, /People who would no longer have +under A +under B\n {2}a felony +7 +7\n/);
	t.notRegex(ran.out, /MARLOWE|GILDA/);
	t.deepEqual(await readdir(folder), ['extract.csv']);
});

test('--json: the same figures as data', async t => {
	const ran = await run(['compare', sample('first-steps.csv'), ...under, ...cmr, ...cmr, ...narrower, '--json']);
	t.is(ran.exit, 0, ran.error);
	const {compared, differing, transitions, differences, a, b} = printed(ran.out);
	t.deepEqual(compared, {people: 40, convictions: 44});
	t.is(transitions.reduce((sum, {convictions}) => sum + Number(convictions), 0), 44);
	t.is(differences!.length, differing.convictions as number);
	t.true(differences!.every(({from, to, fromReason, toReason}) => from !== to && fromReason !== '' && toReason !== ''));
	t.deepEqual([a.parameters['years-since'], b.parameters['years-since']], [5, 15]);
});

test('the same policy twice: nothing comes out differently', async t => {
	const ran = await run(['compare', sample('first-steps.csv'), ...under, ...cmr, ...cmr]);
	t.regex(ran.out, / 0 {9}0 {2}come out differently/);
	t.regex(ran.out, /Every conviction comes out the same\./);
});

test('a workspace brings its county, day, policy and parameters; one policy is compared with its own', async t => {
	const {workspace, folder} = await ownWorkspace();
	const before = await readdir(folder, {recursive: true});
	const ran = await run(['compare', workspace, ...cmr, '--json']);
	t.is(ran.exit, 0, ran.error);
	const {a, b, differences} = printed(ran.out);
	t.deepEqual(a, b);
	t.is(a.parameters['age'], 57);
	t.deepEqual(differences, []);
	const other = printed((await run(['compare', workspace, ...cmr, '--set-b', 'age=0', '--json'])).out);
	t.deepEqual([other.a.parameters['age'], other.b.parameters['age'], other.b.parameters['years-since']], [57, 0, 15]);
	t.deepEqual((await readdir(folder, {recursive: true})).toSorted(), before.toSorted());
});

test('--counts-only: no list, no small cell, and none that the sums give away', async t => {
	const ran = await run(['compare', sample('first-steps.csv'), ...under, ...cmr, ...cmr, ...narrower, '--counts-only', '--json']);
	t.is(ran.exit, 0, ran.error);
	const counts = printed(ran.out);
	t.is(counts.differences, undefined);
	t.deepEqual(counts.compared, {people: 40, convictions: 44});
	t.deepEqual(counts.differing, {people: '<11', convictions: '<11'});
	t.is(counts.peopleWhoWouldNoLongerHave.a['CountSubjectsNoFelony'], '<11');
	t.notRegex(ran.out, /"(?:people|convictions)": (?:[1-9]|10)\b/);
	const text = await run(['compare', sample('first-steps.csv'), ...under, ...cmr, ...cmr, ...narrower, '--counts-only']);
	t.regex(text.out, /Cells of fewer than 11 people are shown as <11.*\n\(rules\/publication\.yaml: .*\(NOT VERIFIED\)\)/);
	t.notRegex(text.out, /Convictions that come out differently|\d{8}\//);
});

test('a policy file of one\'s own; 64 and 65 for what cannot be compared', async t => {
	const folder = await temporaryFolder();
	const wrong = path.join(folder, 'wrong.yaml');
	await writeFile(wrong, 'id: wrong\n');
	const extract = sample('first-steps.csv');
	for (const [words, exit, says] of [
		[[extract, ...under, ...cmr], 64, /1 policy; expected --policy A --policy B/],
		[[extract, ...under], 64, /0 policies/],
		[[extract, ...under, ...cmr, ...cmr, ...cmr], 64, /3 policies/],
		[[extract, ...cmr, ...cmr], 64, /no as-of date/],
		[[extract, ...under, ...cmr, ...cmr, '--set-b', 'ages=1'], 64, /the parameter "ages"/],
		[[extract, ...under, ...cmr, ...cmr, '--set', 'age=57'], 64, /an unknown option '--set'/],
		[[extract, ...under, ...cmr, '--policy', wrong], 65, /wrong\.yaml:1:1/],
		[[path.join(folder, 'none.csv'), ...under, ...cmr, ...cmr], 66, /no such file/],
		[[extract, '--county', 'Alpine', '--as-of', '2020-07-01', ...cmr, ...cmr], 65, /the county ALPINE in no row/],
	] as const) {
		const ran = await run(['compare', ...words]);
		t.is(ran.exit, exit, `${words.join(' ')}: ${ran.error}`);
		t.regex(ran.error, says);
	}
});
