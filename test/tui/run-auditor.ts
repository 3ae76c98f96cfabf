import test from 'ava';
import {escapes} from '../../source/terminal/terminal-session.js';
import type {NetProcess} from '../../source/terminal/crash-net.js';
import {receiptText, runAuditor, type AuditorOptions, type ReceiptFacts} from '../../source/tui/run-auditor.js';
import type {AuditSession, Ports} from '../../source/tui/session.js';
import {failure} from '../../source/values/problem.js';
import {FakeStdin, FakeStdout} from '../helpers/render-at.js';
import {inMemoryPorts, inventedSession, keyOf, type InMemoryPorts} from '../helpers/session-fixture.js';

type Running = {readonly stdin: FakeStdin; readonly stdout: FakeStdout; readonly ports: InMemoryPorts; readonly done: Promise<ReceiptFacts>; readonly listeners: Set<string>; readonly screen: () => string};

function start(options: {readonly session?: Partial<AuditSession>; readonly ports?: Partial<Ports>} & AuditorOptions = {}): Running {
	const session = inventedSession(options.session);
	const ports = Object.assign(inMemoryPorts(session), options.ports);
	const stdin = new FakeStdin();
	const stdout = new FakeStdout(80, 24);
	const listeners = new Set<string>();
	const process: NetProcess = {on: event => listeners.add(event), off: event => listeners.delete(event), exit: () => undefined, kill: () => undefined, removeAllListeners: () => undefined, pid: 1};
	const done = runAuditor(session, ports, {...options, stdin: stdin as never, stdout: stdout as never, stderr: new FakeStdout(80, 24) as never, process});
	return {stdin, stdout, ports, done, listeners, screen: () => stdout.written.findLast(text => text.length > 200) ?? ''};
}

/** Waits for the screen to say something; never for a time. */
async function until(running: Running, says: RegExp): Promise<void> {
	for (let turn = 0; turn < 400; turn++) {
		if (says.test(running.screen())) {
			return;
		}

		await new Promise(resolve => {
			setTimeout(resolve, 5);
		});
	}

	throw new Error(`the screen never said ${String(says)}:\n${running.screen()}`);
}

const settle = async (milliseconds: number): Promise<void> => new Promise(resolve => {
	setTimeout(resolve, milliseconds);
});

test.serial('from overview to a saved decision and out again', async t => {
	const running = start();
	await until(running, /Overview/);
	running.stdin.type('\r');
	await until(running, /row 1 of 12/);
	running.stdin.type('\u001B[B\r');
	await until(running, /conviction 2 of 12[\s\S]*HISTORY/);
	await settle(40);
	running.stdin.type('c');
	await until(running, /Is this right/);
	running.stdin.type('\r');
	await until(running, /saved ✓ #\d/);
	await until(running, /now conviction 3 of 12/);
	running.stdin.type('Q');
	await until(running, /Leave Second Look/);
	running.stdin.type('y');
	const facts = await running.done;
	t.is(facts.exitCode, 0);
	t.deepEqual(running.ports.appended.map(draft => [draft.type, draft.key]).slice(0, 2), [['conviction.opened', keyOf(1)], ['decision.confirm', keyOf(1)]]);
	t.is(facts.decisions.length, 1);
	t.is(facts.log.entries, 2 + running.ports.appended.length);
	t.regex(receiptText(facts), /Decided in this session: 1 entry\.\n {2}#4 conviction 2 confirmed: Dismiss/);
	const all = running.stdout.written.join('');
	t.true(all.startsWith(escapes.enter));
	t.true(all.endsWith(escapes.leave));
	t.false(all.includes('\u001B[3J'), 'the scrollback is never wiped');
	t.is(running.listeners.size, 0);
});

test.serial('a burst over several convictions confirms at most one', async t => {
	const running = start();
	await until(running, /Overview/);
	running.stdin.type('\r');
	running.stdin.type('j');
	running.stdin.type('\r');
	await until(running, /conviction 2 of 12[\s\S]*HISTORY/);
	await settle(40);
	running.stdin.type('c\rc\rc\rc\r');
	await until(running, /now conviction 3 of 12/);
	t.is(running.ports.appended.filter(draft => draft.type === 'decision.confirm').length, 1);
	running.stdin.type('\u0003\u0003');
	t.is((await running.done).exitCode, 130);
});

test.serial('keys before the record has been read decide nothing', async t => {
	let release = (): void => undefined;
	const slow = new Promise<void>(resolve => {
		release = resolve;
	});
	const session = inventedSession();
	const inner = inMemoryPorts(session);
	const running = start({ports: {async openConviction(key) {
		await slow;
		return inner.openConviction(key);
	}}});
	await until(running, /Overview/);
	running.stdin.type('\rj\r');
	await until(running, /Reading the record/);
	running.stdin.type('c\r');
	await until(running, /Not drawn yet/);
	t.deepEqual(running.ports.appended, []);
	release();
	await until(running, /HISTORY/);
	running.stdin.type('\u0003');
	await until(running, /Leave Second Look/);
	running.stdin.type('\u0003');
	t.is((await running.done).exitCode, 130);
});

test.serial('a port that throws is a problem on the screen and not a crash', async t => {
	const running = start({ports: {async append() {
		throw new Error('DOE, JANE');
	}}});
	await until(running, /Overview/);
	running.stdin.type(']');
	await until(running, /NOT SAVED: opening of conviction 1/);
	t.notRegex(running.screen(), /DOE/);
	running.stdin.type('\r');
	running.stdin.type('\u0003\u0003');
	t.is((await running.done).exitCode, 130);
});

test.serial('an error while drawing gives the terminal back and ends with 70', async t => {
	const errors: unknown[] = [];
	// A session that breaks a promise of its type stands for any mistake of ours.
	const running = start({session: {flags: undefined as never}, recordError: error => errors.push(error)});
	const facts = await running.done;
	t.is(facts.exitCode, 70);
	t.is(errors.length, 1);
	t.true(running.stdout.written.join('').endsWith(escapes.leave));
	t.notRegex(running.stdout.written.join(''), /TypeError|at .*\.js/);
	t.regex(receiptText(facts), /^second-look stopped because of a mistake in the program/);
});

test.serial('a new size is laid out anew and the scrollback stays', async t => {
	const running = start();
	await until(running, /Overview/);
	running.stdout.columns = 100;
	running.stdout.rows = 40;
	running.stdout.emit('resize');
	await until(running, /What keeps the results partial/);
	running.stdout.columns = 61;
	running.stdout.rows = 17;
	running.stdout.emit('resize');
	await settle(150);
	const height = running.screen().split('\n').length - 1;
	t.true(height <= 17, String(height));
	t.false(running.stdout.written.join('').includes('\u001B[3J'));
	running.stdin.type('\u0003\u0003');
	await running.done;
});

test.serial('Ctrl with a key that Ink has no name for is no way out', async t => {
	const running = start();
	await until(running, /Overview/);
	for (const sequence of ['\u001B[1;5P', '\u001B[1;5I', '\u001B[99;6~', '\u001B[1;5C', '\u001B[I']) {
		t.notThrows(() => {
			running.stdin.type(sequence);
		});
	}

	running.stdin.type('\r');
	await until(running, /row 1 of 12/);
	running.stdin.type('\u0003\u0003');
	t.is((await running.done).exitCode, 130);
});

for (const [how, keys, rest] of [['Esc', '\u001B', '\u0003\u0003'], ['leaving', '\u0003\u0003', '']] as const) {
	test.serial(`${how} stops the thread of a comparison`, async t => {
		let stop = (): void => undefined;
		const stopped = new Promise<void>(resolve => {
			stop = resolve;
		});
		const running = start({ports: {async compareWith(policy, progress, signal) {
			progress(4_000_000, 10_000_000);
			signal.addEventListener('abort', stop);
			await stopped;
			return failure({found: policy, expected: 'no answer', next: 'none'});
		}}});
		await until(running, /Overview/);
		running.stdin.type('v');
		await until(running, /Compare with which policy/);
		running.stdin.type('\r');
		await until(running, /40 %: 4\.0 of 10\.0 MB/);
		running.stdin.type(keys);
		await stopped;
		running.stdin.type(rest);
		t.is((await running.done).exitCode, 130);
	});
}
