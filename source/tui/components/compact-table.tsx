import type React from 'react';
import {Table} from 'ink-table';
import {Box, Text} from 'ink';
import type {Theme} from '../theme.js';

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

function Bold({children}: React.PropsWithChildren) {
	return <Text bold>{children}</Text>;
}

const ascii: Readonly<Record<string, string>> = {'─': '-', '│': '|', '┌': '+', '┐': '+', '└': '+', '┘': '+', '├': '+', '┤': '+', '┬': '+', '┴': '+', '┼': '+'};
function AsciiFrame({children}: React.PropsWithChildren) {
	return <Text>{(typeof children === 'string' ? children : '').replaceAll(/[─│┌┐└┘├┤┬┴┼]/g, character => ascii[character]!)}</Text>;
}

/** A small boxed table. Cells come as wide as their column is: ink-table measures by `.length`. */
export function SmallTable({headings, rows, theme}: {readonly headings: readonly string[]; readonly rows: ReadonlyArray<readonly string[]>; readonly theme: Theme}) {
	const data = rows.map(row => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ''])));
	const columns = headings.map((heading, index) => ({key: heading, align: index === 0 ? 'left' as const : 'right' as const}));
	return <CompactTable data={data} columns={columns} header={Bold} cell={Plain} skeleton={theme.ascii ? AsciiFrame : Plain}/>;
}
