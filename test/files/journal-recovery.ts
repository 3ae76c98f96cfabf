import {readFileSync, writeFileSync, rmSync, readdirSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {openJournal} from '../../source/files/open-journal.js';
import {readReview} from '../../source/files/read-review.js';
import {chen, confirm, note, override} from '../review/_sample-log.js';
import {contents, copyOf, foundIn, newReview, opened, valueOf} from './_review-folder.js';

test('killed at any byte of an append, in any of the files, the review opens, and says what it repaired', async t => {
	const review = await newReview(t);
	const journal = await opened(t, review.options);
	valueOf(await journal.append(override('S1/001', 'a1'), chen));
	const before = contents(review.paths.folder);
	valueOf(await journal.append(override('S1/002', 'a2', 'ü'), chen));
	await journal.close();
	const after = contents(review.paths.folder);
	const stateOf = async (words: string, log: string, head: string) => {
		const copy = copyOf(t, review);
		for (const [file, content] of [[copy.paths.words, words], [copy.paths.log, log], [copy.paths.head, head]] as const) {
			writeFileSync(file, content, 'latin1');
		}

		const again = await opened(t, copy.options);
		const types = again.recovered.map(({type}) => type);
		const decisions = [...again.state().byOpaque.values()].flatMap(({decisions: made}) => made);
		t.true((await again.append(note('S1/001', 'later'), chen)).ok);
		await again.close();
		t.true((await readReview(copy.paths, copy.options.secret)).ok);
		const third = await opened(t, copy.options);
		t.deepEqual(third.recovered, [], 'repaired once, not again');
		await third.close();
		rmSync(path.dirname(copy.paths.folder), {recursive: true, force: true});
		return {types, decisions: decisions.length};
	};

	const [words, log, head] = ['words.jsonl', 'review.jsonl', 'review.head'] as const;
	const words2 = after[words]!;
	for (let cut = before[words]!.length; cut <= words2.length; cut += cut + 3 < words2.length ? 3 : 1) {
		const {types, decisions} = await stateOf(words2.slice(0, cut), before[log]!, before[head]!);
		t.deepEqual(types, words2[cut - 1] === '\n' ? [] : ['recovery.torn_tail'], `words cut at ${cut}`);
		t.is(decisions, 1);
	}

	const log2 = after[log]!;
	for (let cut = before[log]!.length; cut <= log2.length; cut += cut + 3 < log2.length ? 3 : 1) {
		const {types, decisions} = await stateOf(words2, log2.slice(0, cut), before[head]!);
		t.deepEqual(types, cut === before[log]!.length ? [] : [cut === log2.length ? 'recovery.head_behind' : 'recovery.torn_tail'], `log cut at ${cut}`);
		t.is(decisions, cut === log2.length ? 2 : 1);
	}
});

test('a torn tail is kept beside the log, byte for byte, and its hash is logged', async t => {
	const {paths, options} = await newReview(t);
	writeFileSync(paths.log, '{"actor":{"acc', {flag: 'a'});
	const journal = await opened(t, options);
	const [entry] = journal.recovered;
	t.like(entry, {type: 'recovery.torn_tail', actor: {id: 'second-look', role: 'tool', account: 'rchen'}});
	const name = readdirSync(paths.folder).find(file => file.startsWith('review.jsonl.torn-'));
	t.is(readFileSync(path.join(paths.folder, name!), 'utf8'), '{"actor":{"acc');
	t.like(entry!.body, {bytes: 14, file: 'review.jsonl', movedTo: name});
});

test('a recovery that was itself cut short is finished by the next opening', async t => {
	const {paths, options} = await newReview(t);
	// The fragment was moved and the log cut, but the entry that says so is missing.
	writeFileSync(path.join(paths.folder, 'review.jsonl.torn-20200203T170000Z'), 'half');
	const journal = await opened(t, options);
	t.deepEqual(journal.recovered.map(({type}) => type), ['recovery.torn_tail']);
	await journal.close();
	t.deepEqual((await opened(t, options)).recovered, []);
});

test('a crash between recovery.head_behind and its head: accepted, and not recorded twice', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	const head = readFileSync(paths.head);
	valueOf(await journal.append(confirm('S1/001', 'a1'), chen));
	await journal.close();
	writeFileSync(paths.head, head);
	const second = await opened(t, options);
	t.deepEqual(second.recovered.map(({type}) => type), ['recovery.head_behind']);
	await second.close();
	writeFileSync(paths.head, head);
	const third = await opened(t, options);
	t.deepEqual(third.recovered, []);
	t.is(third.head().sequence, 2);
	t.true((await third.append(note('S1/001', 'a2'), chen)).ok);
	await third.close();
	writeFileSync(paths.head, head);
	const fourth = await openJournal(options);
	t.regex(foundIn(fourth), /3 entries after the last one saved/v);
});
