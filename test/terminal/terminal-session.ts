import test from 'ava';
import {readCapabilities} from '../../source/terminal/capabilities.js';
import {crashNet, savedText, type NetProcess} from '../../source/terminal/crash-net.js';
import {suspend} from '../../source/terminal/suspend.js';
import {escapes, terminalSession} from '../../source/terminal/terminal-session.js';

test('enters and leaves once, whoever asks how often', t => {
	const written: string[] = [];
	const raw: boolean[] = [];
	const session = terminalSession(text => written.push(text), {isTTY: true, setRawMode: on => raw.push(on)});
	session.leave();
	session.enter();
	session.enter();
	session.wipe();
	session.leave();
	session.leave();
	session.wipe();
	t.deepEqual(written, [escapes.enter, escapes.wipe, escapes.leave]);
	t.deepEqual(raw, [true, false]);
});

function falseProcess(): NetProcess & {readonly listeners: Map<string, (cause: unknown) => void>; readonly ended: string[]} {
	const listeners = new Map<string, (cause: unknown) => void>();
	const ended: string[] = [];
	return {listeners, ended, pid: 7, on: (event, listener) => listeners.set(event, listener), off: event => listeners.delete(event), exit: code => ended.push(`exit ${code}`), removeAllListeners: () => undefined, kill: (pid, signal) => ended.push(`kill ${pid} ${signal}`)};
}

const ends: ReadonlyArray<readonly [string, unknown, string]> = [
	['uncaughtException', new TypeError('DOE, JANE was undefined'), 'exit 70'],
	['unhandledRejection', 'DOE, JANE', 'exit 70'],
	['SIGINT', 'SIGINT', 'exit 130'],
	['SIGTERM', 'SIGTERM', 'exit 143'],
	['SIGHUP', 'SIGHUP', 'exit 129'],
];

for (const [event, cause, code] of ends) {
	test(`${event} gives the terminal back, says what is saved and ends with ${code}`, t => {
		const process = falseProcess();
		const order: string[] = [];
		crashNet({process, leave: () => order.push('leave'), print: text => order.push(text), saved: () => ({log: '/w/review.jsonl', at: '2020-06-15T14:02:11Z', unsaved: 0})});
		process.listeners.get(event)!(cause);
		process.listeners.get('SIGTERM')!('SIGTERM');
		t.deepEqual(process.ended, [code]);
		t.is(order[0], 'leave');
		t.is(order.length, 2);
		t.regex(order[1]!, /Everything up to 14:02:11 is saved\. The review log is in \/w\/review\.jsonl/);
		t.notRegex(order[1]!, /DOE/);
	});
}

test('a terminal that has gone is a hang-up, ended by the signal itself', t => {
	const process = falseProcess();
	crashNet({process, leave() {
		throw new Error('EIO');
	}, print: () => undefined, saved: () => ({log: '', at: undefined, unsaved: 0})});
	process.listeners.get('uncaughtException')!(Object.assign(new Error('read EIO'), {code: 'EIO', syscall: 'read'}));
	t.deepEqual(process.ended, ['kill 7 SIGHUP']);
	t.is(process.listeners.size, 0);
});

test('what was saved, in words', t => {
	t.is(savedText({log: 'L', at: undefined, unsaved: 0}), 'Nothing was decided in this session. The review log is in L.');
	t.regex(savedText({log: 'L', at: undefined, unsaved: 2}), /2 entries were not confirmed/);
});

test('suspending leaves, stops, and comes back', t => {
	const order: string[] = [];
	let resume = (): void => undefined;
	const session = {enter: () => order.push('enter'), leave: () => order.push('leave')};
	const host = {platform: 'linux', once(_: 'SIGCONT', listener: () => void) {
		resume = listener;
	}, kill: (pid: number, signal: string) => order.push(`${signal} ${pid}`)};
	t.true(suspend(host, session, () => order.push('redraw')));
	resume();
	t.deepEqual(order, ['leave', 'SIGTSTP 0', 'enter', 'redraw']);
	t.false(suspend({...host, platform: 'win32'}, session, () => undefined));
});

test('capabilities', t => {
	const tty = {isTTY: true, columns: 100, rows: 30};
	t.deepEqual(readCapabilities(tty, tty, {LANG: 'en_US.UTF-8'}), {interactive: true, color: true, ascii: false, size: {columns: 100, rows: 30}});
	t.false(readCapabilities({}, tty, {}).interactive);
	t.false(readCapabilities(tty, tty, {TERM: 'dumb'}).interactive);
	t.false(readCapabilities(tty, tty, {NO_COLOR: '1'}).color);
	t.true(readCapabilities(tty, tty, {NO_COLOR: ''}).color);
	t.true(readCapabilities(tty, tty, {LC_ALL: 'C'}).ascii);
	t.true(readCapabilities(tty, tty, {}, {ascii: true}).ascii);
	t.deepEqual(readCapabilities(tty, {isTTY: true}, {}).size, {columns: 80, rows: 24});
});
