import path from 'node:path';
import test from 'ava';
import {csvRows, decide, leave, logEntries, openAgain, ownWorkspace} from '../helpers/journey.js';
import {run} from '../helpers/run-program.js';

const words = 'each of these case numbers was compared with the docket and stands';

test.serial('one ruling for many: begun on one conviction, previewed, counted, saved, taken back and made again, in results that verify', async t => {
	const place = await ownWorkspace();
	const terminal = await openAgain(place);
	await terminal.press('\r', /^Convictions/);
	await terminal.press('/', 'search:');
	await terminal.press('ABERNETT', 'search: ABERNETT');
	await terminal.press('\r', /› +\d+ ABERNETT/);
	await terminal.press('\r', /^Conviction .*(?=[^]*Engine)(?![^]*reading the record)/);
	const ruleOnce = async (): Promise<number> => {
		await decide(terminal, 'R', /Which outcome, for all of them\?/);
		await terminal.press('1', 'Which relief is asked of the court');
		await terminal.press('1', 'On which law or decision');
		await terminal.press('office memorandum 7', '> office memorandum 7');
		await terminal.press('\r', 'In your own words');
		await terminal.press(words, `> ${words}`);
		const preview = await terminal.press('\r', 'Is this what you mean?');
		const count = Number(/(\d+) convictions of \d+ people: Eligible/.exec(preview)?.[1]);
		t.regex(preview, /The flag: /);
		await terminal.press('\r', 'Type how many convictions it is');
		await terminal.press(String(count + 1), `> ${count + 1}`);
		await terminal.press('\r', `Please type the number of convictions, ${count}`);
		await terminal.press('\u0015', /^> *$/m);
		await terminal.press(String(count), `> ${count}`);
		await terminal.press('\r', new RegExp(String.raw`saved #\d+: ruling on ${count} convictions`));
		return count;
	};

	const count = await ruleOnce();
	t.true(count >= 2);
	t.regex(terminal.screen().replaceAll(/\s*\n\s*/g, ' '), /Confirmed in bulk: Eligible for Dismissal, by Ada Example \(attorney\)/);
	await decide(terminal, 'U', /Of ruling 1/);
	await terminal.press('\r', 'Type how many convictions it is');
	await terminal.press(String(count), new RegExp(`^> ${count} *$`, 'm'));
	await terminal.press('\r', /saved #\d+: undo of ruling 1/);
	t.is(await ruleOnce(), count);
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);

	t.is((await run(['results', place.workspace])).exit, 0);
	const results = path.join(place.workspace, 'results', '0001');
	const decided = (await csvRows(results, 'prop64-results.csv')).filter(row => row['Decision'] === 'confirmed in bulk');
	t.deepEqual(decided.map(row => row['Reviewer Reason']), Array.from({length: count}, () => `Ruling 2: ${words}`));
	const types = (await logEntries(place.workspace)).map(({type}) => type);
	t.deepEqual(['ruling.made', 'decision.bulk', 'batch.undo'].map(wanted => types.filter(type => type === wanted).length), [2, 2 * count, 1]);
	for (const folder of [place.workspace, results]) {
		const verified = await run(['verify', folder, '--extract', place.extract]);
		t.is(verified.exit, 0, verified.out);
		t.regex(verified.out, /2 in amendments\.yaml, each as the log recorded it/);
	}

	t.regex((await run(['rules', 'show', place.workspace])).out, /Ruling 1, by Ada Example \(attorney\) on .*: TAKEN BACK[^]*Ruling 2, by Ada Example/);
});
