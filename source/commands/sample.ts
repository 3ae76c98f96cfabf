import {exits, report, type Command, type Options, type World} from './command.js';
import {flagOf} from './options.js';
import {bound, boundOptions} from './sample-bound.js';
import {plan, planOptions} from './sample-plan.js';
import {tickets, ticketsOptions} from './sample-tickets.js';

type Verb = {readonly options: readonly string[]; readonly run: (options: Options, world: World) => Promise<number>};

const verbs: Readonly<Record<string, Verb>> = {
	plan: {options: planOptions, run: plan},
	bound: {options: boundOptions, run: bound},
	tickets: {options: ticketsOptions, run: tickets},
};

export const sample: Command = {
	name: 'sample',
	summary: 'calculates spot checks: how many to check, what was shown, which to draw',
	usage: [
		'sample plan --tolerable 1% --confidence 95% [--errors C] [--expect 0.2%] [--population N] [--sequential]',
		'sample bound --errors K --checked N --confidence 95% [--population N]',
		'sample tickets --seed DIGITS --frame FILE -n N',
	].join('\n       second-look '),
	options: [...new Set(Object.values(verbs).flatMap(({options}) => options))],
	ownOptions: {seed: {type: 'string', value: 'DIGITS', help: 'tickets: at least twenty digits, thrown with a witness after the frame was sealed'}},
	async run([name = '', ...more], options, world) {
		const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
		if (verb === undefined || more.length > 0) {
			return report([{found: `sample ${[name, ...more].join(' ')}`.trimEnd(), expected: 'sample plan, sample bound or sample tickets', next: '`second-look sample --help` says what they do'}], exits.wrongUse, options, world);
		}

		const others = Object.keys(options).filter(option => sample.options.includes(option) && !verb.options.includes(option));
		return others.length > 0
			? report(others.map(option => ({found: flagOf(option), expected: `sample ${name} with ${verb.options.map(own => flagOf(own)).join(', ')}`, next: 'leave it out'})), exits.wrongUse, options, world)
			: verb.run(options, world);
	},
};
