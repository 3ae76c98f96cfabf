import {figure} from '../results/markdown.js';
import {withExit} from '../files/file-problem.js';
import {openPacket, type Packet} from '../files/open-packet.js';
import {answersByCode, readPacketLog, type PacketLog} from '../files/read-packet-log.js';
import {keepReturned} from '../files/returned-packets.js';
import {packetSecret} from '../files/write-packet.js';
import {errorsOf, type Answer} from '../sampling/verdicts.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, type Options, type World} from './command.js';
import {gather, type Gathered} from './sample-gathered.js';
import {holding, whoOptions, type Held} from './sample-workspace.js';

export const returnOptions = [...whoOptions] as const;

/** `sample return <workspace> PACKET`: checks a packet in and compares its verdicts with what was decided. Changes no decision. */
export async function returned(folder: string, packetFolder: string, options: Options, world: World): Promise<number> {
	const packet = await openPacket(packetFolder);
	return packet.ok
		? holding(folder, options, world, async held => checkIn(held, packet.value, options, world))
		: report(packet.problems, exits.badData, options, world);
}

async function checkIn({audit, journal, who}: Held, packet: Packet, options: Options, world: World): Promise<number> {
	const gathered = await gather(audit, journal.state());
	const log = gathered.ok ? await readPacketLog(packet.paths, packet.secret) : gathered;
	const answers = gathered.ok && log.ok ? accepted(gathered.value, packet, log.value, packetSecret(audit.secret, packet.list)) : failure(...problemsOf(gathered, log));
	if (!gathered.ok || !log.ok || !answers.ok) {
		return report(problemsOf(gathered, log, answers), exits.badData, options, world);
	}

	const {round, deal, units} = packet.list;
	const ids = new Map(gathered.value.deals.find(one => one.deal === deal)!.units.map(({code, id}) => [code, id]));
	const differ = [...answers.value].filter(([code, answer]) => errorsOf(gathered.value.before.get(ids.get(code)!)!.outcome, answer).length > 0).length;
	const kept = await keepReturned(gathered.value.paths.returned(deal), log.value);
	const figures = {answered: answers.value.size, unanswered: units.length - answers.value.size, differ};
	const logged = kept.ok
		? await journal.append({type: 'sample.returned', body: {round, deal, packet: packet.sha256, log: log.value.head, entries: log.value.entries.length, ...figures}}, who.reviewer)
		: kept;
	if (!logged.ok) {
		return report(logged.problems, exits.badData, options, world);
	}

	world.write(isSet(options, 'json')
		? `${JSON.stringify({round, deal, entry: logged.value.entry.seq, ...figures}, undefined, 2)}\n`
		: [
			`Packet ${deal} is back: ${figure(figures.answered)} verdicts${figures.unanswered === 0 ? '' : `, ${figure(figures.unanswered)} without one`}. Hashes and chain hold.`,
			differ === 0 ? 'Every verdict agrees with what was decided.' : `${figure(differ)} ${differ === 1 ? 'verdict differs' : 'verdicts differ'} from what was decided. No decision was changed.`,
			...(differ === 0 ? [] : ['An attorney who did not decide them settles them: second-look sample status lists them.']),
			`Next: second-look sample status ${audit.paths.folder}`,
			'',
		].join('\n'));
	return exits.done;
}

/** The verdicts of a packet, if it is one of this spot check and may come back as it is. */
function accepted({round, deals}: Gathered, packet: Packet, log: PacketLog, secret: string): Attempt<ReadonlyMap<string, Answer>> {
	const {list, sha256, paths} = packet;
	const refused = (found: string, expected: string, next: string, exit: 64 | 65 = exits.badData) => failure(withExit(exit)({file: paths.folder, found, expected, next}));
	const deal = deals.find(one => one.deal === list.deal && one.packet === sha256);
	if (!deal || list.round !== round.planned.body.round || packet.secret !== secret) {
		return refused('a packet that is not one of the last spot check of this workspace', 'a packet that `sample deal` wrote from it', 'check in the right one; verdicts of an earlier spot check say nothing about this one');
	}

	if (round.returned.some(({body}) => body.deal === list.deal)) {
		return refused('a packet that came back before', 'each packet once', 'see `second-look sample status`', exits.wrongUse);
	}

	const strangers = log.entries.filter(({type, actor}) => type.startsWith('check.') && actor.account !== list.paralegal);
	if (strangers.length > 0) {
		return refused(`${strangers.length} entries by another account than "${list.paralegal}"`, 'the verdicts of the paralegal the packet was dealt to', 'find out who opened it');
	}

	const answers = answersByCode(log, list.units.map(({code}) => code), secret);
	if (answers.size !== log.state.answers.size) {
		return refused('verdicts on convictions that are not in the packet', 'the convictions that were dealt', 'find out who wrote into its log');
	}

	const missing = list.units.length - answers.size;
	return missing > 0 && !round.planned.body.sequential
		? refused(`${missing} convictions without a verdict`, 'a verdict on each: none that is drawn is left out', 'finish the packet; what cannot be judged gets that verdict, and counts as wrong', exits.wrongUse)
		: success(answers);
}
