import path from 'node:path';
import test from 'ava';
import {csvRows, decide, leave, logEntries, onConviction, openAgain, openSample, override, saved} from '../helpers/journey.js';
import {run, sampleOptions} from '../helpers/run-program.js';

const words = 'the docket lists the plea under another count';
const changedKey = '41000022/101002001000';
const unchangedKey = '41000038/103002001000';

test.serial('evaluated again under another --set: decisions are kept, and stale where the line they were made on changed', async t => {
	const {terminal, ...place} = await openSample();
	await terminal.press(']', onConviction(1));
	const first = await override(terminal, '2', words);
	await terminal.press('\u001B', /^Convictions/);
	// Of 2002, under 11359: dismissed for its age, so that without `years-since` its line is another.
	await terminal.press('/', /\nsearch: /);
	await terminal.press('VANTERPOOL\r', /row 19 of 44/);
	await terminal.press('\r', onConviction(19));
	await decide(terminal, 'a', /All flags that ask for it are acknowledged/);
	await decide(terminal, 'c', /Is this right/);
	const second = await saved(terminal, '\r');
	await leave(terminal);
	const head = await logEntries(place.workspace);

	const refused = await run([place.extract, ...sampleOptions, '--set', 'years-since=0']);
	t.is(refused.exit, 64, 'opening under other options names evaluate');
	t.regex(refused.error, /second-look evaluate/);
	const ran = await run(['evaluate', place.extract, ...sampleOptions.filter((word, index, all) => word !== 'years-since=15' && all[index + 1] !== 'years-since=15'), '--set', 'years-since=0']);
	t.is(ran.exit, 0, ran.error);
	t.regex(ran.out, /^Evaluated again/);
	const entries = await logEntries(place.workspace);
	t.deepEqual(entries.slice(0, head.length), head, 'the log only grew');
	t.true(entries.slice(head.length).some(({type}) => type === 'run.engine'));

	const again = await openAgain(place);
	t.regex(again.screen(), /PARTIAL: 28 undecided/);
	const list = await again.press('\r', /^Convictions/);
	t.regex(list, /MEADOWBANK,RUPERT 11357\(A\) HS {2}2003-10-27 ◐ Reduce {7}≠ Overridden H/);
	t.regex(list, /VANTERPOOL,HESTER 11359 HS {5}2002-11-04 ▲ Hand review {2}‼ Check/);
	t.regex(list, /1 decided, 28 left/);
	await again.press('/', /\nsearch: /);
	await again.press('VANTERPOOL\r', /row 12 of 44/);
	const screen = await again.press('\r', onConviction(12));
	t.regex(screen, new RegExp(String.raw`Decision {3}STALE, decide again\. Confirmed: Eligible for Dismissal, by Ada\s+Example[^]*#${second}\.`));
	await leave(again);

	const out = path.join(place.folder, 'out');
	const written = await run(['results', place.workspace, '--out', out]);
	t.is(written.exit, 0, written.error);
	t.regex(written.out, /1 {2}Decision: stale/);
	const decided = (await csvRows(out, 'prop64-results.csv')).filter(row => row['Log Entry'] !== '');
	t.deepEqual(decided.map(row => ['Conviction Key', 'Decision', 'Eligibility Determination', 'Eligibility Reason', 'Log Entry'].map(name => row[name])).toSorted((one, two) => Number(one.at(-1)) - Number(two.at(-1))), [
		[unchangedKey, 'overridden', 'Eligible for Reduction', 'Decided by the reviewer', String(first)],
		[changedKey, 'stale', 'Hand Review', 'The record or the rules changed after the decision: decide again', String(second)],
	]);
	t.true((await csvRows(out, 'undecided.csv')).some(row => row['Conviction Key'] === changedKey && row['Decision'] === 'stale'));
	for (const given of [[place.workspace], [out, '--extract', place.extract]]) {
		const verified = await run(['verify', ...given]);
		t.is(verified.exit, 0, verified.out);
	}
});
