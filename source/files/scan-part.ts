import {createReadStream} from 'node:fs';
import path from 'node:path';
import type {Engine} from '../determinations/engine.js';
import {rowOfPlain} from '../extract/plain-row.js';
import {createRowScanner, type RowScanner} from '../extract/row-scanner.js';
import {cell, type Row, type UnreadableLine} from '../extract/row.js';
import {lineKey, subjectIdOf} from '../history/build-subject.js';
import {termOf} from '../values/no-value.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {peopleDeterminer, type DeterminedPeople} from './determine-people.js';
import {readProblem, type ExtractFile} from './extract-file.js';
import {isInShare, type Share} from './share.js';
import {addToRun, beginRun, hashOfRun, type Run} from './person-rows.js';

/** A part of one extract, from a byte where a row begins up to a byte where one should. Plain data: it crosses to another thread. */
export type Part = {
	readonly file: ExtractFile;
	readonly start: number;
	readonly end: number;
	/** Number of the first line. */
	readonly line: number;
	/** Where each DOJ column stands; undefined for the part that holds the file's first line. */
	readonly positions: readonly number[] | undefined;
	/** Only these people; everyone where it is absent. */
	readonly share?: Share | undefined;
};

/** A run is determined as if it were all of its person's rows. */
export type ScannedPart = DeterminedPeople & {
	readonly unreadable: readonly UnreadableLine[];
	readonly rows: number;
	/** Some row names the county of the audit. */
	readonly countySeen: boolean;
	/** What the part's first line says of the columns, where it was asked. */
	readonly positions: readonly number[] | undefined;
	/** Where the first row begins that was not taken, and its line; the part's own end where the guess was right. */
	readonly stopped: {readonly start: number; readonly line: number};
};

const chunkBytes = 1 << 20;

/**
Reads the rows of a part and determines every run of one person's rows. Problems: wrong columns, an unclosed quote, a row over 1 MB, a
read error. The last part of a file has to end where the file does.
*/
export async function scanPart({file, start, end, line, positions, share}: Part, engine: Engine): Promise<Attempt<ScannedPart>> {
	const people = peopleDeterminer(engine);
	const unreadable: UnreadableLine[] = [];
	let columns = positions;
	let rows = 0;
	let countySeen = false;
	let run: Run | undefined;

	const endRun = (): void => {
		if (run) {
			people.add(run.id, run.rows, run.ranges, hashOfRun(run));
			run = undefined;
		}
	};

	const take = (row: Row, raw: string): void => {
		countySeen ||= termOf(cell(row, 'STP_ORI_CNTY_NAME')) === engine.county;
		const id = subjectIdOf(row) ?? lineKey(row);
		if (share && !isInShare(id, share)) {
			endRun();
			return;
		}

		rows++;
		if (run?.id === id) {
			addToRun(run, row, raw);
		} else {
			endRun();
			run = beginRun(id, row, raw);
		}
	};

	const scanner = createRowScanner({number: file.number, name: path.basename(file.path), encoding: file.encoding}, {
		header(_raw, order) {
			columns = order;
		},
		plain(plain) {
			const {row, raw} = rowOfPlain(plain, file.number, columns!, file.encoding);
			take(row, raw);
		},
		row: take,
		unreadable(bad) {
			// Nobody's line: the shares have about as many each, so that each can tell whether there are too many.
			if (!share || isInShare(lineKey(bad), share)) {
				unreadable.push(bad);
			}
		},
	}, positions && {start, line, positions});
	const problem = await feed(file, start, end, scanner);
	if (problem) {
		return failure(problem);
	}

	endRun();
	return success({...people.determined(), unreadable, rows, countySeen, positions: columns, stopped: scanner.at()});
}

async function feed(file: ExtractFile, start: number, end: number, scanner: RowScanner): Promise<Problem | undefined> {
	try {
		if (end > start) {
			for await (const chunk of createReadStream(file.path, {highWaterMark: chunkBytes, start, end: end - 1}) as AsyncIterable<Uint8Array>) {
				const read = scanner.push(chunk);
				if (!read.ok) {
					return read.problems[0];
				}
			}
		}

		const finished = end >= file.bytes ? scanner.finish() : success(undefined);
		return finished.ok ? undefined : finished.problems[0];
	} catch (error) {
		return readProblem(file.path, error);
	}
}

