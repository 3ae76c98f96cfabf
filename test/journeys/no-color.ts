import test from 'ava';
import {ada, leave, ownWorkspace} from '../helpers/journey.js';
import {openTerminal} from '../helpers/pseudo-terminal.js';

for (const [name, more, environment] of [['--no-color', ['--no-color'], {}], ['NO_COLOR', [], {NO_COLOR: '1'}]] as const) {
	test.serial(`${name}: no colour, and bold and inverse stay`, async t => {
		const {workspace, folder} = await ownWorkspace();
		const terminal = openTerminal([workspace, ...ada, ...more], {cwd: folder, environment});
		await terminal.waitFor(/^Overview/);
		await terminal.press('\r', /row 1 of 44/);
		await leave(terminal);
		await terminal.exited;
		const styles = new Set([...terminal.bytes().matchAll(/\u001B\[([\d;]*)m/g)].map(([, numbers]) => numbers!)); // eslint-disable-line no-control-regex -- what is looked for
		t.true(styles.has('1') && styles.has('7'));
		t.deepEqual([...styles].filter(numbers => /(?:^|;)(?:3[0-8]|4[0-8]|9\d|10\d)(?:;|$)/.test(numbers)), []);
	});
}
