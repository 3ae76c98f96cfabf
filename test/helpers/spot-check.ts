import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {openJournal} from '../../source/files/open-journal.js';
import {beginPacketLog, openPacket} from '../../source/files/open-packet.js';
import {hmac, sha256} from '../../source/files/sha256.js';
import {openAudit} from '../../source/files/open-audit.js';
import {opaqueId} from '../../source/review/stamp.js';
import type {Draft} from '../../source/review/entry.js';
import type {Verdict} from '../../source/review/sample-bodies.js';
import {createDraw} from '../../source/sampling/tickets.js';
import type {Outcome} from '../../source/values/outcome.js';
import {decide, valueOf} from '../results/_audit.js';
import {ownWorkspace, type Place} from './journey.js';
import {run, type Ran} from './run-program.js';

export const seed = '20200213661726340915';

/** An invented extract in which every conviction is decided by the program. */
export async function inventedPlace(people = 220): Promise<Place> {
	const {out} = await run(['generate', '--people', String(people), '--seed', 'spot', '--county', 'Los Angeles', '--clean']);
	const place = await ownWorkspace(undefined, out);
	const ran = await run(['evaluate', place.workspace, '--set', 'dismiss=11357,11358,11359,11360', '--set', 'reduce=']);
	if (ran.exit !== 0) {
		throw new Error(ran.error);
	}

	return place;
}

export type Known = {readonly key: string; readonly id: string; readonly outcome: Outcome; readonly lineHash: string};

/** Every conviction with the program's own answer, which stands for the truth here. */
export async function knownIn({workspace}: Place): Promise<readonly Known[]> {
	const {records, lineHashes, secret} = valueOf(await openAudit(workspace));
	return records.filter(({outcome}) => outcome !== 'hand-review').map(({key, outcome}) => ({key, id: opaqueId(secret, key, hmac), outcome, lineHash: lineHashes.get(key)!}));
}

/** Which of them the seed will draw: tickets depend on seed and identifier alone. */
export function willBeDrawn(known: readonly Known[], n: number): readonly Known[] {
	const drawing = createDraw(n, seed, sha256);
	for (const {id} of known) {
		drawing.add({id, stratum: ''});
	}

	return drawing.drawn().map(({id}) => known.find(one => one.id === id)!);
}

/** Decides these wrongly: what the program dismisses is refused, the rest dismissed. */
export const decideWrongly = async ({workspace}: Place, wrong: readonly Known[]): Promise<void> => decide(workspace, () => wrong.map(({key, outcome, lineHash}, index): Draft => {
	const to = outcome === 'dismiss' ? 'not-eligible' : 'dismiss';
	return {type: 'decision.override', key, seen: lineHash, from: outcome, to, ...(to === 'dismiss' && {relief: 'dismiss-and-seal'}), flagsAcknowledged: [], secondsOpen: 1, reasonCode: 'other', words: 'an invented reason of five words', action: `wrong-${index}`};
}));

/** Runs the commands one after the other; all must end well. Returns what each printed. */
export async function inOrder(...commands: ReadonlyArray<readonly string[]>): Promise<readonly Ran[]> {
	const all: Ran[] = [];
	for (const words of commands) {
		const ran = await run(['sample', ...words]);
		if (ran.exit !== 0) {
			throw new Error(`sample ${words.join(' ')} ended with ${ran.exit}: ${ran.error}`);
		}

		all.push(ran);
	}

	return all;
}

/** The convictions of a packet, in its order. */
export async function inPacket({workspace}: Place, known: readonly Known[], {round = 1, deal = 1} = {}): Promise<ReadonlyArray<Known & {readonly code: string}>> {
	const number = (count: number): string => String(count).padStart(4, '0');
	const text = await readFile(path.join(workspace, 'sample', number(round), `dealt-${number(deal)}.txt`), 'utf8');
	return text.trimEnd().split('\n').map(line => line.split('\t')).map(([code, id]) => ({code: code!, ...known.find(one => one.id === id)!}));
}

export type Judged = {readonly code: string; readonly verdict: Verdict; readonly clerical?: boolean; readonly source?: 'extract' | 'both'};

/** Verdicts as the screen would write them. */
export async function judge(folder: string, account: string, verdicts: readonly Judged[]): Promise<void> {
	const packet = valueOf(await openPacket(folder));
	let minute = 0;
	const now = (): string => new Date(Date.UTC(2020, 5, 3, 17, minute++)).toISOString();
	valueOf(await beginPacketLog(packet, {account, now, program: 'second-look test'}));
	const journal = valueOf(await openJournal({paths: packet.paths, secret: packet.secret, account, now}));
	for (const {code, verdict, clerical = false, source = 'extract'} of verdicts) {
		const evidence = source === 'both' ? {kind: 'court file', locator: 'vol. 2', seen: '2020-06-03'} : undefined;
		valueOf(await journal.append({type: 'check.verdict', key: code, verdict, clerical, source, ...(evidence && {evidence}), ...(clerical && {words: 'another case number'}), secondsOpen: 4, action: `${code}-${minute}`}, {name: account, role: 'paralegal', account}));
	}

	await journal.close();
}
