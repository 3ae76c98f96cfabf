import {Box, Text} from 'ink';
import {SmallTable} from '../components/compact-table.js';
import {LineText} from '../components/line-text.js';
import {overviewIntro, overviewPlan, type Panel} from '../overview-plan.js';
import type {AppState} from '../state.js';
import type {Theme} from '../theme.js';

function PanelBox({panel, theme}: {readonly panel: Panel; readonly theme: Theme}) {
	return (
		<Box flexDirection='column' flexShrink={0}>
			<Text bold wrap='truncate'>{panel.title}</Text>
			<SmallTable headings={panel.headings} rows={panel.rows} theme={theme}/>
		</Box>
	);
}

/** How far the review has come, and whether the figures add up. */
export function OverviewScreen({state, height, theme}: {readonly state: AppState; readonly height: number; readonly theme: Theme}) {
	const pages = overviewPlan(state);
	const page = pages[Math.min(state.overviewPage, pages.length - 1)] ?? [];
	return (
		<Box flexDirection='column' height={height} overflow='hidden' flexShrink={0}>
			{[...overviewIntro(state).entries()].map(([row, spans]) => <LineText key={row} spans={spans} width={state.size.columns} theme={theme}/>)}
			<Box flexDirection='row' columnGap={2}>
				{[...page.entries()].map(([place, column]) => (
					<Box key={place} flexDirection='column' flexShrink={0}>
						{column.map(panel => <PanelBox key={panel.title} panel={panel} theme={theme}/>)}
					</Box>
				))}
			</Box>
		</Box>
	);
}
