import {readFileSync, writeFileSync} from 'node:fs';
import test from 'ava';
import {openJournal} from '../../source/files/open-journal.js';
import {readReview} from '../../source/files/read-review.js';
import {sha256} from '../../source/files/sha256.js';
import {verifyReview} from '../../source/files/verify-log.js';
import {brokenLists, type BatchDraft} from '../../source/review/batch.js';
import {liveDecision} from '../../source/review/entry.js';
import {chen, confirm, seen} from '../review/_sample-log.js';
import {failingPort} from './_failing-port.js';
import {contents, copyOf, foundIn, newReview, opened, valueOf} from './_review-folder.js';

const member = (index: number) => ({key: `S${index}/001`, seen, from: 'hand-review', to: 'dismiss', relief: 'dismiss-and-seal', flagsAcknowledged: []} as const);
const ruling = (action: string, count = 3, from = 0): BatchDraft => ({
	type: 'ruling.made', action, settles: {kind: 'question', signature: ['question open-question', 'open age-57 (dismiss): Date of birth is missing']}, outcome: 'dismiss', relief: 'dismiss-and-seal',
	citation: 'HS 11361.8(b)', words: 'The law presumes relief: "unknown" is not proof', members: Array.from({length: count}, (_, index) => member(from + index)),
});
const filtered = (action: string, count = 2): BatchDraft => ({type: 'bulk.confirmed', action, filter: 'Eligible for Dismissal', members: Array.from({length: count}, (_, index) => ({...member(10 + index), from: 'dismiss'}))});

test('a ruling is one action: its decisions, its number and its text; opening again gives the same state', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	const kept = valueOf(await journal.appendBatch(ruling('a1'), {...chen, listed: {roster: 'ab'.repeat(32), barNumber: '900001'}}));
	t.like(kept, {entries: 5, repeated: false, entry: {type: 'ruling.made', seq: 1}});
	valueOf(await journal.appendBatch(filtered('a2'), chen));
	valueOf(await journal.appendBatch(ruling('a3', 1, 5), chen));
	const decisions = [...journal.state().byOpaque.values()].map(review => liveDecision(review)!);
	t.is(decisions.length, 6);
	t.like(decisions[0], {kind: 'bulk', from: 'hand-review', to: 'dismiss', words: 'The law presumes relief: "unknown" is not proof', batch: {seq: 1, ruling: 1, filter: undefined}});
	t.like(decisions[3], {batch: {seq: 5, ruling: undefined, filter: 'Eligible for Dismissal'}});
	t.like(decisions[5], {batch: {seq: 8, ruling: 2}});
	const text = readFileSync(paths.amendments, 'utf8');
	t.regex(text, /^---\nruling: 1\non: "2020-02-03"\nby: "r\.chen"\nrole: "attorney"\nbar-number: "900001"\nsettles: "question"\nsignature:\n {2}- "question open-question"\n/u);
	t.regex(text, /\n---\nruling: 2\n/u);
	const state = structuredClone(journal.state());
	await journal.close();
	const again = await opened(t, options);
	t.deepEqual(again.state(), state);
	t.deepEqual(again.recovered, []);
	t.true(valueOf(await again.appendBatch(ruling('a1'), chen)).repeated, 'the same action is not made twice');
	t.is(again.head().sequence, 9);
	await again.close();
	const findings = await verifyReview(paths.folder);
	t.deepEqual(findings.filter(({holds}) => !holds), []);
	t.regex(findings.map(({detail}) => detail).join('\n'), /2 rulings and 1 filters confirmed in bulk\n2 in amendments.yaml/u);
});

test('a ruling is taken back whole: what stands of it, and nothing else; one of it by itself before', async t => {
	const {options} = await newReview(t);
	const journal = await opened(t, options);
	valueOf(await journal.append(confirm('S9/001', 'a0'), chen));
	valueOf(await journal.appendBatch(ruling('a1'), chen));
	valueOf(await journal.append({type: 'decision.undo', key: 'S0/001', undoes: 3, action: 'a2'}, chen));
	valueOf(await journal.append(confirm('S1/001', 'a3'), chen));
	valueOf(await journal.appendBatch({type: 'batch.undo', undoes: 2, action: 'a4'}, chen));
	const live = [...journal.state().byOpaque.values()].map(review => liveDecision(review)?.seq);
	t.deepEqual(live, [1, undefined, 7, undefined], 'the other confirmation, and the one made after the ruling');
	t.deepEqual([...journal.state().byOpaque.values()].at(-1)!.entries.map(({type, undone}) => [type, undone]), [['decision.bulk', true], ['batch.undo', false]]);
	t.regex(foundIn(await journal.appendBatch({type: 'batch.undo', undoes: 2, action: 'a5'}, chen)), /was taken back before/u);
	t.regex(foundIn(await journal.appendBatch({type: 'batch.undo', undoes: 1, action: 'a6'}, chen)), /begins no batch/u);
	t.is(valueOf(await journal.appendBatch(ruling('a7', 1), chen)).entry.seq, 9, 'what was taken back can be ruled on again');
});

test('never over a decision that stands, never twice, never by a paralegal; then nothing is written', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	valueOf(await journal.append(confirm('S1/001', 'a0'), chen));
	const before = contents(paths.folder);
	t.regex(foundIn(await journal.appendBatch(ruling('a1'), chen)), /a decision in bulk on what entry 1 decides/u);
	t.regex(foundIn(await journal.appendBatch({...ruling('a2'), members: [member(5), member(5)]}, chen)), /the same conviction twice/u);
	t.regex(foundIn(await journal.appendBatch(ruling('a3', 1, 7), {...chen, role: 'paralegal'})), /by a paralegal/u);
	t.regex(foundIn(await journal.appendBatch({...filtered('a4'), members: [{...member(7), to: 'reduce'}]}, chen)), /another outcome than the engine's/u);
	t.regex(foundIn(await journal.appendBatch({...ruling('a5', 1, 7), words: ' '} as BatchDraft, chen)), /no words/u);
	t.deepEqual(contents(paths.folder), before);
	t.is(valueOf(await journal.appendBatch(ruling('a6', 2, 6), chen)).entries, 5);
});

test('a crash in the middle: wherever the log was cut, the whole batch is there or none of it, and the log says so', async t => {
	const review = await newReview(t);
	const journal = await opened(t, review.options);
	valueOf(await journal.append(confirm('S9/001', 'a0'), chen));
	const head = readFileSync(review.paths.head);
	const start = readFileSync(review.paths.log).length;
	valueOf(await journal.appendBatch(ruling('a1'), chen));
	await journal.close();
	const whole = readFileSync(review.paths.log);
	const cuts = [...Array.from({length: 40}, (_, index) => start + 1 + Math.floor(index * (whole.length - start - 1) / 40)), whole.length - 1, whole.length];
	for (const cut of cuts) {
		const copy = copyOf(t, review);
		writeFileSync(copy.paths.log, whole.subarray(0, cut));
		writeFileSync(copy.paths.head, head);
		t.true((await verifyReview(copy.paths.folder)).some(({holds}) => !holds), 'verify tells before anything is repaired');
		const mended = valueOf(await readReview(copy.paths, copy.options.secret));
		const isWhole = cut === whole.length;
		t.is(mended.state.decided.size, isWhole ? 4 : 1);
		const again = await opened(t, copy.options);
		t.is(again.state().decided.size, isWhole ? 4 : 1, `cut at ${cut}`);
		t.deepEqual(again.recovered.map(({type}) => type), [isWhole ? 'recovery.head_behind' : 'recovery.torn_tail']);
		const next = valueOf(await again.appendBatch(isWhole ? ruling('b1', 1, 7) : ruling('a1'), chen));
		t.is(next.entry.type, 'ruling.made');
		await again.close();
		t.deepEqual((await verifyReview(copy.paths.folder)).filter(({holds}) => !holds), [], `cut at ${cut}`);
	}
});

for (const [fault, file] of [['ENOSPC', 'log'], ['short write, then ENOSPC', 'log'], ['ENOSPC', 'words'], ['rename EIO', 'head'], ['ENOSPC', 'amendments'], ['rename EIO', 'amendments']] as const) {
	test(`${fault} on the ${file}: no part of a batch is saved, the files are as they were, and the next batch works`, async t => {
		const {paths, options} = await newReview(t);
		const failing = failingPort(fault, name => name.startsWith(paths[file]));
		const journal = await opened(t, {...options, port: failing.port});
		for (const [first, earlier] of [['a1', undefined], ['a3', 'a2']] as const) {
			await (earlier && journal.appendBatch(ruling(earlier, 1, 8), chen));
			const before = contents(paths.folder);
			const state = structuredClone(journal.state());
			failing.arm();
			t.false((await journal.appendBatch(ruling(first), chen)).ok);
			failing.disarm();
			t.deepEqual(contents(paths.folder), before);
			t.deepEqual(journal.state(), state);
		}

		valueOf(await journal.appendBatch(ruling('a4'), chen));
		await journal.close();
		t.deepEqual((await verifyReview(paths.folder)).filter(({holds}) => !holds), []);
	});
}

test('another text in amendments.yaml is noticed on opening and by verify; one that no entry names is told and replaced', async t => {
	const review = await newReview(t);
	const journal = await opened(t, review.options);
	valueOf(await journal.appendBatch(ruling('a1'), chen));
	await journal.close();
	const text = readFileSync(review.paths.amendments, 'utf8');
	for (const [changed, expected] of [[text.replace('outcome: "dismiss"', 'outcome: "reduce"'), /a ruling 1 that was changed/u], ['', /no text of ruling 1/u]] as const) {
		writeFileSync(review.paths.amendments, changed);
		t.regex(foundIn(await openJournal(review.options)), expected);
		t.regex((await verifyReview(review.paths.folder)).find(({check}) => check === 'rulings')!.detail, expected);
	}

	writeFileSync(review.paths.amendments, text + text.replace('ruling: 1', 'ruling: 2'));
	t.regex((await verifyReview(review.paths.folder)).find(({check}) => check === 'rulings')!.detail, /1 behind them belong to no entry/u);
	const again = await opened(t, review.options);
	valueOf(await again.appendBatch(ruling('a2', 1, 9), chen));
	t.is(readFileSync(review.paths.amendments, 'utf8').match(/^ruling: /gmu)!.length, 2);
});

test('a batch whose list was changed does not verify, though its chain were made anew', async t => {
	const review = await newReview(t);
	const journal = await opened(t, review.options);
	valueOf(await journal.appendBatch(ruling('a1'), chen));
	const entries = valueOf(await journal.readFrom(0));
	t.deepEqual(brokenLists(entries, journal.state().batches, sha256), []);
	const batch = journal.state().batches.get(1)!;
	const turned = new Map([[1, {...batch, decisions: batch.decisions.toReversed()}]]);
	t.deepEqual(brokenLists(entries, turned, sha256), [1]);
});
