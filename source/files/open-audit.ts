import {stat} from 'node:fs/promises';
import path from 'node:path';
import {scopeTrace} from '../determinations/candidates/scope-trace.js';
import {isCandidate, type ConvictionRecord} from '../determinations/determination.js';
import {withStatute, type Engine} from '../determinations/engine.js';
import {statuteTrace} from '../determinations/statute-trace.js';
import {whatWouldChange, type Change} from '../determinations/what-would-change.js';
import {factsLacking} from '../determinations/facts/facts-lacking.js';
import {traceWithFacts} from '../determinations/facts/trace-with-facts.js';
import {recordSays} from '../determinations/facts/what-the-record-says.js';
import {withFacts} from '../determinations/facts/with-facts.js';
import {factKindNames, type FactKind} from '../history/supplied-fact.js';
import type {Conviction} from '../history/subject.js';
import type {ReviewState} from '../review/fold.js';
import {applyValues} from '../rules/set-parameters.js';
import type {QuestionTrace, TraceNode} from '../rules/trace.js';
import {parseIsoDay} from '../values/calendar-date.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {openCandidates, openConvictions, type Candidates, type Convictions} from './convictions-file.js';
import {withExit} from './file-problem.js';
import {inspectExtract, type ExtractFile} from './extract-file.js';
import {findRecord} from './find-record.js';
import {personReader} from './person-reader.js';
import {loadRules, policyOf, type LoadedRules} from './rule-files.js';
import {checkEvaluated, readManifest, type StoredManifest} from './stored-manifest.js';
import {readSecret} from './workspace.js';
import {workspacePaths, type WorkspacePaths} from './workspace-paths.js';

/** A workspace, or a results folder, read and checked: everything but the log. */
export type Audit = Convictions & {
	readonly candidates: Candidates;
	readonly paths: WorkspacePaths;
	readonly manifest: StoredManifest;
	readonly rules: LoadedRules;
	readonly engine: Engine;
	readonly secret: string;
	/** SHA-256 of `audit.json`, which the log's last `run.engine` names. */
	readonly manifestHash: string;
};

/**
Opens what an evaluation left. `progress` is told how many bytes of how many are read. Problems: 66 where there is none, 65 where its files are
not those it was made with.
*/
export async function openAudit(folder: string, progress: (bytes: number, total: number) => void = () => undefined): Promise<Attempt<Audit>> {
	const paths = workspacePaths(folder);
	const read = await readManifest(paths);
	if (!read.ok) {
		return read;
	}

	const {manifest} = read.value;
	if (manifest.part) {
		const {number, of} = manifest.part;
		return failure(withExit(64)({file: folder, found: `share ${number} of ${of} of the people`, expected: 'everyone', next: `join the ${of} workspaces with "second-look merge" first`}));
	}

	const checked = await checkEvaluated(paths, manifest, ['unreadable.jsonl']);
	if (!checked.ok) {
		return checked;
	}

	const engine = await engineOf(paths, manifest);
	if (!engine.ok) {
		return failure(...engine.problems.map(problem => withExit(65)(problem)));
	}

	const total = await bytesOf(paths.convictions) + await bytesOf(paths.candidates);
	let done = 0;
	const told = (bytes: number): void => {
		done += bytes;
		progress(done, total);
	};

	const [convictions, candidates, secret] = [
		await openConvictions(paths.convictions, {sha256: manifest.files['convictions.jsonl'], read: told}),
		await openCandidates(paths.candidates, {sha256: manifest.files['candidates.jsonl'], read: told}),
		await readSecret(paths),
	];
	if (!convictions.ok || !candidates.ok || !secret.ok) {
		return failure(...[convictions, candidates, secret].flatMap(part => part.ok ? [] : part.problems));
	}

	return success({...convictions.value, candidates: candidates.value, paths, manifest, ...engine.value, secret: secret.value, manifestHash: read.value.sha256});
}

/** Size of a file; none where it cannot be told, which whoever reads it says. */
const bytesOf = async (file: string): Promise<number> => stat(file).then(({size}) => size, () => 0);

/** The engine exactly as it was, from the rule files that the workspace keeps. */
export async function engineOf(paths: WorkspacePaths, manifest: StoredManifest): Promise<Attempt<{readonly rules: LoadedRules; readonly engine: Engine}>> {
	const rules = await loadRules(paths.rules);
	if (!rules.ok) {
		return rules;
	}

	const policy = policyOf(manifest.policy.file, rules.value);
	if (!policy.ok) {
		return policy;
	}

	const parameters = applyValues(policy.value.policy, manifest.parameters);
	return parameters.ok
		? success({rules: rules.value, engine: withStatute({rules: rules.value.book, policy: policy.value.policy, parameters: parameters.value, county: manifest.county, asOf: parseIsoDay(manifest.asOf)!}, rules.value.statute)})
		: parameters;
}

/**
Finds the extracts of an audit: where the manifest says, or among `moved` by hash. Size and time of change are looked at; a file
changed since it was evaluated is hashed, and is a problem (65) when it is another. `thorough` hashes every one.
*/
export async function attachExtracts(audit: Pick<Audit, 'paths' | 'manifest'>, moved: readonly string[], thorough: boolean): Promise<Attempt<readonly ExtractFile[]>> {
	const inspected: ExtractFile[] = [];
	for (const name of moved) {
		const file = await inspectExtract(name, 0);
		if (!file.ok) {
			return failure(...file.problems.map(problem => withExit(66)(problem)));
		}

		inspected.push(file.value);
	}

	const files: ExtractFile[] = [];
	const problems: Problem[] = [];
	for (const [index, identity] of audit.manifest.extracts.entries()) {
		const found = inspected.find(({sha256: hash}) => hash === identity.sha256);
		const place = path.resolve(audit.paths.folder, identity.path);

		const attached = found ? success(found) : await attachInPlace(place, identity, audit.paths.manifest, thorough);
		if (attached.ok) {
			files.push({...attached.value, number: index + 1});
		} else {
			problems.push(...attached.problems);
		}
	}

	return problems.length > 0 ? failure(...problems) : success(files);
}

async function attachInPlace(place: string, identity: StoredManifest['extracts'][number], manifestFile: string, thorough: boolean): Promise<Attempt<ExtractFile>> {
	let facts;
	let evaluated;
	try {
		[facts, evaluated] = await Promise.all([stat(place), stat(manifestFile)]);
	} catch {
		return failure(withExit(66)({file: place, found: 'no extract where it was when it was evaluated', expected: `${identity.name}, ${identity.bytes} bytes`, next: 'say where it is now with --extract FILE'}));
	}

	const changed = failure(withExit(65)({
		file: place, found: 'an extract that changed since it was evaluated', expected: `SHA-256 ${identity.sha256}`,
		next: 'restore the file, or say with --extract where the one that was evaluated is; `second-look evaluate` would evaluate the changed one',
	}));
	if (facts.size !== identity.bytes) {
		return changed;
	}

	if (!thorough && facts.mtimeMs <= evaluated.mtimeMs) {
		return success({number: 0, path: place, bytes: identity.bytes, sha256: identity.sha256, encoding: identity.encoding, modified: facts.mtimeMs, cuts: [{start: 0, line: 1}]});
	}

	const file = await inspectExtract(place, 0);
	return file.ok && file.value.sha256 !== identity.sha256 ? changed : file;
}

export type ReadAgain = {
	readonly record: ConvictionRecord;
	readonly conviction: Conviction;
	readonly trace: readonly QuestionTrace[];
	readonly changes: readonly Change[];
	/** SHA-256 of its line, with the facts in place. */
	readonly lineHash: string;
	/** Of a conviction that the policy decides: the facts that its open questions lack, and what is known of each kind, in the order of `factKindNames`. */
	readonly facts: {readonly lacking: readonly FactKind[]; readonly says: readonly string[]} | undefined;
	/** Of a candidate: why it is out of the policy's scope. */
	readonly scope: readonly TraceNode[] | undefined;
	/** The questions of HS 11361.8 beside those of the policy, where they are others and it names the charge. */
	readonly statute: readonly QuestionTrace[] | undefined;
};

/**
Reads one conviction again from its bytes, which are checked by hash, puts the facts of the log in place, and answers every question of
the policy for it, with what would change the outcome. In: the audit as the extract alone gives it, and the facts as they stand when asked.
*/
export function convictionReader(audit: Audit, files: readonly ExtractFile[], facts: () => ReviewState['facts'] = () => new Map()): (key: string) => Promise<Attempt<ReadAgain>> {
	const read = personReader(audit, files);
	return async key => {
		const extracted = (findRecord(audit.records, key) ?? findRecord(audit.candidates.records, key))!;
		const person = await read(extracted, facts());
		if (!person.ok) {
			return person;
		}

		const {engine} = audit;
		const {subject, facts: supplied, convictions} = person.value;
		const found = convictions.find(({record}) => record.key === key);
		const record = found?.record ?? extracted;
		const used = isCandidate(record) ? [] : supplied;
		const conviction = withFacts(subject, used, engine.rules).convictions.find(candidate => candidate.key === key)!;
		return success({
			record, conviction,
			lineHash: found?.lineHash ?? (audit.lineHashes.get(key) ?? audit.candidates.lineHashes.get(key))!,
			trace: traceWithFacts(subject, key, used, engine, record.question),
			changes: whatWouldChange(conviction, engine),
			facts: isCandidate(record) ? undefined : {lacking: factsLacking(conviction, engine), says: factKindNames.map(kind => recordSays(kind, conviction, engine))},
			scope: isCandidate(record) ? scopeTrace(conviction, engine) : undefined,
			statute: isCandidate(record) ? undefined : statuteTrace(conviction, used, subject, engine),
		});
	};
}
