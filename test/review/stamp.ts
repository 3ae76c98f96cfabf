import test from 'ava';
import type {Draft, Reviewer} from '../../source/review/entry.js';
import {actorOf, stamp, type Stamp} from '../../source/review/stamp.js';
import {compareWithWords, verifyWords} from '../../source/review/words.js';
import {
	bytesOf, challenge, chen, confirm, defer, flipped, fullLog, hmac, note, override, secret, undo,
} from './_sample-log.js';

const after = {log: 'a1'.repeat(16), seq: 9, prev: 'bc'.repeat(32), ts: '2020-02-03T17:00:00.000Z'};
const keys = ['01', '02', '03'].map(byte => byte.repeat(32));
const stamped = (draft: Draft, by: Reviewer = chen, rest: Partial<Stamp> = {}) =>
	stamp({draft, actor: actorOf(by), now: '2020-02-03T18:00:00.000Z', after, keys, secret, hmac, ...rest});

test('only opaque ids and commitments reach the line', t => {
	const result = stamped(challenge('123456/001', 'a1'));
	if (!result.ok) {
		throw new Error(result.problems[0]!.found);
	}

	const {line, words, entry} = result.value;
	t.notRegex(line, /123456|Stipulated|lines of words|12-345/v);
	t.is(words.length, 3);
	t.is(new Set(words.map(kept => (JSON.parse(kept.line) as {key: string}).key)).size, 3, 'a fresh key for each text');
	t.like(entry.body, {conviction: hmac(secret, '123456/001'), words: hmac(keys[0]!, 'Two\nlines of words'), secondsOpen: 5});
	t.is(entry.prev, after.prev);
	t.is(entry.seq, 9);
});

test('ts is the later of the clock and the last entry', t => {
	const back = stamped(confirm('S1/001', 'a1'), chen, {now: '2020-02-03T16:59:59.999Z'});
	t.is(back.ok && back.value.entry.ts, after.ts);
	const forward = stamped(confirm('S1/001', 'a1'));
	t.is(forward.ok && forward.value.entry.ts, '2020-02-03T18:00:00.000Z');
});

test('a confirmation may come without words, nothing else may', t => {
	const silent = stamped(confirm('S1/001', 'a1'));
	t.true(silent.ok && silent.value.words.length === 0 && !silent.value.line.includes('"words"'));
	for (const draft of [override('S1/001', 'a1', ' \n\t'), {...defer('S1/001', 'a1'), words: ''}, {...note('S1/001', 'a1'), words: ' '}] as Draft[]) {
		t.false(stamped(draft).ok);
	}
});

test('unclean input is refused before it is written', t => {
	for (const bad of ['a\u0000b', 'a\u001Bb', 'a\rb', 'a\u007Fb', 'a\uD83Db']) {
		t.false(stamped(override('S1/001', 'a1', bad)).ok);
		t.false(stamped(confirm('S1/001', bad)).ok);
		t.false(stamped(confirm('S1/001', 'a1'), {...chen, name: bad}).ok);
		t.false(stamped({...override('S1/001', 'a1'), evidence: {kind: 'docket', locator: bad, seen: '2020-01-01'}} as Draft).ok);
	}

	t.true(stamped(override('S1/001', 'a1', 'tab\tand\nline, \u2028, 😀, ü')).ok);
});

test('without a role nobody decides, but may look and note', t => {
	const nobody: Reviewer = {...chen, role: undefined};
	t.false(stamped(confirm('S1/001', 'a1'), nobody).ok);
	t.false(stamped(undo('S1/001', 'a1', 3), nobody).ok);
	t.true(stamped({type: 'conviction.opened', key: 'S1/001'}, nobody).ok);
});

test('words: each gives its commitment; changed, doubled or malformed lines are problems; erased ones are not', t => {
	const {wordLines, entries} = fullLog();
	const whole = verifyWords(bytesOf(wordLines), hmac);
	t.true(whole.ok && compareWithWords(entries, whole.value.words).ok && whole.value.torn === undefined);
	const [first] = wordLines as [string];
	const {commitment} = JSON.parse(first) as {commitment: string};
	const erased = verifyWords(bytesOf(wordLines.with(0, `{"commitment":"${commitment}","erased":true}`)), hmac);
	t.true(erased.ok && erased.value.words.has(commitment) && erased.value.words.get(commitment) === undefined && compareWithWords(entries, erased.value.words).ok);
	for (const changed of [first.replace('docket', 'ducket'), first.replace('{', '{ '), first.replace('"text"', '"extra":1,"text"'), '', '{}', `${first}\r`]) {
		const result = verifyWords(bytesOf(wordLines.with(0, changed)), hmac);
		t.true(!result.ok && result.problems[0]!.line === 1);
	}

	t.false(verifyWords(bytesOf([...wordLines, first]), hmac).ok);
	const missing = verifyWords(bytesOf(wordLines.slice(1)), hmac);
	const bound = missing.ok ? compareWithWords(entries, missing.value.words) : missing;
	t.true(!bound.ok && bound.problems[0]!.found.includes('entry 3'));
	const torn = verifyWords(bytesOf(wordLines).slice(0, -5), hmac);
	t.true(torn.ok && torn.value.torn !== undefined);
});

test('every byte of the words, flipped, is noticed', t => {
	const {wordLines, entries} = fullLog();
	const bytes = bytesOf(wordLines);
	const missed = [...bytes.keys()].filter(index => {
		const words = verifyWords(flipped(bytes, index, 1), hmac);
		return words.ok && !words.value.torn && compareWithWords(entries, words.value.words).ok;
	});
	t.deepEqual(missed, []);
});
