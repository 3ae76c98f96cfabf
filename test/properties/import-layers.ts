import {existsSync, readdirSync, readFileSync} from 'node:fs';
import test from 'ava';
import {projectRoot} from '../helpers/rules-fixture.js';

/*
Which folder may import which (design, section 2): a core folder imports only from itself and from core folders above it in this
list; the shell imports the core; `tui` never imports `files`.
*/
const core = ['values', 'extract', 'history', 'rules', 'determinations', 'review', 'sampling', 'results', 'filings'] as const;
const above: Readonly<Record<string, readonly string[]>> = {
	...Object.fromEntries(core.map((folder, index) => [folder, core.slice(0, index + 1)])),
	generate: ['values', 'extract', 'generate'],
};

/** What the pure core may take from outside. */
const libraries: ReadonlySet<string> = new Set(['papaparse', 'zod', 'yaml', 'canonicalize', 'string-width']);

type Import = {readonly file: string; readonly line: number; readonly from: string};

const sourceRoot = `${projectRoot}source/`;

const filesOf = (folder: string): string[] => existsSync(`${sourceRoot}${folder}`)
	? readdirSync(`${sourceRoot}${folder}`, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name)).map(entry => `${entry.parentPath}/${entry.name}`)
	: [];

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n');

const importsOf = (folder: string): Import[] => filesOf(folder).flatMap(file => linesOf(file).flatMap((text, index) => {
	const [, from] = /(?:^(?:import|export)\b.*?\bfrom |^} from |^import |\bimport\()'([^']+)'/.exec(text) ?? [];
	return from === undefined ? [] : [{file: file.slice(sourceRoot.length), line: index + 1, from}];
}));

/** The folder of `source/` that a relative import leads to. */
const folderOf = ({file, from}: Import): string => new URL(from, `file:///${file}`).pathname.split('/')[1]!;

const place = ({file, line, from}: Import): string => `${file}:${line} imports ${from}`;

test('the imports are seen at all', t => {
	t.true(importsOf('determinations').some(one => folderOf(one) === 'rules'));
	t.true(importsOf('extract').some(({from}) => from === 'papaparse'));
});

for (const [folder, allowed] of Object.entries(above)) {
	test(`${folder} imports only from ${allowed.join(', ')}`, t => {
		t.deepEqual(importsOf(folder).filter(one => one.from.startsWith('.') && !allowed.includes(folderOf(one))).map(one => place(one)), []);
	});

	test(`${folder} is pure: no node:*, no React, no other library`, t => {
		t.deepEqual(importsOf(folder).filter(({from}) => !from.startsWith('.') && !libraries.has(from)).map(one => place(one)), []);
	});

	test(`${folder} has no clock, no chance, no process`, t => {
		const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bglobalThis\b|\bperformance\b|\bcrypto\.|\brequire\(|\bsetTimeout\b|\bfetch\(/;
		const found = filesOf(folder).flatMap(file => linesOf(file).flatMap((text, index) => impure.test(text.replace(/\/\/.*$|^\s*\*.*$|^\/\*\*.*$/, '')) ? [`${file.slice(sourceRoot.length)}:${index + 1} ${text.trim()}`] : []));
		t.deepEqual(found, []);
	});
}

test('tui never imports files', t => {
	t.deepEqual(importsOf('tui').filter(one => one.from.startsWith('.') && folderOf(one) === 'files').map(one => place(one)), []);
});

test('nothing imports the composition root, and no folder but commands and the root imports commands', t => {
	const folders = readdirSync(sourceRoot, {withFileTypes: true}).filter(entry => entry.isDirectory()).map(({name}) => name);
	const all = folders.flatMap(folder => importsOf(folder));
	t.deepEqual(all.filter(({from}) => from.endsWith('/cli.js')).map(one => place(one)), []);
	t.deepEqual(all.filter(one => one.from.startsWith('.') && folderOf(one) === 'commands' && !one.file.startsWith('commands/')).map(one => place(one)), []);
});
