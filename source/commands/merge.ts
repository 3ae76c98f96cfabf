import {mergeAudits} from '../files/merge-audits.js';
import {withExit} from '../files/file-problem.js';
import {exits, isSet, report, textOption, type Command} from './command.js';
import {evaluationText} from './evaluate.js';

export const merge: Command = {
	name: 'merge',
	summary: 'joins the workspaces of `evaluate --part`, all of them, into one: the same bytes as a single run',
	usage: 'merge <workspace of each part…> --workspace DIR',
	options: ['workspace'],
	async run(words, options, world) {
		const workspace = textOption(options, 'workspace');
		if (workspace === undefined || words.length === 0) {
			const found = workspace === undefined ? 'no --workspace' : 'no workspace of a part';
			return report([withExit(exits.wrongUse)({found, expected: 'the workspaces of all parts, and --workspace with the one to make', next: 'as in: second-look merge *.part-*.audit --workspace county.audit'})], exits.wrongUse, options, world);
		}

		const merged = await mergeAudits(words, workspace, {account: world.account, now: world.now, breakLock: false});
		if (!merged.ok) {
			return report(merged.problems, exits.badData, options, world);
		}

		world.write(isSet(options, 'json') ? `${JSON.stringify({workspace, manifest: merged.value}, undefined, 2)}\n` : evaluationText(merged.value, workspace, false));
		return exits.done;
	},
};
