import {foldLog} from '../review/fold.js';
import type {LoadedReview} from '../review/load-review.js';
import type {SampleRound} from '../review/sample-rounds.js';
import {candidateGroup, frameLine, standingLine, type Grouping} from '../sampling/unit-standing.js';
import {failure, problemText, success, type Attempt} from '../values/problem.js';
import {readReview} from './read-review.js';
import {openAudit} from './open-audit.js';
import {exitCodeOf} from './file-problem.js';
import {returnedAnswers} from './returned-packets.js';
import {readDeals, readDrawn} from './sample-deals.js';
import {drawFromSealed, readStanding, ticketLine} from './sample-files.js';
import {roundPaths, type RoundPaths} from './sample-paths.js';
import {standingNow} from './sample-standing.js';
import {sha256} from './sha256.js';
import type {Finding} from './verify-log.js';
import {withLoggedFacts} from './with-logged-facts.js';
import {readSecret} from './workspace.js';
import {workspacePaths} from './workspace-paths.js';

/**
Checks every spot check of a workspace: its frame against the log, and against the decisions as they stood by the log up to its plan; the
list drawn again from the frame and the seed; the packets' lists; and the logs that came back. Nothing where none was planned, or the log
does not hold, which is a finding of its own.
*/
export async function verifySamples(folder: string, moved: readonly string[]): Promise<readonly Finding[]> {
	const paths = workspacePaths(folder);
	const secret = await readSecret(paths);
	const review = secret.ok ? await readReview(paths, secret.value) : secret;
	if (!review.ok || !secret.ok) {
		return [];
	}

	const findings: Finding[] = [];
	for (const [index, round] of review.value.state.samples.entries()) {
		const checked = await checkRound(folder, round, roundPaths(folder, index + 1), review.value, secret.value, moved);
		findings.push({check: `spot check ${index + 1}`, holds: checked.ok, detail: checked.ok ? checked.value : checked.problems.map(problem => problemText(problem)).join('\n')});
	}

	return findings;
}

async function checkRound(folder: string, round: SampleRound, paths: RoundPaths, review: LoadedReview, secret: string, moved: readonly string[]): Promise<Attempt<string>> {
	const standing = await readStanding(paths, round.planned);
	const frame = standing.ok ? await checkFrame(folder, round, paths, review, moved) : standing;
	if (!frame.ok) {
		return frame;
	}

	const list = round.drawn ? await checkList(round, paths, round.drawn.body.seed) : success(undefined);
	const drawn = list.ok ? await readDrawn(paths, round) : list;
	const deals = drawn.ok ? await readDeals(paths, round) : drawn;
	if (!drawn.ok || !deals.ok) {
		return drawn.ok ? deals as Attempt<never> : drawn;
	}

	const ids = new Set(drawn.value);
	if (deals.value.some(({units}) => units.some(({id}) => !ids.has(id)))) {
		return failure({file: paths.folder, found: 'a packet that holds what was not drawn', expected: 'drawn convictions alone', next: 'compare with a copy'});
	}

	const answers = await returnedAnswers(paths, round, deals.value, secret);
	return answers.ok
		? success(`${frame.value}; ${round.drawn ? `${ids.size} drawn, the list made again from seed and frame is the same; ${round.dealt.length} packets, ${round.returned.length} back, ${answers.value.size} judged` : 'nothing drawn'}`)
		: answers;
}

/** The frame must hold the decisions as the log had them at the time of the plan; where the evaluation was another since, that cannot be told any more. */
async function checkFrame(folder: string, {planned: {seq, body}}: SampleRound, paths: RoundPaths, {chain, words}: LoadedReview, moved: readonly string[]): Promise<Attempt<string>> {
	const before = foldLog(chain.entries.slice(0, seq), words.words);
	const audit = await openAudit(folder);
	if (!before.ok || !audit.ok || before.value.run?.body.manifest !== audit.value.manifestHash) {
		return success('frame as the log names it; the evaluation it was made under was replaced since');
	}

	const determined = await withLoggedFacts(audit.value, before.value.facts, moved);
	if (!determined.ok) {
		return exitCodeOf(determined.problems, 65) === 66
			? success('frame as the log names it; decisions rest on facts that were supplied, and without the extract it cannot be told how they stood')
			: determined;
	}

	const {units} = standingNow(determined.value, before.value, {grouping: body.grouping as Grouping, withCandidates: body.groups.some(({name}) => name === candidateGroup), second: audit.value.manifest.policy.secondAttorney ?? []});
	const sorted = units.toSorted((one, other) => one.id < other.id ? -1 : 1);
	const hashOf = (lines: readonly string[]): string => sha256(lines.map(line => `${line}\n`).join(''));
	return hashOf(sorted.map(unit => frameLine(unit))) === body.frame && hashOf(sorted.map(unit => standingLine(unit))) === body.standing
		? success('frame as the decisions stood by the log')
		: failure({file: paths.frame, found: 'a frame that is not what the log says of the decisions at that time', expected: 'every decision as it stood at the plan', next: 'plan anew; find out what was left out'});
}

async function checkList(round: SampleRound, paths: RoundPaths, seed: string): Promise<Attempt<undefined>> {
	const again = await drawFromSealed(paths, round.planned, seed);
	if (!again.ok) {
		return again;
	}

	return sha256(again.value.map(one => `${ticketLine(one)}\n`).join('')) === round.drawn!.body.list
		? success(undefined)
		: failure({file: paths.drawn, found: 'a list that this frame and this seed do not give', expected: 'the smallest tickets of each group', next: 'plan anew; find out how the list was made'});
}
