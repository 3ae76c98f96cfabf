import type {ConvictionRecord} from '../determinations/determination.js';
import {readDeals, readDrawn, type Deal} from '../files/sample-deals.js';
import {readStanding} from '../files/sample-files.js';
import {roundPaths, type RoundPaths} from '../files/sample-paths.js';
import {withExit} from '../files/file-problem.js';
import {returnedAnswers} from '../files/returned-packets.js';
import {sha256} from '../files/sha256.js';
import type {Audit} from '../files/open-audit.js';
import type {ReviewState} from '../review/fold.js';
import type {SampleRound} from '../review/sample-rounds.js';
import {inPacketOrder} from '../sampling/packet-order.js';
import {changesSince, type StandingChange} from '../sampling/standing-changes.js';
import {candidateGroup, type Grouping, type UnitStanding} from '../sampling/unit-standing.js';
import type {Answer} from '../sampling/verdicts.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {exits} from './command.js';
import {lastRound, standingOfAudit} from './sample-workspace.js';

/** Everything that a spot check has come to, read from the workspace and checked against the log. */
export type Gathered = {
	readonly round: SampleRound;
	readonly paths: RoundPaths;
	/** Every decision in the frame as it stood when the frame was fixed. */
	readonly before: ReadonlyMap<string, UnitStanding>;
	/** What was drawn, in the order in which it is looked at. */
	readonly order: readonly string[];
	readonly deals: readonly Deal[];
	readonly answers: ReadonlyMap<string, readonly Answer[]>;
	readonly changes: readonly StandingChange[];
	readonly records: ReadonlyMap<string, ConvictionRecord>;
};

/** Gathers a spot check of a workspace: the last one, or that of a number. */
export async function gather(audit: Audit, state: ReviewState, number = state.samples.length): Promise<Attempt<Gathered>> {
	const round = lastRound({samples: state.samples.slice(0, number)}, audit.paths.folder);
	if (!round.ok) {
		return round;
	}

	if (number > state.samples.length) {
		return failure(withExit(exits.wrongUse)({file: audit.paths.folder, found: `no spot check ${number}`, expected: `a number from 1 to ${state.samples.length}`, next: 'leave --round out for the last one'}));
	}

	const paths = roundPaths(audit.paths.folder, round.value.planned.body.round);
	const {body} = round.value.planned;
	const [before, drawn, deals] = [await readStanding(paths, round.value.planned), await readDrawn(paths, round.value), await readDeals(paths, round.value)];
	const answers = deals.ok ? await returnedAnswers(paths, round.value, deals.value, audit.secret) : deals;
	if (!before.ok || !drawn.ok || !deals.ok || !answers.ok) {
		return failure(...problemsOf(before, drawn, deals, answers));
	}

	const hasCandidates = body.groups.some(({name}) => name === candidateGroup);
	const now = standingOfAudit(audit, state, body.grouping as Grouping, true);
	return success({
		round: round.value, paths, before: before.value, deals: deals.value, answers: answers.value,
		order: inPacketOrder(drawn.value, round.value.drawn?.body.seed ?? '', sha256),
		changes: changesSince(before.value, hasCandidates ? now.units : now.units.filter(({group}) => group !== candidateGroup)),
		records: now.records,
	});
}
