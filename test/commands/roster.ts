import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import path from 'node:path';
import test from 'ava';
import {rosterFor, underRoster} from '../../source/commands/roster.js';
import {readReviewer} from '../../source/commands/reviewer.js';
import type {Options, World} from '../../source/commands/command.js';
import type {RosterFile} from '../../source/files/roster-file.js';
import {sha256} from '../../source/files/sha256.js';
import {problemText} from '../../source/values/problem.js';
import {ownWorkspace} from '../helpers/journey.js';
import {asAccount, officeText, writeOffice} from '../helpers/office.js';
import {run, temporaryFolder} from '../helpers/run-program.js';
import {valueOfAttempt} from '../helpers/rules-fixture.js';

const worldOf = (account: string): Pick<World, 'account'> => ({account});
const inputsIn = (folder: string, workspace = path.join(folder, 'x.csv.audit')) => ({extracts: [path.join(folder, 'x.csv')], workspace, manifest: undefined, namedWorkspace: false});

/** Who sits there by the invented office, or the refusal in words. */
async function sitting(account: string, options: Options): Promise<string> {
	const folder = await temporaryFolder();
	const roster = valueOfAttempt(await rosterFor(inputsIn(folder), {office: await writeOffice(folder, officeText, 'people.yaml'), ...options}))!;
	const who = underRoster(valueOfAttempt(readReviewer(options, worldOf(account))), roster, options);
	if (!who.ok) {
		return who.problems.map(problem => `${'exit' in problem ? String(problem.exit) : ''} ${problemText(problem)}`.replaceAll(`${folder}/`, '')).join('\n');
	}

	const {reviewer: {name, role, listed}, cannotDecideBecause} = who.value;
	return `${name}, ${role ?? 'no role'}, ${listed ? `listed ${listed.barNumber ?? 'without number'}` : 'claimed'}, ${cannotDecideBecause ?? 'decides'}`;
}

const seats: ReadonlyArray<readonly [what: string, account: string, options: Options, expected: string]> = [
	['the account is enough', 'achen', {}, 'Alva Chen-Example, attorney, listed 900001, decides'],
	['a role without a bar number', 'mortiz', {}, 'Mara Ortiz-Example, paralegal, listed without number, decides'],
	['the same said again', 'achen', {reviewer: ' alva CHEN-Example', role: 'attorney'}, 'Alva Chen-Example, attorney, listed 900001, decides'],
	['read-only stays read-only', 'achen', {'read-only': true}, 'Alva Chen-Example, attorney, listed 900001, this session is read-only: start it without --read-only'],
	['another name', 'achen', {reviewer: 'Bo Díaz-Example'}, '64 people.yaml: found --reviewer "Bo Díaz-Example" for the account "achen"; expected "Alva Chen-Example" as attorney, which the roster lists for it. Next: leave --reviewer and --role out, or have the roster corrected'],
	['another role', 'mortiz', {role: 'attorney'}, '64 people.yaml: found --role attorney for the account "mortiz"; expected "Mara Ortiz-Example" as paralegal, which the roster lists for it. Next: leave --reviewer and --role out, or have the roster corrected'],
	['somebody else, in both', 'mortiz', {reviewer: 'Alva Chen-Example', role: 'attorney'}, '64 people.yaml: found --reviewer "Alva Chen-Example" --role attorney for the account "mortiz"; expected "Mara Ortiz-Example" as paralegal, which the roster lists for it. Next: leave --reviewer and --role out, or have the roster corrected'],
	['not listed: as claimed', 'stranger', {reviewer: 'Guest Example', role: 'attorney'}, 'Guest Example, attorney, claimed, decides'],
	['not listed, without a role: looks', 'stranger', {reviewer: 'Guest Example'}, 'Guest Example, no role, claimed, no role was given: start with --role and one of paralegal, attorney, supervisor'],
	['not listed, under the name of one who is', 'stranger', {reviewer: 'alva chen-example', role: 'attorney'}, '64 people.yaml: found --reviewer "alva chen-example" for the account "stranger"; expected the account "achen", which the roster lists under that name. Next: review under your own name, or have the roster corrected'],
];

for (const [what, account, options, expected] of seats) {
	test(`under a roster: ${what}`, async t => {
		t.is(await sitting(account, options), expected);
	});
}

test('a roster is looked for beside the workspace, then beside the extract, and two that differ are refused', async t => {
	const [extracts, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
	const inputs = inputsIn(extracts, path.join(elsewhere, 'x.audit'));
	const found = async (): Promise<RosterFile | undefined> => valueOfAttempt(await rosterFor(inputs, {}));
	t.is(await found(), undefined);
	const beside = await writeOffice(extracts);
	t.like(await found(), {file: beside, sha256: sha256(officeText)});
	const nearer = await writeOffice(elsewhere);
	t.is((await found())?.file, nearer, 'the same bytes twice are one roster');
	await writeOffice(elsewhere, `${officeText}\n`);
	const two = await rosterFor(inputs, {});
	t.false(two.ok);
	t.true(!two.ok && problemText(two.problems[0]!).includes(`two rosters that differ: ${nearer} and ${beside}`) && 'exit' in two.problems[0]! && two.problems[0].exit === 64);
	t.true((await rosterFor(inputs, {office: beside})).ok, '--office says which');
});

test('a roster that is wrong, is no text or is not there ends the program before anything opens', async t => {
	const {workspace, folder} = await ownWorkspace();
	t.is((await run([workspace, '--office', path.join(folder, 'none.yaml')])).exit, 66);
	await writeOffice(folder, 'reviewers: []\n');
	const wrong = await run([workspace]);
	t.is(wrong.exit, 65);
	t.regex(wrong.error, /office\.yaml:1:1: found reviewers = \[]/);
	await writeFile(path.join(folder, 'office.yaml'), Uint8Array.of(0xC3, 0x28));
	t.regex((await run([workspace])).error, /no UTF-8/);
	await writeOffice(folder);
	t.is((await run([workspace], asAccount('achen'))).exit, 0);
	const refused = await run([workspace, '--role', 'supervisor'], asAccount('achen'));
	t.is(refused.exit, 64);
	t.regex(refused.error, /--role supervisor for the account "achen"; expected "Alva Chen-Example" as attorney/);
});

test('rules check: a roster by its name or by what it says, and beside policies', async t => {
	const folder = await temporaryFolder();
	const good = await writeOffice(folder);
	const ran = await run(['rules', 'check', good]);
	t.is(ran.exit, 0, ran.error);
	t.is(ran.out, `${good}: 1 paralegal, 2 attorneys, 1 supervisor; SHA-256 ${sha256(await readFile(good))}\n`);
	const renamed = await writeOffice(folder, officeText.replace('role: supervisor', 'role: boss'), 'people.yaml');
	const wrong = await run(['rules', 'check', renamed, good]);
	t.is(wrong.exit, 1);
	t.regex(wrong.error, /people\.yaml:5:50: found reviewers\[4]\.role = "boss"/);
	await mkdir(path.join(folder, 'broken'));
	t.is((await run(['rules', 'check', await writeOffice(path.join(folder, 'broken'), '{')])).exit, 1);
	t.is((await run(['rules', 'check', path.join(folder, 'none', 'office.yaml')])).exit, 66);
	t.deepEqual(JSON.parse((await run(['rules', 'check', good, '--json'])).out), {exit: 0, problems: []});
});

test('the account is the operating system\'s, whatever the environment says', async t => {
	const {workspace, folder} = await ownWorkspace();
	await writeOffice(folder, officeText.replace('account: achen', `account: '${userInfo().username}'`));
	const ran = await run([workspace, '--role', 'paralegal'], {USER: 'mortiz', LOGNAME: 'mortiz', USERNAME: 'mortiz'});
	t.is(ran.exit, 64);
	t.true(ran.error.includes(`for the account "${userInfo().username}"; expected "Alva Chen-Example" as attorney`), ran.error);
});
