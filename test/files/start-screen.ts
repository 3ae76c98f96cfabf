import {chmod, copyFile, mkdir, rm, symlink, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import test from 'ava';
import {completePath, withHome} from '../../source/files/complete-path.js';
import {findWorkspaces} from '../../source/files/find-workspaces.js';
import {thisProcess} from '../../source/files/lock-holder.js';
import {lookAtExtract} from '../../source/files/look-at-extract.js';
import {canonicalJson} from '../../source/review/canonical-json.js';
import {ownWorkspace} from '../helpers/journey.js';
import {sample, temporaryFolder} from '../helpers/run-program.js';
import {ruleBook} from '../helpers/rules-fixture.js';

/** A folder that counts as a workspace until its manifest is read. */
async function likeWorkspace(folder: string, seconds: number): Promise<void> {
	await mkdir(folder, {recursive: true});
	await writeFile(path.join(folder, 'audit.json'), '{}');
	await utimes(path.join(folder, 'audit.json'), seconds, seconds);
}

test('workspaces are found here and two levels below, newest first; not deeper, hidden, linked or without audit.json', async t => {
	const root = await temporaryFolder();
	await likeWorkspace(path.join(root, 'a.audit'), 1000);
	await likeWorkspace(path.join(root, 'one', 'b.audit'), 3000);
	await likeWorkspace(path.join(root, 'one', 'two', 'c.audit'), 2000);
	await likeWorkspace(path.join(root, 'one', 'two', 'three', 'd.audit'), 9000);
	await likeWorkspace(path.join(root, '.hidden', 'e.audit'), 9000);
	await likeWorkspace(path.join(root, 'no-suffix'), 9000);
	await mkdir(path.join(root, 'empty.audit'));
	await symlink(path.join(root, 'one'), path.join(root, 'link'));
	const seen = await findWorkspaces(root);
	t.deepEqual(seen.shown.map(({path: place}) => place), ['one/b.audit', 'one/two/c.audit', 'a.audit']);
	t.deepEqual([seen.found, seen.unread, seen.isCut], [3, 0, false]);
	t.true(seen.shown.every(({manifest}) => !manifest.ok), 'what cannot be read is listed with its problems');
	// The log was written later than what was evaluated.
	await writeFile(path.join(root, 'a.audit', 'review.jsonl'), '');
	t.is((await findWorkspaces(root)).shown[0]!.path, 'a.audit');
	t.is((await findWorkspaces(root, {mostShown: 1})).shown.length, 1);
	t.true((await findWorkspaces(root, {mostFolders: 2})).isCut);
});

test('a folder that cannot be read is counted', async t => {
	const root = await temporaryFolder();
	await mkdir(path.join(root, 'closed'));
	await chmod(path.join(root, 'closed'), 0);
	// The superuser reads everything.
	t.is((await findWorkspaces(root)).unread, process.getuid?.() === 0 ? 0 : 1);
	await chmod(path.join(root, 'closed'), 0o700);
});

test('a workspace tells what it audits, whether its extract is there, and who works in it', async t => {
	const place = await ownWorkspace();
	const look = async () => (await findWorkspaces(place.folder)).shown[0]!;
	const first = await look();
	t.is(first.path, 'extract.csv.audit');
	t.is(first.manifest.ok && first.manifest.value.counts.convictionsInScope, 44);
	t.deepEqual([first.extracts, first.held], [['there'], undefined]);
	const lock = path.join(place.workspace, 'lock');
	await writeFile(lock, canonicalJson(thisProcess('2020-06-15T14:02:11Z')));
	t.regex((await look()).held!, new RegExp(`^process ${process.pid} on .*, since 2020-06-15T14:02:11Z$`));
	await writeFile(lock, canonicalJson({...thisProcess('2020-06-15T14:02:11Z'), pid: 4_194_305}));
	t.is((await look()).held, undefined, 'a dead process holds nothing');
	await writeFile(lock, 'x');
	t.regex((await look()).held!, /cannot be told/);
	await writeFile(place.extract, 'shorter');
	t.deepEqual((await look()).extracts, ['another size']);
	await rm(place.extract);
	t.deepEqual((await look()).extracts, ['missing']);
});

const {counties} = ruleBook;

test('the beginning of an extract tells its county', async t => {
	const first = await lookAtExtract(sample('first-steps.csv'), counties);
	t.deepEqual(first.ok && first.value.county, {name: 'LOS ANGELES', rows: 169, of: 171});
	for (const name of ['bom-crlf', 'no-header', 'reordered', 'latin1', 'short-rows']) {
		const looked = await lookAtExtract(sample(`malformed/${name}.csv`), counties);
		t.true(looked.ok, name);
	}
});

const refused: ReadonlyArray<readonly [file: string, says: RegExp]> = [
	['malformed/none.csv', /no such file/], ['malformed', /a folder that is no workspace/], ['malformed/empty.csv', /an empty file/],
	['malformed/wrong-columns.csv', /columns|cells/], ['malformed/missing-column.csv', /missing/], ['malformed/not-csv.csv', /no row of 95 cells|columns/],
];

for (const [file, says] of refused) {
	test(`${file} is refused before anything else is asked`, async t => {
		const looked = await lookAtExtract(sample(file), counties);
		t.regex(looked.ok ? '' : looked.problems[0]!.found, says);
	});
}

test('names are completed as far as the disk agrees', async t => {
	const folder = await temporaryFolder();
	const home = await temporaryFolder();
	await Promise.all(['county-2019.csv', 'county-2020.csv', 'other.csv', '.hidden', 'bad\nname'].map(async name => copyFile(sample('malformed/empty.csv'), path.join(folder, name))));
	await mkdir(path.join(folder, 'matters', 'deeper'), {recursive: true});
	await mkdir(path.join(home, 'extracts'));
	const complete = async (typed: string) => {
		const {text, names} = await completePath(typed, {folder, home});
		return [text, names];
	};

	t.deepEqual(await complete('o'), ['other.csv', []]);
	t.deepEqual(await complete('c'), ['county-20', ['county-2019.csv', 'county-2020.csv']]);
	t.deepEqual(await complete(''), ['', ['county-2019.csv', 'county-2020.csv', 'matters', 'other.csv']]);
	t.deepEqual(await complete('.h'), ['.hidden', []]);
	t.deepEqual(await complete('b'), ['b', []], 'a name that cannot be shown as it is is not offered');
	t.deepEqual(await complete('matters/'), ['matters/deeper/', []]);
	t.deepEqual(await complete('~'), ['~/', []]);
	t.deepEqual(await complete('~/e'), ['~/extracts/', []]);
	t.deepEqual(await complete('none/x'), ['none/x', []]);
	t.is(withHome('~/a b', '/home/x'), '/home/x/a b');
	t.is(withHome('a~', '/home/x'), 'a~');
});
