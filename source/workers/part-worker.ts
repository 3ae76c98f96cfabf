import {parentPort, workerData} from 'node:worker_threads';
import type {Engine} from '../determinations/engine.js';
import {scanPart, type Part, type ScannedPart} from '../files/scan-part.js';
import type {Attempt} from '../values/problem.js';

export type PartTask = {readonly index: number; readonly part: Part};
export type PartAnswer = {readonly index: number; readonly scanned: Attempt<ScannedPart>};

const engine = workerData as Engine;
// One after the other: two parts at a time would only take twice the memory.
let turn: Promise<void> = Promise.resolve();
parentPort!.on('message', ({index, part}: PartTask) => {
	turn = turn.then(async () => {
		const scanned = await scanPart(part, engine);
		const buffers = scanned.ok ? [scanned.value.lines.bytes, scanned.value.candidateLines.bytes].filter(bytes => owns(bytes)).map(({buffer}) => buffer as ArrayBuffer) : [];
		parentPort!.postMessage({index, scanned} satisfies PartAnswer, buffers);
	});
});

/** Only memory that nobody else uses may be given away. */
function owns({buffer, byteLength}: Uint8Array): boolean {
	return byteLength > 0 && buffer.byteLength === byteLength;
}
