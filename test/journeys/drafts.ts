import {readdir, readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout} from 'node:timers/promises';
import test from 'ava';
import {decide, leave, logEntries, onConviction, openAgain, openSample, saved} from '../helpers/journey.js';
import {run} from '../helpers/run-program.js';

test.serial('what is being typed survives the end of the program, however it ends; a note stays', async t => {
	const {terminal, ...place} = await openSample();
	const drafts = path.join(place.workspace, 'drafts.json');
	await terminal.press(']', onConviction(1));
	await decide(terminal, '+', /What should they know\?/);
	await terminal.press('ask the clerk', '> ask the clerk');
	await terminal.press('\r', /Is this right\? Enter saves it\./);
	await saved(terminal, '\r');
	t.regex(terminal.screen(), /Noted +“ask the clerk”/);
	await decide(terminal, 'd', /In your own words/);
	await terminal.press('half a sent', '> half a sent');
	await terminal.press('\u0003', 'Leave Second Look?');
	t.regex(terminal.screen(), /1 unfinished draft is kept for you/);
	terminal.type('\u0003');
	t.is((await terminal.exited).exitCode, 130);
	t.is((await stat(drafts)).mode % 0o1000, 0o600);

	const again = await openAgain(place);
	t.regex(again.screen(), /1 unfinished entry is here again/);
	await again.press('\r', /^Convictions[^]*draft/);
	await again.press('\r', onConviction(1));
	t.regex(again.screen(), /Draft +not saved[^]*a deferral \(d\)/);
	await decide(again, 'd', /> half a sent/);
	await again.press('ence', '> half a sentence');
	// Longer than the pause between two writes: then nothing is lost by a kill either.
	await setTimeout(1500);
	t.true((await readFile(drafts, 'utf8')).includes('half a sentence'));
	await again.press('\r', /Is this right\? Enter saves it\./);
	await saved(again, '\r');
	await leave(again);
	t.is((await again.exited).exitCode, 0);
	t.false((await readdir(place.workspace)).some(name => name.startsWith('drafts')));
	t.deepEqual((await logEntries(place.workspace)).filter(({type}) => /^(?:note|decision)/.test(type)).map(({type}) => type), ['note', 'decision.defer']);
	t.is((await run(['verify', place.workspace])).exit, 0);
});
