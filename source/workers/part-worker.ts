import {parentPort} from 'node:worker_threads';
import type {Engine} from '../determinations/engine.js';
import {determineApart, type DeterminedApart, type PeopleApart} from '../files/determine-apart.js';
import {scanPart, type Part, type ScannedPart} from '../files/scan-part.js';
import type {Attempt} from '../values/problem.js';

export type PartTask = {readonly number: number} & ({readonly part: Part} | {readonly group: PeopleApart});
/** What the tasks behind it are done with. */
export type PartEngine = {readonly engine: Engine};
export type PartAnswer = {readonly number: number; readonly done: Attempt<ScannedPart> | Attempt<DeterminedApart>};

let engine: Engine;
// One after the other: two pieces at a time would only take twice the memory.
let turn: Promise<void> = Promise.resolve();
parentPort!.on('message', (task: PartTask | PartEngine) => {
	turn = turn.then(async () => {
		if ('engine' in task) {
			({engine} = task);
			return;
		}

		const done = 'part' in task ? await scanPart(task.part, engine) : await determineApart(task.group, engine);
		const buffers = done.ok ? [done.value.lines.bytes, done.value.candidateLines.bytes].filter(bytes => owns(bytes)).map(({buffer}) => buffer as ArrayBuffer) : [];
		parentPort!.postMessage({number: task.number, done} satisfies PartAnswer, buffers);
	});
});

/** Only memory that nobody else uses may be given away. */
function owns({buffer, byteLength}: Uint8Array): boolean {
	return byteLength > 0 && buffer.byteLength === byteLength;
}
