import path from 'node:path';
import test from 'ava';
import {csvRows, decide, leave, logEntries, onConviction, override, ownWorkspace, saved, type Place} from '../helpers/journey.js';
import {asAccount, writeOffice} from '../helpers/office.js';
import {openTerminal, type Terminal} from '../helpers/pseudo-terminal.js';
import {run} from '../helpers/run-program.js';

const words = {first: 'the docket lists the plea under another count', second: 'the clerk remembers another outcome', declined: 'no paper says so'};

async function sitDown(place: Place, account: string, ...options: readonly string[]): Promise<Terminal> {
	const terminal = openTerminal([place.workspace, ...options], {cwd: place.folder, environment: asAccount(account)});
	await terminal.waitFor(/^Overview/);
	return terminal;
}

test.serial('a paralegal\'s proposals: one approved by an attorney, one declined, and results that nobody need take on trust', async t => {
	const place = await ownWorkspace();
	const office = await writeOffice(place.folder);
	const first = await sitDown(place, 'mortiz');
	t.regex(first.screen(), /office\.yaml lists the account mortiz as Mara Ortiz-Example, paralegal\. It does\s+not prove who types/);
	t.regex(await first.press(']', onConviction(1)), /o propose/);
	const proposed = await override(first, '2', words.first);
	await first.waitFor(onConviction(2));
	t.regex(first.screen(), /0 decided, 1 awaiting, 26 left/);
	const doubted = await override(first, '2', words.second);
	await first.waitFor(onConviction(3));
	await first.press('[', onConviction(27));
	await leave(first);
	t.is((await first.exited).exitCode, 0);
	t.regex(first.screen(), /of them 2 awaiting\s+approval/);

	const second = await sitDown(place, 'achen', '--office', office);
	t.regex(second.screen(), /Alva Chen-Example, attorney, bar\s+number\s+900001/);
	t.regex(second.screen(), /2 awaiting, 25 left/);
	t.notRegex(second.screen(), /UNVERIFIED/);
	await second.press('\r', /^Convictions/);
	t.regex(second.screen(), /1 MEADOWBANK,RUPERT .* Awaiting/);
	const shown = await second.press('\r', onConviction(1));
	t.regex(shown.replaceAll(/\s*\n\s*/g, ' '), /AWAITS APPROVAL\. Proposed \(record-misread\): Eligible for Reduction, by Mara Ortiz-Example \(paralegal\).*“the docket lists the plea under another count”/);
	await decide(second, 'y', /Acknowledge first with a/);
	await decide(second, 'a', /All flags that ask for it are acknowledged/);
	await decide(second, 'y', /Is this right\? Enter saves it\./);
	const approved = await saved(second, '\r');
	await second.waitFor(onConviction(2));
	await decide(second, 'n', /In your own words/);
	await second.press(words.declined, `> ${words.declined}`);
	await second.press('\r', 'Is this right? Enter saves it.');
	const declined = await saved(second, '\r');
	t.regex(second.screen(), /1 decided, 26 left/);
	await second.press('\u001B', /^Convictions/);
	await second.press('x', 'What the results will hold');
	await second.press('\r', /Written to .*\/results\/0001/);
	await leave(second);
	t.is((await second.exited).exitCode, 0);

	const results = path.join(place.workspace, 'results', '0001');
	const rows = new Map((await csvRows(results, 'prop64-results.csv')).filter(row => row['Conviction Key'] !== '').map(row => [row['Log Entry'], row]));
	t.deepEqual(new Set(rows.keys()), new Set(['', String(approved)]));
	const row = rows.get(String(approved))!;
	t.deepEqual(['Decision', 'Eligibility Determination', 'Decided By', 'Reviewer Reason'].map(name => row[name]), ['overridden', 'Eligible for Reduction', 'Alva Chen-Example (attorney)', `Proposed by Mara Ortiz-Example (paralegal): ${words.first}`]);
	t.true((await csvRows(results, 'undecided.csv')).every(line => line['Stamps'] === 'PARTIAL; TRIAL'));
	const entries = (await logEntries(place.workspace)).filter(({type}) => type.startsWith('decision.'));
	t.deepEqual(entries.map(({seq, type, body}) => [seq, type, body['proposal']]), [
		[proposed, 'decision.propose', undefined], [doubted, 'decision.propose', undefined], [approved, 'decision.approve', proposed], [declined, 'decision.decline', doubted],
	]);
	const verified = await run(['verify', results, '--extract', place.extract]);
	t.is(verified.exit, 0, verified.out);
});
