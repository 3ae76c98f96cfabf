import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {ada, csvRows, decide, leave, logEntries, onConviction, openAgain, openSample, readLog, saved} from '../helpers/journey.js';
import {run} from '../helpers/run-program.js';

const key = '41000013/101002001000';
/** The third of the queue: its date of birth is missing. */
const third = onConviction(3);

async function answered(t: ExecutionContext, latency: number): Promise<void> {
	const {terminal, ...place} = await openSample({latency});
	await terminal.press(']', onConviction(1));
	await terminal.press(']', onConviction(2));
	await terminal.press(']', /^Conviction .*conviction 3 of (?=[^]*To settle +Date of birth is missing)(?![^]*[Rr]eading the record)/);
	await decide(terminal, 'e', /1\. Date of birth \(an open question lacks it; now: unknown\)/);
	await terminal.press('1', 'Date of birth (YYYY-MM-DD');
	await terminal.press('1960-03-02', /Read as +1960-03-02/);
	await terminal.press('\r', 'Evidence: what kind?');
	await terminal.press('1', 'Evidence: where is it found?');
	await terminal.press('vol. 2 p. 14', '> vol. 2 p. 14');
	await terminal.press('\r', 'Evidence: on which day');
	await terminal.press('2020-06-14', '> 2020-06-14');
	await terminal.press('\r', /Before +Hand Review[^]*After +→ Eligible for Dismissal: 57 years or older/);
	const fact = await saved(terminal, '\r');
	await terminal.waitFor(/^Conviction .*conviction 3 of (?=[^]*Supplied +Date of birth: 1960-03-02 \(the record says unknown\))(?![^]*[Rr]eading the record)/);
	t.regex(terminal.screen(), /Engine +● Eligible for Dismissal/);
	await decide(terminal, 'c', /Is this right\? Enter saves it\.|Acknowledge first|Which relief/);
	t.regex(terminal.screen(), /Is this right\? Enter saves it\./);
	const decision = await saved(terminal, '\r');
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);

	const again = await openAgain(place, ada, {latency});
	await again.press('\r', /^Convictions/);
	await again.press('j', 'row 2 of');
	await again.press('j', 'row 3 of');
	await again.press('\r', third);
	t.regex(again.screen(), /Supplied +Date of birth: 1960-03-02[^]*Decision +Confirmed: Eligible for Dismissal/);
	await leave(again);
	t.is((await again.exited).exitCode, 0);

	t.deepEqual((await logEntries(place.workspace)).filter(({type}) => /^(?:fact|decision)/.test(type)).map(({seq, type}) => [seq, type]), [[fact, 'fact.supplied'], [decision, 'decision.confirm']]);
	t.false((await readLog(place.workspace)).includes('1960-03'));
	t.is((await run(['results', place.workspace])).exit, 0);
	const results = path.join(place.workspace, 'results', '0001');
	const row = (await csvRows(results, 'prop64-results.csv')).find(one => one['Conviction Key'] === key)!;
	t.deepEqual(['Engine Determination', 'Eligibility Determination', 'Decision', 'Log Entry'].map(name => row[name]), ['Hand Review', 'Eligible for Dismissal', 'confirmed', String(decision)]);
	t.regex(row['Facts Supplied']!, new RegExp(String.raw`^Date of birth: 1960-03-02 \(the record says unknown\), supplied by Ada Example \(attorney\), entry ${fact}, docket: vol\. 2 p\. 14, seen 2020-06-14$`));
	const verified = await run(['verify', results, '--extract', place.extract]);
	t.is(verified.exit, 0, verified.out);
	const shown = await run(['show', place.workspace, key]);
	t.regex(shown.out, /FACTS SUPPLIED[^]*Date of birth: 1960-03-02[^]*From the extract alone: Hand Review/);
	const redacted = await run(['show', place.workspace, key, '--redact']);
	t.false(redacted.out.includes('1960-03-02') || redacted.out.includes('vol. 2'), redacted.out);
}

const title = 'a missing birth date is answered, determined again, confirmed, there again tomorrow, and in results that verify';
test.serial(title, answered, 0);
test.serial(`${title}, with 150 ms added to each read`, answered, 150);
