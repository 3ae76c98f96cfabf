import test from 'ava';
import {keyReader, type InkKey, type ReaderClock} from '../../source/tui/key-reader.js';

type Input = readonly [string, InkKey?] | 'wait' | 'next';

/** Feeds inputs as Ink gives them; `wait` lets 25 ms pass, `next` begins another read. */
function read(inputs: readonly Input[]): readonly string[] {
	const seen: string[] = [];
	const timers: Array<() => void> = [];
	let afterRead: Array<() => void> = [];
	const clock: ReaderClock = {
		later(_, run) {
			timers.push(run);
			return () => {
				timers.splice(timers.indexOf(run), 1);
			};
		},
		afterRead: run => afterRead.push(run),
	};
	const reader = keyReader(event => seen.push(event.type === 'key' ? event.key : `paste:${event.text}`), clock);
	for (const input of inputs) {
		if (input === 'wait' || input === 'next') {
			for (const run of afterRead) {
				run();
			}

			afterRead = [];
			if (input === 'wait') {
				for (const run of timers.splice(0)) {
					run();
				}
			}
		} else {
			reader.read(input[0], input[1] ?? {});
		}
	}

	return seen;
}

const esc: Input = ['', {escape: true, meta: true}];
const begin: Input = ['[200~'];
const end: Input = ['[201~'];

const table: ReadonlyArray<readonly [name: string, inputs: readonly Input[], keys: readonly string[]]> = [
	['one letter', [['j']], ['j']],
	['joined letters', [['jjj']], ['j', 'j', 'j']],
	['letter and Enter joined', [['q\r']], ['q', 'enter']],
	['Enter by flag', [['\r', {return: true}]], ['enter']],
	['line feed', [['\n']], ['enter']],
	['CR LF is one Enter', [['\r\n']], ['enter']],
	['tab', [['\t', {tab: true}]], ['tab']],
	['shift-tab', [['', {tab: true, shift: true}]], ['shift-tab']],
	['tab inside text', [['a\tb']], ['a', 'tab', 'b']],
	['backspace, as Ink names 0x7F', [['', {delete: true}]], ['backspace']],
	['backspace 0x08', [['', {backspace: true}]], ['backspace']],
	['three joined 0x7F', [['\u007F\u007F\u007F']], ['backspace', 'backspace', 'backspace']],
	['Alt-Backspace', [['', {delete: true, meta: true}]], ['word-backspace']],
	['two joined Ctrl-C', [['\u0003\u0003']], ['ctrl-c', 'ctrl-c']],
	['Ctrl-C joined with a letter', [['j\u0003']], ['j', 'ctrl-c']],
	['other controls are dropped', [['a\u0000\u001Fb']], ['a', 'b']],
	['arrow up', [['', {upArrow: true}]], ['up']],
	['arrow down', [['', {downArrow: true}]], ['down']],
	['arrow left', [['', {leftArrow: true}]], ['left']],
	['arrow right', [['', {rightArrow: true}]], ['right']],
	['Ctrl-arrow', [['', {rightArrow: true, ctrl: true}]], ['word-right']],
	['page down', [['', {pageDown: true}]], ['pagedown']],
	['page up', [['', {pageUp: true}]], ['pageup']],
	['home and end', [['', {home: true}], ['', {end: true}]], ['home', 'end']],
	['Ctrl-C', [['c', {ctrl: true}]], ['ctrl-c']],
	['Ctrl with something else', [['', {ctrl: true}]], ['unknown']],
	['capital', [['G', {shift: true}]], ['G']],
	['emoji of several code points is one key', [['👩‍⚖️']], ['👩‍⚖️']],
	['letter with combining mark', [['e\u0301']], ['e\u0301']],
	['Chinese', [['見本']], ['見', '本']],
	['a lone surrogate is dropped', [['\uD800']], []],
	['Alt-x is not x', [['x', {meta: true}]], ['unknown']],
	['Alt-b', [['b', {meta: true}]], ['word-left']],
	['Escape waits', [esc], []],
	['Escape alone', [esc, 'wait'], ['esc']],
	['Escape twice', [esc, 'next', esc, 'wait'], ['esc', 'esc']],
	['Escape, then a letter', [esc, 'next', ['j']], ['esc', 'j']],
	['arrow split after Escape', [esc, 'next', ['[B'], 'wait'], ['down']],
	['arrow split after Escape, application mode', [esc, 'next', ['OB'], 'wait'], ['down']],
	['arrow in three pieces', [esc, 'next', ['['], 'next', ['B'], 'wait'], ['down']],
	['arrow split behind the bracket', [['['], 'next', ['A'], 'wait'], ['up']],
	['application arrow split behind O', [['O', {meta: true}], 'next', ['C'], 'wait'], ['right']],
	['page down split', [esc, 'next', ['[6~'], 'wait'], ['pagedown']],
	['page down split inside', [['[6'], 'next', ['~'], 'wait'], ['pagedown']],
	['split arrow with a letter behind', [esc, 'next', ['[Bj'], 'wait'], ['down', 'j']],
	['the key [ by itself', [['['], 'wait'], ['[']],
	['the key [ repeated', [['[[['], 'wait'], ['[', '[', '[']],
	['[ and then another key', [['['], 'next', ['j']], ['[', 'j']],
	['unknown sequence is swallowed', [['[1;5I']], ['unknown']],
	['paste', [begin, ['quit now'], end], ['paste:quit now']],
	['paste over several reads', [begin, ['one '], 'next', ['two'], 'next', end], ['paste:one two']],
	['paste with lines and tabs', [begin, ['a'], ['\r', {return: true}], ['\t', {tab: true}], ['b'], end], ['paste:a\n\tb']],
	['paste with Enter inside text', [begin, ['a\rb'], end], ['paste:a\rb']],
	['empty paste', [begin, end], ['paste:']],
	['paste whose end is split', [begin, ['abc'], 'next', ['[20'], 'next', ['1~'], 'next', ['j']], ['paste:abc', 'j']],
	['paste whose begin is split', [['[20'], 'next', ['0~abc'], 'next', end], ['paste:abc']],
	['paste that never ends', [begin, ['abc'], 'wait', ['j']], ['paste:abc', 'j']],
	['keys after a paste', [begin, ['o'], end, ['j']], ['paste:o', 'j']],
	['end without begin', [end, ['j']], ['j']],
];

for (const [name, inputs, keys] of table) {
	test(name, t => {
		t.deepEqual(read(inputs), keys);
	});
}

test('keys of one read share a number, keys of another do not', t => {
	const numbers: number[] = [];
	let endOfRead = (): void => undefined;
	const reader = keyReader(event => numbers.push(event.read), {later: () => () => undefined, afterRead(run) {
		endOfRead = run;
	}});
	reader.read('cc', {});
	reader.read('c', {});
	endOfRead();
	reader.read('c', {});
	t.deepEqual(numbers, [1, 1, 1, 2]);
});
