import {parseArgs} from 'node:util';
import {compare} from './compare.js';
import {definitionFor, exits, report, type Command, type Options, type World} from './command.js';
import {demo} from './demo.js';
import {evaluate} from './evaluate.js';
import {generate} from './generate.js';
import {commandHelp, programHelp} from './help.js';
import {commonOptions, flagOf} from './options.js';
import {merge} from './merge.js';
import {results} from './results.js';
import {review} from './review.js';
import {rules} from './rules.js';
import {sample} from './sample.js';
import {show} from './show.js';
import {isStart, start} from './start.js';
import {verify} from './verify.js';
import {version} from './version.js';

export const commands: readonly Command[] = [review, evaluate, merge, results, show, verify, compare, sample, rules, generate, demo];

/** Runs the program for its arguments and returns the exit code. */
export async function main(words: readonly string[], world: World): Promise<number> {
	const named = commands.find(({name}) => name === words[0]);
	const command = named ?? review;
	const parsed = parse(named ? words.slice(1) : words, command);
	if ('problem' in parsed) {
		return report([parsed.problem], exits.wrongUse, {}, world);
	}

	const {options, positionals} = parsed;
	if (options['version'] === true) {
		world.write(`${version}\n`);
		return exits.done;
	}

	const isAlone = !named && options['help'] !== true && isStart(positionals, options, world);
	if (!isAlone && (options['help'] === true || words.length === 0)) {
		world.write(named ? commandHelp(named) : programHelp(commands));
		return words.length === 0 ? exits.wrongUse : exits.done;
	}

	try {
		return await (isAlone ? start(options, world) : command.run(positionals, options, world));
	} catch (error) {
		return bug(error, world);
	}
}

type Parsed = {readonly options: Options; readonly positionals: readonly string[]} | {readonly problem: Parameters<typeof report>[0][number]};

function parse(words: readonly string[], command: Command): Parsed {
	const taken = [...command.options, ...commonOptions];
	try {
		const {values, positionals} = parseArgs({
			args: [...words],
			allowPositionals: true,
			options: Object.fromEntries(taken.map(name => [name, {type: definitionFor(command, name).type, multiple: definitionFor(command, name).multiple ?? false}])),
		});
		return {options: values as Options, positionals};
	} catch (error) {
		const {message} = error as Error;
		return {problem: {found: message.split('. ')[0]!.replace(/^Unknown/, 'an unknown'), expected: `options of ${command.name}: ${taken.map(name => flagOf(name)).join(', ')}`, next: `\`second-look ${command.name} --help\` explains them`}};
	}
}

/** A mistake of the program: the kind and the place are printed, never a message, which could quote a person's data. */
function bug(error: unknown, world: World): number {
	const {name, stack} = error instanceof Error ? error : new Error('unknown');
	const places = (stack ?? '').split('\n').filter(line => line.startsWith('    at ')).slice(0, 8);
	world.writeError(`second-look stopped because of a mistake in the program (${name}). Please report these lines; decisions that were announced as saved are in review.jsonl.\n${places.join('\n')}\n`);
	return exits.bug;
}
