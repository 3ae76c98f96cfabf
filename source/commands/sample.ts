import {exits, report, type Command, type Options, type World} from './command.js';
import {flagOf} from './options.js';
import {bound, boundOptions} from './sample-bound.js';
import {deal, dealOptions} from './sample-deal.js';
import {draw, drawOptions} from './sample-draw.js';
import {plan, planOptions} from './sample-plan.js';
import {reportOptions, sampleReport, status} from './sample-report.js';
import {returned, returnOptions} from './sample-return.js';
import {settle, settleOptions} from './sample-settle.js';
import {tickets, ticketsOptions} from './sample-tickets.js';

type Verb = {
	readonly options: readonly string[];
	/** Names it takes: of a workspace, of a packet. */
	readonly names: {readonly least: number; readonly most: number};
	readonly run: (options: Options, world: World, names: readonly string[]) => Promise<number>;
};

const none = {least: 0, most: 0};
const workspace = {least: 1, most: 1};

const verbs: Readonly<Record<string, Verb>> = {
	plan: {options: planOptions, names: {least: 0, most: 1}, run: plan},
	bound: {options: boundOptions, names: none, run: bound},
	tickets: {options: ticketsOptions, names: none, run: tickets},
	draw: {options: drawOptions, names: workspace, run: async (options, world, [folder]) => draw(folder!, options, world)},
	deal: {options: dealOptions, names: workspace, run: async (options, world, [folder]) => deal(folder!, options, world)},
	return: {options: returnOptions, names: {least: 2, most: 2}, run: async (options, world, [folder, packet]) => returned(folder!, packet!, options, world)},
	settle: {options: settleOptions, names: workspace, run: async (options, world, [folder]) => settle(folder!, options, world)},
	status: {options: reportOptions, names: workspace, run: async (options, world, [folder]) => status(folder!, options, world)},
	report: {options: reportOptions, names: workspace, run: async (options, world, [folder]) => sampleReport(folder!, options, world)},
};

export const sample: Command = {
	name: 'sample',
	summary: 'spot checks: how many to check, which to draw, packets for paralegals, and what was shown',
	usage: [
		'sample plan [<workspace>] --tolerable 1% --confidence 95% [--errors C] [--expect 0.2%] [--population N] [--sequential]',
		'sample bound --errors K --checked N --confidence 95% [--population N]',
		'sample tickets --seed DIGITS --frame FILE -n N',
		'sample draw <workspace> --seed DIGITS [--witness NAME…]',
		'sample deal <workspace> --to FOLDER --paralegal ACCOUNT [--share PERCENT] [--double PERCENT]',
		'sample return <workspace> PACKET',
		'sample settle <workspace> --number N --finding right|E1…E5|NF [--cause isolated|systematic] --words TEXT',
		'sample status|report <workspace> [--round N]',
	].join('\n       second-look '),
	options: [...new Set(Object.values(verbs).flatMap(({options}) => options))],
	ownOptions: {seed: {type: 'string', value: 'DIGITS', help: 'tickets, draw: at least twenty digits, thrown with a witness after the frame was sealed'}},
	async run([name = '', ...names], options, world) {
		const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
		if (verb === undefined || names.length > verb.names.most || names.length < verb.names.least) {
			const expected = verb === undefined || verb.names.least === 0 ? `sample ${Object.keys(verbs).join(', sample ')}` : `sample ${name} with ${verb.names.least === 1 ? 'one workspace' : 'a workspace and a packet'}`;
			return report([{found: `sample ${[name, ...names].join(' ')}`.trimEnd(), expected, next: '`second-look sample --help` says what they do'}], exits.wrongUse, options, world);
		}

		const others = Object.keys(options).filter(option => sample.options.includes(option) && !verb.options.includes(option));
		return others.length > 0
			? report(others.map(option => ({found: flagOf(option), expected: `sample ${name} with ${verb.options.map(own => flagOf(own)).join(', ')}`, next: 'leave it out'})), exits.wrongUse, options, world)
			: verb.run(options, world, names);
	},
};
