import {copyFile, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {exits, type World} from '../../source/commands/command.js';
import {main} from '../../source/commands/main.js';
import {projectFolder, run, sample, sampleOptions, temporaryFolder} from '../helpers/run-program.js';

const shipped = path.join(projectFolder, 'rules/policies/clear-my-record-2019.yaml');

test('rules list and show: the shipped policy as a checklist, not adopted', async t => {
	t.regex((await run(['rules', 'list'])).out, /^clear-my-record-2019\n {4}Clear My Record, configurable criteria; not adopted/);
	const shown = await run(['rules', 'show', 'clear-my-record-2019']);
	t.is(shown.exit, 0);
	t.regex(shown.out, / {2}5\. Did the conviction occur 5 or more years before the as-of date\?\n {5}If yes: Eligible for Dismissal/);
	t.is((await run(['rules', 'show', 'nothing'])).exit, 64);
	t.is((await run(['rules', 'frobnicate'])).exit, 64);
});

test('rules check: 0 for the shipped policy, 1 with file, line and advice for a wrong one, 66 for none', async t => {
	t.is((await run(['rules', 'check', shipped])).exit, 0);
	const folder = await temporaryFolder();
	const wrong = path.join(folder, 'wrong.yaml');
	const text = await readFile(shipped, 'utf8');
	await writeFile(wrong, text.replace('when: {deceased: true}', 'when: {decesed: true}'));
	const checked = await run(['rules', 'check', wrong]);
	t.is(checked.exit, 1);
	t.regex(checked.error, /wrong\.yaml:\d+:\d+: found the key "decesed".*Next: /);
	await writeFile(wrong, text.replace('years-since-conviction: {at-least: {parameter: years-since}}', 'years-since-conviction: {at-least: 12}'));
	const example = await run(['rules', 'check', wrong]);
	t.is(example.exit, 1, 'a threshold that an example catches');
	t.is((await run(['rules', 'check', path.join(folder, 'none.yaml')])).exit, 66);
});

test('a policy of one\'s own, by file name, is kept in the workspace and found again', async t => {
	const folder = await temporaryFolder();
	const extract = path.join(folder, 'extract.csv');
	const policy = path.join(folder, 'ours.yaml');
	await copyFile(sample('first-steps.csv'), extract);
	await writeFile(policy, (await readFile(shipped, 'utf8')).replace('id: clear-my-record-2019', 'id: ours').replace('adopted: null', 'adopted: {by: A. Name, on: 2026-01-02, memo: DA-1}'));
	const ran = await run(['evaluate', extract, '--county', 'Los Angeles', '--as-of', '2020-07-01', '--policy', policy]);
	t.is(ran.exit, 0, ran.error);
	t.notRegex(ran.out, /TRIAL/);
	await writeFile(policy, 'broken');
	t.is((await run(['review', `${extract}.audit`])).exit, 0, 'the workspace keeps its rules');
	t.is((await run(['verify', `${extract}.audit`])).exit, 0);
});

test('the shipped statute stands beside any policy, also one of its name; the workspace keeps both', async t => {
	const folder = await temporaryFolder();
	const extract = path.join(folder, 'extract.csv');
	const policy = path.join(folder, 'statute-11361-8.yaml');
	await copyFile(sample('first-steps.csv'), extract);
	const text = await readFile(path.join(projectFolder, 'rules/policies/statute-11361-8.yaml'), 'utf8');
	const rule = text.indexOf('otherwise: ');
	await writeFile(policy, `${text.slice(0, rule).replace(/questions:[^]*/, 'questions:\n  - {id: all, ask: All?, when: {always: true}, then: {outcome: dismiss, reason: All}}\n')}otherwise: {outcome: hand-review, reason: None}
examples:
  - {given: {charge: 11359 HS}, as-of: 2020-07-01, expect: {outcome: dismiss, question: all}}
`);
	t.is((await run(['evaluate', extract, '--county', 'Los Angeles', '--as-of', '2020-07-01', '--policy', policy])).exit, 0);
	const kept = JSON.parse(await readFile(`${extract}.audit/audit.json`, 'utf8')) as {policy: {file: string}; rules: Record<string, string>};
	t.is(kept.policy.file, 'policies/own/statute-11361-8.yaml');
	t.deepEqual(Object.keys(kept.rules).filter(name => name.startsWith('policies/')).toSorted(), ['policies/own/statute-11361-8.yaml', 'policies/statute-11361-8.yaml']);
	t.is(await readFile(`${extract}.audit/rules/policies/statute-11361-8.yaml`, 'utf8'), text);
	const records = (await readFile(`${extract}.audit/convictions.jsonl`, 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line) as {question: string; statute: {outcome: string}});
	t.true(records.some(({question, statute}) => question === 'all' && statute.outcome === 'reduce'));
	t.is((await run(['verify', `${extract}.audit`])).exit, 0);
	await writeFile(`${extract}.audit/rules/policies/statute-11361-8.yaml`, `${text}# changed\n`);
	t.is((await run(['verify', `${extract}.audit`])).exit, 1);
});

test('a settings file that BEAR wrote is read; a threshold whose switch is off counts as off, with a note', async t => {
	const folder = await temporaryFolder();
	const extract = path.join(folder, 'extract.csv');
	const options = path.join(folder, 'options.json');
	await copyFile(sample('first-steps.csv'), extract);
	await writeFile(options, JSON.stringify({
		baselineEligibility: {dismiss: ['11357'], reduce: ['11358', '11359', '11360']},
		additionalRelief: {
			subjectUnder21AtConviction: false, dismissOlderThanAgeThreshold: false, subjectAgeThreshold: 0, dismissYearsSinceConvictionThreshold: true,
			yearsSinceConvictionThreshold: 15, dismissYearsCrimeFreeThreshold: false, yearsCrimeFreeThreshold: 5, subjectHasOnlyProp64Charges: true, subjectIsDeceased: false,
		},
	}));
	const ran = await run(['evaluate', extract, '--county', 'Los Angeles', '--as-of', '2020-07-01', '--options', options]);
	t.is(ran.exit, 0, ran.error);
	t.regex(ran.out, /policy clear-my-record-2019/);
	t.regex(ran.out, /Note: crime-free counts as off/);
	const manifest = JSON.parse(await readFile(path.join(`${extract}.audit`, 'audit.json'), 'utf8')) as {parameters: Record<string, unknown>};
	t.like(manifest.parameters, {'crime-free': 0, 'years-since': 15, dismiss: ['11357']});
});

test('generate: the same seed gives the same extract, another seed another; a wrong number is 64', async t => {
	const words = ['generate', '--people', '20', '--county', 'kern', '--seed'];
	const [one, two, other] = await Promise.all([run([...words, '7']), run([...words, '7']), run([...words, '8'])]);
	t.is(one.out, two.out);
	t.not(one.out, other.out);
	t.regex(one.out, /KERN/);
	t.is((await run(['generate', '--people', 'many', '--seed', '1', '--county', 'kern'])).exit, 64);
});

test('several extracts are one population: a person over two files counts once, a row in both is evaluated once', async t => {
	const folder = await temporaryFolder();
	const lines = (await readFile(sample('first-steps.csv'), 'utf8')).trimEnd().split('\n');
	const [whole, first, second] = ['whole.csv', 'first.csv', 'second.csv'].map(name => path.join(folder, name)) as [string, string, string];
	await copyFile(sample('first-steps.csv'), whole);
	await writeFile(first, `${lines.slice(0, 100).join('\n')}\n`);
	await writeFile(second, `${[lines[0], ...lines.slice(90)].join('\n')}\n`);
	const [one, two] = [await run(['evaluate', whole, ...sampleOptions, '--json']), await run(['evaluate', first, second, ...sampleOptions, '--json'])];
	const counts = [one, two].map(({out}) => (JSON.parse(out) as {manifest: {counts: Record<string, unknown>}}).manifest.counts);
	t.is(counts[1]!.repeated, 10);
	t.is(counts[1]!.rows, 182);
	for (const name of ['subjects', 'convictions', 'convictionsInScope', 'peopleInScope', 'byOutcome']) {
		t.deepEqual(counts[1]![name], counts[0]![name], name);
	}

	t.is((await run(['verify', `${first}.audit`])).exit, 0);
	t.is((await run(['results', `${first}.audit`, '--full'])).exit, 0);
});

test('70: a mistake of the program names its kind and place, and never a message that could quote a record', async t => {
	let said = '';
	const world: World = {
		write() {
			throw new TypeError('SECRET,PERSON');
		},
		stream: async () => undefined,
		writeError(text) {
			said += text;
		},
		handOverSignals: () => undefined,
		takeSignalsBack: () => undefined,
		showsProgress: false,
		stdinIsTerminal: false,
		stdoutIsTerminal: false,
		today: () => '2026-01-01',
		now: () => '2026-01-01T00:00:00.000Z',
		account: 'nobody',
		environment: {},
	};
	t.is(await main(['rules', 'list'], world), exits.bug);
	t.regex(said, /TypeError/);
	t.regex(said, /review\.jsonl/);
	t.notRegex(said, /SECRET/);
});
