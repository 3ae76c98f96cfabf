import test, {type ExecutionContext} from 'ava';
import type {LineHashes} from '../../source/files/convictions-file.js';
import {reviewText} from '../../source/commands/review-text.js';
import {sessionOf} from '../../source/commands/session.js';
import {openAudit} from '../../source/files/open-audit.js';
import {readReview} from '../../source/files/read-review.js';
import type {Draft} from '../../source/review/entry.js';
import type {AuditSession} from '../../source/tui/session.js';
import {auditOf, decide, valueOf, type TestAudit} from '../results/_audit.js';
import {extractText, rowOf} from '../results/_extract.js';

const key = '10000002/101002001000';
const promote = (hashes: LineHashes): Draft => ({type: 'candidate.promoted', key, seen: hashes.get(key)!, words: 'an old section, marijuana', action: 'a1'});

const audited = async (t: ExecutionContext): Promise<TestAudit> => auditOf(t, [extractText([rowOf(), rowOf({SUBJECT_ID: '10000002', OFFENSE_DESCR: '11530 HS'}), rowOf({SUBJECT_ID: '10000003', OFFENSE_DESCR: '11361(A) HS'})])]);

async function resumed({workspace}: TestAudit): Promise<AuditSession> {
	const audit = valueOf(await openAudit(workspace));
	const {state, chain} = valueOf(await readReview(audit.paths, audit.secret));
	return sessionOf(audit, state, {sequence: chain.entries.length - 1, sha256: chain.head}, {reviewer: {name: '', role: undefined, account: 'rchen'}, cannotDecideBecause: 'no --role', roster: undefined, today: '2020-06-15', workspace});
}

test('candidates are beside the queue until one is promoted; resuming shows it in the queue', async t => {
	const audit = await audited(t);
	const before = await resumed(audit);
	t.is(before.candidates.length, 2);
	t.deepEqual([before.records.length, before.queueLength], [1, 0]);
	t.regex(reviewText(before), /perhaps about marijuana: 2; promoted: 0; [^\n]*\n +1 {2}Section before the act of 1972\n +1 {2}Look-alike/v);

	await decide(audit.workspace, hashes => [promote(hashes)]);
	const after = await resumed(audit);
	t.deepEqual(after.records.slice(0, after.queueLength).map(record => record.key), [key]);
	t.is(after.reviews.get(key)?.promotion?.words, 'an old section, marijuana');
	t.is(after.candidates.length, 2);
	const text = reviewText(after);
	t.regex(text, /perhaps about marijuana: 2; promoted: 1; [^\n]*\n +1 {2}Look-alike/v);
	t.regex(text, /10000002\/101002001000 {2}D\. J\. {2}11530 HS/v);
	t.is(after.reconciliation.find(({label}) => label === 'Promoted from the candidates')?.count, 1);

	await decide(audit.workspace, () => [{type: 'decision.undo', key, undoes: 2, action: 'a2'}]);
	t.is((await resumed(audit)).records.length, 1);
});
