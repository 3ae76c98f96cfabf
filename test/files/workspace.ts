import {Buffer} from 'node:buffer';
import {existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {readConvictions, writeConvictions, writeUnreadable} from '../../source/files/convictions-file.js';
import {disk, type FilePort} from '../../source/files/file-port.js';
import {exitCodeOf} from '../../source/files/file-problem.js';
import {hmac, sha256} from '../../source/files/sha256.js';
import {checkEvaluated, readManifest, writeManifest, type StoredManifest} from '../../source/files/stored-manifest.js';
import {beginReevaluation, beginWorkspace, isWorkspace, makeSecret, opaqueIds, readSecret, writeRule, type Staged} from '../../source/files/workspace.js';
import {defaultWorkspace, workspacePaths, type WorkspacePaths} from '../../source/files/workspace-paths.js';
import {systemError} from './_failing-port.js';
import {contents, foundIn, temporaryFolder, valueOf} from './_review-folder.js';
import {record} from './_records.js';

/** What `evaluate` writes, in the order it must. */
async function fill({paths}: Staged, {keys = ['S1/001', 'S1/002'], rules = {'policies/p.yaml': 'id: p\n', 'flags.yaml': '[]\n'}, reason = 'r'}: {keys?: string[]; rules?: Record<string, string>; reason?: string} = {}): Promise<StoredManifest> {
	for (const [name, text] of Object.entries(rules)) {
		valueOf(await writeRule(paths, name, Buffer.from(text)));
	}

	const convictions = valueOf(await writeConvictions(paths.convictions, keys.map(key => record(key, reason))));
	const candidates = valueOf(await writeConvictions(paths.candidates, []));
	const unreadable = valueOf(await writeUnreadable(paths.unreadable, [{file: 1, line: 7, cause: 'NUL byte'}]));
	const manifest: StoredManifest = {
		program: {name: 'second-look', version: '0.1.0'}, extracts: [{name: 'e.csv', path: '../e.csv', bytes: 3, sha256: sha256('abc'), encoding: 'windows-1252'}], county: 'YOLO', asOf: '2020-02-03',
		policy: {id: 'p', title: 'P', file: 'policies/p.yaml', adopted: false, challengeDeadline: null}, parameters: {dismiss: ['11357'], 'years-since': 5, on: true},
		rules: Object.fromEntries(Object.entries(rules).map(([name, text]) => [name, sha256(text)])), maximumBadPercent: 1,
		counts: {lines: 1, rows: 1, unreadable: 0, repeated: 0, subjects: 1, convictions: 2, convictionsInScope: 2, peopleInScope: 1, byOutcome: {dismiss: 2, reduce: 0, 'not-eligible': 0, refer: 0, 'hand-review': 0}, candidates: {convictions: 0, people: 0, byKind: {'predecessor-section': 0, 'charge-elsewhere': 0, 'not-relieved': 0, 'related-plea': 0, 'marijuana-words': 0}}, neither: 0},
		files: {'convictions.jsonl': convictions.sha256, 'candidates.jsonl': candidates.sha256, 'unreadable.jsonl': unreadable.sha256},
	};
	valueOf(await writeManifest(paths.manifest, manifest));
	return manifest;
}

async function made(t: ExecutionContext): Promise<{readonly paths: WorkspacePaths; readonly manifest: StoredManifest}> {
	const folder = path.join(temporaryFolder(t), 'e.csv.audit');
	const staged = valueOf(await beginWorkspace(folder));
	const manifest = await fill(staged);
	valueOf(await makeSecret(staged.paths));
	valueOf(await staged.commit());
	return {paths: workspacePaths(folder), manifest};
}

const mode = (file: string): number => statSync(file).mode & 0o777;

test('a new workspace appears whole: folder 0700, files 0600, and reads back', async t => {
	const {paths, manifest} = await made(t);
	t.is(mode(paths.folder), 0o700);
	t.is(mode(path.join(paths.rules, 'policies')), 0o700);
	for (const file of [paths.manifest, paths.convictions, paths.unreadable, paths.secret, path.join(paths.rules, 'policies/p.yaml')]) {
		t.is(mode(file), 0o600, `mode of ${file}`);
	}

	const read = valueOf(await readManifest(paths));
	t.deepEqual(read.manifest, manifest);
	t.is(read.sha256, sha256(readFileSync(paths.manifest)));
	t.true((await checkEvaluated(paths, manifest)).ok);
	t.true(await isWorkspace(paths.folder));
	t.deepEqual(readdirSync(path.dirname(paths.folder)), ['e.csv.audit']);
	const secret = valueOf(await readSecret(paths));
	t.regex(secret, /^[\da-f]{64}$/v);
	t.is(opaqueIds(secret)('S1/001'), hmac(secret, 'S1/001'));
	t.is(defaultWorkspace('some/where/e.csv'), 'some/where/e.csv.audit');
});

test('an abandoned workspace leaves nothing; an existing name is never replaced', async t => {
	const folder = path.join(temporaryFolder(t), 'e.csv.audit');
	const staged = valueOf(await beginWorkspace(folder));
	await fill(staged);
	await staged.abandon();
	await staged.abandon();
	t.deepEqual(readdirSync(path.dirname(folder)), []);
	const late = valueOf(await beginWorkspace(folder));
	mkdirSync(folder);
	const committed = await late.commit();
	t.is(committed.ok ? 0 : exitCodeOf(committed.problems, 0), 73);
	t.deepEqual(readdirSync(path.dirname(folder)), ['e.csv.audit']);
	t.deepEqual(readdirSync(folder), []);
	const second = await beginWorkspace(folder);
	t.is(second.ok ? 0 : exitCodeOf(second.problems, 0), 73);
});

test('a parent that is a file, or is not there: 73, nothing made', async t => {
	const folder = temporaryFolder(t);
	writeFileSync(path.join(folder, 'file'), '');
	for (const name of ['file/e.audit', 'nowhere/e.audit']) {
		const result = await beginWorkspace(path.join(folder, name));
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 73);
	}

	t.deepEqual(readdirSync(folder), ['file']);
});

test('evaluating again replaces what was evaluated and keeps what was decided', async t => {
	const {paths} = await made(t);
	for (const file of [paths.log, paths.head, paths.words]) {
		writeFileSync(file, 'kept');
	}

	const secret = readFileSync(paths.secret, 'utf8');
	const staged = valueOf(await beginReevaluation(paths.folder));
	const manifest = await fill(staged, {keys: ['S1/001', 'S2/001', 'S3/001'], rules: {'policies/q.yaml': 'id: q\n'}});
	valueOf(await staged.commit());
	t.true((await checkEvaluated(paths, valueOf(await readManifest(paths)).manifest)).ok);
	t.deepEqual(valueOf(await readManifest(paths)).manifest, manifest);
	t.false(existsSync(path.join(paths.rules, 'policies/p.yaml')));
	t.is(valueOf(await readConvictions(paths.convictions)).records.length, 3);
	t.is(readFileSync(paths.secret, 'utf8'), secret);
	t.is(readFileSync(paths.log, 'utf8'), 'kept');
	t.deepEqual(readdirSync(paths.folder).filter(name => name.startsWith('.')), []);
});

/** A disk on which the renames and removals after the first `steps` fail. */
function portThatStopsAt(steps: number): FilePort {
	let taken = 0;
	const stopping = <Arguments extends readonly unknown[]>(step: (...given: Arguments) => Promise<void>) => async (...given: Arguments): Promise<void> => {
		taken++;
		if (taken > steps) {
			throw systemError('EIO');
		}

		await step(...given);
	};

	return {...disk, rename: stopping(disk.rename), remove: stopping(disk.remove)};
}

test('a re-evaluation stopped between any two steps is noticed, names evaluate, and a further evaluation mends it', async t => {
	const {paths} = await made(t);
	let stopAt = 0;
	for (let isWhole = false; !isWhole; stopAt++) {
		const before = readFileSync(paths.manifest, 'utf8');
		const staged = valueOf(await beginReevaluation(paths.folder, portThatStopsAt(stopAt)));
		await fill(staged, {keys: [`S${stopAt}/001`], rules: {[`policies/${stopAt}.yaml`]: `id: p${stopAt}\n`, 'flags.yaml': `# ${stopAt}\n`}, reason: `reason ${stopAt}`});
		isWhole = (await staged.commit()).ok;
		const checked = await checkEvaluated(paths, valueOf(await readManifest(paths)).manifest);
		t.is(readFileSync(paths.manifest, 'utf8') === before, !isWhole);
		t.is(checked.ok, isWhole || stopAt === 0, `stopped at step ${stopAt}`);
		t.true(checked.ok || foundIn(checked).includes('second-look evaluate'));
	}

	t.true(stopAt > 5);
});

test('any byte changed in an evaluated file is noticed', async t => {
	const {paths, manifest} = await made(t);
	for (const file of [paths.convictions, paths.unreadable, path.join(paths.rules, 'flags.yaml')]) {
		const text = readFileSync(file);
		const changed = Uint8Array.from(text);
		changed[0]! += 1;
		writeFileSync(file, changed);

		const result = await checkEvaluated(paths, manifest);
		t.is(result.ok ? 0 : exitCodeOf(result.problems, 0), 65);
		t.is(result.ok ? 0 : result.problems.length, 1);
		writeFileSync(file, text);
	}
});

test('a manifest: missing is 66, malformed 65 with the field named', async t => {
	const {paths, manifest} = await made(t);
	const problemOf = async (): Promise<readonly [number, string]> => {
		const result = await readManifest(paths);
		return [result.ok ? 0 : exitCodeOf(result.problems, 0), foundIn(result)];
	};

	writeFileSync(paths.manifest, JSON.stringify({...manifest, asOf: 'today', extra: 1}));
	const [exit, found] = await problemOf();
	t.is(exit, 65);
	t.regex(found, /"asOf"/v);
	writeFileSync(paths.manifest, 'PK\u0003\u0004');
	t.is((await problemOf())[0], 65);
	const missing = await readManifest(workspacePaths(path.dirname(paths.folder)));
	t.is(missing.ok ? 0 : exitCodeOf(missing.problems, 0), 66);
	t.regex(foundIn(missing), /without audit\.json/v);
});

test('a workspace is not fooled by files of another', async t => {
	const {paths} = await made(t);
	t.deepEqual(Object.keys(contents(path.join(paths.rules, 'policies'))), ['p.yaml']);
	writeFileSync(paths.secret, 'ab');
	const secret = await readSecret(paths);
	t.is(secret.ok ? 0 : exitCodeOf(secret.problems, 0), 65);
});
