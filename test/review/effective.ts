import test from 'ava';
import type {Flag} from '../../source/determinations/determination.js';
import type {Outcome} from '../../source/values/outcome.js';
import {flag, recordOf, reviewed} from '../results/_records.js';

const material: Flag = {...flag('date-partial', 'M'), material: [{reading: 'the conviction is of 2016-12-01, as the disposition says', outcome: 'not-eligible'}]};
const another = 'Another reading of the record gives another outcome: a reviewer must look before this is filed';
const high = 'A level-H flag is open: a reviewer must look before this is filed';

for (const [what, outcome, flags, pile, question] of [
	['no flag', 'dismiss', [], 'not-opposed', undefined],
	['a note', 'dismiss', [flag('amount', 'M')], 'not-opposed', undefined],
	['a material flag', 'dismiss', [material], 'undecided', another],
	['a level-H flag', 'reduce', [flag('key-broken')], 'undecided', high],
	['both', 'dismiss', [material, flag('key-broken')], 'undecided', high],
	['a material flag on what is referred', 'refer', [material], 'undecided', another],
	['a material flag on a hand review', 'hand-review', [material], 'undecided', 'To ask'],
] as const satisfies ReadonlyArray<readonly [string, Outcome, readonly Flag[], string, string | undefined]>) {
	test(`as the engine left it, ${what}: ${pile}`, t => {
		t.like(reviewed(recordOf('1/1', {outcome, flags, reason: 'To ask'})).effective, {pile, question, word: 'engine'});
	});
}

test('a decision settles what a material flag left open', t => {
	t.like(reviewed(recordOf('1/1', {flags: [material]}), {flagsAcknowledged: ['date-partial']}).effective, {pile: 'not-opposed', word: 'confirmed', question: undefined});
});
