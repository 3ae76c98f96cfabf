import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {keysAtTerminal} from './keys-at-terminal.js';
import {makeExtract} from './make-extract.js';

/**
`npm run bench -- [people…] [--runs N] [--json FILE]`: medians on extracts that `generate` makes, each stage beside its floor, which is what
reading, hashing or copying alone takes. Figures neither pass nor fail. The largest of the usual sizes takes an hour and 10 GB of disk.
*/
const words = process.argv.slice(2);
const option = (name: string): string | undefined => words.includes(name) ? words[words.indexOf(name) + 1] : undefined;
const runs = Number(option('--runs') ?? 5);
const sizes = words.filter((word, index) => /^\d+$/.test(word) && words[index - 1] !== '--runs').map(Number);
const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const settings = ['--county', 'Los Angeles', '--as-of', '2020-07-01', '--policy', 'clear-my-record-2019', '--set', 'dismiss=11357', '--set', 'reduce=11359,11360', '--set', 'age=57'];

/** Runs a script of this folder and gives what it wrote on file descriptor 3. */
async function child<Result>(file: string, given: readonly string[], flags: readonly string[] = []): Promise<Result> {
	const running = spawn(process.execPath, [...flags, script(file), ...given], {stdio: ['ignore', 'ignore', 'inherit', 'pipe'], env: {...process.env, NODE_ENV: 'production'}});
	let text = '';
	running.stdio[3]!.on('data', (chunk: Uint8Array) => {
		text += String(chunk);
	});
	await once(running, 'close');
	return JSON.parse(text) as Result;
}

type Measured = {readonly exit: number; readonly seconds: number; /** Of all threads. */ readonly cpuSeconds: number; readonly peakBytes: number};

const median = (numbers: readonly number[]): number => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!;

async function medianOf(work: () => Promise<Measured>): Promise<Measured> {
	const all: Measured[] = [];
	for (let index = 0; index < runs; index++) {
		const measured = await work();
		if (measured.exit !== 0) {
			throw new Error(`a run ended with ${measured.exit}`);
		}

		all.push(measured);
	}

	return {exit: 0, seconds: median(all.map(({seconds}) => seconds)), cpuSeconds: median(all.map(({cpuSeconds}) => cpuSeconds)), peakBytes: Math.max(...all.map(({peakBytes}) => peakBytes))};
}

const folder = await mkdtemp(path.join(tmpdir(), 'second-look-bench-'));
const table: Array<Readonly<Record<string, string | number>>> = [];
const memory: Array<Readonly<Record<string, number>>> = [];
const keys: Array<Readonly<Record<string, string | number>>> = [];
try {
	for (const people of sizes.length > 0 ? sizes : [1000, 10_000, 53_000, 500_000]) {
		const extract = path.join(folder, `${people}.csv`);
		const workspace = `${extract}.audit`;
		const bytes = await makeExtract(extract, people);
		const line = (what: string, {seconds, cpuSeconds, peakBytes}: Measured, floor: Measured | undefined): void => {
			table.push({
				what, people, MB: Math.round(bytes / 1e6), s: Number(seconds.toFixed(2)), 'CPU s': Number(cpuSeconds.toFixed(2)), 'people/min': Math.round((people * 60) / seconds), 'MB/s': Math.round(bytes / 1e6 / seconds),
				'times its floor': floor ? Number((seconds / floor.seconds).toFixed(1)) : '', 'peak MB': Math.round(peakBytes / 1e6),
			});
		};

		const floor = async (what: string, name: string, ...given: readonly string[]): Promise<Measured> => {
			const measured = await medianOf(async () => child<Measured>('floor.js', [name, ...given]));
			line(`floor: ${what}`, measured, undefined);
			return measured;
		};

		await floor('read', 'read', extract);
		await floor('read, hash', 'hash', extract);
		const split = await floor('read, hash, split rows', 'split', extract);
		for (const workers of ['1', '2']) {
			line(`evaluate --workers ${workers}`, await medianOf(async () => {
				await rm(workspace, {recursive: true, force: true});
				return child<Measured>('measured.js', ['evaluate', extract, ...settings, '--workers', workers]);
			}), split);
		}

		const out = path.join(folder, 'out');
		const results = async (...full: readonly string[]): Promise<Measured> => medianOf(async () => {
			await rm(out, {recursive: true, force: true});
			return child<Measured>('measured.js', ['results', workspace, '--out', out, ...full]);
		});
		const usual = await results();
		line('results', usual, await floor('copy what results writes', 'copy', out, path.join(folder, 'copy')));
		const full = await results('--full');
		line('results --full', full, await floor('copy what results --full writes', 'copy', out, path.join(folder, 'copy')));
		line('open (list as text)', await medianOf(async () => child<Measured>('measured.js', ['review', workspace])), await floor('read, hash convictions.jsonl', 'hash', path.join(workspace, 'convictions.jsonl')));
		const kept = await child<{kept: number; subjects: number; convictions: number}>('kept.js', [extract, workspace], ['--expose-gc']);
		const onDisk = (await stat(path.join(workspace, 'convictions.jsonl'))).size;
		memory.push({people, subjects: kept.subjects, 'convictions in scope': kept.convictions, 'kept bytes': kept.kept, 'kept per subject': Math.round(kept.kept / kept.subjects), 'kept per conviction': Math.round(kept.kept / kept.convictions), 'on disk per conviction': Math.round(onDisk / kept.convictions)});
		keys.push(...(await keysAtTerminal(workspace)).map(one => ({...one, convictions: kept.convictions})));
	}
} finally {
	// What was measured before something failed took hours as well.
	console.log(`Node ${process.version}, median of ${runs}`);
	console.table(table);
	console.table(memory);
	console.log('Milliseconds from a key to the whole frame that answers it');
	console.table(keys);
	const file = option('--json');
	if (file !== undefined) {
		await writeFile(file, `${JSON.stringify({node: process.version, runs, table, memory, keys}, undefined, 2)}\n`);
	}

	await rm(folder, {recursive: true, force: true});
}
