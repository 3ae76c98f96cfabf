import {Box, Text} from 'ink';
import {SmallTable} from '../components/compact-table.js';
import {figureAt, overviewPage, type Panel} from '../overview-plan.js';
import type {AppState} from '../state.js';
import type {Theme} from '../theme.js';

function PanelBox({panel, cursor, theme}: {readonly panel: Panel; readonly cursor: number; readonly theme: Theme}) {
	// Rows that open nothing are passed over.
	const places = [...panel.opens.keys()].filter(row => panel.opens[row] !== undefined);
	return (
		<Box flexDirection='column' flexShrink={0}>
			<Text bold wrap='truncate'>{panel.title}</Text>
			<SmallTable headings={panel.headings} rows={panel.rows} selected={places[cursor]} theme={theme}/>
		</Box>
	);
}

/** A page of small tables of the overview. The cursor goes through them column by column. */
export function OverviewScreen({state, height, theme}: {readonly state: AppState; readonly height: number; readonly theme: Theme}) {
	const page = overviewPage(state);
	const columns = page.kind === 'tables' ? page.columns : [];
	const all = columns.flat();
	const cursorIn = (panel: Panel): number => figureAt(state) - all.slice(0, all.indexOf(panel)).flatMap(({opens}) => opens.filter(one => one !== undefined)).length;
	return (
		<Box flexDirection='column' height={height} overflow='hidden' flexShrink={0}>
			<Box flexDirection='row' columnGap={2}>
				{[...columns.entries()].map(([place, column]) => (
					<Box key={place} flexDirection='column' flexShrink={0}>
						{column.map(panel => <PanelBox key={panel.title} panel={panel} cursor={cursorIn(panel)} theme={theme}/>)}
					</Box>
				))}
			</Box>
		</Box>
	);
}
