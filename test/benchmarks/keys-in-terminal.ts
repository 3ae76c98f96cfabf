import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {run, sampleOptions} from '../helpers/run-program.js';
import {keysAtTerminal} from './keys-at-terminal.js';
import {makeExtract} from './make-extract.js';

/** `node build/test/benchmarks/keys-in-terminal.js [people or workspace] [--json FILE]`: 207,000 people have 250,000 convictions in scope. No figure here passes or fails. */
const words = process.argv.slice(2);
const [given = '207000'] = words;
const folder = await mkdtemp(path.join(tmpdir(), 'second-look-keys-'));
try {
	const extract = path.join(folder, 'extract.csv');
	let workspace = given;
	if (/^\d+$/.test(given)) {
		await makeExtract(extract, Number(given));
		const ran = await run(['evaluate', extract, ...sampleOptions]);
		if (ran.exit !== 0) {
			throw new Error(ran.error);
		}

		workspace = `${extract}.audit`;
	}

	const keys = await keysAtTerminal(workspace);
	console.log(`${given}, Node ${process.version}, milliseconds from a key to the whole frame that answers it`);
	console.table(keys);
	const file = words.includes('--json') ? words[words.indexOf('--json') + 1] : undefined;
	if (file !== undefined) {
		await writeFile(file, `${JSON.stringify({node: process.version, given, keys}, undefined, 2)}\n`);
	}
} finally {
	await rm(folder, {recursive: true, force: true});
}
