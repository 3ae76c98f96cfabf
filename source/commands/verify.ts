import {verifyFolder} from '../files/verify-folder.js';
import {partPool} from '../workers/part-pool.js';
import {exits, isSet, listOption, report, type Command} from './command.js';
import {progressLine} from './progress.js';
import {readThreads} from './threads.js';
import {version} from './version.js';

export const verify: Command = {
	name: 'verify',
	summary: 'proves or disproves a workspace or a results folder: log, checksums, determinations, results',
	usage: 'verify <workspace or results folder> [--extract FILE…]',
	options: ['extract', 'workers'],
	async run(words, options, world) {
		if (words.length !== 1) {
			return report([{found: `${words.length} names`, expected: 'one workspace or results folder', next: 'name the folder that holds audit.json'}], exits.wrongUse, options, world);
		}

		const threads = readThreads(options);
		if (!threads.ok) {
			return report(threads.problems, exits.wrongUse, options, world);
		}

		const readers = partPool(threads.value);
		const verified = await verifyFolder(words[0]!, listOption(options, 'extract'), version, {readers, progress: what => progressLine(world, what)}).finally(readers.end);
		if (!verified.ok) {
			return report(verified.problems, exits.noInput, options, world);
		}

		const failed = verified.value.filter(({state}) => state === 'does not hold');
		if (isSet(options, 'json')) {
			world.write(`${JSON.stringify({holds: failed.length === 0, checks: verified.value}, undefined, 2)}\n`);
		} else {
			for (const {check, state, detail} of verified.value) {
				world.write(`${state}: ${check}\n${detail === '' ? '' : detail.split('\n').map(line => `    ${line}\n`).join('')}`);
			}

			world.write(failed.length === 0 ? 'Everything that was checked holds.\n' : `${failed.length} ${failed.length === 1 ? 'check does' : 'checks do'} not hold.\n`);
		}

		return failed.length === 0 ? exits.done : exits.doesNotHold;
	},
};
