import {cp, readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {outcomeLabels, outcomes} from '../../source/values/outcome.js';
import {logEntries, ownWorkspace, type Place} from '../helpers/journey.js';
import {run, temporaryFolder} from '../helpers/run-program.js';

const seed = '20200213661726340915';
const deal = async ({workspace}: Place, to: string, ...words: readonly string[]) => run(['sample', 'deal', workspace, '--to', to, '--paralegal', 'mortiz', ...words]);

async function drawn(place: Place, ...words: readonly string[]): Promise<void> {
	for (const more of [['plan', place.workspace, '--tolerable', '1%', '--confidence', '95%', '--candidates', ...words], ['draw', place.workspace, '--seed', seed]]) {
		const ran = await run(['sample', ...more]);
		if (ran.exit !== 0) {
			throw new Error(ran.error);
		}
	}
}

const filesOf = async (folder: string): Promise<ReadonlyMap<string, string>> =>
	new Map(await Promise.all((await readdir(folder)).toSorted().map(async name => [name, await readFile(path.join(folder, name), 'utf8')] as const)));

test('two audits that differ in outcomes alone give the same packet, byte for byte', async t => {
	const {out} = await run(['generate', '--people', '60', '--seed', 'spot', '--county', 'Los Angeles', '--clean']);
	const place = await ownWorkspace(undefined, out);
	const folder = await temporaryFolder();
	await cp(place.folder, folder, {recursive: true});
	const other: Place = {folder, extract: path.join(folder, 'extract.csv'), workspace: path.join(folder, 'extract.csv.audit')};
	// Every section is dismissed here and reduced there: nothing is left to a person in either.
	const sections = '11357,11358,11359,11360';
	t.is((await run(['evaluate', place.workspace, '--set', `dismiss=${sections}`, '--set', 'reduce='])).exit, 0);
	t.is((await run(['evaluate', other.workspace, '--set', 'dismiss=', '--set', `reduce=${sections}`])).exit, 0);
	const packets: Array<ReadonlyMap<string, string>> = [];
	const standing: string[] = [];
	const frames: string[] = [];
	for (const one of [place, other]) {
		await drawn(one);
		t.is((await deal(one, path.join(one.folder, 'packet'))).exit, 0);
		packets.push(await filesOf(path.join(one.folder, 'packet')));
		standing.push(await readFile(path.join(one.workspace, 'sample', '0001', 'standing.tsv'), 'utf8'));
		frames.push(await readFile(path.join(one.workspace, 'sample', '0001', 'frame.tsv'), 'utf8'));
	}

	t.is(frames[0], frames[1]);
	t.not(standing[0], standing[1]);
	t.deepEqual(packets[0], packets[1]);
});

test('nothing in a packet gives the answer away: no outcome, no reason, no question, no group, no number of a card', async t => {
	const place = await ownWorkspace();
	await drawn(place, '--groups', 'full');
	const folder = path.join(place.folder, 'packet');
	const ran = await deal(place, folder);
	t.is(ran.exit, 0, ran.error);
	const records = ['convictions.jsonl', 'candidates.jsonl'].map(async name => (await readFile(path.join(place.workspace, name), 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line) as {key: string; reason: string; question: string; flags: ReadonlyArray<{id: string}>}));
	const all = (await Promise.all(records)).flat();
	const {groups} = (await logEntries(place.workspace)).find(({type}) => type === 'sample.planned')!.body as {groups: ReadonlyArray<{name: string}>};
	const extract = await readFile(place.extract, 'utf8');
	const telling = new Set([
		...outcomes, ...Object.values(outcomeLabels), ...all.flatMap(({reason, question, flags}) => [reason, question, ...flags.map(({id}) => id)]), ...groups.map(({name}) => name),
		'clear-my-record-2019', 'candidate', 'left-out', 'hand review', (await readFile(path.join(place.workspace, 'secret'), 'utf8')).trim(),
	]);
	t.true(telling.size > 20);
	const files = await filesOf(folder);
	t.deepEqual([...files.keys()], ['README.txt', 'SHA256SUMS', 'extract.csv', 'packet.json', 'secret']);
	for (const [name, text] of files) {
		for (const word of telling) {
			// What DOJ wrote is no answer of ours.
			t.false(text.includes(word) && !(name === 'extract.csv' && extract.includes(word)), `${name} holds "${word}"`);
		}
	}

	// The order is that of a hash of its own: neither that of the groups nor that of the tickets.
	const tickets = (await readFile(path.join(place.workspace, 'sample', '0001', 'drawn.txt'), 'utf8')).trimEnd().split('\n').map(line => line.slice(66));
	const order = (await readFile(path.join(place.workspace, 'sample', '0001', 'dealt-0001.txt'), 'utf8')).trimEnd().split('\n').map(line => line.split('\t')[1]!);
	t.deepEqual(order.toSorted(), tickets.toSorted());
	t.notDeepEqual(order, tickets);
	t.notRegex(files.get('extract.csv')!.split('\n')[1]!, /,\d{9},/);
});

test('a share for one, the rest for another, and a part for both; nobody gets what they have', async t => {
	const place = await ownWorkspace();
	await drawn(place);
	const n = async (words: readonly string[], who: string): Promise<{n: number; doubled: number; left: number}> => {
		const ran = await run(['sample', 'deal', place.workspace, '--to', path.join(place.folder, `packet-${who}-${words.length}`), '--paralegal', who, ...words, '--json']);
		t.is(ran.exit, 0, ran.error);
		return JSON.parse(ran.out) as {n: number; doubled: number; left: number};
	};

	const first = await n(['--share', '50%'], 'mortiz');
	const second = await n([], 'bdiaz');
	t.is(first.left, second.n);
	t.is(second.left, 0);
	const third = await n(['--double', '50%'], 'bdiaz');
	t.deepEqual([third.n, third.doubled], [Math.ceil(first.n / 2), Math.ceil(first.n / 2)]);
	const none = await deal(place, path.join(place.folder, 'none'));
	t.is(none.exit, 64);
	t.regex(none.error, /every drawn conviction in a packet already/);
	t.is((await deal(place, place.folder, '--double', '10%')).exit, 73);
});
