import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {csvRows, decide, leave, logEntries, onConviction, openSample, override, readLog, runTool, saved, type CsvRow} from '../helpers/journey.js';
import {run} from '../helpers/run-program.js';

const words = {
	first: 'the docket lists the plea under another count',
	again: 'clerk confirmed by telephone that the plea differs',
	challenge: 'the file shows a sale to a minor nearby',
	place: 'vol. 2 p. 14',
	basis: 'equitable tolling under the stipulation',
} as const;

const byKey = (rows: readonly CsvRow[]): ReadonlyMap<string, CsvRow> => new Map(rows.map(row => [row['Conviction Key']!, row]));

async function firstHour(t: ExecutionContext, latency: number): Promise<void> {
	const {terminal, workspace, extract} = await openSample({latency});
	t.regex(terminal.screen(), /27 left · nothing to save · Ada Example \(attorney\)/);
	t.true(terminal.isAlternateScreen());

	const first = await terminal.press(']', onConviction(1));
	t.regex(first, /MEADOWBANK,RUPERT[^]*Engine {5}● Eligible for Dismissal[^]*Flags {6}H high \[press a]/);
	const why = await terminal.press('w', /QUESTIONS, in the order/);
	t.regex(why, /Is the section one the office dismisses\? THIS DECIDES\.[^]*yes: .*11357/);

	const overridden = await override(terminal, '2', words.first);
	t.regex(terminal.screen(), /saved #\d+: conviction 1 overridden: Dismiss to Reduce; now conviction 2 of\n44/);
	await terminal.press('\u001B', /^Convictions/);
	t.regex(terminal.screen(), /1 MEADOWBANK,RUPERT .* ≠ Overridden/);
	const undone = await saved(terminal, 'u');
	t.regex(terminal.screen(), new RegExp(String.raw`undid #${overridden} on conviction 1; the log keeps both \(#${undone}\)`));
	t.notRegex(terminal.screen(), /Overridden/);
	await terminal.press('g', /row 1 of 44/);
	await terminal.press('\r', onConviction(1));
	const overriddenAgain = await override(terminal, '2', words.again);

	await terminal.press('\u001B', /^Convictions/);
	await terminal.press('/', /\nsearch: /);
	await terminal.press('UNDERHALE\r', /row 18 of 44/);
	await terminal.press('\r', onConviction(18));
	await decide(terminal, 'c', /Acknowledge first with a: 1 flag is open/);
	await decide(terminal, 'a', /All flags that ask for it are acknowledged/);
	await decide(terminal, 'c', /Is this right\? Enter saves it\./);
	const confirmed = await saved(terminal, '\r');

	await terminal.waitFor(onConviction(19));
	await decide(terminal, 'p', /On which ground\?/);
	await terminal.press('1', 'In your own words');
	await terminal.press(`${words.challenge}\r`, 'Evidence: what kind?');
	await terminal.press('1', 'where is it found?');
	await terminal.press(`${words.place}\r`, 'on which day was it seen?');
	await terminal.press('2020-06-30\r', 'The deadline for challenges is past');
	await terminal.press(`${words.basis}\r`, 'Is this right? Enter saves it.');
	t.regex(terminal.screen(), /After {6}→ Challenged: relief is opposed[^]*docket: vol\. 2 p\. 14, seen 2020-06-30[^]*LATE {7}equitable tolling/);
	const challenged = await saved(terminal, '\r');

	await terminal.press('\u001B', /^Convictions/);
	await terminal.press('x', 'What the results will hold');
	await terminal.press('\r', /Written to .*\/results\/0001/);
	await leave(terminal);
	t.deepEqual(await terminal.exited, {exitCode: 0, signal: 0});
	t.false(terminal.isAlternateScreen());
	t.false(terminal.isPasteBracketed());
	t.true(terminal.isCursorShown());

	const receipt = terminal.screen().replaceAll('\n', '');
	const entries = await logEntries(workspace);
	const head = (await runTool('sh', ['-c', String.raw`tail -n 1 review.jsonl | tr -d "\n" | sha256sum | cut -c 1-64`], workspace)).out.trim();
	t.true(receipt.includes('Decided in this session: 5 entries.'), receipt);
	t.true(receipt.includes(`#${overridden} conviction 1 overridden: Dismiss to Reduce (undone)`));
	t.true(receipt.includes(`#${challenged} conviction 19 challenged: relief is opposed`));
	t.true(receipt.includes(`Review log: ${workspace}/review.jsonl, ${entries.length} entries, head ${head}`));
	t.true(receipt.includes(`Results: ${workspace}/results/0001`));
	t.notRegex(receipt, /MEADOWBANK|UNDERHALE|VANTERPOOL/);

	const results = path.join(workspace, 'results', '0001');
	const sums = await runTool('sha256sum', ['-c', 'SHA256SUMS'], results);
	t.is(sums.exit, 0, sums.out);
	for (const given of [[workspace], [results, '--extract', extract]]) {
		const verified = await run(['verify', ...given]);
		t.is(verified.exit, 0, verified.out);
		t.notRegex(verified.out, /not checked/);
	}

	// Exactly the decided convictions carry a reviewer, and each what was typed.
	const rows = byKey((await csvRows(results, 'prop64-results.csv')).filter(row => row['Conviction Key'] !== ''));
	t.is(rows.size, 44);
	const decided = [...rows.values()].filter(row => row['Log Entry'] !== '');
	t.true(decided.every(row => row['Decided By'] === 'Ada Example (attorney)'));
	t.deepEqual(new Set([...rows.values()].filter(row => row['Decided By'] !== '')), new Set(decided));
	const shown = decided.map(row => ['Conviction Key', 'Decision', 'Eligibility Determination', 'Relief Asked', 'Reviewer Reason Code', 'Reviewer Reason', 'Evidence', 'Log Entry'].map(name => row[name])).toSorted((one, two) => Number(one.at(-1)) - Number(two.at(-1)));
	const relief = shown.map(cells => cells[3]);
	t.regex(relief[0]!, /misdemeanor/i);
	t.regex(relief[1]!, /dismiss/i);
	t.deepEqual(shown.map(cells => cells.toSpliced(3, 1)), [
		['41000038/103002001000', 'overridden', 'Eligible for Reduction', 'record-misread', words.again, '', String(overriddenAgain)],
		['41000021/101002001000', 'confirmed', 'Eligible for Dismissal', '', '', '', String(confirmed)],
		['41000022/101002001000', 'challenged', 'Not eligible', 'not-eligible', words.challenge, 'docket: vol. 2 p. 14, seen 2020-06-30', String(challenged)],
	]);

	const challenges = await csvRows(results, 'challenges.csv');
	t.deepEqual(challenges.map(row => [row['Conviction Key'], row['Late'], row['Basis for a Late Challenge'], row['Reviewer Reason']]), [['41000022/101002001000', 'LATE', words.basis, words.challenge]]);
	const undecided = (await csvRows(results, 'undecided.csv')).map(row => row['Conviction Key']!);
	const notOpposed = (await csvRows(results, 'no-challenge.csv')).map(row => row['Conviction Key']!);
	t.is(undecided.length, 24);
	t.deepEqual([...undecided, ...notOpposed, '41000022/101002001000'].toSorted(), [...rows.keys()].toSorted());
	t.true(notOpposed.includes('41000038/103002001000') && notOpposed.includes('41000021/101002001000'));

	// The log by itself may be shown to anyone.
	const log = await readLog(workspace);
	for (const text of Object.values(words)) {
		t.false(log.includes(text), text);
	}

	const people = await csvRows(extract);
	const names = new Set(people.flatMap(row => [row['PRI_NAME']!, row['PRI_NAME']!.split(',')[0]!, row['SUBJECT_ID']!, row['CII_NUMBER']!]).filter(text => text.length > 3));
	t.true(names.size > 100);
	t.deepEqual([...names].filter(name => log.toUpperCase().includes(name.toUpperCase())), []);
	t.true((await readFile(path.join(workspace, 'words.jsonl'), 'utf8')).includes(words.again));
	t.deepEqual(entries.filter(({type}) => type.startsWith('decision.')).map(({seq, type}) => [seq, type]), [
		[overridden, 'decision.override'], [undone, 'decision.undo'], [overriddenAgain, 'decision.override'], [confirmed, 'decision.confirm'], [challenged, 'decision.challenge'],
	]);
}

const title = 'the first hour: read, override, undo, override, confirm, challenge, results, quit; and all of it can be checked';
test.serial(title, firstHour, 0);
test.serial(`${title}, with 150 ms added to each read`, firstHour, 150);
