import {readFile} from 'node:fs/promises';
import path from 'node:path';
import type {Row} from '../extract/row.js';
import {buildSubject} from '../history/build-subject.js';
import type {Conviction} from '../history/subject.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {createReview} from './create-review.js';
import {inspectExtract, streamRows} from './extract-file.js';
import {systemProblem, withExit} from './file-problem.js';
import {exists} from './folder.js';
import {packetSchema, type PacketList} from './packet-list.js';
import {packetFiles, packetPaths} from './packet-paths.js';
import {loadRules, shippedRules} from './rule-files.js';
import {sha256} from './sha256.js';
import {readSecret} from './workspace.js';
import {workspacePaths, type WorkspacePaths} from './workspace-paths.js';

/** A packet read and checked, without its log. */
export type Packet = {
	readonly list: PacketList;
	readonly secret: string;
	/** Hash of its `SHA256SUMS`, which the audit's log names. */
	readonly sha256: string;
	readonly paths: WorkspacePaths;
};

/** Reads a packet and checks that nothing that was dealt has changed (65). */
export async function openPacket(folder: string): Promise<Attempt<Packet>> {
	const paths = packetPaths(folder);
	let sums: string;
	let text: string;
	try {
		sums = await readFile(paths.sums, 'utf8');
		text = await readFile(paths.list, 'utf8');
		const expected = await Promise.all(packetFiles.map(async name => `${sha256(await readFile(path.join(folder, name)))}  ${name}\n`));
		if (expected.join('') !== sums) {
			return failure(withExit(65)({file: folder, found: 'a packet that changed since it was dealt', expected: 'the files that SHA256SUMS names, as they were', next: 'restore it from a copy; only its log grows'}));
		}
	} catch (error) {
		return failure(systemProblem(error, folder, 'a packet to read', 66));
	}

	const list = packetSchema.safeParse(jsonOf(text));
	const secret = await readSecret(paths);
	if (!list.success || !secret.ok) {
		return failure(...problemsOf(secret), ...(list.success ? [] : [withExit(65)({file: paths.list, found: 'something that is no list of a packet', expected: 'packet.json as it was dealt', next: 'restore it from a copy'})]));
	}

	return success({list: list.data, secret: secret.value, sha256: sha256(sums), paths: workspacePaths(folder)});
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** The convictions of a packet in its order, by the rows it holds and the tables that ship with the program. */
export async function packetConvictions({list, paths}: Packet): Promise<Attempt<ReadonlyArray<{readonly code: string; readonly conviction: Conviction}>>> {
	const rules = await loadRules(shippedRules);
	const file = await inspectExtract(packetPaths(paths.folder).extract, 1);
	const rows: Row[] = [];
	const read = file.ok
		? await streamRows(file.value, {
			row(row) {
				rows.push(row);
			},
			unreadable() {
				// Seen below: a row that is missing is of no conviction.
			},
		})
		: file;
	if (!rules.ok || !read.ok) {
		return failure(...problemsOf(rules, read));
	}

	const {dispositions, codes} = rules.value.book;
	const found = list.units.map(({code, from, to, row}) => {
		const {convictions} = buildSubject(rows.slice(from, to), {dispositions, codes});
		return {code, conviction: convictions.find(({count}) => count.rows.includes(rows[row]!))};
	});
	const missing = found.find(({conviction}) => conviction === undefined);
	return missing
		? failure(withExit(65)({file: paths.folder, found: `no conviction ${missing.code} among the rows of the packet`, expected: 'every conviction of packet.json', next: 'open it with the version of the program that dealt it'}))
		: success(found.map(({code, conviction}) => ({code, conviction: conviction!})));
}

/** Begins the packet's own log where it has none. */
export const beginPacketLog = async ({paths, secret}: Packet, {account, now, program}: {readonly account: string; readonly now: () => string; readonly program: string}): Promise<Attempt<undefined>> =>
	await exists(paths.log) ? success(undefined) : createReview({paths, secret, account, now, program});
