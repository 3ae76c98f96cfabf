import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {parseFrameLine} from '../../source/sampling/frame.js';
import {parseSeed} from '../../source/sampling/seed.js';
import {createDraw, ticketDomain, ticketOf} from '../../source/sampling/tickets.js';
import {vectors} from './_vectors.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const {seed, first12, domain, first_hash: firstHash, ticket_L000001: ticket, ticket_unicode: unicode, even_ids_first5: even} = vectors.tickets;
const ids = Array.from({length: 1000}, (_, index) => `L${String(index + 1).padStart(6, '0')}`);

function draw(from: readonly string[], size: number, by = seed, hash = sha256) {
	const drawing = createDraw(size, by, hash);
	for (const id of from) {
		drawing.add({id, stratum: ''});
	}

	return drawing.drawn();
}

const drawnIds = (...given: Parameters<typeof draw>): readonly string[] => draw(...given).map(({id}) => id);

test('the published list', t => {
	t.is(ticketDomain, domain);
	t.is(ticketOf(seed, 'L000001', sha256), ticket);
	t.is(ticketOf(seed, unicode.id, sha256), unicode.hash);
	t.is(draw(ids, 12)[0]!.ticket, firstHash);
	t.deepEqual(drawnIds(ids, 12), first12);
	t.deepEqual(drawnIds(ids.filter((_, index) => index % 2 === 1), 5), even);
});

const anyIds = fc.uniqueArray(fc.string({minLength: 1, maxLength: 6, unit: 'binary'}), {maxLength: 60});
const anySeed = fc.array(fc.integer({min: 0, max: 9}), {minLength: 20, maxLength: 24}).map(digits => digits.join(''));

testProp('a draw is the smallest tickets, and a larger one begins with a smaller', [anyIds, anySeed, fc.integer({min: 1, max: 70}), fc.nat(20)], (t, from, by, size, more) => {
	const sorted = from.map(id => ({id, ticket: ticketOf(by, id, sha256)})).toSorted((one, other) => one.ticket < other.ticket ? -1 : 1).map(({id}) => id);
	t.deepEqual(drawnIds(from, size, by), sorted.slice(0, size));
	t.deepEqual(drawnIds(from, size + more, by).slice(0, size), drawnIds(from, size, by));
});

testProp('the order of the frame does not matter', [anyIds, anySeed, fc.integer({min: 1, max: 70})], (t, from, by, size) => {
	t.deepEqual(drawnIds(from.toReversed(), size, by), drawnIds(from, size, by));
});

testProp('a part of the frame is drawn from as if the rest were not there', [anyIds, anySeed], (t, from, by) => {
	const part = from.filter((_, index) => index % 3 === 0);
	t.deepEqual(drawnIds(from, from.length, by).filter(id => part.includes(id)), drawnIds(part, part.length, by));
});

test('another seed, another list; a leading zero counts', t => {
	t.notDeepEqual(drawnIds(ids, 12, '20200213661726340916'), first12);
	t.notDeepEqual(drawnIds(ids, 12, `0${seed}`), first12);
});

testProp('equal tickets go by identifier, in the order of its UTF-8', [anyIds, fc.integer({min: 1, max: 70})], (t, from, size) => {
	const sorted = from.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
	fc.pre(new Set(sorted.map(id => Buffer.from(id).toString('hex'))).size === from.length);
	t.deepEqual(drawnIds(from, size, seed, () => 'same'), sorted.slice(0, size));
});

testProp('an identifier twice among those drawn is noticed', [fc.uniqueArray(fc.string({minLength: 1}), {minLength: 1, maxLength: 40}), fc.integer({min: 1, max: 50})], (t, from, size) => {
	const drawing = createDraw(size, seed, sha256);
	t.true(from.every(id => drawing.add({id, stratum: ''})));
	for (const {id} of drawing.drawn()) {
		t.false(drawing.add({id, stratum: 'other'}));
	}
});

test('seeds: at least twenty digits and nothing else', t => {
	t.true(parseSeed(seed).ok);
	t.true(parseSeed('00000000000000000001').ok);
	for (const text of ['', '1234567890123456789', '2020 0213661726340915', '2020021366172634091x', '-20200213661726340915', '２0200213661726340915', `${seed}\n`]) {
		t.false(parseSeed(text).ok, text);
	}
});

test('lines of a frame', t => {
	t.deepEqual(parseFrameLine('41000005/101002001000\tdismiss'), {id: '41000005/101002001000', stratum: 'dismiss'});
	t.deepEqual(parseFrameLine('007'), {id: '007', stratum: ''});
	t.deepEqual(parseFrameLine(' a b \t'), {id: ' a b ', stratum: ''});
	for (const line of ['', '\tdismiss', 'a\tb\tc', 'a\r', 'a\tb\r', 'a\0', '\uFEFFa', 'a\u001B[31m', 'a\u0085']) {
		t.true('mistake' in parseFrameLine(line), JSON.stringify(line));
	}
});
