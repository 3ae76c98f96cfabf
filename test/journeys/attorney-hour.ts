import {writeFile} from 'node:fs/promises';
import {performance} from 'node:perf_hooks';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {ada, decide, leave, logEntries, openAgain, override, saved, type Place} from '../helpers/journey.js';
import type {Terminal} from '../helpers/pseudo-terminal.js';
import {run, sampleOptions, temporaryFolder} from '../helpers/run-program.js';

const toDecide = 30;
const longest = 240_000;
const reading = 'the docket lists the plea under another count';
const review = 'Is this right? Enter saves it.';

/** An invented extract of 150 people, evaluated. */
async function generated(t: ExecutionContext): Promise<Place> {
	const folder = await temporaryFolder();
	const extract = path.join(folder, 'extract.csv');
	await writeFile(extract, (await run(['generate', '--people', '150', '--seed', '11', '--county', 'LOS ANGELES'])).out);
	const evaluated = await run(['evaluate', extract, ...sampleOptions]);
	t.is(evaluated.exit, 0, evaluated.error);
	return {folder, extract, workspace: `${extract}.audit`};
}

type Figures = {readonly decided: number; readonly deferred: number; readonly left: number};

function figuresOn(screen: string): Figures {
	const {decided, deferred = '0', left} = /(?<decided>\d+) decided(?:, (?<deferred>\d+) deferred)?, (?<left>\d+) left/.exec(screen)!.groups! as Record<string, string | undefined>;
	return {decided: Number(decided), deferred: Number(deferred), left: Number(left)};
}

const numberOn = (screen: string): number => Number(/conviction (?<number>\d+) of/.exec(screen)!.groups!['number']);

/** Any other conviction, with its record on the screen. */
const another = (than: number): RegExp => new RegExp(String.raw`^Conviction .*conviction (?!${than} of)\d+ of (?=[^]*Engine)(?![^]*[Rr]eading the record)`);

/** From the list to the next that is undecided; one that was deferred today is passed by. */
async function onward(terminal: Terminal): Promise<string> {
	let screen = await terminal.press(']', another(0));
	while (/Decision +Deferred/.test(screen)) {
		screen = await terminal.press(']', another(numberOn(screen)));
	}

	return screen;
}

/** Everything typed into a field of the dialog, then Enter. */
async function write(terminal: Terminal, text: string, next: string | RegExp): Promise<string> {
	await terminal.press(text, `> ${text}`);
	return terminal.press('\r', next);
}

/** `a` as often as the refused confirmation says. Where a flag is below the screen, the first press shows it. */
async function acknowledge(terminal: Terminal, open: number): Promise<void> {
	for (let left = open - 1; left >= 0; left--) {
		const done = left === 0 ? 'All flags that ask for it are acknowledged' : `${left} more to acknowledge`;
		const screen = await decide(terminal, 'a', new RegExp(`${done}|and a acknowledges it`));
		if (!screen.replaceAll(/\s*\n\s*/g, ' ').includes(done)) {
			await decide(terminal, 'a', new RegExp(done));
		}
	}
}

type Way = 'confirm' | 'override' | 'challenge' | 'defer';

/** What was decided, in the log's own words. */
async function confirm(terminal: Terminal): Promise<Way> {
	const pattern = /Is this right\? Enter saves it\.|Which relief is asked|Acknowledge first with a: \d+|A hand review has no outcome to confirm/;
	const first = await decide(terminal, 'c', pattern);
	if (first.includes('A hand review has no outcome')) {
		await override(terminal, '1', reading);
		return 'override';
	}

	const open = /Acknowledge first with a: (?<open>\d+)/.exec(first)?.groups?.['open'];
	await acknowledge(terminal, Number(open ?? 0));
	const last = open === undefined ? first : await decide(terminal, 'c', /Is this right\? Enter saves it\.|Which relief is asked/);
	if (last.includes('Which relief')) {
		await terminal.press('\r', /Is this right\? Enter saves it\.|Evidence: what kind\?/);
	}

	if (terminal.screen().includes('Evidence: what kind?')) {
		await evidence(terminal, review);
	}

	await saved(terminal, '\r');
	return 'confirm';
}

async function evidence(terminal: Terminal, next: string): Promise<void> {
	await terminal.press('1', 'where is it found?');
	await write(terminal, 'vol. 2 p. 14', 'on which day');
	await write(terminal, '2020-06-30', next);
}

/** Another outcome than the engine's. */
async function overrule(terminal: Terminal): Promise<Way> {
	await override(terminal, /Engine +\S+ Eligible for Dismissal/.test(terminal.screen()) ? '2' : '1', reading);
	return 'override';
}

async function challenge(terminal: Terminal): Promise<Way> {
	await decide(terminal, 'p', /On which ground\?/);
	await terminal.press('1', 'In your own words');
	await write(terminal, 'the file shows a sale to a minor nearby', 'Evidence: what kind?');
	await evidence(terminal, 'The deadline for challenges is past');
	await write(terminal, 'equitable tolling under the stipulation', review);
	await saved(terminal, '\r');
	return 'challenge';
}

async function defer(terminal: Terminal): Promise<Way> {
	await decide(terminal, 'd', /In your own words/);
	await write(terminal, 'waiting for the court file from the archive', review);
	await saved(terminal, '\r');
	return 'defer';
}

async function note(terminal: Terminal): Promise<void> {
	await decide(terminal, '+', /What should they know\?/);
	await write(terminal, 'the clerk was asked for the docket', review);
	await saved(terminal, '\r');
}

/** The fact that the question on the screen lacks, where it is the charge. */
async function supplyCharge(terminal: Terminal): Promise<void> {
	await decide(terminal, 'e', /1\. Charge \(an open question lacks it/);
	await terminal.press('1', /Charge \(as a charge sheet writes it/);
	await write(terminal, '11359(A) HS', 'Evidence: what kind?');
	await terminal.press('1', 'where is it found?');
	await write(terminal, 'vol. 2 p. 14', 'on which day');
	await write(terminal, '2020-06-14', /Before +\S[^]*After +→/);
	await saved(terminal, '\r');
	await terminal.waitFor(/^Conviction (?=[^]*Supplied +Charge: 11359\(A\) HS)(?![^]*[Rr]eading the record)/);
}

/** What comes round: mostly what the engine says, after a look. */
const ways = [confirm, overrule, confirm, challenge, confirm, defer, confirm] as const;

type Count = Readonly<Record<Way | 'undo' | 'note' | 'fact', number>>;
const types: Readonly<Record<keyof Count, string>> = {confirm: 'decision.confirm', override: 'decision.override', challenge: 'decision.challenge', defer: 'decision.defer', undo: 'decision.undo', note: 'note', fact: 'fact.supplied'};

test.serial('an hour of an attorney: thirty convictions of a generated extract decided, the figures on the screen those of the log, and tomorrow it goes on', async t => {
	// Half a minute on a quiet machine.
	t.timeout(longest);
	const place = await generated(t);
	const terminal = await openAgain(place, ada, {longest});
	t.teardown(() => {
		terminal.kill('SIGKILL');
	});
	const begun = performance.now();
	const count = {confirm: 0, override: 0, challenge: 0, defer: 0, undo: 0, note: 0, fact: 0};
	const queue = figuresOn(terminal.screen()).left;
	let screen = await onward(terminal);
	for (let turn = 0; figuresOn(screen).decided < toDecide; turn++) {
		const before = figuresOn(screen);
		const number = numberOn(screen);
		if (/Reason +Charge is not readable/.test(screen) && count.fact === 0) {
			await supplyCharge(terminal);
			count.fact++;
		}

		if (turn % 10 === 4) {
			await note(terminal);
			count.note++;
		}

		const way = await ways[turn % ways.length]!(terminal);
		count[way]++;
		screen = await terminal.waitFor(another(number));
		const after = way === 'defer' ? {...before, deferred: before.deferred + 1} : {...before, decided: before.decided + 1};
		const wanted = [{...after, left: before.left - 1}];
		const shown = [figuresOn(screen)];
		if (turn % 12 === 8) {
			await terminal.press('\u001B', /^Convictions/);
			await saved(terminal, 'u');
			count.undo++;
			screen = await onward(terminal);
			wanted.push(before);
			shown.push(figuresOn(screen));
		}

		t.deepEqual(shown, wanted, `turn ${turn}, ${way}`);
	}

	const seconds = (performance.now() - begun) / 1000;
	t.log(`${toDecide} convictions, ${(seconds / toDecide).toFixed(2)} s of the machine each`, JSON.stringify(count));
	t.true(Object.values(count).every(times => times > 0), JSON.stringify(count));
	const end = figuresOn(screen);
	t.deepEqual(end, {decided: toDecide, deferred: count.defer, left: queue - toDecide - count.defer});
	await leave(terminal);
	t.is((await terminal.exited).exitCode, 0);

	const entries = await logEntries(place.workspace);
	for (const [what, times] of Object.entries(count)) {
		t.is(entries.filter(({type}) => type === types[what as Way]).length, times, what);
	}

	const verified = await run(['verify', place.workspace]);
	t.is(verified.exit, 0, verified.out);
	t.regex((await run([place.workspace])).out, new RegExp(`${queue - toDecide} are undecided`));

	const tomorrow = await openAgain(place);
	t.deepEqual(figuresOn(tomorrow.screen()), end);
	await tomorrow.press('\r', /^Convictions/);
	await onward(tomorrow);
	const way = await overrule(tomorrow);
	t.is(way, 'override');
	t.deepEqual(figuresOn(tomorrow.screen()).decided, toDecide + 1);
	await leave(tomorrow);
	t.is((await tomorrow.exited).exitCode, 0);
	t.is((await run(['verify', place.workspace])).exit, 0);
});
