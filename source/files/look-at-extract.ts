import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import path from 'node:path';
import {cell} from '../extract/row.js';
import {createRowReader} from '../extract/row-reader.js';
import {columnCount} from '../extract/layout.js';
import {termOf} from '../values/no-value.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {readProblem} from './extract-file.js';

/** What the beginning of a file tells. */
export type ExtractBeginning = {
	readonly bytes: number;
	/** The county that more than half of the first rows name which name one. */
	readonly county: {readonly name: string; readonly rows: number; readonly of: number} | undefined;
};

/** So much of a file is read: some hundreds of rows. */
const beginning = 1 << 18;

/**
Looks at the beginning of a file that may be an extract. Problems: no such file, a folder, an empty file, other columns than DOJ's, and no
row among the first lines. What is wrong further down, evaluating tells.
*/
export async function lookAtExtract(file: string, counties: readonly string[]): Promise<Attempt<ExtractBeginning>> {
	const wrong = (found: string, next: string): {readonly ok: false; readonly problems: readonly Problem[]} => failure({file, found, expected: 'the extract that DOJ sent', next});
	try {
		const facts = await stat(file);
		if (!facts.isFile()) {
			return wrong(facts.isDirectory() ? 'a folder that is no workspace' : 'a device', 'name the extract file itself');
		}

		if (facts.size === 0) {
			return wrong('an empty file', 'check that it was copied whole');
		}

		const named = new Map<string, number>();
		let rows = 0;
		const reader = createRowReader({number: 1, name: path.basename(file), encoding: 'windows-1252'}, {
			row(row) {
				rows++;
				const county = termOf(cell(row, 'STP_ORI_CNTY_NAME'));
				if (county !== undefined && counties.includes(county)) {
					named.set(county, (named.get(county) ?? 0) + 1);
				}
			},
			unreadable() {
				// Counted when the extract is evaluated.
			},
		});
		let text = '';
		for await (const chunk of createReadStream(file, {encoding: 'latin1', end: beginning - 1}) as AsyncIterable<string>) {
			text += chunk;
		}

		const pushed = reader.push(text);
		const read = pushed.ok && facts.size <= beginning ? reader.finish() : pushed;
		if (!read.ok) {
			return read;
		}

		if (rows === 0) {
			return wrong(`no row of ${columnCount} cells among the first lines`, 'use the file as DOJ sent it; do not edit or re-save it in a spreadsheet');
		}

		const of = [...named.values()].reduce((sum, count) => sum + count, 0);
		const [most] = [...named].toSorted(([, one], [, other]) => other - one);
		return success({bytes: facts.size, county: most && most[1] * 2 > of ? {name: most[0], rows: most[1], of} : undefined});
	} catch (error) {
		return failure(readProblem(file, error));
	}
}
