import {spawn} from 'node:child_process';
import {rmSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {program} from './pseudo-terminal.js';

export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));
export const sample = (name: string): string => path.join(projectFolder, 'samples', name);

const folders: string[] = [];
process.once('exit', () => {
	for (const folder of folders) {
		rmSync(folder, {recursive: true, force: true});
	}
});

/** A folder that is gone when the process of this test file ends. */
export async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'second-look-test-'));
	folders.push(folder);
	return folder;
}

export type Ran = {readonly exit: number | undefined; readonly out: string; readonly error: string};

/** Runs the built program without a terminal. */
export async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
	const child = spawn(process.execPath, [program, ...words], {env: {...process.env, ...environment}, stdio: ['ignore', 'pipe', 'pipe']});
	let out = '';
	let error = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		out += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		error += text;
	});
	return new Promise(resolve => {
		child.on('close', code => {
			resolve({exit: code ?? undefined, out, error});
		});
	});
}

/** The options the first sample is read under, as `samples/README.md` gives them. */
export const sampleOptions = [
	'--county', 'Los Angeles', '--as-of', '2020-07-01', '--policy', 'clear-my-record-2019', '--set', 'dismiss=11357,11358', '--set', 'reduce=11360',
	'--set', 'under-21=on', '--set', 'age=57', '--set', 'years-since=15', '--set', 'crime-free=10', '--set', 'deceased=on',
] as const;
