import test from 'ava';
import {verifyChain} from '../../source/review/chain.js';
import {foldLog} from '../../source/review/fold.js';
import type {Draft} from '../../source/review/entry.js';
import {opaqueId} from '../../source/review/stamp.js';
import {hmac, opening, sampleLog, secret, sha256} from './_sample-log.js';

const shown = (action: string): Draft => ({type: 'identifier.shown', key: '41000013/101002001000', action});

test('an entry says who had identifiers shown, for which conviction, and holds none of them', t => {
	const log = sampleLog([opening, shown('one'), shown('two')]);
	const bytes = new TextEncoder().encode(log.lines.map(line => `${line}\n`).join(''));
	t.true(verifyChain(bytes, sha256).ok);
	const opaque = opaqueId(secret, '41000013/101002001000', hmac);
	t.deepEqual(log.entries.map(({body}) => body).slice(1), [{action: 'one', conviction: opaque}, {action: 'two', conviction: opaque}]);
	t.false(log.lines.join('').includes('41000013'));
});

test('it decides nothing: the conviction has an entry, and no decision', t => {
	const log = sampleLog([opening, shown('one')]);
	const state = foldLog(log.entries, log.words);
	const review = state.ok ? state.value.byOpaque.get(opaqueId(secret, '41000013/101002001000', hmac)) : undefined;
	t.deepEqual(review?.decisions, []);
	t.like(review?.entries, [{seq: 1, type: 'identifier.shown', by: 'r.chen', undone: false}]);
	t.is(state.ok ? state.value.decided.size : -1, 0);
});

test('one asking is one entry: the same action twice does not fold', t => {
	const log = sampleLog([opening, shown('one'), shown('one')]);
	t.false(foldLog(log.entries, log.words).ok);
});
