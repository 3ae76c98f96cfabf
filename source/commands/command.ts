import {problemText, type Problem} from '../values/problem.js';
import {optionDefinitions, type OptionDefinition} from './options.js';

/** Everything a command may touch of the world. Tests give their own. */
export type World = {
	readonly write: (text: string) => void;
	/** Writes to standard output at the pace of whoever reads it; rejects when that fails. */
	readonly stream: (text: string) => Promise<void>;
	readonly writeError: (text: string) => void;
	/** Is standard error a terminal, so that progress may be drawn? */
	readonly showsProgress: boolean;
	readonly stdinIsTerminal: boolean;
	readonly stdoutIsTerminal: boolean;
	/** Signals are the caller's from here on: a screen has to give the terminal back before the program ends. */
	readonly handOverSignals: () => void;
	/** Signals end the program again: what followed the screen has none. */
	readonly takeSignalsBack: () => void;
	/** The day at the reviewer's desk, `YYYY-MM-DD`, in local time. */
	readonly today: () => string;
	/** The clock, in ISO form. */
	readonly now: () => string;
	/** Account at the operating system. */
	readonly account: string;
	readonly environment: Readonly<Record<string, string | undefined>>;
};

export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export type Command = {
	readonly name: string;
	/** What it does, in a line. */
	readonly summary: string;
	/** How it is called, without the program's name. */
	readonly usage: string;
	/** Names of the options it takes, of `options.ts`. */
	readonly options: readonly string[];
	/** Definitions of its own for some of them, instead of those in `options.ts`. */
	readonly ownOptions?: Readonly<Record<string, OptionDefinition>>;
	/** Returns the exit code. */
	readonly run: (words: readonly string[], options: Options, world: World) => Promise<number>;
};

/** How an option is parsed and explained for a command. */
export const definitionFor = (command: Pick<Command, 'ownOptions'>, name: string): OptionDefinition => command.ownOptions?.[name] ?? optionDefinitions[name]!;

/** Exit codes (contract; design, section 4). */
export const exits = {
	done: 0, doesNotHold: 1, wrongUse: 64, badData: 65, noInput: 66, bug: 70, cannotCreate: 73, writeFailed: 74, inUse: 75,
} as const;

const mostShown = 20;

/** Prints problems to standard error, each on its line, and returns the exit code of the first that names one, else `fallback`. */
export function report(problems: readonly Problem[], fallback: number, options: Options, world: World): number {
	const coded = problems.find((problem): problem is Problem & {exit: number} => 'exit' in problem && typeof problem.exit === 'number');
	const exit = coded?.exit ?? fallback;
	if (options['json'] === true) {
		world.write(`${JSON.stringify({exit, problems: problems.map(({file, line, column, found, expected, next}) => ({file, line, column, found, expected, next}))}, undefined, 2)}\n`);
		return exit;
	}

	for (const problem of problems.slice(0, mostShown)) {
		world.writeError(`${problemText(problem)}\n`);
	}

	if (problems.length > mostShown) {
		world.writeError(`and ${problems.length - mostShown} more\n`);
	}

	return exit;
}

export const textOption = (options: Options, name: string): string | undefined => typeof options[name] === 'string' ? options[name] : undefined;
export const listOption = (options: Options, name: string): readonly string[] => Array.isArray(options[name]) ? options[name] as readonly string[] : [];
export const isSet = (options: Options, name: string): boolean => options[name] === true;
