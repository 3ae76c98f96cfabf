import {Buffer} from 'node:buffer';
import {cp, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {leave, logEntries, onConviction, openAgain, openSample, override} from '../helpers/journey.js';
import {run} from '../helpers/run-program.js';

test.serial('killed after the screen said saved: it goes on with that decision, and no byte of the log can be changed unseen', async t => {
	const {terminal, ...place} = await openSample();
	await terminal.press(']', onConviction(1));
	const number = await override(terminal, '2', 'the docket lists the plea under another count');
	terminal.kill('SIGKILL');
	t.is((await terminal.exited).signal, 9);

	const again = await openAgain(place);
	t.notRegex(again.screen(), /lock/i, 'no question about a lock');
	t.regex(again.screen(), /1 decided, 26 left/);
	await again.press('\r', /^Convictions/);
	t.regex(again.screen(), /1 MEADOWBANK,RUPERT .* ≠ Overridden/);
	const screen = await again.press('\r', onConviction(1));
	t.regex(screen, new RegExp(String.raw`Decision {3}Overridden \(record-misread\): Eligible for Reduction, by Ada Example[^]*#${number}\.[^]*plea\s+under\s+another\s+count`));
	await leave(again);
	t.is((await again.exited).exitCode, 0);

	const entries = await logEntries(place.workspace);
	t.is(entries.find(({seq}) => seq === number)?.type, 'decision.override');
	t.is(entries.filter(({type}) => type === 'recovery.stale_lock').length, 1);
	const verified = await run(['verify', place.workspace]);
	t.is(verified.exit, 0, verified.out);

	// Every entry, the last one too, at places all over it: any other byte is noticed, and the entry named.
	const log = path.join(place.workspace, 'review.jsonl');
	const bytes = await readFile(log);
	const lines = bytes.toString('latin1').trimEnd().split('\n');
	t.is(lines.length, entries.length);
	let start = 0;
	let changes = 0;
	for (const [index, line] of lines.entries()) {
		const copy = path.join(place.folder, `changed-${index}.audit`);
		await cp(place.workspace, copy, {recursive: true, preserveTimestamps: true});
		for (const at of [0, 0.2, 0.45, 0.7, 0.9, 1].map(part => Math.round(part * (line.length - 1)))) {
			const changed = Buffer.from(bytes);
			changed[start + at]! ^= 0x01;
			await writeFile(path.join(copy, 'review.jsonl'), changed);
			const ran = await run(['verify', copy]);
			const where = `entry ${index}, byte ${at}: ${ran.out}`;
			t.is(ran.exit, 1, where);
			t.regex(ran.out, new RegExp(String.raw`(?:review\.jsonl:${index + 1}\b|(?:entry|entries) ${index}\b|line ${index + 1}\b)`), where);
			changes++;
		}

		await rm(copy, {recursive: true});
		start += line.length + 1;
	}

	t.is(changes, entries.length * 6);
});
