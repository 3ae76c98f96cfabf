import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import type {ConvictionRecord} from '../../source/determinations/determination.js';
import {columnIndex} from '../../source/extract/layout.js';
import {openAudit} from '../../source/files/open-audit.js';
import {openJournal} from '../../source/files/open-journal.js';
import {readReview} from '../../source/files/read-review.js';
import {drawFromSealed, sealFrame, ticketLine, writeAll} from '../../source/files/sample-files.js';
import {standingNow} from '../../source/files/sample-standing.js';
import {verifySamples} from '../../source/files/verify-samples.js';
import {openPacket} from '../../source/files/open-packet.js';
import {writePacket} from '../../source/files/write-packet.js';
import {sha256} from '../../source/files/sha256.js';
import {auditOf, temporaryFolder, valueOf} from '../results/_audit.js';
import {extractText, rowOf} from '../results/_extract.js';

const seed = '20200213661726340915';
const ids = ['10000001', '10000002', '10000003', '10000004'];

/** A spot check as the commands make it; `spoil` may leave units out of the frame, or draw with another seed than the log says. */
async function checked(t: ExecutionContext, {leavesOut = 0, drawsWith = seed}: {readonly leavesOut?: number; readonly drawsWith?: string} = {}): Promise<string> {
	const {workspace} = await auditOf(t, [extractText(ids.map(id => rowOf({SUBJECT_ID: id})))]);
	const audit = valueOf(await openAudit(workspace));
	const {state} = valueOf(await readReview(audit.paths, audit.secret));
	const {units} = standingNow(audit, state, {grouping: 'all', withCandidates: false, second: []});
	const kept = units.slice(leavesOut);
	const {paths, frame, standing} = valueOf(await sealFrame(workspace, 1, kept));
	const journal = valueOf(await openJournal({paths: audit.paths, secret: audit.secret, account: 'rchen', now: () => '2020-06-02T17:00:00.000Z'}));
	const groups = [{name: 'decisions', units: kept.length, n: 2, errorsAllowed: 0}];
	const planned = valueOf(await journal.append({type: 'sample.planned', body: {round: 1, frame, standing, units: kept.length, undecided: 0, groups, grouping: 'all', tolerable: '10%', confidence: '95%', sequential: false, standard: 'policy'}}));
	const drawn = valueOf(await drawFromSealed(paths, {seq: planned.entry.seq, at: '', by: {name: '', role: '', account: '', roster: undefined}, body: planned.entry.body as never}, drawsWith));
	const list = valueOf(await writeAll(paths.drawn, drawn.map(one => ticketLine(one))));
	valueOf(await journal.append({type: 'sample.drawn', body: {round: 1, frame, seed, witnesses: [], list: list.sha256, n: 2}}));
	await journal.close();
	return workspace;
}

const finding = async (workspace: string) => {
	const [found] = await verifySamples(workspace, []);
	return found!;
};

test('a spot check holds: frame, list, log', async t => {
	const found = await finding(await checked(t));
	t.deepEqual(found, {check: 'spot check 1', holds: true, detail: 'frame as the decisions stood by the log; 2 drawn, the list made again from seed and frame is the same; 0 packets, 0 back, 0 judged'});
});

test('a decision left out of the frame is found, though every hash agrees', async t => {
	const found = await finding(await checked(t, {leavesOut: 1}));
	t.false(found.holds);
	t.regex(found.detail, /a frame that is not what the log says of the decisions at that time/);
});

test('a list drawn with another seed than the log says is found', async t => {
	const found = await finding(await checked(t, {drawsWith: `${seed}1`}));
	t.false(found.holds);
	t.regex(found.detail, /a list that this frame and this seed do not give/);
});

test('a file of a spot check that was changed is found', async t => {
	const workspace = await checked(t);
	for (const name of ['drawn.txt', 'standing.tsv', 'frame.tsv']) {
		const file = path.join(workspace, 'sample', '0001', name);
		const before = await readFile(file, 'utf8');
		await writeFile(file, before.slice(0, -2));
		t.false((await finding(workspace)).holds, name);
		await writeFile(file, before);
	}

	t.true((await finding(workspace)).holds);
});

test('a packet that was changed after it was dealt is not opened, and one is never written over something', async t => {
	const folder = path.join(temporaryFolder(t), 'packet');
	const subject: Pick<ConvictionRecord['subject'], 'id'> = {id: 'x'};
	const row = {file: 1, line: 2, start: 0, end: 1, cells: Array.from({length: 95}, (_, index) => index === 3 ? 'a "quoted", cell' : (index === columnIndex.COMMENT_TEXT ? 'see SSN 000-33-4444' : String(index)))};
	const head = {paralegal: 'mortiz', county: 'LOS ANGELES', asOf: '2020-07-01', standard: 'policy' as const, round: 1, deal: 1};
	const hash = valueOf(await writePacket(folder, head, [{record: {row, subject}, rows: [row]}], sha256('a secret')));
	t.is(valueOf(await openPacket(folder)).sha256, hash);
	t.regex(await readFile(path.join(folder, 'extract.csv'), 'utf8'), /,see SSN \*{3},/);
	t.false((await writePacket(folder, head, [], sha256('a secret'))).ok);
	for (const name of ['extract.csv', 'packet.json', 'README.txt', 'secret', 'SHA256SUMS']) {
		const file = path.join(folder, name);
		const before = await readFile(file, 'utf8');
		await writeFile(file, before.replace(/[1a]/, 'b'));
		t.false((await openPacket(folder)).ok, name);
		await writeFile(file, before);
	}

	t.true((await openPacket(folder)).ok);
});
