import {auditedSet} from '../files/audited-set.js';
import {attachExtracts, convictionReader, openAudit, type Audit} from '../files/open-audit.js';
import {readReview} from '../files/read-review.js';
import {opaqueIds} from '../files/workspace.js';
import type {ConvictionRecord} from '../determinations/determination.js';
import {compareWithRun, type LoadedReview} from '../review/load-review.js';
import {audited} from '../results/audited.js';
import {convictionSheet, type ConvictionSheet, type SheetUnder} from '../results/sheet/conviction-sheet.js';
import {convictionsNamed} from '../results/sheet/find-convictions.js';
import {success, type Attempt} from '../values/problem.js';
import {exits, isSet, listOption, report, type Command, type Options, type World} from './command.js';
import {plainJson, sheetText} from './sheet-text.js';
import {listText} from './show-list.js';
import {version} from './version.js';

/** More than these are listed, not printed: they are for choosing one. */
const mostPrinted = 5;

export const show: Command = {
	name: 'show',
	summary: 'one conviction on paper: identity, history relied on, answers, flags, decisions, log entries',
	usage: 'show <workspace> <key, CII or case number> [--redact] [--extract FILE…]',
	options: ['redact', 'extract'],
	async run(words, options, world) {
		if (words.length !== 2) {
			return report([{found: `${words.length} ${words.length === 1 ? 'name' : 'names'}`, expected: 'a workspace, and a key, a CII number or a case number', next: 'put quotes around a case number that holds blanks'}], exits.wrongUse, options, world);
		}

		const [folder, word] = words as [string, string];
		const audit = await openAudit(folder);
		if (!audit.ok) {
			return report(audit.problems, exits.badData, options, world);
		}

		const review = await reviewOf(audit.value);
		if (!review.ok) {
			return report(review.problems, exits.badData, options, world);
		}

		const {records} = auditedSet(audit.value, review.value.state);
		const named = convictionsNamed(records, word);
		if (named.length === 0) {
			// What was typed may be a person's number: it is not repeated.
			return report([{file: folder, found: 'no conviction in scope, nor a promoted candidate, of that key, CII number or case number', expected: `one of the ${records.length} in the workspace`, next: `\`second-look ${folder} --plain\` lists those that wait, with their keys; put quotes around a number that holds blanks`}], exits.wrongUse, options, world);
		}

		return named.length > mostPrinted ? list(named, options, world) : print(audit.value, review.value, named, options, world);
	},
};

function list(named: readonly ConvictionRecord[], options: Options, world: World): number {
	const redacted = isSet(options, 'redact');
	world.write(isSet(options, 'json')
		? plainJson({convictions: [], choose: named.map(({key, conviction, outcome}) => ({...(redacted ? {} : {key}), charge: conviction.charge, date: conviction.date, caseNumbers: conviction.caseNumbers, outcome}))})
		: listText(named, redacted));
	return exits.done;
}

async function print(audit: Audit, review: LoadedReview, named: readonly ConvictionRecord[], options: Options, world: World): Promise<number> {
	const sheets = await sheetsOf(audit, review, named, options);
	if (!sheets.ok) {
		return report(sheets.problems, exits.badData, options, world);
	}

	world.write(isSet(options, 'json') ? plainJson({convictions: sheets.value}) : sheets.value.map(sheet => sheetText(sheet)).join('\n\n'));
	return exits.done;
}

/** What the log says, of this run. Changes nothing, and takes no lock. */
async function reviewOf(audit: Audit): Promise<Attempt<LoadedReview>> {
	const review = await readReview(audit.paths, audit.secret);
	const current = review.ok ? compareWithRun(review.value.state, audit.manifestHash) : review;
	return current.ok ? review : current;
}

/** Reads each conviction again from the extract. */
async function sheetsOf(audit: Audit, review: LoadedReview, named: readonly ConvictionRecord[], options: Options): Promise<Attempt<readonly ConvictionSheet[]>> {
	const files = await attachExtracts(audit, listOption(options, 'extract'), false);
	if (!files.ok) {
		return files;
	}

	const read = convictionReader(audit, files.value, () => review.state.facts);
	const sheets: ConvictionSheet[] = [];
	for (const {key} of named) {
		const again = await read(key);
		if (!again.ok) {
			return again;
		}

		sheets.push(sheetOf(audit, review, again.value, isSet(options, 'redact')));
	}

	return success(sheets);
}

type Again = {readonly record: ConvictionRecord; readonly lineHash: string} & Pick<Parameters<typeof convictionSheet>[0], 'conviction' | 'trace'>;

function sheetOf(audit: Audit, {state, chain}: LoadedReview, {record, lineHash, conviction, trace}: Again, redacted: boolean): ConvictionSheet {
	const logId = opaqueIds(audit.secret)(record.key);
	const review = state.byOpaque.get(logId);
	const {flags, reasons, reliefs, candidates} = audit.rules.book;
	return convictionSheet({
		audited: audited(record, lineHash, review, audit.engine.policy['second-attorney'] ?? []),
		conviction, trace, review, logId,
		log: {entries: chain.entries.length, head: chain.head},
		unverified: new Set(audit.engine.policy.questions.filter(({verified}) => verified === false).map(({id}) => id)),
		tables: {flags, reasons, reliefs, candidateKinds: candidates.kinds},
		under: underOf(audit),
	}, redacted);
}

function underOf({manifest: {policy, county, asOf, extracts, program}}: Audit): SheetUnder {
	return {
		policy: policy.id, title: policy.title, adopted: policy.adopted, county, asOf,
		extracts: extracts.map(({name, sha256}) => ({name, sha256})),
		evaluatedBy: program.version, printedBy: version,
	};
}
