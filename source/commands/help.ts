import {definitionFor, exits, type Command} from './command.js';
import {commonOptions, flagOf} from './options.js';

const optionLines = (command: Command): readonly string[] => {
	const names = [...command.options, ...commonOptions];
	const definitions = names.map(name => definitionFor(command, name));
	const heads = names.map((name, index) => `${flagOf(name)}${definitions[index]!.value === undefined ? '' : ` ${definitions[index]!.value}`}`);
	const width = Math.max(...heads.map(head => head.length));
	return names.map((_, index) => `  ${heads[index]!.padEnd(width)}  ${definitions[index]!.help}`);
};

/** `second-look --help` */
export function programHelp(commands: readonly Command[]): string {
	const width = Math.max(...commands.map(({name}) => name.length));
	return `${[
		'Second Look: audit bulk record clearance in the terminal.',
		'',
		'Usage: second-look <extract… or workspace> [options]',
		'       second-look <command> [options]',
		'',
		'Commands:',
		...commands.map(({name, summary}) => `  ${name.padEnd(width)}  ${summary}`),
		'',
		'`second-look <command> --help` explains a command. Try `second-look demo`.',
		'',
		`Exit codes: ${exits.done} done; ${exits.doesNotHold} verify or rules check found something wrong; ${exits.wrongUse} wrong use; ${exits.badData} wrong data;`,
		`${exits.noInput} no such input; ${exits.bug} a mistake in the program; ${exits.cannotCreate} cannot create output; ${exits.writeFailed} a write failed; ${exits.inUse} in use.`,
	].join('\n')}\n`;
}

/** `second-look <command> --help` */
export const commandHelp = (command: Command): string =>
	`${[`second-look ${command.usage}`, '', `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`, '', 'Options:', ...optionLines(command)].join('\n')}\n`;
