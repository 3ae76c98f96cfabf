import path from 'node:path';
import test from 'ava';
import {run} from '../helpers/run-program.js';
import {decideWrongly, inOrder, inPacket, inventedPlace, judge, knownIn, seed, willBeDrawn, type Known} from '../helpers/spot-check.js';
import type {Place} from '../helpers/journey.js';
import type {Verdict} from '../../source/review/sample-bodies.js';

const truth = ({outcome}: Known): Verdict => outcome === 'hand-review' ? 'cannot-judge' : outcome;
const read = async (place: Place): Promise<Record<string, unknown>> => JSON.parse((await run(['sample', 'report', place.workspace, '--json'])).out) as Record<string, unknown>;
const text = async (place: Place): Promise<string> => (await run(['sample', 'report', place.workspace])).out;
const settled = (place: Place, number: number, ...words: readonly string[]): readonly string[] => ['settle', place.workspace, '--number', String(number), '--words', 'as the file says', '--reviewer', 'B. Example', '--role', 'attorney', ...words];

test('six wrong of sixty: it does not pass, says what next; a systematic error asks for a rule, a fresh seed, and cannot be certified by its own sample', async t => {
	const place = await inventedPlace();
	const known = await knownIn(place);
	const wrong = willBeDrawn(known, 60).slice(0, 6);
	await decideWrongly(place, wrong);
	const packet = path.join(place.folder, 'packet');
	await inOrder(['plan', place.workspace, '--tolerable', '10%', '--confidence', '95%', '--total', '60'], ['draw', place.workspace, '--seed', seed], ['deal', place.workspace, '--to', packet, '--paralegal', 'mortiz']);
	t.like(await read(place), {verdict: 'not finished', unjudged: 60});
	const units = await inPacket(place, known);
	await judge(packet, 'mortiz', units.slice(0, 59).map(unit => ({code: unit.code, verdict: truth(unit)})));
	const early = await run(['sample', 'return', place.workspace, packet]);
	t.is(early.exit, 64);
	t.regex(early.error, /1 convictions without a verdict; expected a verdict on each/);
	await judge(packet, 'mortiz', units.slice(59).map(unit => ({code: unit.code, verdict: truth(unit)})));
	await inOrder(['return', place.workspace, packet]);
	t.regex((await run(['sample', 'return', place.workspace, packet])).error, /a packet that came back before/);
	t.like(await read(place), {verdict: 'differences open', open: 6, errors: undefined});

	const {open} = JSON.parse((await run(['sample', 'status', place.workspace, '--json'])).out) as {open: ReadonlyArray<{number: number; key: string}>};
	t.deepEqual(open.map(({key}) => key).toSorted(), wrong.map(({key}) => key).toSorted());
	t.regex((await run(['sample', ...settled(place, open[0]!.number, '--finding', 'E2')])).error, /without --cause/);
	t.regex((await run(['sample', ...settled(place, open[0]!.number, '--finding', 'right').map(word => word === 'B. Example' ? 'Ana Ruiz' : word)])).error, /Ana Ruiz \(attorney\), on whose own decision it rests/);
	await inOrder(...open.map(({number}) => settled(place, number, '--finding', 'E2', '--cause', 'isolated')));
	const failed = await text(place);
	t.regex(failed, /\nDOES NOT PASS\.[^\n]*\nNext: find out what the errors have in common\./);
	t.regex(failed, /which nobody witnessed/);
	t.regex(failed, /The court file was seen for none of them: nothing is claimed against it\./);

	await inOrder(settled(place, open[0]!.number, '--finding', 'E2', '--cause', 'systematic'));
	t.regex(await text(place), /\nSYSTEMATIC ERRORS: 1\.[^]*change the rule[^]*fresh seed[^]*This sample cannot certify the corrected decisions/);

	t.is((await run(['evaluate', place.workspace, '--set', 'dismiss=11357'])).exit, 0);
	const after = await text(place);
	t.regex(after, /\nVOID\. [\d,]+ decisions in the frame have changed/);
	t.notRegex(after, /\nPASSES/);
	await inOrder(['plan', place.workspace, '--tolerable', '10%', '--confidence', '95%']);
	t.regex((await run(['sample', 'draw', place.workspace, '--seed', seed])).error, /a seed that was used before/);
	t.regex((await run(['sample', 'return', place.workspace, packet])).error, /not one of the last spot check/);
	t.regex((await run(['sample', 'report', place.workspace, '--round', '1'])).out, /^SPOT CHECK 1,[^]*\nVOID\./);
	t.regex((await run(['sample', 'report', place.workspace, '--round', '3'])).error, /no spot check 3; expected a number from 1 to 2/);
});

test('one by one: says how many clean ones are still needed, passes on the first that suffice, and calls its bound descriptive', async t => {
	const place = await inventedPlace();
	const known = await knownIn(place);
	const [first, second] = ['one', 'two'].map(name => path.join(place.folder, name)) as [string, string];
	await inOrder(['plan', place.workspace, '--tolerable', '10%', '--confidence', '95%', '--sequential', '--expect', '1%'], ['draw', place.workspace, '--seed', seed], ['deal', place.workspace, '--to', first, '--paralegal', 'mortiz', '--share', '20%'], ['deal', place.workspace, '--to', second, '--paralegal', 'bdiaz']);
	const units = await inPacket(place, known);
	await judge(first, 'mortiz', units.map(unit => ({code: unit.code, verdict: truth(unit)})));
	await inOrder(['return', place.workspace, first]);
	const status = await run(['sample', 'status', place.workspace]);
	t.regex(status.out, /NOT FINISHED\.[^]*Not to have passed yet is no failure[^]*0 wrong; [\d,]+ more without an error would pass/);
	const needed = Number(/(\d+) more without/.exec(status.out)![1]);
	const rest = await inPacket(place, known, {deal: 2});
	await judge(second, 'bdiaz', rest.slice(0, needed).map(unit => ({code: unit.code, verdict: truth(unit)})));
	await inOrder(['return', place.workspace, second]);
	const report = await text(place);
	t.regex(report, /\nPASSES\./);
	t.regex(report, /fewer than 10% of the \d+ are wrong on the face of DOJ's data, by the office's policy, however often one looked\. \(Descriptive: at most/);
	t.notRegex(report, /at most, of/);
	t.like(await read(place), {verdict: 'passes'});
});

test('what a bound is of: nothing is claimed against the court file unless it was seen; a second look gives a table, kappa and AC1; what cannot be judged counts as wrong', async t => {
	const place = await inventedPlace(90);
	const known = await knownIn(place);
	const [first, second] = ['one', 'two'].map(name => path.join(place.folder, name)) as [string, string];
	await inOrder(['plan', place.workspace, '--tolerable', '10%', '--confidence', '95%', '--groups', 'outcome', '--candidates'], ['draw', place.workspace, '--seed', seed], ['deal', place.workspace, '--to', first, '--paralegal', 'mortiz']);
	const units = await inPacket(place, known);
	const verdicts = units.map((unit, index) => ({code: unit.code, verdict: index === 0 ? 'cannot-judge' as const : (unit.outcome === undefined ? 'out-of-scope' as const : truth(unit)), source: index < 5 ? 'both' as const : 'extract' as const, clerical: index === 1}));
	await judge(first, 'mortiz', verdicts);
	await inOrder(['return', place.workspace, first], ['deal', place.workspace, '--to', second, '--paralegal', 'bdiaz', '--double', '50%']);
	const again = await inPacket(place, known, {deal: 2});
	await judge(second, 'bdiaz', again.map(unit => ({code: unit.code, verdict: unit.outcome === undefined ? 'out-of-scope' : truth(unit)})));
	await inOrder(['return', place.workspace, second]);
	const {groups, agreement, open} = await read(place) as {groups: ReadonlyArray<{name: string; classes: ReadonlyArray<{name: string; raw: {errors: number}}>; courtFile: {seen: number; atMost: number}; units: number}>; agreement: {measures: {units: number; observed: number}}; open: number};
	const total = (name: string): number => groups.reduce((sum, {classes}) => sum + classes.find(one => one.name === name)!.raw.errors, 0);
	t.deepEqual([total('wrong'), total('E5'), open], [1, 2, 2]);
	t.is(groups.reduce((sum, {courtFile}) => sum + courtFile.seen, 0), 5);
	t.true(groups.every(({courtFile, units: size}) => courtFile.seen > 0 || courtFile.atMost === size));
	t.is(agreement.measures.units, again.length);
	t.true(agreement.measures.observed >= 1 - (1 / again.length) - 1e-9);
	const report = await text(place);
	t.regex(report, /Kappa -?[\d.a-z ]+, AC1/);
	t.regex(report, /Against the court file, seen for \d+ of \d+ \(those without count as wrong\)/);
	t.regex(report, /Of those left out, at most \d+ of the \d+/);
	t.regex(report, /BY RACE, SEX AND AGE/);
	for (const word of ['stratum', 'hypergeometric', 'Bonferroni', 'Clopper']) {
		t.false(report.slice(0, report.lastIndexOf('Methods:')).includes(word), word);
	}
});
