import type {ShownCell} from '../../results/comparison-counts.js';
import {visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {overviewIntro, overviewPlan, type Panel} from '../overview-plan.js';
import {moveText} from '../second-policy.js';
import type {SecondPolicy} from '../session.js';
import type {AppState} from '../state.js';
import {spokenLines, unbounded} from './spoken-line.js';

/** A table: its title, then a line for each row with every figure under its heading. */
function panelText({title, headings, rows}: Panel): readonly VisibleText[] {
	const figures = headings.slice(1);
	const text = (cells: readonly VisibleText[]): string => cells.map((cell, index) => figures.length === 1 ? cell.trim() : `${figures[index]!.toLowerCase()} ${cell.trim()}`).join(', ');
	return [visibleText(`${title}.`), ...rows.map(([label, ...cells]) => visibleText(`${label!.trim().replace(/^[●◐○→▲] /, '')}: ${text(cells)}`))];
}

const cellText = (label: string, {convictions, people}: ShownCell): VisibleText => visibleText(`${label}: ${convictions} convictions, ${people} people`);
const impacts = [['CountSubjectsNoFelony', 'a felony'], ['CountSubjectsNoConvictionLast7Years', 'a conviction in the last seven years'], ['CountSubjectsNoConviction', 'a conviction']] as const;
const dimensions = [['byRace', 'race'], ['bySex', 'sex'], ['byAge', 'age']] as const;

/** What a second policy changes, figure by figure. */
function comparisonText({policy, counts, madeBy}: SecondPolicy): readonly VisibleText[] {
	type Move = (typeof counts.transitions)[number];
	const moves = (all: readonly Move[], before = ''): readonly VisibleText[] => all.map(one => cellText(`${before}${moveText(one.from, one.to, false).replace('→', 'to')}`, one));
	return [
		visibleText(`Compared with ${policy.title} (${policy.id}${policy.adopted ? '' : ', not adopted'}): what the engine says, without decisions. A person may stand in several lines.`),
		...(madeBy === undefined ? [] : [visibleText(`The audit was evaluated by version ${madeBy} of the program: differences may come from that.`)]),
		cellText('Compared', counts.compared),
		cellText('Come out differently', counts.differing),
		...moves(counts.transitions),
		...impacts.map(([name, label]) => visibleText(`People who would no longer have ${label}: this audit ${counts.peopleWhoWouldNoLongerHave.a[name]}, second policy ${counts.peopleWhoWouldNoLongerHave.b[name]}`)),
		...dimensions.flatMap(([dimension, title]) => counts.groups[dimension].flatMap(({group, total, transitions}) => [cellText(`By ${title}, ${group}`, total), ...moves(transitions, `By ${title}, ${group}, `)])),
	];
}

/** The overview, all of its pages. */
export function overviewText(state: AppState): readonly VisibleText[] {
	const whole = unbounded(state);
	return [...spokenLines(overviewIntro(whole)), ...overviewPlan(whole).flat().flat().flatMap(panel => panelText(panel)), ...(state.compared ? comparisonText(state.compared) : [])];
}
