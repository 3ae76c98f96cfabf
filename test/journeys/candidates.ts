import path from 'node:path';
import test from 'ava';
import {csvRows, decide, leave, logEntries, openAgain, openSample, override, saved} from '../helpers/journey.js';
import {run} from '../helpers/run-program.js';

const words = 'the clerk says it was plain marijuana';

test.serial('a candidate is found, promoted and decided; it is there again after a new start, and in results that verify', async t => {
	const {terminal, ...place} = await openSample();
	await terminal.press('C', /^Candidates: out of scope[^]*Look-alike, or not relieved/);
	await terminal.press('\r', /^Candidate: out of scope .*candidate 1 of 1(?=[^]*Statute)(?![^]*[Rr]eading the record)/);
	for (;;) {
		if (!(await terminal.press('P', /In your own words|warning: Not drawn yet/)).includes('Not drawn yet')) {
			break;
		}

		await terminal.press('\u000C', /^Candidate: (?![^]*Not drawn yet)/);
	}

	await terminal.press(words, `> ${words}`);
	await terminal.press('\r', 'Is this right? Enter saves it.');
	const promotion = await saved(terminal, '\r');
	await terminal.waitFor(/^Conviction (?=[^]*Promoted +by Ada Example)(?![^]*[Rr]eading the record)/);
	await decide(terminal, 'o', /Which outcome\?/);
	await terminal.press('\u001B', /^Conviction (?![^]*Which outcome)/);
	const decision = await override(terminal, '2', 'the office asks for relief here too');
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);

	const again = await openAgain(place);
	await again.press('C', /PROMOTED: Look-alike/);
	await again.press('\r', /^Conviction (?=[^]*Promoted +by Ada Example)(?![^]*[Rr]eading the record)/);
	await leave(again);
	t.is((await again.exited).exitCode, 0);

	t.deepEqual((await logEntries(place.workspace)).filter(({type}) => /^(?:candidate|decision)/.test(type)).map(({seq, type}) => [seq, type]), [[promotion, 'candidate.promoted'], [decision, 'decision.override']]);
	t.is((await run(['results', place.workspace])).exit, 0);
	const results = path.join(place.workspace, 'results', '0001');
	const row = (await csvRows(results, 'prop64-results.csv')).find(one => one['Log Entry'] === String(decision))!;
	t.deepEqual(['Rule', 'Decision', 'Statutory Relief'].map(name => row[name]), ['clear-my-record-2019#candidate', 'overridden', 'None: HS 11361.8 does not name this charge']);
	const verified = await run(['verify', results, '--extract', place.extract]);
	t.is(verified.exit, 0, verified.out);
});
