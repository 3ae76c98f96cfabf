import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import test from 'ava';
import {verifyReview} from '../../source/files/verify-log.js';
import {
	chen, confirm, flipped, note, override, undo,
} from '../review/_sample-log.js';
import {newReview, opened, valueOf} from './_review-folder.js';

test('an honest review holds in every check; each byte changed in log, head, words or secret is found', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	for (const draft of [override('S1/001', 'a1', 'Short'), confirm('S1/001', 'a2'), undo('S1/001', 'a3', 1)]) {
		valueOf(await journal.append(draft, chen));
	}

	await journal.close();
	const honest = await verifyReview(paths.folder);
	t.deepEqual(honest.map(({check, holds}) => [check, holds]), [['chain', true], ['head', true], ['words', true], ['secret', true], ['decisions', true]]);
	t.regex(honest[0]!.detail, /^4 entries, .*[\da-f]{64}$/v);
	for (const [file, step] of [[paths.log, 7], [paths.head, 1], [paths.words, 5], [paths.secret, 3]] as const) {
		const bytes = readFileSync(file);
		const missed: number[] = [];
		for (let index = 0; index < bytes.length; index += index + step < bytes.length ? step : 1) {
			writeFileSync(file, flipped(bytes, index, 1));
			if ((await verifyReview(paths.folder)).every(({holds}) => holds)) {
				missed.push(index);
			}
		}

		t.deepEqual(missed, [], `changed bytes of ${file} not noticed`);
		writeFileSync(file, bytes);
	}

	t.true((await verifyReview(paths.folder)).every(({holds}) => holds));
});

test('an edited last line names its entry', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	valueOf(await journal.append(confirm('S1/001', 'a1'), chen));
	valueOf(await journal.append(confirm('S1/002', 'a2'), chen));
	await journal.close();
	writeFileSync(paths.log, readFileSync(paths.log, 'utf8').replace('"a2"', '"a3"'));
	const head = (await verifyReview(paths.folder)).find(({check}) => check === 'head')!;
	t.false(head.holds);
	t.regex(head.detail, /entry 2 changed after it was saved/v);
});

test('an entry beyond the head, and a torn tail, do not hold until an opening has recorded them', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	const head = readFileSync(paths.head);
	valueOf(await journal.append(note('S1/001', 'a1'), chen));
	await journal.close();
	writeFileSync(paths.head, head);
	writeFileSync(paths.log, 'torn', {flag: 'a'});
	t.deepEqual((await verifyReview(paths.folder)).filter(({holds}) => !holds).map(({check}) => check), ['chain', 'head']);
	await (await opened(t, options)).close();
	t.true((await verifyReview(paths.folder)).every(({holds}) => holds));
});

test('erased words hold and are counted; files that are missing are findings, not crashes', async t => {
	const {paths, options} = await newReview(t);
	const journal = await opened(t, options);
	valueOf(await journal.append(note('S1/001', 'a1'), chen));
	await journal.close();
	const {commitment} = JSON.parse(readFileSync(paths.words, 'utf8')) as {commitment: string};
	writeFileSync(paths.words, `{"commitment":"${commitment}","erased":true}\n`);
	const erased = await verifyReview(paths.folder);
	t.true(erased.every(({holds}) => holds));
	t.regex(erased.find(({check}) => check === 'words')!.detail, /1 of them erased/v);
	const again = await opened(t, options);
	t.is([...again.state().byOpaque.values()][0]!.notes[0]!.words, undefined);
	await again.close();
	rmSync(paths.words);
	rmSync(paths.head);
	rmSync(paths.secret);
	t.deepEqual((await verifyReview(paths.folder)).filter(({holds}) => !holds).map(({check}) => check), ['head', 'words', 'secret', 'decisions']);
	rmSync(paths.log);
	t.true((await verifyReview(paths.folder)).every(({holds}) => !holds));
});
