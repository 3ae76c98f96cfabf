import {columnNames} from '../../source/extract/layout.js';
import {createRowReader} from '../../source/extract/row-reader.js';
import type {Row, UnreadableLine} from '../../source/extract/row.js';
import type {Problem} from '../../source/values/problem.js';
import type {Encoding} from '../../source/values/encoding.js';

export const headerLine = columnNames.join(',');

/** The cells of a plain data line: `name0` to `name94`, with some of them replaced. */
export const cellsOf = (name: string, replaced: Readonly<Record<number, string>> = {}): string[] => columnNames.map((_, index) => replaced[index] ?? `${name}${index}`);

export const lineOf = (name: string, replaced?: Readonly<Record<number, string>>): string => cellsOf(name, replaced).join(',');

export type Read = {
	readonly rows: readonly Row[];
	readonly raws: readonly string[];
	readonly unreadable: readonly UnreadableLine[];
	readonly unreadableRaws: readonly string[];
	readonly header: string | undefined;
	readonly positions: readonly number[] | undefined;
	readonly headerCalls: number;
	readonly problem: Problem | undefined;
};

/** Feeds a text to a reader, in parts of the given sizes (the last size repeats), and keeps all that it says. */
export function read(text: string, sizes: readonly number[] = [text.length || 1], encoding: Encoding = 'utf-8', from?: {start: number; line: number; positions: readonly number[]}): Read {
	const rows: Row[] = [];
	const raws: string[] = [];
	const unreadable: UnreadableLine[] = [];
	const unreadableRaws: string[] = [];
	let header: string | undefined;
	let positions: readonly number[] | undefined;
	let headerCalls = 0;
	const reader = createRowReader({number: 1, name: 'extract.csv', encoding}, {
		row(row, raw) {
			rows.push(row);
			raws.push(raw);
		},
		unreadable(line, raw) {
			unreadable.push(line);
			unreadableRaws.push(raw);
		},
		header(raw, where) {
			header = raw;
			positions = where;
			headerCalls++;
		},
	}, from);
	let problem: Problem | undefined;
	for (let at = 0, part = 0; at < text.length && !problem; part++) {
		const size = Math.max(1, sizes[Math.min(part, sizes.length - 1)]!);
		const taken = reader.push(text.slice(at, at + size));
		problem = taken.ok ? undefined : taken.problems[0];
		at += size;
	}

	const finished = problem ? undefined : reader.finish();
	problem ??= finished && !finished.ok ? finished.problems[0] : undefined;
	return {rows, raws, unreadable, unreadableRaws, header, positions, headerCalls, problem};
}
