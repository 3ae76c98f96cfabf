import {readFile} from 'node:fs/promises';
import type {SampleRound} from '../review/sample-rounds.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {checkFile} from './sample-files.js';
import type {RoundPaths} from './sample-paths.js';

/** A packet as it was dealt: what it holds, in its order. `id` is the identifier in the frame. */
export type Deal = {readonly deal: number; readonly paralegal: string; readonly packet: string; readonly units: ReadonlyArray<{readonly code: string; readonly id: string}>};

/** What was drawn in a round, in the order of the tickets. */
export async function readDrawn(paths: RoundPaths, {drawn}: SampleRound): Promise<Attempt<readonly string[]>> {
	if (!drawn) {
		return success([]);
	}

	const checked = await checkFile(paths.drawn, drawn.body.list);
	return checked.ok ? success(linesOf(await readFile(paths.drawn, 'utf8')).map(line => line.slice(66))) : checked;
}

/** The packets of a round. */
export async function readDeals(paths: RoundPaths, {dealt}: SampleRound): Promise<Attempt<readonly Deal[]>> {
	const deals: Deal[] = [];
	for (const {body} of dealt) {
		const file = paths.dealt(body.deal);
		const checked = await checkFile(file, body.units);
		if (!checked.ok) {
			return failure(...checked.problems);
		}

		const units = linesOf(await readFile(file, 'utf8')).map(line => line.split('\t')).map(([code, id]) => ({code: code!, id: id!}));
		deals.push({deal: body.deal, paralegal: body.paralegal, packet: body.packet, units});
	}

	return success(deals);
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter(line => line !== '');
