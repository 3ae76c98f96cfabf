import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {drawFromFrame} from '../../source/commands/sample-frame.js';
import {sha256} from '../../source/files/sha256.js';
import {createDraw} from '../../source/sampling/tickets.js';

/** `node build/test/benchmarks/tickets.js [units]`: tickets of that many units (default a million), 600 of them drawn; alone, and from a frame on disk. */
const units = Number(process.argv[2] ?? 1_000_000);
const seed = '20200213661726340915';
const drawn = 600;

async function timed(what: string, work: () => Promise<unknown> | unknown): Promise<Readonly<Record<string, string | number>>> {
	const before = process.cpuUsage();
	const begun = process.hrtime.bigint();
	await work();
	const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
	const {user, system} = process.cpuUsage(before);
	return {what, units, drawn, s: Number(seconds.toFixed(2)), 'CPU s': Number(((user + system) / 1e6).toFixed(2)), 'peak MB': Math.round(process.resourceUsage().maxRSS / 1024)};
}

const idOf = (index: number): string => `L${String(index).padStart(7, '0')}`;

function * frameLines(): Generator<string> {
	for (let index = 1; index <= units; index += 1000) {
		yield Array.from({length: Math.min(1000, units - index + 1)}, (_, more) => `${idOf(index + more)}\tdismiss\n`).join('');
	}
}

const folder = await mkdtemp(path.join(tmpdir(), 'second-look-bench-'));
try {
	const table = [await timed('draw', () => {
		const drawing = createDraw(drawn, seed, sha256);
		for (let index = 1; index <= units; index++) {
			drawing.add({id: idOf(index), stratum: 'dismiss'});
		}

		return drawing.drawn();
	})];
	const frame = path.join(folder, 'frame.tsv');
	await writeFile(frame, frameLines());
	table.push(await timed('sample tickets', async () => drawFromFrame(frame, drawn, seed)));
	console.log(`Node ${process.version}`);
	console.table(table);
} finally {
	await rm(folder, {recursive: true, force: true});
}
