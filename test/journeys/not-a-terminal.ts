import test, {type ExecutionContext} from 'ava';
import {ada, csvRows, ownSample, ownWorkspace, readLog} from '../helpers/journey.js';
import {openTerminal} from '../helpers/pseudo-terminal.js';
import {run, sample, sampleOptions} from '../helpers/run-program.js';

/** The summary and the queue, with initials where the names would be. */
async function isMaskedQueue(t: ExecutionContext, text: string): Promise<void> {
	t.regex(text, /44 convictions in scope; 27 need a person; 27 are undecided/);
	t.regex(text, /26 {2}Eligible for Dismissal\r?\n +2 {2}Eligible for Reduction\r?\n +16 {2}Hand Review/);
	t.regex(text, /41000038\/103002001000 {2}M\. R\. {2}11357\(A\) HS/);
	t.regex(text, /Candidates, out of scope and perhaps about marijuana: 1; promoted: 0; not promoted, by kind[^\n]*\n +1 {2}Look-alike, or not relieved/);
	t.regex(text, /H {2}No court case number, or several \(case-number\)/);
	const names = new Set((await csvRows(sample('first-steps.csv'))).flatMap(row => row['PRI_NAME']!.split(/[ ,]/)).filter(name => name.length > 2));
	t.true(names.size > 60);
	t.deepEqual([...names].filter(name => new RegExp(String.raw`\b${name}\b`, 'i').test(text)), []);
	// eslint-disable-next-line no-control-regex -- these are what must not be there
	t.notRegex(text, /\u001B/);
}

test.serial('review into a pipe prints the summary and the masked queue, and decides nothing', async t => {
	const {extract, workspace} = await ownSample();
	const ran = await run(['review', extract, ...sampleOptions, ...ada]);
	t.is(ran.exit, 0, ran.error);
	t.is(ran.error, '', 'progress is for terminals');
	await isMaskedQueue(t, ran.out);
	const log = await readLog(workspace);
	const again = await run([workspace]);
	t.is(again.exit, 0, again.error);
	t.is(again.out, ran.out, 'the workspace by itself says the same');
	t.is(await readLog(workspace), log);
});

test.serial('demo into a pipe prints the same', async t => {
	const ran = await run(['demo']);
	t.is(ran.exit, 0, ran.error);
	await isMaskedQueue(t, ran.out);
});

test.serial('--plain into a pipe prints the same', async t => {
	const {workspace} = await ownWorkspace();
	const ran = await run([workspace, ...ada, '--plain']);
	t.is(ran.exit, 0, ran.error);
	await isMaskedQueue(t, ran.out);
});

test.serial('--json on a terminal prints the queue as data', async t => {
	const {workspace, folder} = await ownWorkspace();
	const terminal = openTerminal([workspace, ...ada, '--json'], {cwd: folder, columns: 200, rows: 60});
	t.is((await terminal.exited).exitCode, 0);
	const data = JSON.parse(terminal.bytes()) as {convictions: number; queue: ReadonlyArray<{name: string}>};
	t.is(data.convictions, 44);
	t.is(data.queue.length, 27);
	t.true(data.queue.every(({name}) => /^(?:\p{L}\. ?)+$/u.test(name)));
});
