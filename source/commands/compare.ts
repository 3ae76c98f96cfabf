import path from 'node:path';
import {determineAll} from '../files/determine-all.js';
import type {PassReaders} from '../files/first-pass.js';
import {readPublication} from '../rules/publication.js';
import {comparisonOf, type Comparison} from '../results/comparison.js';
import {countsOf} from '../results/comparison-counts.js';
import {comparisonText, differencesText} from '../results/comparison-text.js';
import {figuring} from '../results/figured.js';
import {partPool} from '../workers/part-pool.js';
import {exits, isSet, report, type Command, type World} from './command.js';
import {readComparison, type Compares, type Side} from './compare-settings.js';
import {progressLine} from './progress.js';
import {readThreads} from './threads.js';

export const compare: Command = {
	name: 'compare',
	summary: 'evaluates under two policies and says who comes out differently; writes nothing',
	usage: 'compare <workspace or extract…> --policy A --policy B [--set-a NAME=VALUE] [--set-b NAME=VALUE] [--counts-only]',
	options: ['county', 'as-of', 'policy', 'set-a', 'set-b', 'counts-only', 'max-bad', 'extract', 'workers'],
	ownOptions: {policy: {type: 'string', multiple: true, value: 'ID|FILE', help: 'given twice: the first is A, the second B; once with a workspace: B, against its own policy'}},
	async run(words, options, world) {
		const read = await readComparison(words, options);
		const publication = read.ok ? readPublication(read.value.shippedTexts) : read;
		if (!read.ok || !publication.ok) {
			return report([...(read.ok ? [] : read.problems), ...(publication.ok ? [] : publication.problems)].slice(0, 1), exits.badData, options, world);
		}

		const threads = readThreads(options);
		if (!threads.ok) {
			return report(threads.problems, exits.wrongUse, options, world);
		}

		const readers = partPool(threads.value);
		const compared = await evaluateBoth(read.value, readers, world).finally(readers.end);
		if (!compared.ok) {
			return report(compared.problems, exits.badData, options, world);
		}

		const {source, 'smallest-cell': smallest} = publication.value;
		const rule = isSet(options, 'counts-only') ? {smallest, source: `${source.what}${source.verified ? '' : ' (NOT VERIFIED)'}`} : undefined;
		world.write(isSet(options, 'json') ? jsonOf(read.value, compared.value, rule) : textOf(read.value, compared.value, rule));
		return exits.done;
	},
};

async function evaluateBoth({sides, files, asOf}: Compares, readers: PassReaders, world: World) {
	const figured = figuring();
	const both = [];
	for (const [index, {engine, maximumBadPercent}] of sides.entries()) {
		const progress = progressLine(world, `Evaluating under ${'AB'[index]!}`);
		const records = await determineAll(files, engine, maximumBadPercent, progress.show, readers);
		progress.end();
		if (!records.ok) {
			return records;
		}

		both.push(Array.from(records.value, record => figured(record)));
	}

	return {ok: true, value: comparisonOf(both[0]!, both[1]!, asOf)} as const;
}

type SmallCells = {readonly smallest: number; readonly source: string} | undefined;

const sideOf = ({engine: {policy, parameters}}: Side) => ({id: policy.id, file: policy.file, adopted: policy.adopted !== null, parameters});

function jsonOf({files, county, asOfText, sides}: Compares, comparison: Comparison, rule: SmallCells): string {
	const list = comparison.differences.map(({key, from, to, fromReason, toReason}) => ({key, from, to, fromReason, toReason}));
	return `${JSON.stringify({
		extracts: files.map(({path: place, sha256}) => ({name: path.basename(place), sha256})), county, asOf: asOfText, a: sideOf(sides[0]), b: sideOf(sides[1]),
		...(rule && {smallCells: rule}), ...countsOf(comparison, rule?.smallest), ...(rule ? {} : {differences: list}),
	}, undefined, 2)}\n`;
}

function textOf({files, county, asOfText, sides}: Compares, comparison: Comparison, rule: SmallCells): string {
	return [
		`Compared: ${files.map(({path: place}) => path.basename(place)).join(', ')}`,
		`County ${county}, as of ${asOfText}`,
		...sides.map((side, index) => `${'AB'[index]!}  ${headOf(side, sides[1 - index]!)}`),
		...(rule ? [`Cells of fewer than ${rule.smallest} people are shown as <${rule.smallest}, and those that would give one away are withheld`, `(rules/publication.yaml: ${rule.source}).`] : []),
		'',
		comparisonText(countsOf(comparison, rule?.smallest)),
		...(rule ? [] : [differencesText(comparison.differences)]),
	].join('\n');
}

/** A policy by its id, whether it is a trial, and the parameters in which the two differ. */
function headOf({engine: {policy, parameters}}: Side, {engine: other}: Side): string {
	const differing = Object.entries(parameters).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(other.parameters[name]));
	return `${policy.id}${policy.adopted ? '' : ' (not adopted: TRIAL)'}${differing.length === 0 || policy.id !== other.policy.id ? '' : `, with ${differing.map(([name, value]) => `${name}=${String(value)}`).join(' ')}`}`;
}

