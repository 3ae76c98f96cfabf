import process from 'node:process';
import type {StartChoice} from '../tui/start/state.js';
import {success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, textOption, type Options, type World} from './command.js';
import {demo} from './demo.js';
import {readInputs} from './inputs.js';
import {evaluationOptions} from './options.js';
import {readBlankAfter, review} from './review.js';
import {readReviewer} from './reviewer.js';
import {rosterFor, underRoster} from './roster.js';
import {runEvaluation} from './run-evaluation.js';
import {startPorts, workspacesNear} from './start-ports.js';

const notOnStart: readonly string[] = [...evaluationOptions, 'plain', 'json'];

/** Is the start screen meant? Nothing is named, on a terminal; options say at most who reviews and how to draw. */
export const isStart = (words: readonly string[], options: Options, world: Pick<World, 'stdinIsTerminal' | 'stdoutIsTerminal'>): boolean =>
	words.length === 0 && world.stdinIsTerminal && world.stdoutIsTerminal && notOnStart.every(name => options[name] === undefined);

/** `second-look` alone: asks what to do, and hands it to the commands that do it. Returns the exit code. */
export async function start(options: Options, world: World): Promise<number> {
	const claimed = readReviewer(options, world);
	const blankAfter = readBlankAfter(options);
	const wrong = [claimed, blankAfter].flatMap(said => said.ok ? [] : said.problems);
	if (wrong.length > 0) {
		return report(wrong, exits.wrongUse, options, world);
	}

	const {runStart} = await import('../tui/start/run-start.js');
	const {startState} = await import('../tui/start/state.js');
	const folder = process.cwd();
	const noColor = isSet(options, 'no-color') || (world.environment['NO_COLOR'] ?? '') !== '';
	let state = startState({
		folder,
		account: world.account,
		today: world.today(),
		found: await workspacesNear(folder),
		given: {reviewer: textOption(options, 'reviewer'), role: textOption(options, 'role'), readOnly: isSet(options, 'read-only'), office: textOption(options, 'office')},
	}, {size: {columns: 80, rows: 24}, ascii: isSet(options, 'ascii')});
	for (;;) {
		world.handOverSignals();
		const ended = await runStart(state, startPorts(options, world, folder), {noColor});
		world.takeSignalsBack();
		const carriedOut = await carryOut(ended.choice, options, world);
		if (carriedOut.ok) {
			return carriedOut.value;
		}

		// What was entered is kept, and what was wrong is said where it can be mended.
		state = {...ended.state, problems: carriedOut.problems, scroll: 0, waiting: undefined, notice: undefined, blank: false};
	}
}

const saidOptions = ({said}: Extract<StartChoice, {said: unknown}>): Options => ({
	...(said.reviewer === undefined ? {} : {reviewer: said.reviewer}),
	...(said.role === undefined ? {} : {role: said.role}),
});

/** Does what was chosen, by the commands of that name. Problems only where nothing was written and something else may be chosen. */
async function carryOut(choice: StartChoice, options: Options, world: World): Promise<Attempt<number>> {
	switch (choice.kind) {
		case 'leave': {
			return success(choice.code);
		}

		case 'sample': {
			return success(await demo.run([], drawing(options), world));
		}

		case 'open': {
			return success(await review.run([choice.workspace], {...options, ...saidOptions(choice)}, world));
		}

		case 'evaluate': {
			const all = {...options, ...saidOptions(choice)};
			// On the normal screen it stays, and can be copied whole.
			world.write(`The same from the shell:\n${choice.commands.map(command => `  ${command}\n`).join('')}`);
			const evaluated = await evaluate(choice, all, world);
			return evaluated.ok ? success(await review.run([choice.workspace], all, world)) : evaluated;
		}
	}
}

/** Options of the sample: its reviewer is its own. */
const drawing = (options: Options): Options => Object.fromEntries(Object.entries(options).filter(([name]) => demo.options.includes(name)));

/** Evaluates into the workspace; who reviews is made sure of first, as `review` does. */
async function evaluate(choice: Extract<StartChoice, {kind: 'evaluate'}>, options: Options, world: World): Promise<Attempt<unknown>> {
	const all = {...options, ...choice.options};
	const inputs = await readInputs([choice.extract], all);
	const claimed = readReviewer(all, world);
	const roster = inputs.ok ? await rosterFor(inputs.value, all) : inputs;
	if (!inputs.ok || !claimed.ok || !roster.ok) {
		return inputs.ok ? (claimed.ok ? roster : claimed) : inputs;
	}

	const who = roster.value ? underRoster(claimed.value, roster.value, all) : claimed;
	return who.ok ? runEvaluation(inputs.value, all, world) : who;
}

