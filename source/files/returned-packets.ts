import {mkdir, rm} from 'node:fs/promises';
import path from 'node:path';
import type {SampleRound} from '../review/sample-rounds.js';
import type {Answer} from '../sampling/verdicts.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {writeAtomically} from './atomic-write.js';
import {systemProblem, withExit} from './file-problem.js';
import {answersByCode, readPacketLog, type PacketLog} from './read-packet-log.js';
import type {Deal} from './sample-deals.js';
import type {RoundPaths} from './sample-paths.js';
import {workspacePaths} from './workspace-paths.js';
import {packetSecret} from './write-packet.js';

/** Keeps the log and the words of a packet in the workspace, as they came. What a return that was never logged left is replaced. */
export async function keepReturned(folder: string, {files}: Pick<PacketLog, 'files'>): Promise<Attempt<undefined>> {
	const target = workspacePaths(folder);
	try {
		await rm(folder, {recursive: true, force: true});
		await mkdir(folder, {mode: 0o700});
	} catch (error) {
		return failure(systemProblem(error, folder, 'to keep the packet\'s log', 73));
	}

	for (const [file, bytes] of [[target.log, files.log], [target.head, files.head], [target.words, files.words]] as const) {
		const written = await writeAtomically(file, bytes);
		if (!written.ok) {
			return written;
		}
	}

	return success(undefined);
}

/** Every verdict that came back in a round, by the identifier in the frame, in the order in which the packets were dealt. */
export async function returnedAnswers(paths: RoundPaths, {returned}: SampleRound, deals: readonly Deal[], secret: string): Promise<Attempt<ReadonlyMap<string, readonly Answer[]>>> {
	const answers = new Map<string, readonly Answer[]>();
	for (const {body} of returned.toSorted((one, other) => one.body.deal - other.body.deal)) {
		const place = workspacePaths(paths.returned(body.deal));
		const key = packetSecret(secret, body);
		const log = await readPacketLog(place, key);
		if (!log.ok) {
			return log;
		}

		if (log.value.head !== body.log || log.value.entries.length !== body.entries) {
			return failure(withExit(65)({file: path.resolve(place.log), found: 'a packet\'s log that is not the one that came back', expected: `${body.entries} entries, head ${body.log}`, next: 'restore it from a copy, or from the packet'}));
		}

		const {units} = deals.find(({deal}) => deal === body.deal)!;
		const byCode = answersByCode(log.value, units.map(({code}) => code), key);
		for (const {code, id} of units) {
			const answer = byCode.get(code);
			if (answer) {
				answers.set(id, [...(answers.get(id) ?? []), answer]);
			}
		}
	}

	return success(answers);
}
