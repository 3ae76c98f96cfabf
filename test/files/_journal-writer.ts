import process from 'node:process';
import {openJournal} from '../../source/files/open-journal.js';
import {readSecret} from '../../source/files/workspace.js';
import {workspacePaths} from '../../source/files/workspace-paths.js';
import {chen, override} from '../review/_sample-log.js';

// Run by test/files/crash.ts as its own process, to be killed: appends without end, and prints each number once it is kept.
const paths = workspacePaths(process.argv[2]!);
const secret = await readSecret(paths);
const journal = await openJournal({paths, secret: secret.ok ? secret.value : '', account: 'rchen', now: () => new Date().toISOString()});
if (!journal.ok) {
	process.stdout.write(`${JSON.stringify(journal.problems)}\n`);
	throw new Error('the journal did not open');
}

for (let number = 0; ; number++) {
	const kept = await journal.value.append(override(`S${number % 7}/001`, `${process.pid}.${number}`), chen);
	process.stdout.write(`${kept.ok ? kept.value.entry.seq : JSON.stringify(kept.problems)}\n`);
}
