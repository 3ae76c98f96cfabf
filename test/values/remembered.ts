import test from 'ava';
import {lastFor, onceFor} from '../../source/values/once-for.js';
import {remembered} from '../../source/values/remembered.js';

test('a text is answered once, also where the answer is undefined, and a long one each time', t => {
	const asked: string[] = [];
	const answer = remembered(text => {
		asked.push(text);
		return text === 'none' ? undefined : {text};
	});
	t.is(answer('one'), answer('one'));
	t.is(answer('none'), undefined);
	t.is(answer('none'), undefined);
	t.deepEqual(asked, ['one', 'none']);
	const long = 'x'.repeat(121);
	t.deepEqual(answer(long), answer(long));
	t.is(asked.length, 4);
});

test('what is kept is bounded, and what was forgotten is answered again', t => {
	let asked = 0;
	const answer = remembered(text => {
		asked++;
		return text.length;
	});
	for (let index = 0; index <= 20_000; index++) {
		answer(`text ${index}`);
	}

	t.is(asked, 20_001);
	t.is(answer('text 20000'), 10);
	t.is(asked, 20_001);
	t.is(answer('text 0'), 6);
	t.is(asked, 20_002);
});

test('an object is answered once; of two in turn the last alone is kept by lastFor', t => {
	const asked: string[] = [];
	const ask = ({name}: {readonly name: string}): string => {
		asked.push(name);
		return name;
	};

	const [one, two] = [{name: 'one'}, {name: 'two'}];
	const once = onceFor(ask);
	t.deepEqual([once(one), once(two), once(one), once(two)], ['one', 'two', 'one', 'two']);
	t.deepEqual(asked, ['one', 'two']);
	asked.length = 0;
	const last = lastFor(ask);
	t.deepEqual([last(one), last(one), last(two), last(two), last(one)], ['one', 'one', 'two', 'two', 'one']);
	t.deepEqual(asked, ['one', 'two', 'one']);
});
