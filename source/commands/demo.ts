import {copyFile, mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {type Command} from './command.js';
import {review} from './review.js';

const sample = fileURLToPath(new URL('../../../samples/first-steps.csv', import.meta.url));

/** What `samples/README.md` says the sample is read under. */
const under = {
	county: 'Los Angeles',
	'as-of': '2020-07-01',
	policy: 'clear-my-record-2019',
	set: ['dismiss=11357,11358', 'reduce=11360', 'under-21=on', 'age=57', 'years-since=15', 'crime-free=10', 'deceased=on'],
	reviewer: 'Demo Reviewer',
	role: 'attorney',
} as const;

export const demo: Command = {
	name: 'demo',
	summary: 'audits a fresh copy of the sample, all invented people, as an attorney',
	usage: 'demo [--plain] [--ascii] [--no-color] [--blank-after MINUTES]',
	options: ['plain', 'ascii', 'no-color', 'blank-after'],
	async run(_words, options, world) {
		const folder = await mkdtemp(path.join(tmpdir(), 'second-look-demo-'));
		const extract = path.join(folder, 'first-steps.csv');
		await copyFile(sample, extract);
		return review.run([extract], {...under, ...options}, world);
	},
};
