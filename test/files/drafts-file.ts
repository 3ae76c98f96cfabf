import {readFile, readdir, stat, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {openDrafts} from '../../source/files/drafts-file.js';
import {disk} from '../../source/files/file-port.js';
import {nothingUnfinished, type Unfinished} from '../../source/review/unfinished.js';
import {valueOfAttempt} from '../helpers/rules-fixture.js';
import {temporaryFolder} from '../helpers/run-program.js';

const begunNote = (words: string): Unfinished => ({
	...nothingUnfinished,
	decisions: [{key: '9000001/001002003000', seen: 'a'.repeat(64), kind: 'note', step: 'words', words, evidenceWhere: '', evidenceSeen: '', lateBasis: ''}],
});
const paths = async () => ({drafts: path.join(await temporaryFolder(), 'drafts.json')});

test('what was kept is there again, for its account alone, and for nobody else to read', async t => {
	const at = await paths();
	const first = valueOfAttempt(await openDrafts(at, 'rroe'));
	t.deepEqual(first.left, nothingUnfinished);
	valueOfAttempt(await first.keep(begunNote('one')));
	valueOfAttempt(await valueOfAttempt(await openDrafts(at, 'mortiz')).keep(begunNote('two')));
	t.like(valueOfAttempt(await openDrafts(at, 'rroe')).left.decisions, {0: {words: 'one'}});
	t.like(valueOfAttempt(await openDrafts(at, 'mortiz')).left.decisions, {0: {words: 'two'}});
	t.deepEqual(valueOfAttempt(await openDrafts(at, 'constructor')).left, nothingUnfinished);
	const {mode} = await stat(at.drafts);
	t.is(mode % 0o1000, 0o600);
});

test('the file goes with the last draft', async t => {
	const at = await paths();
	const file = valueOfAttempt(await openDrafts(at, 'rroe'));
	valueOfAttempt(await file.keep(begunNote('one')));
	valueOfAttempt(await file.keep(nothingUnfinished));
	t.deepEqual(await readdir(path.dirname(at.drafts)), []);
});

for (const [name, content] of [['torn', '{"version":1,"accounts":{"rroe":'], ['of another version', '{"version":2,"accounts":{}}'], ['with more in it', '{"version":1,"accounts":{"rroe":{"decisions":[],"facts":[],"rulings":[],"more":1}}}']] as const) {
	test(`a file that is ${name} is put aside and not lost`, async t => {
		const at = await paths();
		await writeFile(at.drafts, content);
		const {left, putAside} = valueOfAttempt(await openDrafts(at, 'rroe'));
		t.deepEqual(left, nothingUnfinished);
		t.is(await readFile(putAside!, 'utf8'), content);
	});
}

test('a full disk leaves what was kept before', async t => {
	const at = await paths();
	valueOfAttempt(await valueOfAttempt(await openDrafts(at, 'rroe')).keep(begunNote('one')));
	const full = valueOfAttempt(await openDrafts(at, 'rroe', {...disk, async open() {
		throw Object.assign(new Error('full'), {code: 'ENOSPC'});
	}}));
	t.false((await full.keep(begunNote('two'))).ok);
	t.like(valueOfAttempt(await openDrafts(at, 'rroe')).left.decisions, {0: {words: 'one'}});
});
