import process from 'node:process';
import {openAudit, type Audit} from '../files/open-audit.js';
import {openJournal} from '../files/open-journal.js';
import {readReview} from '../files/read-review.js';
import type {Journal} from '../files/review-journal.js';
import {withExit} from '../files/file-problem.js';
import {withLoggedFacts} from '../files/with-logged-facts.js';
import {standingNow, type Standing} from '../files/sample-standing.js';
import type {ReviewState} from '../review/fold.js';
import {compareWithRun, type LoadedReview} from '../review/load-review.js';
import type {SampleRound} from '../review/sample-rounds.js';
import type {Grouping} from '../sampling/unit-standing.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {exits, isSet, listOption, report, type Options, type World} from './command.js';
import type {Inputs} from './inputs.js';
import {readReviewer, type WhoReviews} from './reviewer.js';
import {rosterFor, underRoster} from './roster.js';

/** Options of whoever orders something in a workspace; facts that were supplied are put into the extract. */
export const whoOptions = ['reviewer', 'role', 'office', 'break-lock', 'extract'] as const;

/** A workspace held for writing with the facts of its log in place, and who holds it. */
export type Held = {readonly audit: Audit; readonly journal: Journal; readonly who: WhoReviews};

/** Opens a workspace and its log, does the work, and gives it free. Problems of opening are reported; `work` returns the exit code. */
export async function holding(folder: string, options: Options, world: World, work: (held: Held) => Promise<number>): Promise<number> {
	const who = await whoOrders(folder, options, world);
	const audit = who.ok ? await openAudit(folder) : who;
	if (!who.ok || !audit.ok) {
		return report(problemsOf(who, audit), exits.badData, options, world);
	}

	const journal = await openJournal({paths: audit.value.paths, secret: audit.value.secret, account: world.account, now: world.now, breakLock: isSet(options, 'break-lock')});
	if (!journal.ok) {
		return report(journal.problems, exits.badData, options, world);
	}

	process.once('exit', journal.value.release);
	try {
		const state = journal.value.state();
		const current = compareWithRun(state, audit.value.manifestHash);
		const determined = current.ok ? await withLoggedFacts(audit.value, state.facts, listOption(options, 'extract')) : current;
		return determined.ok
			? await work({audit: determined.value, journal: journal.value, who: who.value})
			: report(determined.problems, exits.badData, options, world);
	} finally {
		await journal.value.close();
		process.removeListener('exit', journal.value.release);
	}
}

async function whoOrders(folder: string, options: Options, world: World): Promise<Attempt<WhoReviews>> {
	const claimed = readReviewer(options, world);
	const inputs: Inputs = {extracts: [], workspace: folder, manifest: undefined, namedWorkspace: true};
	const roster = claimed.ok ? await rosterFor(inputs, options) : claimed;
	if (!claimed.ok || !roster.ok) {
		return failure(...problemsOf(claimed, roster));
	}

	return roster.value ? underRoster(claimed.value, roster.value, options) : claimed;
}

/** Reads a workspace and its log, changing nothing and taking no lock. */
export async function reading(folder: string, options: Options): Promise<Attempt<{readonly audit: Audit; readonly review: LoadedReview}>> {
	const audit = await openAudit(folder);
	const review = audit.ok ? await readReview(audit.value.paths, audit.value.secret) : audit;
	if (!audit.ok || !review.ok) {
		return failure(...problemsOf(audit, review));
	}

	const current = compareWithRun(review.value.state, audit.value.manifestHash);
	const determined = current.ok ? await withLoggedFacts(audit.value, review.value.state.facts, listOption(options, 'extract')) : current;
	return determined.ok ? success({audit: determined.value, review: review.value}) : determined;
}

/** Every decision of an audit as it stands now. */
export const standingOfAudit = (audit: Audit, state: ReviewState, grouping: Grouping, withCandidates: boolean): Standing =>
	standingNow(audit, state, {grouping, withCandidates, second: audit.manifest.policy.secondAttorney ?? []});

/** The last round, or what to do where nothing was planned. */
export function lastRound(state: Pick<ReviewState, 'samples'>, folder: string): Attempt<SampleRound> {
	const round = state.samples.at(-1);
	return round ? success(round) : failure(withExit(exits.wrongUse)({file: folder, found: 'no spot check planned', expected: 'a plan first: its frame is fixed before anything is drawn', next: 'run `second-look sample plan` on this workspace'}));
}
