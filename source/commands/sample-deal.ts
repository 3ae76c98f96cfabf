import {rm} from 'node:fs/promises';
import {figure} from '../results/markdown.js';
import type {ConvictionRecord} from '../determinations/determination.js';
import {readColumnOrder, readRanges, type ExtractFile} from '../files/extract-file.js';
import {withExit} from '../files/file-problem.js';
import {discard} from '../files/folder.js';
import {attachExtracts, type Audit} from '../files/open-audit.js';
import {withoutRepeated} from '../files/person-rows.js';
import {readDeals, readDrawn} from '../files/sample-deals.js';
import {writeAll} from '../files/sample-files.js';
import {roundPaths, type RoundPaths} from '../files/sample-paths.js';
import {sha256} from '../files/sha256.js';
import {codeOf} from '../files/packet-list.js';
import {packetSecret, writePacket, type PacketUnit} from '../files/write-packet.js';
import type {SampleRound} from '../review/sample-rounds.js';
import {dealt} from '../sampling/dealing.js';
import {inPacketOrder} from '../sampling/packet-order.js';
import type {Share} from '../sampling/share.js';
import type {Grouping} from '../sampling/unit-standing.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {exits, isSet, listOption, report, textOption, type Options, type World} from './command.js';
import {flagOf} from './options.js';
import {ifGiven, readPercent, together} from './sample-options.js';
import {holding, lastRound, standingOfAudit, whoOptions, type Held} from './sample-workspace.js';

export const dealOptions = ['to', 'paralegal', 'share', 'double', ...whoOptions] as const;

type Asked = {readonly to: string; readonly paralegal: string; readonly share: Share | undefined; readonly double: Share | undefined};

/** `sample deal <workspace>`: a packet for one paralegal, which says nothing of what was decided. */
export async function deal(folder: string, options: Options, world: World): Promise<number> {
	const asked = together<Asked>({
		to: needed(options, 'to', 'packet-1'),
		paralegal: needed(options, 'paralegal', 'mortiz'),
		share: ifGiven(options, 'share', () => readPercent(options, 'share', '50%')),
		double: ifGiven(options, 'double', () => readPercent(options, 'double', '20%')),
	});
	return asked.ok
		? holding(folder, options, world, async held => dealIn(held, asked.value, options, world))
		: report(asked.problems, exits.wrongUse, options, world);
}

function needed(options: Options, name: string, example: string): Attempt<string> {
	const text = textOption(options, name)?.trim() ?? '';
	return text === '' ? failure({found: `no ${flagOf(name)}`, expected: `${flagOf(name)} with a name`, next: `as in ${flagOf(name)} ${example}`}) : success(text);
}

async function dealIn({audit, journal, who}: Held, asked: Asked, options: Options, world: World): Promise<number> {
	const state = journal.state();
	const paths = roundPaths(audit.paths.folder, Math.max(1, state.samples.length));
	const round = lastRound(state, audit.paths.folder);
	const chosen = round.ok ? await choose(round.value, paths, asked) : round;
	const files = chosen.ok ? await attachExtracts(audit, listOption(options, 'extract'), false) : chosen;
	if (!round.ok || !chosen.ok || !files.ok) {
		return report(problemsOf(round, chosen, files), exits.badData, options, world);
	}

	const {records} = standingOfAudit(audit, state, round.value.planned.body.grouping as Grouping, true);
	const units = await unitsOf(audit, files.value, chosen.value.ids.map(id => records.get(id)));
	const {round: number, standard} = round.value.planned.body;
	const head = {paralegal: asked.paralegal, county: audit.manifest.county, asOf: audit.manifest.asOf, standard, round: number, deal: round.value.dealt.length + 1};
	const listed = chosen.value.ids.map((id, index) => `${codeOf(index)}\t${id}`);
	await rm(paths.dealt(head.deal), {force: true});
	const list = units.ok ? await writeAll(paths.dealt(head.deal), listed) : units;
	const packet = units.ok && list.ok ? await writePacket(asked.to, head, units.value, packetSecret(audit.secret, head)) : failure(...problemsOf(units, list));
	if (!list.ok || !packet.ok) {
		return report(problemsOf(list, packet), exits.badData, options, world);
	}

	const logged = await journal.append({type: 'sample.dealt', body: {round: number, deal: head.deal, packet: packet.value, paralegal: asked.paralegal, n: listed.length, doubled: chosen.value.doubled, units: list.value.sha256}}, who.reviewer);
	if (!logged.ok) {
		await discard(asked.to);
		return report(logged.problems, exits.badData, options, world);
	}

	world.write(isSet(options, 'json')
		? `${JSON.stringify({round: number, deal: head.deal, entry: logged.value.entry.seq, folder: asked.to, sha256: packet.value, n: listed.length, doubled: chosen.value.doubled, left: chosen.value.left}, undefined, 2)}\n`
		: [
			`Packet ${head.deal} for ${asked.paralegal}: ${asked.to}, ${figure(listed.length)} convictions${chosen.value.doubled === 0 ? '' : `, ${figure(chosen.value.doubled)} of which somebody else has too`}.`,
			`It holds their people's rows and nothing of what was decided. SHA-256 of its SHA256SUMS: ${packet.value}.`,
			...(chosen.value.left === 0 ? [] : [`${figure(chosen.value.left)} drawn convictions are in no packet yet.`]),
			`The paralegal opens it with: second-look review ${asked.to}`,
			`Check it in with:            second-look sample return ${audit.paths.folder} ${asked.to}`,
			'',
		].join('\n'));
	return exits.done;
}

/** What goes into the packet. */
async function choose(round: SampleRound, paths: RoundPaths, {paralegal, share, double}: Asked): Promise<Attempt<{readonly ids: readonly string[]; readonly doubled: number; readonly left: number}>> {
	const drawn = await readDrawn(paths, round);
	const deals = await readDeals(paths, round);
	if (!drawn.ok || !deals.ok) {
		return failure(...problemsOf(drawn, deals));
	}

	const holders = new Map<string, readonly string[]>();
	for (const {units, paralegal: holder} of deals.value) {
		for (const {id} of units) {
			holders.set(id, [...(holders.get(id) ?? []), holder]);
		}
	}

	const order = inPacketOrder(drawn.value, round.drawn?.body.seed ?? '', sha256);
	const chosen = dealt({order, dealt: holders, paralegal, share, double});
	return chosen.ids.length === 0
		? failure(withExit(exits.wrongUse)({found: drawn.value.length === 0 ? 'nothing drawn' : 'every drawn conviction in a packet already', expected: 'drawn convictions that nobody has', next: drawn.value.length === 0 ? 'run `second-look sample draw` first' : 'deal a second look with --double, as in --double 20%, to another paralegal'}))
		: success({...chosen, left: drawn.value.filter(id => !holders.has(id) && !chosen.ids.includes(id)).length});
}

/** The rows of each person, read again from the extract and checked by hash. */
async function unitsOf(audit: Audit, files: readonly ExtractFile[], records: ReadonlyArray<ConvictionRecord | undefined>): Promise<Attempt<readonly PacketUnit[]>> {
	const orders = new Map<number, readonly number[]>();
	for (const file of files) {
		const order = await readColumnOrder(file);
		if (!order.ok) {
			return order;
		}

		orders.set(file.number, order.value);
	}

	const units: PacketUnit[] = [];
	for (const record of records) {
		const read = record ? await readRanges(files, record.ranges, file => orders.get(file)!) : undefined;
		if (read && !read.ok) {
			return read;
		}

		if (!record || !read || sha256(read.value.bytes) !== record.rowsHash) {
			return failure(withExit(exits.badData)({file: audit.paths.folder, found: 'a drawn conviction that is gone from the audit, or whose rows changed', expected: 'the convictions that were drawn', next: 'plan anew with `second-look sample plan`'}));
		}

		units.push({record, rows: withoutRepeated(read.value.rows)});
	}

	return success(units);
}
