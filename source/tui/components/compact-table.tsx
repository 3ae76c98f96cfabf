import type React from 'react';
import {Table} from 'ink-table';
import {Box, Text} from 'ink';
import {mark, type Theme} from '../theme.js';

type Row = Record<string, string>;
/** The table without a rule between every two rows, which would double its height; one rule stays below the headings. */
class CompactTable extends Table<Row> {
	constructor(props: ConstructorParameters<typeof Table<Row>>[0]) {
		super(props);
		const ruled = this.separator;
		// Its typings name the global JSX namespace, which React 19 no longer has.
		this.separator = (rule): React.JSX.Element => rule.key.endsWith('-0') ? ruled(rule) as React.JSX.Element : <Box/>;
	}
}

function Plain({children}: React.PropsWithChildren) {
	return <Text>{children}</Text>;
}

const pointers = [mark('selected', false), mark('selected', true)];

/** The first cell of the selected row begins with the pointer, where others have blanks. */
function Cell({children}: React.PropsWithChildren) {
	const isSelected = typeof children === 'string' && pointers.some(pointer => children.startsWith(` ${pointer} `));
	return <Text bold={isSelected} inverse={isSelected}>{children}</Text>;
}

function Bold({children}: React.PropsWithChildren) {
	return <Text bold>{children}</Text>;
}

const ascii: Readonly<Record<string, string>> = {'─': '-', '│': '|', '┌': '+', '┐': '+', '└': '+', '┘': '+', '├': '+', '┤': '+', '┬': '+', '┴': '+', '┼': '+'};
function AsciiFrame({children}: React.PropsWithChildren) {
	return <Text>{(typeof children === 'string' ? children : '').replaceAll(/[─│┌┐└┘├┤┬┴┼]/g, character => ascii[character]!)}</Text>;
}

/** A small boxed table. Cells come as wide as their column is, and begin with two blanks in the first: ink-table measures by `.length`. */
export function SmallTable({headings, rows, selected, theme}: {readonly headings: readonly string[]; readonly rows: ReadonlyArray<readonly string[]>; readonly selected: number | undefined; readonly theme: Theme}) {
	const pointed = (cell: string, row: number, column: number): string => row === selected && column === 0 ? mark('selected', theme.ascii) + cell.slice(1) : cell;
	const data = rows.map((row, number) => Object.fromEntries(headings.map((heading, index) => [heading, pointed(row[index] ?? '', number, index)])));
	const columns = headings.map((heading, index) => ({key: heading, align: index === 0 ? 'left' as const : 'right' as const}));
	return <CompactTable data={data} columns={columns} header={Bold} cell={Cell} skeleton={theme.ascii ? AsciiFrame : Plain}/>;
}
