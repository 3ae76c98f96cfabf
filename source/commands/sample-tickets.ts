import {figure} from '../results/markdown.js';
import {parseSeed} from '../sampling/seed.js';
import {ticketDomain} from '../sampling/tickets.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, textOption, type Options, type World} from './command.js';
import {drawFromFrame, type FrameDraw} from './sample-frame.js';
import {readCount, together} from './sample-options.js';

export const ticketsOptions = ['seed', 'frame', 'n'] as const;

type Asked = {readonly seed: string; readonly frame: string; readonly n: number};

/** `sample tickets`: which units a seed draws from a frame, and how to find the same list without this program. */
export async function tickets(options: Options, world: World): Promise<number> {
	const asked = together<Asked>({
		seed: readSeed(textOption(options, 'seed')),
		frame: readFrame(textOption(options, 'frame')),
		n: readCount(options, 'n', 1),
	});
	if (!asked.ok) {
		return report(asked.problems, exits.wrongUse, options, world);
	}

	const {frame, n, seed} = asked.value;
	const draw = await drawFromFrame(frame, n, seed);
	if (!draw.ok) {
		return report(draw.problems, exits.badData, options, world);
	}

	await world.stream(isSet(options, 'json') ? jsonOf(asked.value, draw.value) : textOf(asked.value, draw.value));
	return exits.done;
}

const readSeed = (text: string | undefined): Attempt<string> => text === undefined
	? failure({found: 'no --seed', expected: 'at least 20 decimal digits', next: 'as in --seed 20200213661726340915'})
	: parseSeed(text);

const readFrame = (file: string | undefined): Attempt<string> => file === undefined || file === ''
	? failure({found: 'no --frame', expected: 'the file that lists what is drawn from, one line a unit', next: 'as in --frame frame.tsv'})
	: success(file);

const jsonOf = ({seed, frame}: Asked, {units, sha256, isSorted, drawn}: FrameDraw): string => `${JSON.stringify({
	n: drawn.length, seed, frame: {file: frame, units, sha256, sorted: isSorted},
	tickets: drawn.map(({ticket, id, stratum}) => ({ticket, id, ...(stratum !== '' && {part: stratum})})),
}, undefined, 2)}\n`;

const quoted = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;

/** The commands that give the same list, for bash and coreutils. */
const commandsOf = ({seed, frame, n}: Asked): string => [
	`seed=${seed}`,
	String.raw`while IFS=$'\t' read -r id rest || [ -n "$id" ]; do`,
	String.raw`  printf '%s  %s\n' "$(printf '${ticketDomain}\n%s\n%s' "$seed" "$id" | sha256sum | cut -d' ' -f1)" "$id"`,
	`done < ${quoted(frame)} | LC_ALL=C sort | head -n ${n}`,
].join('\n');

const textOf = (asked: Asked, {units, sha256, isSorted, drawn}: FrameDraw): string => [
	`${figure(drawn.length)} of ${figure(units)} convictions, in the order in which they are looked at (ticket, identifier):`,
	'',
	...drawn.map(({ticket, id}) => `${ticket}  ${id}`),
	'',
	...(asked.n > units ? [`The frame holds only ${figure(units)}: these are all of them.`] : []),
	...(isSorted ? [] : ['The frame is not sorted (LC_ALL=C sort), so a conviction named twice is noticed only where it is drawn.']),
	`SHA-256 of the frame: ${sha256}`,
	'A longer list begins with this one; a frame of one part alone gives its convictions the same tickets.',
	'To find the same list without this program (bash, sha256sum and sort; some 4 seconds a thousand lines):',
	'',
	commandsOf(asked),
	'',
].join('\n');
