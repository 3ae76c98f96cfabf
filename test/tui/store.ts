import test from 'ava';
import {createStore} from '../../source/tui/store.js';
import type {AppEvent, Effect} from '../../source/tui/state.js';
import {begin, press} from '../helpers/key-run.js';

const enter: AppEvent = {type: 'key', key: 'enter', read: 1};
const unreadable = (effect: Effect & {type: 'open'}): AppEvent => ({type: 'detail-loaded', token: effect.token, attempt: {ok: false, problems: [{found: 'nothing', expected: 'rows', next: 'try again'}]}, seconds: 1});

test('a conviction that is read at once is told of once, as it was read', async t => {
	const store = createStore(press(begin(), 'enter').state, (effect, dispatch) => {
		if (effect.type === 'open') {
			queueMicrotask(() => {
				dispatch(unreadable(effect));
			});
		}
	});
	const told: string[] = [];
	await new Promise<void>(resolve => {
		store.subscribe(() => {
			told.push(store.state().current?.detail.kind ?? 'none');
			resolve();
		});
		store.dispatch(enter);
	});
	t.deepEqual(told, ['failed']);
});

test('while a conviction is being read the screen says so, and a key is answered at once', async t => {
	const store = createStore(press(begin(), 'enter').state, () => undefined);
	const told: string[] = [];
	await new Promise<void>(resolve => {
		store.subscribe(() => {
			told.push(`${store.state().screen} ${store.state().current?.detail.kind ?? ''}`);
			resolve();
		});
		store.dispatch(enter);
		t.deepEqual(told, []);
	});
	t.deepEqual(told, ['conviction loading']);
	store.dispatch({type: 'key', key: 'esc', read: 2});
	t.deepEqual(told.map(one => one.split(' ')[0]), ['conviction', 'convictions']);
});
