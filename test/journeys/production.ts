import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {leave, openSample} from '../helpers/journey.js';
import {temporaryFolder} from '../helpers/run-program.js';

const preload = `--import ${new URL('../helpers/react-preload.js', import.meta.url).href}`;

const shells: ReadonlyArray<Readonly<Record<string, string>>> = [{}, {NODE_ENV: ''}, {NODE_ENV: 'development'}];
for (const environment of shells) {
	test.serial(`a reviewer has the production build of React, under ${JSON.stringify(environment)} as well`, async t => {
		const says = path.join(await temporaryFolder(), 'react.txt');
		const {terminal} = await openSample({environment: {...environment, NODE_OPTIONS: preload, TEST_REACT: says}});
		await leave(terminal);
		await terminal.exited;
		const loaded = await readFile(says, 'utf8');
		t.regex(loaded, /\breact-reconciler\.production\.js/);
		t.notRegex(loaded, /development/);
	});
}
