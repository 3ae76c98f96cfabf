import test from 'ava';
import {leave, openAgain, override, ownWorkspace} from '../helpers/journey.js';

const figure = (screen: string, label: string): number => Number(new RegExp(String.raw`${label} +(?<count>\d+)`).exec(screen)?.groups?.['count']);

test.serial('from a blocker to its list, from a question to a decision, and back: the figures are those of now', async t => {
	const place = await ownWorkspace();
	const terminal = await openAgain(place);
	const first = await terminal.waitFor(/What keeps the results partial/);
	const left = figure(first, 'Left for you to look at');
	const reviews = figure(first, 'Hand review: a question to settle');
	t.is(figure(first, 'Decided today'), 0);

	await terminal.press('jjjjj', '› Hand review: a question to settle');
	await terminal.press('\r', new RegExp(`^Convictions .*hand review +row 1 of ${reviews} `));
	await terminal.press('\u001B', /^Overview/);

	await terminal.press('\t', /Questions to settle +Left +All/);
	const asked = Number(/› .*? (?<left>\d+) +\d+ +\S+ %/.exec(terminal.screen())?.groups?.['left']);
	t.true(asked > 0);
	await terminal.press('\r', new RegExp(`^Convictions .*, und.* row 1 of ${asked} `));
	await terminal.press('\r', /^Conviction (?=[^]*Engine)(?![^]*[Rr]eading the record)/);
	await override(terminal, '1', 'the docket lists a sentence completed');
	await terminal.press('\u001B', /^Convictions/);
	await terminal.press('\u001B', /^Overview/);
	const decided = await terminal.press('\u001B[Z', /Decided today +1 /);
	t.is(figure(decided, 'Hand review: a question to settle'), reviews - 1);
	t.is(figure(decided, 'Left for you to look at'), left - 1);
	await terminal.press('jj', '› Decided today');
	await terminal.press('\r', /decided today +row 1 of 1 /);
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);
	t.regex(terminal.screen().replaceAll('\n', ''), /\d+ entries, head [\da-f]{64} \(write both down, or mail them\)/);
});
