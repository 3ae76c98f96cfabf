import test from 'ava';
import {awaits, cannotAnswer, isUnverified} from '../../source/review/approval.js';
import {checkAuthority} from '../../source/review/authority.js';
import {effectiveOf, effectiveOutcome, type Effective} from '../../source/review/effective.js';
import {liveDecision, type ConvictionReview, type DecisionDraft, type Draft, type Reviewer} from '../../source/review/entry.js';
import {emptyState, foldEntry, foldProblems, type ReviewState} from '../../source/review/fold.js';
import {parseLine, type Entry} from '../../source/review/log-line.js';
import {actorOf, opaqueId, stamp} from '../../source/review/stamp.js';
import {verifyChain} from '../../source/review/chain.js';
import type {SecondAttorney} from '../../source/rules/policy.js';
import {candidateRecord} from '../results/_records.js';
import {bytesOf, challenge, chen, confirm, defer, evidence, fullLog, hmac, opening, override, promote, sampleLog, secret, seen, sha256, undo} from './_sample-log.js';

const key = 'S1/001';
const roster = '0f'.repeat(32);
const ortiz: Reviewer = {name: 'M. Ortiz', role: 'paralegal', account: 'mortiz'};
const other: Reviewer = {name: 'P. Okafor', role: 'paralegal', account: 'pokafor'};
const diaz: Reviewer = {name: 'B. Díaz', role: 'attorney', account: 'bdiaz'};
const boss: Reviewer = {name: 'S. Upervisor', role: 'supervisor', account: 'sup'};
const listed = (reviewer: Reviewer): Reviewer => ({...reviewer, listed: {roster, barNumber: '1'}});

type Step = readonly [by: Reviewer, draft: Draft];

let actions = 0;
const fresh = (): string => `action-${++actions}`;
const propose = (to: 'reduce' | 'not-eligible' = 'reduce', words = 'The docket shows a plea'): Draft =>
	({type: 'decision.propose', key, seen, from: 'dismiss', to, reasonCode: 'court-file-differs', words, evidence, flagsAcknowledged: [], secondsOpen: 1, action: fresh()});
const approve = (proposal: number, line = seen): Draft => ({type: 'decision.approve', key, seen: line, proposal, flagsAcknowledged: ['minor-involved'], secondsOpen: 2, action: fresh()});
const decline = (proposal: number, words = 'The docket is of another person'): Draft => ({type: 'decision.decline', key, seen, proposal, words, secondsOpen: 2, action: fresh()});

type Folded = {readonly state: ReviewState; readonly review: ConvictionReview | undefined; readonly entries: readonly Entry[]; readonly refused: string | undefined};

/** Appends as the journal does: the fold's problems and the reviewer's authority are asked first. Stops at the first entry that is refused. */
function folded(...steps: readonly Step[]): Folded {
	const words = new Map<string, string>();
	const opaque = opaqueId(secret, key, hmac);
	const entries: Entry[] = [];
	let state = emptyState();
	for (const [by, draft] of steps) {
		const seq = entries.length;
		const keys = ['a', 'b', 'c'].map(part => sha256(`${seq}${part}`));
		const stamped = stamp({draft, actor: actorOf(by), now: `2020-02-03T17:00:0${seq}.000Z`, after: {log: 'ab'.repeat(16), seq, prev: '0'.repeat(64), ts: ''}, keys, secret, hmac});
		const found = stamped.ok ? [...foldProblems(state, stamped.value.entry), ...problemsOf(checkAuthority(state, stamped.value.entry))] : stamped.problems;
		if (!stamped.ok || found.length > 0) {
			return {state, review: state.byOpaque.get(opaque), entries, refused: found.map(problem => problem.found).join('\n')};
		}

		for (const {commitment, text} of stamped.value.words) {
			words.set(commitment, text);
		}

		const next = foldEntry(state, stamped.value.entry, words);
		state = next.ok ? next.value : state;
		entries.push(stamped.value.entry);
	}

	return {state, review: state.byOpaque.get(opaque), entries, refused: undefined};
}

const problemsOf = (attempt: ReturnType<typeof checkAuthority>) => attempt.ok ? [] : attempt.problems;

const engine = {outcome: 'dismiss', reason: 'Old conviction', relief: 'dismiss-and-seal', flags: []} as const;
const effective = (review: ConvictionReview | undefined, second: SecondAttorney = [], line = seen): Effective => effectiveOutcome(engine, liveDecision(review), line, second);

const [asked, byAttorney] = ['Awaiting the approval of an attorney', 'Awaiting the approval of another attorney'];
const [stands, opposed, engineSays] = ['Decided by the reviewer', 'Relief challenged by the prosecution', 'Old conviction'];
const second: SecondAttorney = ['not-eligible', 'challenge'];
const changed = (draft: Draft, change: Partial<Omit<DecisionDraft, 'key' | 'action'>>): Draft => Object.assign(draft, change);
const refusal = (): Draft => changed(override(key, fresh()), {to: 'not-eligible'});

/** In: who did what, and what the policy asks two attorneys for. Out: decision word, outcome, pile, reason, question. */
const table: ReadonlyArray<readonly [what: string, steps: () => readonly Step[], second: SecondAttorney, expected: readonly [word: string, outcome: string, pile: string, reason: string, question?: string]]> = [
	['a proposal', () => [[ortiz, propose()]], [], ['awaiting approval', 'hand-review', 'undecided', asked, 'Proposed by M. Ortiz (paralegal): to be approved by an attorney']],
	['an attorney\'s proposal, which is none the less one', () => [[diaz, propose()]], [], ['awaiting approval', 'hand-review', 'undecided', asked, 'Proposed by B. Díaz (attorney): to be approved by an attorney']],
	['approved', () => [[ortiz, propose()], [chen, approve(0)]], [], ['overridden', 'reduce', 'not-opposed', stands]],
	['approved by a supervisor', () => [[ortiz, propose()], [boss, approve(0)]], [], ['overridden', 'reduce', 'not-opposed', stands]],
	['declined', () => [[ortiz, propose()], [chen, decline(0)]], [], ['engine', 'dismiss', 'not-opposed', engineSays]],
	['declined: what stood before it stands', () => [[ortiz, confirm(key, fresh())], [ortiz, propose()], [chen, decline(1)]], [], ['confirmed', 'dismiss', 'not-opposed', engineSays]],
	['the approval undone', () => [[ortiz, propose()], [chen, approve(0)], [chen, undo(key, fresh(), 1)]], [], ['awaiting approval', 'hand-review', 'undecided', asked, 'Proposed by M. Ortiz (paralegal): to be approved by an attorney']],
	['the refusal undone', () => [[ortiz, propose()], [chen, decline(0)], [chen, undo(key, fresh(), 1)]], [], ['awaiting approval', 'hand-review', 'undecided', asked, 'Proposed by M. Ortiz (paralegal): to be approved by an attorney']],
	['declined and proposed again', () => [[ortiz, propose()], [chen, decline(0)], [ortiz, propose()]], [], ['awaiting approval', 'hand-review', 'undecided', asked, 'Proposed by M. Ortiz (paralegal): to be approved by an attorney']],
	['twice declined', () => [[ortiz, propose()], [chen, decline(0)], [other, propose()], [diaz, decline(2)]], [], ['engine', 'dismiss', 'not-opposed', engineSays]],
	['taken back by the proposer', () => [[ortiz, propose()], [ortiz, undo(key, fresh(), 0)]], [], ['engine', 'dismiss', 'not-opposed', engineSays]],
	['an attorney decides instead', () => [[ortiz, propose()], [chen, defer(key, fresh())]], [], ['deferred', 'hand-review', 'undecided', 'Deferred by the reviewer', 'Deferred by the reviewer']],
	['a proposal to refuse, approved: still to be challenged', () => [[ortiz, propose('not-eligible')], [chen, approve(0)]], [], ['overridden', 'not-eligible', 'undecided', stands, 'Not eligible, but no challenge is recorded: challenge it, or relief issues']],
	['a challenge under a policy that asks one attorney', () => [[chen, challenge(key, fresh())]], [], ['challenged', 'not-eligible', 'challenged', opposed]],
	['a challenge that awaits another attorney', () => [[chen, challenge(key, fresh())]], second, ['awaiting approval', 'hand-review', 'undecided', byAttorney, 'Decided by r.chen (attorney): to be approved by another attorney']],
	['a challenge approved by another attorney', () => [[chen, challenge(key, fresh())], [diaz, approve(0)]], second, ['challenged', 'not-eligible', 'challenged', opposed]],
	['a challenge where only refusals are named', () => [[chen, challenge(key, fresh())]], ['not-eligible'], ['challenged', 'not-eligible', 'challenged', opposed]],
	['a refusal that awaits another attorney', () => [[chen, refusal()]], ['not-eligible'], ['awaiting approval', 'hand-review', 'undecided', byAttorney, 'Decided by r.chen (attorney): to be approved by another attorney']],
	['a refusal where only challenges are named', () => [[chen, refusal()]], ['challenge'], ['overridden', 'not-eligible', 'undecided', stands, 'Not eligible, but no challenge is recorded: challenge it, or relief issues']],
	['relief is never asked about', () => [[chen, override(key, fresh())]], second, ['overridden', 'reduce', 'not-opposed', stands]],
	['a deferral is never asked about', () => [[chen, defer(key, fresh())]], second, ['deferred', 'hand-review', 'undecided', 'Deferred by the reviewer', 'Deferred by the reviewer']],
	['a paralegal\'s refusal, approved by one of two attorneys', () => [[ortiz, propose('not-eligible')], [chen, approve(0)]], second, ['awaiting approval', 'hand-review', 'undecided', byAttorney, 'Proposed by M. Ortiz (paralegal), approved by r.chen (attorney): to be approved by another attorney']],
	['a paralegal\'s refusal, approved by both', () => [[ortiz, propose('not-eligible')], [chen, approve(0)], [diaz, approve(1)]], second, ['overridden', 'not-eligible', 'undecided', stands, 'Not eligible, but no challenge is recorded: challenge it, or relief issues']],
	['the second attorney declines: nothing of it stands', () => [[ortiz, propose('not-eligible')], [chen, approve(0)], [diaz, decline(1)]], second, ['engine', 'dismiss', 'not-opposed', engineSays]],
];

for (const [what, steps, named, [word, outcome, pile, reason, question]] of table) {
	test(`effective: ${what}`, t => {
		const {review, refused} = folded(...steps());
		t.is(refused, undefined);
		const {relief: _, ...rest} = effective(review, named);
		t.deepEqual(rest, {word, outcome, pile, reason, question} as typeof rest);
	});
}

test('a paralegal\'s confirmation of a refusal awaits two attorneys where the policy names it', t => {
	const refused = {...engine, outcome: 'not-eligible'} as const;
	const {review} = folded([ortiz, changed(confirm(key, fresh()), {from: 'not-eligible', to: 'not-eligible'})]);
	t.is(effectiveOutcome(refused, liveDecision(review), seen, []).word, 'confirmed');
	t.is(effectiveOutcome(refused, liveDecision(review), seen, second).reason, asked);
});

test('whatever awaits is stale once the record changes, and so is what was approved', t => {
	const anotherLine = 'cd'.repeat(32);
	for (const steps of [[[ortiz, propose()]], [[ortiz, propose()], [chen, approve(0)]]] as const) {
		t.is(effective(folded(...steps).review, [], anotherLine).word, 'stale');
	}
});

test('an approval holds the proposer\'s words, evidence and code, and is the attorney\'s', t => {
	const live = liveDecision(folded([ortiz, propose()], [chen, approve(0)]).review)!;
	t.like(live, {kind: 'approve', seq: 1, by: {name: chen.name, role: 'attorney', account: 'rchen'}, words: 'The docket shows a plea', code: 'court-file-differs', to: 'reduce', flagsAcknowledged: ['minor-involved']});
	t.regex(live.evidence!, /12-345 p\.4/);
	t.like(live.answers, {kind: 'propose', seq: 0, by: {name: ortiz.name, role: 'paralegal'}});
});

test('nothing of a proposal and its refusal leaves the history', t => {
	const {review} = folded([ortiz, propose()], [chen, decline(0)]);
	t.deepEqual(review!.entries.map(({type, by}) => [type, by]), [['decision.propose', 'M. Ortiz'], ['decision.decline', 'r.chen']]);
	t.deepEqual(review!.decisions.map(({words}) => words), ['The docket shows a plea', 'The docket is of another person']);
});

const refusals: ReadonlyArray<readonly [what: string, steps: () => readonly Step[], found: RegExp]> = [
	['one\'s own proposal approved', () => [[diaz, propose()], [diaz, approve(0)]], /by one on whom it rests/v],
	['one\'s own decision approved under another account', () => [[diaz, challenge(key, fresh())], [{...diaz, account: 'bdiaz2'}, approve(0)]], /by one on whom it rests/v],
	['one\'s own decision approved in another letter case', () => [[diaz, challenge(key, fresh())], [{...diaz, account: 'x', name: 'b.  díaz'}, approve(0)]], /by one on whom it rests/v],
	['one\'s own decision approved in another encoding of the accent', () => [[diaz, challenge(key, fresh())], [{...diaz, account: 'x', name: diaz.name.normalize('NFD')}, approve(0)]], /by one on whom it rests/v],
	['one\'s own decision approved under another name', () => [[diaz, challenge(key, fresh())], [{...diaz, name: 'Somebody Else'}, approve(0)]], /by one on whom it rests/v],
	['a proposer who became an attorney', () => [[ortiz, propose()], [{...ortiz, role: 'attorney'}, approve(0)]], /by one on whom it rests/v],
	['the first attorney as the second', () => [[ortiz, propose('not-eligible')], [chen, approve(0)], [chen, approve(1)]], /by one on whom it rests/v],
	['one\'s own proposal declined', () => [[diaz, propose()], [diaz, decline(0)]], /by one on whom it rests/v],
	['an approval by a paralegal', () => [[ortiz, propose()], [other, approve(0)]], /by a paralegal/v],
	['a refusal by a paralegal', () => [[ortiz, propose()], [other, decline(0)]], /by a paralegal/v],
	['an approval by nobody', () => [[ortiz, propose()], [{...chen, role: undefined}, approve(0)]], /without a role/v],
	['an approval of nothing', () => [[chen, approve(7)]], /entry 7, which is not the decision in force/v],
	['an approval of what was declined', () => [[ortiz, propose()], [chen, decline(0)], [diaz, approve(0)]], /not the decision in force/v],
	['an approval of what was undone', () => [[ortiz, propose()], [ortiz, undo(key, fresh(), 0)], [diaz, approve(0)]], /not the decision in force/v],
	['an approval of what was proposed anew', () => [[ortiz, propose()], [ortiz, propose()], [diaz, approve(0)]], /not the decision in force/v],
	['an approval of a deferral', () => [[ortiz, defer(key, fresh())], [diaz, approve(0)]], /which defers/v],
	['an approval of what was proposed of another state of the record', () => [[ortiz, propose()], [diaz, approve(0, 'ef'.repeat(32))]], /another state of the record/v],
	['a refusal without words', () => [[ortiz, propose()], [chen, decline(0, '  ')]], /no words/v],
	['a proposal without words', () => [[ortiz, propose('reduce', '')]], /no words/v],
	['an undo of a proposal that was approved', () => [[ortiz, propose()], [chen, approve(0)], [chen, undo(key, fresh(), 0)]], /undo of entry 0, which entry 1 answers/v],
	['an undo of a proposal that was declined', () => [[ortiz, propose()], [chen, decline(0)], [chen, undo(key, fresh(), 0)]], /undo of entry 0, which entry 1 answers/v],
	['a paralegal\'s override', () => [[ortiz, override(key, fresh())]], /decision\.override by a paralegal/v],
	['a paralegal\'s challenge', () => [[ortiz, challenge(key, fresh())]], /decision\.challenge by a paralegal/v],
	['a paralegal\'s confirmation over an attorney\'s decision', () => [[chen, override(key, fresh())], [ortiz, confirm(key, fresh())]], /r\.chen \(attorney\) decided this/v],
	['a paralegal\'s proposal over an attorney\'s decision', () => [[chen, override(key, fresh())], [ortiz, propose()]], /r\.chen \(attorney\) decided this/v],
	['a paralegal\'s undo of an attorney\'s decision', () => [[chen, override(key, fresh())], [ortiz, undo(key, fresh(), 0)]], /r\.chen \(attorney\) decided this/v],
	['a paralegal\'s undo of an approval', () => [[ortiz, propose()], [chen, approve(0)], [ortiz, undo(key, fresh(), 1)]], /r\.chen \(attorney\) decided this/v],
	['a paralegal\'s undo of a refusal', () => [[ortiz, propose()], [chen, decline(0)], [ortiz, undo(key, fresh(), 1)]], /r\.chen \(attorney\) decided this/v],
	['a paralegal\'s confirmation over another\'s proposal', () => [[ortiz, propose()], [other, confirm(key, fresh())]], /proposal of M\. Ortiz \(paralegal\)/v],
];

for (const [what, steps, found] of refusals) {
	test(`refused: ${what}`, t => {
		const all = steps();
		const {refused, entries} = folded(...all);
		t.regex(refused ?? 'nothing was refused', found);
		t.is(entries.length, all.length - 1, 'only the last one is refused');
	});
}

test('a paralegal may go on with what is stale, and with their own', t => {
	const line = 'cd'.repeat(32);
	t.is(folded([chen, override(key, fresh())], [ortiz, changed(propose(), {seen: line})]).refused, undefined);
	t.is(folded([ortiz, propose()], [ortiz, confirm(key, fresh())]).refused, undefined);
});

test('a log in which a paralegal once overrode is read as it was', t => {
	const {entries} = sampleLog([opening, override(key, 'a1')]);
	const old = {...entries[1]!, actor: {...entries[1]!.actor, role: 'paralegal' as const}};
	const state = foldEntry({...emptyState(), next: 1}, old, new Map());
	t.true(state.ok);
	t.is(effective(state.ok ? state.value.byOpaque.get(opaqueId(secret, key, hmac)) : undefined).word, 'overridden');
});

test('who may answer', t => {
	const {review} = folded([ortiz, propose()]);
	const live = liveDecision(review)!;
	t.is(awaits(live, []), 'an attorney');
	t.regex(cannotAnswer(live, other)!, /your role is paralegal/);
	t.regex(cannotAnswer(live, {...ortiz, role: 'attorney'})!, /your own proposal/);
	t.is(cannotAnswer(live, chen), undefined);
});

test('a decision is verified when the roster lists all on whom it rests', t => {
	const of = (...steps: readonly Step[]) => isUnverified(liveDecision(folded(...steps).review)!);
	t.false(of([listed(ortiz), propose()], [listed(chen), approve(0)]));
	t.true(of([ortiz, propose()], [listed(chen), approve(0)]));
	t.true(of([listed(ortiz), propose()], [chen, approve(0)]));
});

test('the roster\'s hash stands in the actor, and only where the role is the roster\'s', t => {
	const {entries: [claimed]} = folded([ortiz, propose()]);
	const {entries: [told]} = folded([listed(ortiz), propose()]);
	t.deepEqual(claimed!.actor, {account: 'mortiz', id: 'M. Ortiz', role: 'paralegal'});
	t.is(told!.actor.roster, roster);
	t.false(parseLine(JSON.stringify({...told, actor: {...told!.actor, roster: 'the one in the drawer'}}), {file: 'review.jsonl', seq: 0}).ok);
});

test('logs from before there were rosters and proposals verify', t => {
	t.true(verifyChain(bytesOf(fullLog().lines), sha256).ok);
});

const promoted = (): Draft => promote(key, fresh());
const undid = (seq: number): Draft => undo(key, fresh(), seq);

test('a promoted candidate is proposed, approved and declined as any other; the promotion stands until nothing stands on it', t => {
	const approved = folded([ortiz, promoted()], [ortiz, propose()], [chen, approve(1)]);
	t.is(approved.refused, undefined);
	t.like(approved.review, {promotion: {seq: 0, by: {name: ortiz.name, account: ortiz.account}}});
	t.is(effective(approved.review).word, 'overridden');
	t.regex(folded([ortiz, promoted()], [ortiz, propose()], [chen, undid(0)]).refused!, /promotion of entry 0 while the decision of entry 1 stands/v);
	t.regex(folded([ortiz, promoted()], [ortiz, propose()], [chen, approve(1)], [chen, undid(1)]).refused!, /entry 1, which entry 2 answers/v);
	const out = folded([ortiz, promoted()], [ortiz, propose()], [chen, decline(1)], [chen, undid(0)]);
	t.deepEqual([out.refused, out.review?.promotion], [undefined, undefined]);
	t.is(out.review!.decisions.length, 2, 'what was declined stays in the history');
	t.regex(folded([ortiz, promoted()], [chen, approve(0)]).refused!, /entry 0, which is not the decision in force/v);
});

test('a promoted candidate awaits the second attorney that the policy asks for; one whose line changed is stale', t => {
	const candidate = candidateRecord(key);
	const {review} = folded([chen, promoted()], [chen, refusal()]);
	t.like(effectiveOf(candidate, review, seen, second), {word: 'awaiting approval', reason: byAttorney});
	t.is(effectiveOf(candidate, review, seen, []).word, 'overridden');
	t.is(effectiveOf(candidate, folded([chen, promoted()], [ortiz, propose()], [chen, decline(1)]).review, 'cd'.repeat(32), second).word, 'stale');
});

test('a paralegal undoes what a paralegal promoted, and not what an attorney did', t => {
	t.is(folded([other, promoted()], [ortiz, undid(0)]).refused, undefined);
	t.regex(folded([chen, promoted()], [ortiz, undid(0)]).refused!, /r\.chen \(attorney\) promoted this \(#0\)/v);
});
