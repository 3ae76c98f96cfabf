import process from 'node:process';
import {openJournal} from '../files/open-journal.js';
import {beginPacketLog, openPacket, packetConvictions, type Packet} from '../files/open-packet.js';
import {readPacketLog} from '../files/read-packet-log.js';
import type {Journal} from '../files/review-journal.js';
import {hmac} from '../files/sha256.js';
import {opaqueId} from '../review/stamp.js';
import {foldPacket, type PacketState} from '../sampling/verdicts.js';
import type {PacketPorts, PacketSession, UnitMark} from '../tui/packet/packet-session.js';
import {verdictTexts} from '../tui/packet/packet-form.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {withExit} from '../files/file-problem.js';
import {exits, isSet, report, textOption, type Options, type World} from './command.js';
import {version} from './version.js';

/** `second-look review PACKET`: the auditor for a spot check, with a form of its own. Without a terminal it says how far one is. */
export async function reviewPacket(folder: string, options: Options, world: World): Promise<number> {
	const packet = await openPacket(folder);
	if (!packet.ok) {
		return report(packet.problems, exits.badData, options, world);
	}

	const {list} = packet.value;
	const onScreen = world.stdinIsTerminal && world.stdoutIsTerminal && !isSet(options, 'plain') && !isSet(options, 'json') && !isSet(options, 'read-only');
	if (!onScreen) {
		return tell(packet.value, options, world);
	}

	if (list.paralegal !== world.account) {
		return report([{file: folder, found: `the account "${world.account}"`, expected: `the account "${list.paralegal}", for which the packet was dealt`, next: 'open it under that account, or have another packet dealt'}], exits.wrongUse, options, world);
	}

	const units = await packetConvictions(packet.value);
	const begun = units.ok ? await beginPacketLog(packet.value, {account: world.account, now: world.now, program: `second-look ${version}`}) : units;
	const opened = begun.ok ? await openJournal({paths: packet.value.paths, secret: packet.value.secret, account: world.account, now: world.now, breakLock: isSet(options, 'break-lock')}) : failure(...problemsOf(begun));
	if (!units.ok || !opened.ok) {
		return report(problemsOf(units, opened), exits.badData, options, world);
	}

	const journal = opened.value;
	process.once('exit', journal.release);
	try {
		return await judge(packet.value, units.value, journal, options, world);
	} finally {
		await journal.close();
		process.removeListener('exit', journal.release);
	}
}

async function judge(packet: Packet, units: PacketSession['units'], journal: Journal, options: Options, world: World): Promise<number> {
	const {list, paths} = packet;
	const marks = await marksOf(packet, journal);
	if (!marks.ok) {
		return report(marks.problems, exits.badData, options, world);
	}

	const {sequence, sha256} = journal.head();
	const session: PacketSession = {
		folder: paths.folder, units, paralegal: list.paralegal, county: list.county, asOf: list.asOf, standard: list.standard, today: world.today(),
		marks: marks.value, log: {entries: sequence + 1, head: sha256},
	};
	const named = textOption(options, 'reviewer')?.trim() ?? '';
	const by = {name: named === '' ? list.paralegal : named, role: 'paralegal' as const, account: world.account};
	const ports: PacketPorts = {
		async append(draft) {
			const kept = await journal.append(draft, by);
			const after = kept.ok ? await marksOf(packet, journal) : kept;
			return kept.ok && after.ok ? success({seq: kept.value.entry.seq, marks: after.value}) : failure(...problemsOf(kept, after));
		},
		seconds: () => process.uptime(),
	};
	const {runPacket} = await import('../tui/packet/run-packet.js');
	world.handOverSignals();
	const receipt = await runPacket(session, ports, {ascii: isSet(options, 'ascii'), noColor: isSet(options, 'no-color') || (world.environment['NO_COLOR'] ?? '') !== ''});
	world.write(`${receipt.judged} judged, ${receipt.left} left.\nTo go on: second-look review ${paths.folder}\n`);
	return receipt.exitCode;
}

/** What was last found of each conviction, by its code. */
async function marksOf(packet: Packet, journal: Pick<Journal, 'readFrom'>): Promise<Attempt<ReadonlyMap<string, UnitMark>>> {
	const entries = await journal.readFrom(0);
	const state = entries.ok ? foldPacket(entries.value, new Map()) : entries;
	return state.ok ? success(marksIn(packet, state.value)) : failure(...state.problems.map(problem => withExit(exits.badData)(problem)));
}

function marksIn({list, secret}: Packet, {answers, skipped}: PacketState): ReadonlyMap<string, UnitMark> {
	return new Map(list.units.flatMap(({code}): ReadonlyArray<readonly [string, UnitMark]> => {
		const id = opaqueId(secret, code, hmac);
		const answer = answers.get(id);
		const skip = skipped.get(id);
		return answer
			? [[code, {seq: answer.seq, kind: 'verdict', words: verdictTexts.find(([verdict]) => verdict === answer.verdict)![1]}]]
			: (skip === undefined ? [] : [[code, {seq: skip, kind: 'skipped', words: 'left for later'}]]);
	}));
}

/** How far the paralegal is; changes nothing. */
async function tell({list, paths, secret}: Packet, options: Options, world: World): Promise<number> {
	const log = await readPacketLog(paths, secret);
	const answered = log.ok ? log.value.state.answers.size : 0;
	world.write(isSet(options, 'json')
		? `${JSON.stringify({packet: list.deal, paralegal: list.paralegal, convictions: list.units.length, judged: answered}, undefined, 2)}\n`
		: `A packet of a spot check for the account ${list.paralegal}: ${list.units.length} convictions, ${answered} judged.\n`);
	return exits.done;
}
