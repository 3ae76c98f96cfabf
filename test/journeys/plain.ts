import test, {type ExecutionContext} from 'ava';
import {listenTo, type Listener} from '../helpers/hearing.js';
import {ada, leave, logEntries, onConviction, ownWorkspace} from '../helpers/journey.js';
import {openTerminal} from '../helpers/pseudo-terminal.js';
import {run} from '../helpers/run-program.js';

const paste = ['\u001B[?2004h', '\u001B[?2004l'] as const;

/** Lines of text, and before and after all of them the two sequences that make pasted text known as such. */
function isText(t: ExecutionContext, bytes: string, isDumb = false): void {
	t.is(bytes.split(paste[0]).length, isDumb ? 1 : 2);
	t.is(bytes.split(paste[1]).length, isDumb ? 1 : 2);
	const text = bytes.replace(paste[0], '').replace(paste[1], '').replaceAll('\r\n', '\n');
	const at = text.search(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
	t.is(at, -1, `a character that is no text: ${JSON.stringify(text.slice(Math.max(0, at - 60), at + 20))}`);
	t.notRegex(text, /[─│┌┐└┘├┤┬┴┼]/);
}

async function goodbye(t: ExecutionContext, {hear, terminal}: Listener): Promise<string> {
	await hear('Q', /Leave Second Look\?[^]*\nKeys: /);
	const receipt = await hear('y', /To go on: /);
	t.deepEqual(await terminal.exited, {exitCode: 0, signal: 0});
	t.false(terminal.isPasteBracketed());
	t.true(terminal.isCursorShown() || !terminal.bytes().includes('\u001B[?25'));
	return receipt;
}

const words = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u));

test.serial('--plain: read, override with words, undo, confirm and quit, all of it said', async t => {
	const listener = await listenTo();
	const {hear, workspace} = listener;
	t.regex(listener.terminal.bytes(), /Overview\r\n[^]*\r\nStatus: 0 decided, 27 left; nothing to save; Ada Example \(attorney\)/);
	const conviction = await hear(']', /\nKeys: .*\n/);
	t.regex(conviction, /^Conviction 1 of 44\.\nName: MEADOWBANK,RUPERT\n[^]*\nEngine: Eligible for Dismissal, relief asked: [^]*\nFlag, level H high, press a: [^]*\nHISTORY/);
	t.regex(await hear('c', /\n/), /^Note: Acknowledge first with a: 1 flag is open\n$/);

	t.regex(await hear('o', /\nKeys: /), /\nOverride the engine \(step 1 of \d\)\nWhich outcome\?\n1\. [^]*\nChosen: 2\. /);
	await hear('2', /Which relief is asked[^]*\nKeys: /);
	await hear('\r', /What kind of reason\?[^]*\nKeys: /);
	await hear('\r', /In your own words: which facts\?[^]*\nKeys: .*\n> $/);
	t.is(await hear('the docket lists it otherwize', /otherwize$/), 'the docket lists it otherwize');
	t.is(await hear('\u007F', /\n$/), '\nRemoved: e\n');
	await hear('\u007F', /Removed: z\n$/);
	await hear('se', /^se$/);
	const review = await hear('\r', /\nKeys: /);
	t.regex(review, /Is this right\? Enter saves it\.\nBefore: Eligible for Dismissal\nAfter: Eligible for Reduction: [^]*\nWords: the docket lists it otherwise\n/);
	const saved = await hear('\r', /Conviction 2 of 44\.\n[^]*\nKeys: /);
	t.regex(saved, /Note: saved #\d+: conviction 1 overridden: Dismiss to Reduce; now conviction 2 of 44: LOCKRIDGE,SAMSON\nConviction 2 of 44\.\n/);
	t.regex(await hear('\u001B', /\nKeys: /), /^Convictions; filter: all\nRow 1 of 44: [^]*conviction 1\n|^Convictions; filter: all\nRow 2 of 44: /);
	t.regex(await hear('u', /undid/), /^Note: undid #\d+ on conviction 1; the log keeps both/);

	await hear('/', /\nKeys: .*\n> $/);
	t.regex(await hear('UNDERHALE\r', /Row 18 of 44/), /Row 18 of 44: UNDERHALE/);
	await hear('\r', /Conviction 18 of 44\.\n[^]*\nKeys: /);
	await hear('a', /All flags that ask for it are acknowledged[^]*\nFlag, level .* acknowledged: /);
	await hear('c', /Is this right\? Enter saves it\.[^]*\nKeys: /);
	await hear('\r', /Note: saved #\d+: conviction 18 confirmed: Dismiss[^]*Conviction 19 of 44\.\n[^]*\nKeys: /);
	t.regex(await goodbye(t, listener), /Decided in this session: 3 entries\.\n/);
	isText(t, listener.terminal.bytes());
	t.deepEqual((await logEntries(workspace)).filter(({type}) => type.startsWith('decision.')).map(({type}) => type), ['decision.override', 'decision.undo', 'decision.confirm']);
	const verified = await run(['verify', workspace]);
	t.is(verified.exit, 0, verified.out);

	// The same conviction as it is drawn, on a terminal that has room for all of it.
	const screen = openTerminal([workspace, ...ada], {cwd: listener.folder, columns: 110, rows: 250});
	await screen.waitFor(/^Overview/);
	await screen.press(']', onConviction(1));
	const shown = (await screen.waitFor(/QUESTIONS/)).split('\n').slice(2, -3).join('\n').split('ENTRIES')[0]!;
	const said = words(conviction);
	// The drawn screen shortens, and has an axis from year to year; what is said is whole, and says dates.
	t.deepEqual([...words(shown.replaceAll(/\p{L}*…/gu, '').replace(/^ *\d{4} +│ +\d{4}$/m, ''))].filter(word => !said.has(word) && word !== 'flags'), []);
	await leave(screen);
	await screen.exited;
});

test.serial('hostile.csv with --plain: of every conviction and row nothing but text reaches the terminal', async t => {
	const listener = await listenTo({name: 'hostile.csv'});
	const {hear, terminal} = listener;
	await hear('\r', /Row 1 of 9: [^]*\nKeys: /);
	for (let number = 1; number <= 9; number++) {
		await hear('\r', new RegExp(String.raw`Conviction ${number} of 9[^]*\.\n[^]*\nKeys: `));
		await hear('v', /Row \d+ of \d+: [^]*\nKeys: /);
		await hear('\r', /\nKeys: /);
		await hear('q', /\nKeys: /);
		await hear('q', /\nKeys: /);
		await hear('q', /^Convictions[^]*\nKeys: /);
		if (number < 9) {
			await hear('j', new RegExp(`Row ${number + 1} of 9: `));
		}
	}

	await goodbye(t, listener);
	isText(t, terminal.bytes());
	for (const standIn of ['␛[8mHIDDENOVO', '␛]0;OWNED␇', '<U+202E>', '<U+2066>', '<U+200B>', '<U+00AD>', '<U+FEFF>', '␈', '␇']) {
		t.true(terminal.bytes().includes(standIn), `${standIn} stands for what cannot be shown`);
	}
});

test.serial('on a dumb terminal it speaks without being asked to, and writes no escape sequence at all', async t => {
	const listener = await listenTo({isDumb: true});
	await listener.hear(']', /Conviction 1 of 44\.\n[^]*\nKeys: /);
	await goodbye(t, listener);
	isText(t, listener.terminal.bytes(), true);
});

test.serial('--plain: a pasted text decides nothing, a new size says nothing, and what is left alone goes blank', async t => {
	const {hear, terminal} = await listenTo({more: ['--blank-after', '0.05']});
	await hear(']', /Conviction 1 of 44\.\n[^]*\nKeys: /);
	t.regex(await hear('\u001B[200~o2\r\r\u001B[201~', /\n/), /^Note: Pasted text was ignored/);
	const from = terminal.bytes().length;
	terminal.resize(60, 20);
	const blank = await hear('', /Any key shows the screen again and does nothing else\.\n/);
	t.regex(terminal.bytes().slice(from), /^(?:\r\n){20}Blank, since nobody pressed a key\./);
	t.notRegex(blank, /MEADOWBANK/);
	t.regex(await hear('c', /\nKeys: /), /Conviction 1 of 44\.\nName: MEADOWBANK/);
	terminal.kill('SIGTERM');
	t.is((await terminal.exited).exitCode, 143);
	t.true(terminal.bytes().includes(paste[1]));
});

test.serial('--plain without a role looks and does not decide', async t => {
	const {workspace, folder} = await ownWorkspace();
	const terminal = openTerminal([workspace, '--plain'], {cwd: folder, rows: 200});
	await terminal.waitFor(/Keys: /);
	await terminal.press(']', /QUESTIONS[^]*Status: .*looking only/);
	await terminal.press('c', 'Note: no role was given');
	terminal.kill('SIGTERM');
	t.is((await terminal.exited).exitCode, 143);
});
