import {entryProblem, type Entry} from '../review/log-line.js';
import type {DecidedBy} from '../review/entry.js';
import type {ErrorClass, Source, Verdict} from '../review/sample-bodies.js';
import type {Words} from '../review/words.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import type {UnitOutcome} from './unit-standing.js';

/** A verdict in force. */
export type Answer = {
	readonly seq: number;
	readonly by: DecidedBy;
	readonly at: string;
	readonly verdict: Verdict;
	readonly clerical: boolean;
	readonly source: Source;
	readonly seconds: number;
	readonly words: string | undefined;
};

/** What a packet's log says: by opaque id of the packet. Skipped: left for later, and nothing since. */
export type PacketState = {readonly answers: ReadonlyMap<string, Answer>; readonly skipped: ReadonlyMap<string, number>};

type Mark = {readonly seq: number; readonly answer: Answer | undefined};

/** Folds a packet's log: the last verdict or skip that is not taken back stands. Problems: an undo of what is not there, or is undone. */
export function foldPacket(entries: readonly Entry[], words: Words): Attempt<PacketState> {
	const marks = new Map<string, readonly Mark[]>();
	const problems: Problem[] = [];
	for (const entry of entries) {
		const {body} = entry;
		if (entry.type === 'check.undone') {
			const before = marks.get(entry.body.conviction) ?? [];
			const {undoes} = entry.body;
			if (!before.some(({seq}) => seq === undoes)) {
				problems.push(entryProblem({file: 'review.jsonl', seq: entry.seq}, `an undo of entry ${undoes}, which is no verdict in force on the same conviction`, 'the number of one that is', 'look at the entries named'));
			}

			marks.set(entry.body.conviction, before.filter(({seq}) => seq !== undoes));
		} else if (entry.type === 'check.verdict' || entry.type === 'check.skipped') {
			const {conviction} = body as {readonly conviction: string};
			marks.set(conviction, [...(marks.get(conviction) ?? []), {seq: entry.seq, answer: entry.type === 'check.verdict' ? answerOf(entry, words) : undefined}]);
		}
	}

	if (problems.length > 0) {
		return failure(...problems);
	}

	const last = [...marks].flatMap(([id, all]) => all.length === 0 ? [] : [[id, all.at(-1)!] as const]);
	return success({
		answers: new Map(last.flatMap(([id, {answer}]) => answer ? [[id, answer] as const] : [])),
		skipped: new Map(last.flatMap(([id, {seq, answer}]) => answer ? [] : [[id, seq] as const])),
	});
}

function answerOf({seq, ts, actor: {id, role, account, roster}, body}: Extract<Entry, {type: 'check.verdict'}>, words: Words): Answer {
	const {verdict, clerical, source, secondsOpen} = body;
	return {seq, at: ts, by: {name: id, role, account, roster}, verdict, clerical, source, seconds: secondsOpen, words: body.words === undefined ? undefined : words.get(body.words)};
}

const isDue = (verdict: Verdict): boolean => verdict === 'dismiss' || verdict === 'reduce' || verdict === 'refer';

/**
What a verdict makes of a decision, the wrong outcome first: E1 relief given, not due; E2 refused or left out, due; E3 another remedy, or
another prosecutor's; NF cannot be judged; E5 name, case number or count wrong. E4, a wrong reason, nobody can see who does not see the reason.
*/
export function errorsOf(outcome: UnitOutcome, {verdict, clerical}: Pick<Answer, 'verdict' | 'clerical'>): readonly ErrorClass[] {
	const wrong = wrongOutcome(outcome, verdict);
	return [...(wrong ? [wrong] : []), ...(clerical ? ['E5' as const] : [])];
}

function wrongOutcome(outcome: UnitOutcome, verdict: Verdict): ErrorClass | undefined {
	if (verdict === 'cannot-judge') {
		return 'NF';
	}

	const isGiven = outcome === 'dismiss' || outcome === 'reduce';
	if (outcome === 'not-eligible' || outcome === 'left-out') {
		return isDue(verdict) ? 'E2' : undefined;
	}

	if (!isDue(verdict)) {
		return isGiven ? 'E1' : 'E3';
	}

	return outcome === verdict ? undefined : 'E3';
}
