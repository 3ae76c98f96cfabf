import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {commands} from '../source/commands/main.js';
import {exits} from '../source/commands/command.js';
import {keyLabel} from '../source/tui/key-event.js';
import {bindings} from '../source/tui/key-table.js';
import {projectFolder} from './helpers/run-program.js';

const readme = await readFile(path.join(projectFolder, 'README.md'), 'utf8');
const section = (title: string): string => readme.slice(readme.indexOf(`### ${title}\n`)).split(/\n##/)[0]!;

test('the readme names every key of the screens', t => {
	const keys = section('Keys');
	const named = new Set([...keys.matchAll(/`([^`]+)`/g)].map(([, key]) => key!));
	for (const {id, keys: [first], contexts} of bindings.filter(({contexts: where}) => where.some(context => ['overview', 'convictions', 'conviction', 'always'].includes(context)))) {
		const label = keyLabel(first!, true);
		t.true(named.has(label) || named.has(first!), `${id} (${label}) in ${contexts.join(', ')}`);
	}
});

test('the readme names every command and every exit code', t => {
	for (const {name} of commands) {
		t.regex(readme, new RegExp(`\`(?:\\[)?${name}`), name);
	}

	const table = section('Exit codes');
	for (const code of [...Object.values(exits), 129, 130, 143]) {
		t.regex(table, new RegExp(String.raw`(?:\| |, )${code}(?: \||,)`), String(code));
	}
});
