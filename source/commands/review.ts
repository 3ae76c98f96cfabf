import path from 'node:path';
import process from 'node:process';
import {attachExtracts, convictionReader, openAudit, type Audit} from '../files/open-audit.js';
import type {ExtractFile} from '../files/extract-file.js';
import {withExit} from '../files/file-problem.js';
import {openDrafts} from '../files/drafts-file.js';
import {openJournal} from '../files/open-journal.js';
import {withSuppliedFacts} from '../files/person-reader.js';
import {isPacket} from '../files/packet-paths.js';
import {readReview} from '../files/read-review.js';
import type {Journal} from '../files/review-journal.js';
import {opaqueIds} from '../files/workspace.js';
import {loadRules, shippedRules} from '../files/rule-files.js';
import {compareWithRun} from '../review/load-review.js';
import type {AuditSession, Ports} from '../tui/session.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {exits, isSet, listOption, report, textOption, type Command, type Options, type World} from './command.js';
import {comparisonPorts} from './comparison-ports.js';
import {factPreviewer, redeterminer} from './fact-ports.js';
import {readInputs, type Inputs} from './inputs.js';
import {evaluationOptions} from './options.js';
import {isDumb, isPlain} from './plain.js';
import {progressLine} from './progress.js';
import {writeAuditResults} from './write-audit-results.js';
import {reviewPacket} from './review-packet.js';
import {reviewJson, reviewText} from './review-text.js';
import {readReviewer, type WhoReviews} from './reviewer.js';
import {rosterFor, underRoster} from './roster.js';
import {runEvaluation} from './run-evaluation.js';
import {sessionOf} from './session.js';
import {differencesFrom, readSettings} from './settings.js';

export const review: Command = {
	name: 'review',
	summary: 'the auditor on screen: evaluates first where there is no workspace, resumes where there is one',
	usage: '[review] <extract…, workspace or packet> [--reviewer NAME --role ROLE]',
	options: [...evaluationOptions, 'reviewer', 'role', 'office', 'plain', 'ascii', 'no-color', 'blank-after', 'read-only'],
	async run(words, options, world) {
		if (words.length === 1 && await isPacket(words[0]!)) {
			return reviewPacket(words[0]!, options, world);
		}

		const claimed = readReviewer(options, world);
		if (!claimed.ok) {
			return report(claimed.problems, exits.wrongUse, options, world);
		}

		const blankAfter = readBlankAfter(options);
		if (!blankAfter.ok) {
			return report(blankAfter.problems, exits.wrongUse, options, world);
		}

		const inputs = await readInputs(words, options);
		if (!inputs.ok) {
			return report(inputs.problems, exits.badData, options, world);
		}

		const roster = await rosterFor(inputs.value, options);
		const who = roster.ok && roster.value ? underRoster(claimed.value, roster.value, options) : claimed;
		if (!roster.ok || !who.ok) {
			return report(roster.ok ? (who as {problems: readonly Problem[]}).problems : roster.problems, exits.badData, options, world);
		}

		const sitting: Sitting = {...who.value, roster: roster.value && path.basename(roster.value.file)};
		const ready: Attempt<unknown> = inputs.value.manifest ? await agrees(inputs.value, options) : await runEvaluation(inputs.value, options, world);
		if (!ready.ok) {
			return report(ready.problems, exits.badData, options, world);
		}

		const opening = progressLine(world, 'Opening');
		const audit = await openAudit(inputs.value.workspace, (bytes, total) => {
			if (total > soonOpen) {
				opening.show(bytes, total);
			}
		});
		opening.end();
		const files = audit.ok ? await attachExtracts(audit.value, listOption(options, 'extract'), false) : audit;
		if (!audit.ok || !files.ok) {
			return report(audit.ok ? (files as {problems: readonly Problem[]}).problems : audit.problems, exits.badData, options, world);
		}

		const onScreen = world.stdinIsTerminal && world.stdoutIsTerminal && !isSet(options, 'json');
		return onScreen && sitting.cannotDecideBecause === undefined
			? decide(audit.value, files.value, sitting, options, world)
			: look(audit.value, files.value, sitting, onScreen, options, world);
	},
};

/** Bytes that are read before anybody would ask what is going on. */
const soonOpen = 20_000_000;

/** Who reviews, and the roster that was looked at. */
type Sitting = WhoReviews & {readonly roster: string | undefined};

/** Minutes of `--blank-after`: more than none, a day at most. */
export function readBlankAfter(options: Options): Attempt<number | undefined> {
	const text = textOption(options, 'blank-after');
	const minutes = Number(text);
	return text === undefined || (minutes > 0 && minutes <= 1440)
		? success(text === undefined ? undefined : minutes)
		: failure(withExit(exits.wrongUse)({found: `--blank-after ${text}`, expected: 'a number of minutes, more than 0 and at most 1440', next: 'give the minutes, as in --blank-after 5'}));
}

/** A workspace is opened under what it was made with; anything else has to be evaluated again, knowingly. */
async function agrees(inputs: Inputs, options: Options): Promise<Attempt<unknown>> {
	const says = ['county', 'as-of', 'policy', 'set', 'options', 'max-bad'].some(name => options[name] !== undefined);
	const rules = says ? await loadRules(shippedRules) : undefined;
	const settings = rules?.ok ? await readSettings(options, rules.value, inputs.manifest) : rules;
	if (settings && !settings.ok) {
		return settings;
	}

	const differences = [
		...(settings ? differencesFrom(inputs.manifest!, settings.value) : []),
		...(inputs.extracts.length === inputs.manifest!.extracts.length ? [] : [`${inputs.manifest!.extracts.length} extracts, not ${inputs.extracts.length}`]),
	];
	return differences.length === 0
		? success(undefined)
		: failure(withExit(exits.wrongUse)({
			file: inputs.workspace, found: `an audit under ${differences.join('; ')}`, expected: 'the options it was evaluated under, or none',
			next: 'leave the options out to go on with it, or run `second-look evaluate` with the new ones: decisions are kept',
		}));
}

/** Looks without taking the workspace: nothing is appended. */
async function look(audit: Audit, files: readonly ExtractFile[], who: Sitting, onScreen: boolean, options: Options, world: World): Promise<number> {
	const loaded = await readReview(audit.paths, audit.secret);
	if (!loaded.ok) {
		return report(loaded.problems, exits.badData, options, world);
	}

	const {state, chain} = loaded.value;
	const current = compareWithRun(state, audit.manifestHash);
	if (!current.ok) {
		return report(current.problems, exits.badData, options, world);
	}

	const supplied = await withSuppliedFacts(audit, state.facts, files);
	if (!supplied.ok) {
		return report(supplied.problems, exits.badData, options, world);
	}

	const session = sessionOf(supplied.value.audit, state, {sequence: chain.entries.length - 1, sha256: chain.head}, {...who, today: world.today(), workspace: audit.paths.folder});
	if (!onScreen) {
		world.write(isSet(options, 'json') ? reviewJson(session) : reviewText(session));
		return exits.done;
	}

	const refuse = async () => failure({found: 'an entry', expected: 'a session that may write', next: who.cannotDecideBecause ?? ''});
	return onTerminal(session, {openConviction: convictionReader(audit, files, () => state.facts), previewFact: factPreviewer(audit, files, () => state.facts), append: refuse, appendBatch: refuse, writeResults: refuse, ...comparisonPorts(audit, listOption(options, 'extract')), seconds: () => process.uptime()}, options, world);
}

async function decide(audit: Audit, files: readonly ExtractFile[], who: Sitting, options: Options, world: World): Promise<number> {
	const opened = await openJournal({paths: audit.paths, secret: audit.secret, account: world.account, now: world.now, breakLock: isSet(options, 'break-lock')});
	if (!opened.ok) {
		return report(opened.problems, exits.badData, options, world);
	}

	const journal = opened.value;
	process.once('exit', journal.release);
	try {
		const current = compareWithRun(journal.state(), audit.manifestHash);
		if (!current.ok) {
			return report(current.problems, exits.badData, options, world);
		}

		for (const entry of journal.recovered) {
			world.writeError(`Recovered: ${entry.type} (entry ${entry.seq} of the log)\n`);
		}

		const supplied = await withSuppliedFacts(audit, journal.state().facts, files);
		if (!supplied.ok) {
			return report(supplied.problems, exits.badData, options, world);
		}

		const drafts = await openDrafts(audit.paths, world.account);
		if (!drafts.ok) {
			return report(drafts.problems, exits.badData, options, world);
		}

		const {left, putAside, keep} = drafts.value;
		const session = sessionOf(supplied.value.audit, journal.state(), journal.head(), {...who, today: world.today(), workspace: audit.paths.folder});
		return await onTerminal({...session, unfinished: {left, putAside}}, {...portsOf(audit, files, who, journal, listOption(options, 'extract')), keepUnfinished: keep}, options, world);
	} finally {
		await journal.close();
		process.removeListener('exit', journal.release);
	}
}

function portsOf(audit: Audit, files: readonly ExtractFile[], who: WhoReviews, journal: Journal, moved: readonly string[]): Ports {
	// Results copy the log: no entry may be half on disk meanwhile.
	let last: Promise<unknown> = Promise.resolve();
	const inTurn = async <Value>(work: () => Promise<Value>): Promise<Value> => {
		const turn = last.then(work, work);
		last = turn.catch(() => undefined);
		return turn;
	};

	const facts = (): ReturnType<Journal['state']>['facts'] => journal.state().facts;
	const again = redeterminer(audit, files, facts);
	return {
		openConviction: convictionReader(audit, files, facts),
		previewFact: factPreviewer(audit, files, facts),
		append: async draft => inTurn(async () => {
			const kept = await journal.append(draft, who.reviewer);
			if (!kept.ok) {
				return kept;
			}

			const determined = draft.type === 'fact.supplied' || draft.type === 'fact.withdrawn' ? await again(draft.key) : success(undefined);
			const appended = {seq: kept.value.entry.seq, at: kept.value.entry.ts, head: kept.value.head, key: draft.key, review: kept.value.review!};
			// The entry is on disk whatever follows: what cannot be worked out now is worked out when the workspace is opened again.
			return success({...appended, ...(determined.ok ? {determined: determined.value} : {notDetermined: determined.problems})});
		}),
		appendBatch: async (batch, keys) => inTurn(async () => {
			const kept = await journal.appendBatch(batch, who.reviewer);
			if (!kept.ok) {
				return kept;
			}

			const {byOpaque} = journal.state();
			const opaque = opaqueIds(audit.secret);
			const {entry, head, entries} = kept.value;
			return success({seq: entry.seq, at: entry.ts, head, entries, reviews: new Map(keys.map(key => [key, byOpaque.get(opaque(key))!]))});
		}),
		writeResults: async () => inTurn(async () => {
			const written = await writeAuditResults(audit, files, journal, {out: undefined, full: false});
			const {sequence, sha256} = journal.head();
			return written.ok ? success({folder: written.value.folder, lines: [...written.value.stamps, ...written.value.lines], log: {entries: sequence + 1, head: sha256}}) : written;
		}),
		...comparisonPorts(audit, moved),
		seconds: () => process.uptime(),
	};
}

async function onTerminal(session: AuditSession, ports: Ports, options: Options, world: World): Promise<number> {
	const {runAuditor, receiptText} = await import('../tui/run-auditor.js');
	const blankAfter = readBlankAfter(options);
	world.handOverSignals();
	const facts = await runAuditor(session, ports, {
		ascii: isSet(options, 'ascii'),
		plain: isPlain(options, world),
		isDumb: isDumb(world.environment),
		blankAfter: blankAfter.ok ? blankAfter.value : undefined,
		noColor: isSet(options, 'no-color') || (world.environment['NO_COLOR'] ?? '') !== '',
	});
	world.write(receiptText(facts));
	return facts.exitCode;
}
