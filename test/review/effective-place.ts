import test from 'ava';
import fc from 'fast-check';
import type {CandidateRecord} from '../../source/determinations/determination.js';
import {effectiveOf} from '../../source/review/effective.js';
import {effectivePlaceOf} from '../../source/review/effective-place.js';
import {outcomes} from '../../source/values/outcome.js';
import {flag, recordOf, reviewed} from '../results/_records.js';

const material = {...flag('date-partial', 'M'), material: [{reading: 'the conviction is of 2016-12-01', outcome: 'not-eligible' as const}]};
const flagLists = fc.subarray([flag('amount', 'M'), material, flag('key-broken')]);
const fact = {entry: 3, kind: 'date-of-birth', about: '1/1', value: '1979-03-02', by: 'A', role: 'attorney', at: '2020-02-03T00:00:00.000Z', evidence: undefined, words: undefined, said: 'unknown'} as const;

test('property: counting many gives each the outcome, word and pile that it has one by one', t => {
	t.notThrows(() => {
		fc.assert(fc.property(fc.constantFrom(...outcomes), flagLists, fc.constantFrom(undefined, [], [fact]), fc.boolean(), fc.constantFrom(undefined, 'seen', 'other'), fc.constantFrom(undefined, 'confirm', 'defer', 'override'), (outcome, flags, supplied, isCandidate, promotedOn, kind) => {
			const plain = recordOf('1/1', {outcome, flags, reason: 'To ask'});
			const record = {...plain, ...(supplied && {supplied}), ...(isCandidate && {why: [] as CandidateRecord['why']})};
			const review = {
				decisions: kind ? [reviewed(plain, {kind, seen: 'seen'}).decision!] : [], opened: 0, notes: [], entries: [],
				...(promotedOn !== undefined && {promotion: {seq: 1, by: {name: 'A', role: 'attorney', account: 'a', roster: undefined}, at: '2020-02-03T00:00:00.000Z', seen: promotedOn, words: undefined}}),
			};
			const {outcome: to, word, pile} = effectiveOf(record, review, 'seen', []);
			const place = effectivePlaceOf(record, review, () => 'seen', []);
			return place.outcome === to && place.word === word && place.pile === pile;
		}), {numRuns: 500});
	});
});
