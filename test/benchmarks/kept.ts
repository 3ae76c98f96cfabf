import {writeSync} from 'node:fs';
import process from 'node:process';
import {inspectExtracts} from '../../source/files/build-audit.js';
import {firstPass} from '../../source/files/first-pass.js';
import {fileBytes} from '../../source/files/line-store.js';
import {openAudit} from '../../source/files/open-audit.js';

/** How much memory the first pass keeps when it is done, after a garbage collection, typed arrays with it; lines wait in a file, as in `evaluate`. Run with --expose-gc: extract, workspace. */
const [extract, workspace] = process.argv.slice(2) as [string, string];
const audit = await openAudit(workspace);
const files = await inspectExtracts([extract]);
if (!audit.ok || !files.ok) {
	throw new Error('the benchmark needs an extract and its workspace');
}

const {engine} = audit.value;
const collect = (globalThis as {gc?: () => void}).gc!;
collect();
const held = (): number => {
	const {heapUsed, arrayBuffers} = process.memoryUsage();
	return heapUsed + arrayBuffers;
};

const before = held();
let spools = 0;
const pass = await firstPass(files.value, engine, {bytes: () => fileBytes(`${workspace}/kept-${++spools}`)});
collect();
const kept = held() - before;
if (pass.ok) {
	pass.value.lines.discard();
	pass.value.candidateLines.discard();
	writeSync(3, JSON.stringify({kept, subjects: pass.value.counts.subjects, convictions: pass.value.counts.convictionsInScope, audit: audit.value.records.length}));
}
