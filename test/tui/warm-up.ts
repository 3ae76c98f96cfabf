import test from 'ava';
import type {Ports} from '../../source/tui/session.js';
import {warmUp} from '../../source/tui/warm-up.js';
import {begin, press, settleAll} from '../helpers/key-run.js';
import {inMemoryPorts} from '../helpers/session-fixture.js';

const theme = {color: false, ascii: false};

function watched(inner: Ports): {readonly opened: string[]; readonly ports: Pick<Ports, 'openConviction'>} {
	const opened: string[] = [];
	return {opened, ports: {async openConviction(key) {
		opened.push(key);
		return inner.openConviction(key);
	}}};
}

test('the conviction that is read unseen is the next to be decided, and nothing of it reaches the log or the state', async t => {
	const state = begin();
	const before = JSON.stringify({...state, session: undefined});
	const inner = inMemoryPorts(state.session);
	const {opened, ports} = watched(inner);
	await warmUp(state, ports, theme);
	t.deepEqual(opened, [settleAll(press(state, ']')).current?.key]);
	t.deepEqual(inner.appended, []);
	t.is(JSON.stringify({...state, session: undefined}), before);
});

test('where nothing is left to decide nothing is read', async t => {
	const state = begin({records: [], queueLength: 0});
	const {opened, ports} = watched(inMemoryPorts(state.session));
	await warmUp(state, ports, theme);
	t.deepEqual(opened, []);
});

test('a record that cannot be read is drawn as that, unseen as well', async t => {
	const state = begin();
	await t.notThrowsAsync(warmUp(state, {openConviction: async () => ({ok: false, problems: [{found: 'rows that changed', expected: 'the bytes that were evaluated', next: 'restore the extract'}]})}, theme));
});
