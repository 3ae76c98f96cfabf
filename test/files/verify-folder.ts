import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {verifyFolder, type Check} from '../../source/files/verify-folder.js';
import {writeResults} from '../../source/files/write-results.js';
import {auditOf, sourceOf, valueOf} from '../results/_audit.js';
import {extractText, rowOf} from '../results/_extract.js';

const silent = (): void => undefined;

test('an evaluation is made again once, however many results there are of it; what is not its own is made again by itself', async t => {
	const audit = await auditOf(t, [extractText(['10000001', '10000002'].map(id => rowOf({SUBJECT_ID: id})))]);
	for (const name of ['0001', '0002']) {
		t.is(path.basename(valueOf(await writeResults({source: await sourceOf(audit.workspace), extracts: audit.extracts, full: false})).folder), name);
	}

	const begun: string[] = [];
	const verified = async (): Promise<readonly Check[]> => {
		begun.length = 0;
		const progress = (what: string) => {
			begun.push(what);
			return {show: silent, end: silent};
		};

		return valueOf(await verifyFolder(audit.workspace, [], '0.1.0', {progress}));
	};

	const stateOf = (checks: readonly Check[], check: string): string | undefined => checks.find(one => one.check === check)?.state;
	const checks = await verified();
	t.deepEqual(checks.filter(({state}) => state !== 'holds'), []);
	t.deepEqual(checks.filter(({check}) => check.endsWith('re-evaluation')).map(({check}) => check), ['re-evaluation', 'results/0001: re-evaluation', 'results/0002: re-evaluation']);
	t.deepEqual(begun, ['Evaluating again', 'Writing the results again', 'Writing the results again']);

	const file = path.join(audit.workspace, 'results', '0002', 'rules', 'dispositions.yaml');
	writeFileSync(file, `${readFileSync(file, 'utf8')}# changed by hand\n`);
	const changed = await verified();
	t.is(stateOf(changed, 'results/0002: evaluated files'), 'does not hold');
	t.is(stateOf(changed, 'results/0001: evaluated files'), 'holds');
	t.is(begun.filter(what => what === 'Evaluating again').length, 2);
});
