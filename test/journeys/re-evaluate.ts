import path from 'node:path';
import test from 'ava';
import {csvRows, decide, leave, logEntries, onConviction, openAgain, openSample, override, saved} from '../helpers/journey.js';
import {run, sampleOptions} from '../helpers/run-program.js';

const words = 'the docket lists the plea under another count';
const changedKey = '41000021/101002001000';
const unchangedKey = '41000038/103002001000';

test.serial('evaluated again under another --set: decisions are kept, and stale where the line they were made on changed', async t => {
	const {terminal, ...place} = await openSample();
	await terminal.press(']', onConviction(1));
	const first = await override(terminal, '2', words);
	await terminal.press('\u001B', /^Convictions/);
	// Conviction 23, of 1996 under 11359, is dismissed for its age: without `years-since` its line is another.
	await terminal.press('/', /./);
	await terminal.press('VANTERPOOL\r', /row 19 of 44/);
	await terminal.press('\r', onConviction(19));
	await decide(terminal, 'a', /All level-H flags are acknowledged/);
	await decide(terminal, 'c', /Is this right/);
	const second = await saved(terminal, '\r');
	await leave(terminal);
	const head = await logEntries(place.workspace);

	const refused = await run([place.extract, ...sampleOptions, '--set', 'years-since=off']);
	t.is(refused.exit, 64, 'opening under other options names evaluate');
	t.regex(refused.error, /second-look evaluate/);
	const ran = await run(['evaluate', place.extract, ...sampleOptions.filter((word, index, all) => word !== 'years-since=15' && all[index + 1] !== 'years-since=15'), '--set', 'years-since=off']);
	t.is(ran.exit, 0, ran.error);
	t.regex(ran.out, /^Evaluated again/);
	const entries = await logEntries(place.workspace);
	t.deepEqual(entries.slice(0, head.length), head, 'the log only grew');
	t.true(entries.slice(head.length).some(({type}) => type === 'run.engine'));

	const again = await openAgain(place);
	await again.press('\r', /^Convictions/);
	t.log(changedKey, unchangedKey, first, second, again.screen());
	await leave(again);

	const out = path.join(place.folder, 'out');
	const written = await run(['results', place.workspace, '--out', out]);
	t.is(written.exit, 0, written.error);
	t.log(written.out);
	t.log((await csvRows(out, 'prop64-results.csv')).filter(row => row['Log Entry'] !== '').map(row => [row['Conviction Key'], row['Decision'], row['Eligibility Determination'], row['Eligibility Reason'], row['Log Entry']]));
	for (const given of [[place.workspace], [out, '--extract', place.extract]]) {
		const verified = await run(['verify', ...given]);
		t.is(verified.exit, 0, verified.out);
	}
});
