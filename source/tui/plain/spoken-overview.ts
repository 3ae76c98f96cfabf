import type {ShownCell} from '../../results/comparison-counts.js';
import {figure} from '../../results/markdown.js';
import {visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {figureAt, overviewIntro, overviewPage, type Panel} from '../overview-plan.js';
import {moveText} from '../second-policy.js';
import type {SecondPolicy} from '../session.js';
import type {AppState} from '../state.js';
import {percentText} from '../today/bar.js';
import {isCounted} from '../today/desk.js';
import type {Section} from '../today/sections.js';
import {spokenLines, unbounded} from './spoken-line.js';

/** Every figure of a row under its heading; one figure alone needs none. */
function rowText(label: string, headings: readonly string[], cells: readonly string[]): VisibleText {
	const counts = cells.filter(cell => cell !== '');
	return visibleText(`${label.trim().replace(/^[●◐○→▲] /, '')}: ${counts.map((cell, index) => headings.length < 2 || headings[index] === undefined ? cell : `${headings[index].toLowerCase()} ${cell}`).join(', ')}`);
}

/** A table: its title, then a line for each row. The last column of those that have shares is a percentage and a bar. */
const panelRows = ({headings, rows}: Panel): readonly VisibleText[] => rows.map(([label, ...cells]) => rowText(label!, headings.slice(1).filter(heading => heading !== 'Share'), cells.map(cell => /\d+ %/.exec(cell)?.[0] ?? cell.trim())));

function figureRows({headings, share, rows}: Section): readonly VisibleText[] {
	return rows.map(({label, counts, of}) => rowText(label, headings, [...counts.map(count => figure(count)), share === '' ? '' : `${percentText(counts[0]!, of).trim()} ${share}`]));
}

const cellText = (label: string, {convictions, people}: ShownCell): VisibleText => visibleText(`${label}: ${convictions} convictions, ${people} people`);
const impacts = [['CountSubjectsNoFelony', 'a felony'], ['CountSubjectsNoConvictionLast7Years', 'a conviction in the last seven years'], ['CountSubjectsNoConviction', 'a conviction']] as const;
const dimensions = [['byRace', 'race'], ['bySex', 'sex'], ['byAge', 'age']] as const;

/** What a second policy changes, figure by figure. */
function comparisonText({policy, counts, madeBy}: SecondPolicy): readonly VisibleText[] {
	type Move = (typeof counts.transitions)[number];
	const moves = (all: readonly Move[], before = ''): readonly VisibleText[] => all.map(one => cellText(`${before}${moveText(one.from, one.to, false).replace('→', 'to')}`, one));
	return [
		visibleText(`Compared with ${policy.title} (${policy.id}${policy.adopted ? '' : ', not adopted'}): what the engine says of the extract alone, without decisions. A person may stand in several lines.`),
		...(madeBy === undefined ? [] : [visibleText(`The audit was evaluated by version ${madeBy} of the program: differences may come from that.`)]),
		cellText('Compared', counts.compared),
		cellText('Come out differently', counts.differing),
		...moves(counts.transitions),
		...impacts.map(([name, label]) => visibleText(`People who would no longer have ${label}: this audit ${counts.peopleWhoWouldNoLongerHave.a[name]}, second policy ${counts.peopleWhoWouldNoLongerHave.b[name]}`)),
		...dimensions.flatMap(([dimension, title]) => counts.groups[dimension].flatMap(({group, total, transitions}) => [cellText(`By ${title}, ${group}`, total), ...moves(transitions, `By ${title}, ${group}, `)])),
	];
}

/** The page of the overview, and the figure under the cursor. */
export function overviewText(state: AppState): {readonly body: readonly VisibleText[]; readonly row: VisibleText | undefined} {
	const page = overviewPage(state);
	const intro = state.overviewPage === 0 ? spokenLines(overviewIntro(unbounded(state))) : [];
	switch (page.kind) {
		case 'comparison': {
			return {body: state.compared ? comparisonText(state.compared) : [], row: undefined};
		}

		case 'tables': {
			const panels = page.columns.flat();
			const open = panels.flatMap(panel => panelRows(panel).filter((_, index) => panel.opens[index] !== undefined));
			return {body: panels.flatMap(panel => [visibleText(`${panel.title}.`), ...panelRows(panel)]), row: chosen(open, state)};
		}

		case 'figures': {
			if (!isCounted(state)) {
				return {body: intro, row: visibleText(`Counting: ${percentText(state.desk.counted, state.session.records.length).trim()}`)};
			}

			const body = page.sections.flatMap(section => [visibleText(`${section.title.trim()}.`), ...figureRows(section), ...section.notes]);
			return {body: [...intro, ...body], row: chosen(page.sections.flatMap(section => figureRows(section)), state)};
		}
	}
}

function chosen(rows: readonly VisibleText[], state: AppState): VisibleText | undefined {
	const at = figureAt(state);
	return rows[at] && visibleText(`Figure ${at + 1} of ${rows.length}: ${rows[at]}`);
}
