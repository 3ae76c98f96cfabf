import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {withStatute} from '../../source/determinations/engine.js';
import {inspectExtracts} from '../../source/files/build-audit.js';
import {determineAll} from '../../source/files/determine-all.js';
import {loadPolicy, loadRules, policyIds, shippedRules} from '../../source/files/rule-files.js';
import {dirtRates} from '../../source/generate/rates.js';
import {defaultParameters} from '../../source/rules/policy.js';
import {valueOfAttempt, day} from '../helpers/rules-fixture.js';
import {makeExtract} from './make-extract.js';
import {sharesOf} from './shares-of.js';

/** `npm run shares -- [people] [policy…]`: how many convictions need a person, and why, under each policy by its defaults. A table, no pass or fail. */
const words = process.argv.slice(2);
const people = Number(words.find(word => /^\d+$/v.test(word)) ?? 20_000);
const asked = words.filter(word => !/^\d+$/v.test(word));

const folder = await mkdtemp(path.join(tmpdir(), 'second-look-shares-'));
try {
	const extract = path.join(folder, 'extract.csv');
	await makeExtract(extract, people);
	const files = valueOfAttempt(await inspectExtracts([extract]));
	const rules = valueOfAttempt(await loadRules(shippedRules));
	console.log(`${people} invented people, as of 2020-07-01. The dirt in their records is ours (source/generate/rates.ts), so these shares measure the rules, not an office:`);
	console.log(Object.entries(dirtRates).map(([kind, rate]) => `${kind} ${rate}`).join(', '));
	for (const id of asked.length > 0 ? asked : policyIds(rules.texts)) {
		const {policy} = valueOfAttempt(await loadPolicy(id, rules));
		const engine = withStatute({rules: rules.book, policy, parameters: defaultParameters(policy), county: 'LOS ANGELES', asOf: day('2020-07-01')}, rules.statute);
		const {overall, byFlag, questions} = sharesOf([...valueOfAttempt(await determineAll(files, engine, 1, () => undefined))]);
		console.log(`\n${id}: ${policy.title}`);
		console.table(overall);
		console.table(byFlag);
		console.table(questions);
	}
} finally {
	await rm(folder, {recursive: true, force: true});
}
