import {rm} from 'node:fs/promises';
import {figure} from '../results/markdown.js';
import {withExit} from '../files/file-problem.js';
import {drawFromSealed, readStanding, ticketLine, writeAll} from '../files/sample-files.js';
import {roundPaths, type RoundPaths} from '../files/sample-paths.js';
import type {SampleRound} from '../review/sample-rounds.js';
import {parseSeed} from '../sampling/seed.js';
import {ticketDomain, type Drawn} from '../sampling/tickets.js';
import {candidateGroup, type Grouping} from '../sampling/unit-standing.js';
import {changesSince} from '../sampling/standing-changes.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {exits, isSet, listOption, report, textOption, type Options, type World} from './command.js';
import {holding, lastRound, standingOfAudit, whoOptions, type Held} from './sample-workspace.js';

export const drawOptions = ['seed', 'witness', ...whoOptions] as const;

/** `sample draw <workspace>`: the seed, given after the frame was fixed, says which convictions are checked. */
export async function draw(folder: string, options: Options, world: World): Promise<number> {
	const text = textOption(options, 'seed');
	const seed = text === undefined ? failure({found: 'no --seed', expected: 'at least 20 decimal digits', next: 'as in --seed 20200213661726340915'}) : parseSeed(text);
	return seed.ok
		? holding(folder, options, world, async held => drawIn(held, seed.value, options, world))
		: report(seed.problems, exits.wrongUse, options, world);
}

async function drawIn(held: Held, seed: string, options: Options, world: World): Promise<number> {
	const {audit, journal, who} = held;
	const paths = roundPaths(audit.paths.folder, Math.max(1, journal.state().samples.length));
	const round = await drawable(held, paths, seed);
	const drawn = round.ok ? await drawFromSealed(paths, round.value.planned, seed) : round;
	if (!round.ok || !drawn.ok) {
		return report(problemsOf(round, drawn), exits.badData, options, world);
	}

	// A list that a crash left unlogged is of no plan.
	await rm(paths.drawn, {force: true});
	const witnesses = listOption(options, 'witness').map(name => name.trim()).filter(name => name !== '');
	const list = await writeAll(paths.drawn, drawn.value.map(one => ticketLine(one)));
	const logged = list.ok
		? await journal.append({type: 'sample.drawn', body: {round: round.value.planned.body.round, frame: round.value.planned.body.frame, seed, witnesses, list: list.value.sha256, n: drawn.value.length}}, who.reviewer)
		: list;
	if (!list.ok || !logged.ok) {
		return report(problemsOf(list, logged), exits.badData, options, world);
	}

	await world.stream(isSet(options, 'json')
		? `${JSON.stringify({round: round.value.planned.body.round, entry: logged.value.entry.seq, seed, witnesses, n: drawn.value.length, list: {file: paths.drawn, sha256: list.value.sha256}, commands: recomputeCommands(round.value, seed, paths.frame)}, undefined, 2)}\n`
		: drawnText(round.value, paths, {seed, witnesses, list: list.value.sha256, drawn: drawn.value, workspace: audit.paths.folder}));
	return exits.done;
}

/** The last plan, if it may be drawn from: nothing drawn yet, a fresh seed, and every decision in the frame as it was. */
async function drawable({audit, journal}: Held, paths: RoundPaths, seed: string): Promise<Attempt<SampleRound>> {
	const state = journal.state();
	const refused = (found: string, expected: string, next: string) => failure(withExit(exits.wrongUse)({file: audit.paths.folder, found, expected, next}));
	const round = lastRound(state, audit.paths.folder);
	if (!round.ok) {
		return round;
	}

	const {planned, drawn} = round.value;
	if (drawn) {
		return refused(`a draw already made under this plan (entry ${drawn.seq})`, 'one draw for each plan: a second look with other tickets passes bad work too often', 'go on with `second-look sample deal`, or plan anew with a fresh seed');
	}

	if (state.samples.some(({drawn: earlier}) => earlier?.body.seed === seed)) {
		return refused('a seed that was used before', 'a fresh seed for every spot check', 'throw twenty new digits');
	}

	const before = await readStanding(paths, planned);
	if (!before.ok) {
		return before;
	}

	const {units} = standingOfAudit(audit, state, planned.body.grouping as Grouping, planned.body.groups.some(({name}) => name === candidateGroup));
	const changes = changesSince(before.value, units);
	return changes.length > 0
		? refused(`${figure(changes.length)} of the decisions in the frame changed since it was fixed`, 'the frame that the plan speaks of', 'plan anew with `second-look sample plan`')
		: success(round.value);
}

const quoted = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;

/** The commands that give the same list, for bash and coreutils. */
export const recomputeCommands = ({planned: {body}}: SampleRound, seed: string, frame: string): string => [
	`seed=${seed}`,
	String.raw`tickets() { awk -F'\t' -v group="$1" '$2 == group {print $1}' ${quoted(frame)} | while IFS= read -r id; do`,
	String.raw`  printf '%s  %s\n' "$(printf '${ticketDomain}\n%s\n%s' "$seed" "$id" | sha256sum | cut -d' ' -f1)" "$id"`,
	'done | LC_ALL=C sort | head -n "$2"; }',
	`{ ${body.groups.map(({name, n}) => `tickets ${quoted(name)} ${n};`).join(' ')} } | LC_ALL=C sort`,
].join('\n');

type Shown = {readonly seed: string; readonly witnesses: readonly string[]; readonly list: string; readonly drawn: readonly Drawn[]; readonly workspace: string};

const drawnText = (round: SampleRound, paths: RoundPaths, {seed, witnesses, list, drawn, workspace}: Shown): string => [
	`${figure(drawn.length)} of ${figure(round.planned.body.units)} decisions are drawn with the seed ${seed}, ${witnesses.length === 0 ? 'which nobody witnessed: the report will say so' : `witnessed by ${witnesses.join(', ')}`}.`,
	`The list is ${paths.drawn} (ticket, identifier); SHA-256 ${list}.`,
	'No conviction drawn is exchanged for another.',
	'',
	'To find the same list without this program (bash, awk, sha256sum and sort; some 4 seconds a thousand lines):',
	'',
	recomputeCommands(round, seed, paths.frame),
	'',
	`Next: second-look sample deal ${workspace} --to FOLDER --paralegal ACCOUNT`,
	'',
].join('\n');
