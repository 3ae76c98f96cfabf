import {stat} from 'node:fs/promises';
import path from 'node:path';
import {scopeTrace} from '../determinations/candidates/scope-trace.js';
import {isCandidate, type ConvictionRecord} from '../determinations/determination.js';
import {circumstancesOf, withStatute, type Engine} from '../determinations/engine.js';
import {whatWouldChange, type Change} from '../determinations/what-would-change.js';
import {buildSubject} from '../history/build-subject.js';
import type {Conviction} from '../history/subject.js';
import {applyValues} from '../rules/set-parameters.js';
import {traceOf, type QuestionTrace, type TraceNode} from '../rules/trace.js';
import {parseIsoDay} from '../values/calendar-date.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {readCandidates, readConvictions, type Candidates, type Convictions} from './convictions-file.js';
import {withExit} from './file-problem.js';
import {inspectExtract, readColumnOrder, readRanges, type ExtractFile} from './extract-file.js';
import {withoutRepeated} from './person-rows.js';
import {loadRules, policyOf, type LoadedRules} from './rule-files.js';
import {sha256} from './sha256.js';
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

/** Opens what an evaluation left. Problems: 66 where there is none, 65 where its files are not those it was made with. */
export async function openAudit(folder: string): Promise<Attempt<Audit>> {
	const paths = workspacePaths(folder);
	const read = await readManifest(paths);
	if (!read.ok) {
		return read;
	}

	const {manifest} = read.value;
	const checked = await checkEvaluated(paths, manifest);
	if (!checked.ok) {
		return checked;
	}

	const engine = await engineOf(paths, manifest);
	if (!engine.ok) {
		return failure(...engine.problems.map(problem => withExit(65)(problem)));
	}

	const [convictions, candidates, secret] = [await readConvictions(paths.convictions), await readCandidates(paths.candidates), await readSecret(paths)];
	if (!convictions.ok || !candidates.ok || !secret.ok) {
		return failure(...[convictions, candidates, secret].flatMap(part => part.ok ? [] : part.problems));
	}

	return success({...convictions.value, candidates: candidates.value, paths, manifest, ...engine.value, secret: secret.value, manifestHash: read.value.sha256});
}

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
		return success({number: 0, path: place, bytes: identity.bytes, sha256: identity.sha256, encoding: identity.encoding, modified: facts.mtimeMs});
	}

	const file = await inspectExtract(place, 0);
	return file.ok && file.value.sha256 !== identity.sha256 ? changed : file;
}

export type ReadAgain = {
	readonly record: ConvictionRecord;
	readonly conviction: Conviction;
	readonly trace: readonly QuestionTrace[];
	readonly changes: readonly Change[];
	/** Of a candidate: why it is out of the policy's scope. */
	readonly scope: readonly TraceNode[] | undefined;
};

/** Reads one conviction again from its bytes, which are checked by hash, and answers every question of the policy for it, with what would change the outcome. */
export function convictionReader(audit: Audit, files: readonly ExtractFile[]): (key: string) => Promise<Attempt<ReadAgain>> {
	const byKey = new Map([...audit.records, ...audit.candidates.records].map(record => [record.key, record]));
	const orders = new Map<number, readonly number[]>();
	return async key => {
		const record = byKey.get(key)!;
		for (const {file} of record.ranges) {
			if (!orders.has(file)) {
				const order = await readColumnOrder(files[file - 1]!);
				if (!order.ok) {
					return order;
				}

				orders.set(file, order.value);
			}
		}

		const read = await readRanges(files, record.ranges, file => orders.get(file)!);
		if (!read.ok) {
			return read;
		}

		if (sha256(read.value.bytes) !== record.rowsHash) {
			return failure(withExit(65)({
				file: files[record.ranges[0]!.file - 1]!.path, line: record.row.line, found: 'rows that changed since they were evaluated',
				expected: 'the bytes that were evaluated', next: 'restore the extract, or evaluate again with `second-look evaluate`',
			}));
		}

		const {rules} = audit.engine;
		const subject = buildSubject(withoutRepeated(read.value.rows), {dispositions: rules.dispositions, codes: rules.codes});
		const conviction = subject.convictions.find(candidate => candidate.key === key)!;
		return success({
			record, conviction,
			trace: traceOf(audit.engine.policy, circumstancesOf(conviction, audit.engine), record.question),
			changes: whatWouldChange(conviction, audit.engine),
			scope: isCandidate(record) ? scopeTrace(conviction, audit.engine) : undefined,
		});
	};
}
