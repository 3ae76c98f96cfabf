import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {leave, logEntries, onConviction, openSample, readLog} from '../helpers/journey.js';

test.serial('compares with a second policy, walks what comes out differently, ends it; the log holds no word of it', async t => {
	const {terminal, workspace, folder} = await openSample();
	const before = await readLog(workspace);
	await terminal.press('v', /Compare with which policy\?[^]*Clear My Record.*: the policy of this audit[^]*motion of February 2020/);
	await terminal.press('gjjjj', /› Los Angeles County, motion of February 2020/);
	const section = await terminal.press('\r', /Compared with Los Angeles County, motion of February 2020[^]*come out differently/);
	const [, differing] = /(?<count>\d+) +\d+ {2}come out differently/.exec(section) ?? [];
	t.true(Number(differing) > 0, section);
	t.is(await readLog(workspace), before);

	const list = await terminal.press('V', /^Convictions · filter: comes out differently +row 1 of /);
	t.regex(list, new RegExp(`row 1 of ${differing!} · `));
	t.regex(list, /From → to[^]*\n› .* → /);
	const [, number] = /\n› +(?<number>\d+) /.exec(list) ?? [];
	const conviction = await terminal.press('\r', onConviction(Number(number)));
	t.regex(conviction, /Compared {3}Under Los Angeles County, motion of February 2020/);
	await terminal.press('\u001B', /^Convictions/);
	await terminal.press('j', /row 2 of /);
	await terminal.press('V', /^Convictions · filter: all/);
	await terminal.press('\u001B', /^Overview/);

	// A file of one's own that is none: said, and the first comparison stays.
	await writeFile(path.join(folder, 'office.yaml'), 'id: office\n');
	await terminal.press('v', /› None: end the comparison/);
	await terminal.press('G\r', 'Which policy file?');
	await terminal.press('office.yaml\r', /Nothing was compared[^]*office\.yaml:1:1/);
	await terminal.press('\r', /^Overview[^]*come out differently/);
	await terminal.press('v', /› None: end the comparison/);
	const ended = await terminal.press('\r', /The comparison is ended/);
	t.notRegex(ended, /Compared with/);
	await leave(terminal);
	t.deepEqual(await terminal.exited, {exitCode: 0, signal: 0});
	t.deepEqual((await logEntries(workspace)).map(({type}) => type).filter(type => !['log.open', 'run.engine', 'conviction.opened'].includes(type)), []);
});

test.serial('leaving while the extract is evaluated ends the program, and its thread with it', async t => {
	const {terminal} = await openSample();
	await terminal.press('v', /motion of February 2020/);
	await terminal.press('\r', /Evaluating the extract|Compared with/);
	terminal.type('\u0003\u0003');
	t.is((await terminal.exited).exitCode, 130);
	t.false(terminal.isAlternateScreen());
});
