import process from 'node:process';
import {attachExtracts, openAudit, type Audit} from '../files/open-audit.js';
import {openJournal} from '../files/open-journal.js';
import {compareWithRun} from '../review/load-review.js';
import {exits, isSet, listOption, report, textOption, type Command, type Options, type World} from './command.js';
import {progressLine} from './progress.js';
import {writeAuditResults} from './write-audit-results.js';

export const results: Command = {
	name: 'results',
	summary: 'writes the results of a workspace: the next numbered folder, or --out',
	usage: 'results <workspace> [--out DIR] [--full]',
	options: ['out', 'full', 'extract', 'break-lock'],
	async run(words, options, world) {
		if (words.length !== 1) {
			return report([{found: `${words.length} names`, expected: 'one workspace', next: 'name the .audit folder'}], exits.wrongUse, options, world);
		}

		const audit = await openAudit(words[0]!);
		return audit.ok ? writeResultsOf(audit.value, options, world) : report(audit.problems, exits.badData, options, world);
	},
};

/** Takes the workspace, writes its results and prints the sums. Returns the exit code. */
export async function writeResultsOf(audit: Audit, options: Options, world: World): Promise<number> {
	const files = await attachExtracts(audit, listOption(options, 'extract'), false);
	if (!files.ok) {
		return report(files.problems, exits.badData, options, world);
	}

	const journal = await openJournal({paths: audit.paths, secret: audit.secret, account: world.account, now: world.now, breakLock: isSet(options, 'break-lock')});
	if (!journal.ok) {
		return report(journal.problems, exits.badData, options, world);
	}

	process.once('exit', journal.value.release);
	try {
		const current = compareWithRun(journal.value.state(), audit.manifestHash);
		if (!current.ok) {
			return report(current.problems, exits.badData, options, world);
		}

		const progress = progressLine(world, 'Writing results');
		const written = await writeAuditResults(audit, files.value, journal.value, {
			out: textOption(options, 'out'),
			full: isSet(options, 'full'),
			progress(bytes, total) {
				progress.show(bytes, total);
			},
		});
		progress.end();
		if (!written.ok) {
			return report(written.problems, exits.badData, options, world);
		}

		const {folder, lines, stamps} = written.value;
		world.write(isSet(options, 'json')
			? `${JSON.stringify({folder, reconciliation: lines.map(line => line.trim()), stamps}, undefined, 2)}\n`
			: `${[...stamps, '', ...lines, '', `Results: ${folder}`, `Check them: (cd ${folder} && sha256sum -c SHA256SUMS), or second-look verify ${folder} --extract ${files.value.map(({path}) => path).join(' --extract ')}`].join('\n')}\n`);
		return exits.done;
	} finally {
		await journal.value.close();
		process.removeListener('exit', journal.value.release);
	}
}
