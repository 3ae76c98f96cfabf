import type {Shown, ShownCell} from '../../results/comparison-counts.js';
import type {Standing} from '../../results/comparison.js';
import {fit, truncate} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {figure} from '../../results/markdown.js';
import {bodyHeight} from '../layout.js';
import {blankLine, indented, line, toned, type Line} from '../lines.js';
import {moveText} from '../second-policy.js';
import type {SecondPolicy} from '../session.js';
import type {AppState} from '../state.js';

/** Lines that belong together, under a heading that is repeated where they go on in another column. */
type Block = {readonly heading: Line; readonly rows: ReadonlyArray<readonly Line[]>};
type Transition = ShownCell & {readonly from: Standing; readonly to: Standing};

const dimensions = [['byRace', 'By race'], ['bySex', 'By sex'], ['byAge', 'By age on the as-of date']] as const;
const impacts = [['CountSubjectsNoFelony', 'a felony'], ['CountSubjectsNoConvictionLast7Years', 'a conviction in the last seven years'], ['CountSubjectsNoConviction', 'a conviction']] as const;

const gap = 3;
const counts = {convictions: 11, people: 8};
/** Both counts, two blanks, and the longest change from one outcome to another with its indent. */
const narrowest = counts.convictions + counts.people + 2 + 31;

const right = (shown: Shown | string, width: number): VisibleText => fit(visibleText(typeof shown === 'number' ? figure(shown) : shown), width, {align: 'right'});
const row = ({convictions, people}: {readonly convictions: Shown; readonly people: Shown}, label: VisibleText, tone?: 'strong'): Line => line({text: say`${right(convictions, counts.convictions)}${right(people, counts.people)}  ${label}`, tone});
const headed = (title: VisibleText): Line => line({text: say`${right('convictions', counts.convictions)}${right('people', counts.people)}  ${title}`, tone: 'heading'});

function blocksOf({counts: {compared, differing, transitions, groups, peopleWhoWouldNoLongerHave: impact}}: SecondPolicy, ascii: boolean): readonly Block[] {
	const moves = (all: readonly Transition[], indent: VisibleText): readonly Line[] => all.map(one => row(one, say`${indent}${moveText(one.from, one.to, ascii)}`, one.from === one.to ? undefined : 'strong'));
	return [
		{heading: headed(say`All`), rows: [[row(compared, say`compared`)], [row(differing, say`come out differently`, 'strong')], ...moves(transitions, say``).map(one => [one])]},
		{
			heading: line({text: say`${right('this audit', counts.convictions)}${right('second', counts.people)}  People who would no longer have`, tone: 'heading'}),
			rows: impacts.map(([name, label]) => [row({convictions: impact.a[name], people: impact.b[name]}, visibleText(label))]),
		},
		...dimensions.map(([dimension, title]): Block => ({
			heading: headed(visibleText(title)),
			rows: groups[dimension].map(({group, total, transitions: own}) => [row(total, visibleText(group)), ...moves(own, say`  `)]),
		})),
	];
}

/**
Blocks in columns: rows that belong together stay together where there is room. In: the height of a column by its number, four lines
at the least.
*/
function columnsOf(blocks: readonly Block[], heightOf: (column: number) => number): ReadonlyArray<readonly Line[]> {
	const columns: Line[][] = [];
	const height = (): number => heightOf(Math.max(0, columns.length - 1));
	const room = (): number => columns.length === 0 ? 0 : height() - columns.at(-1)!.length;
	for (const {heading, rows} of blocks) {
		const whole = 1 + rows.flat().length;
		// A short block is not torn, nor the beginning of a long one from its heading.
		const wanted = whole <= height() / 2 ? whole : 1 + (rows[0]?.length ?? 0);
		if (room() < 1 + wanted) {
			columns.push([heading]);
		} else {
			columns.at(-1)!.push(blankLine, heading);
		}

		for (const lines of rows) {
			if (room() < lines.length && lines.length < height()) {
				columns.push([heading]);
			}

			for (const one of lines) {
				if (room() === 0) {
					columns.push([heading]);
				}

				columns.at(-1)!.push(one);
			}
		}
	}

	return columns;
}

const aboutText = ({policy: {title, id, adopted}}: SecondPolicy): VisibleText => visibleText(`Compared with ${title} (${id}${adopted ? '' : ', not adopted'})`);

/** What is compared, and how the figures are to be read. */
function introLines(compared: SecondPolicy, {session, size: {columns: width}}: AppState): readonly Line[] {
	const isOutside = compared.counts.transitions.some(({from}) => from === 'out-of-scope');
	const outside = isOutside ? say` What is out of scope here has no line in this audit: second-look compare lists it.` : say``;
	const version = compared.madeBy === undefined ? [] : indented(say``, visibleText(`The audit was evaluated by version ${compared.madeBy} of the program: differences may come from that.`), width, 'warning');
	return [
		...indented(say``, aboutText(compared), width, 'strong'),
		...indented(say``, say`From ${visibleText(session.policy.id)} to it: what the engine says of the extract alone, without decisions. Nothing is withheld: the workspace is confidential. A person may stand in several lines.${outside}`, width),
		...version,
		blankLine,
	];
}

/** The section of the overview about the second policy, page by page; none where nothing is compared. How to read it stands on the first. */
export function comparisonPages(state: AppState): ReadonlyArray<readonly Line[]> {
	const {compared, size, ascii} = state;
	if (!compared) {
		return [];
	}

	const tops = [introLines(compared, state), [line({text: truncate(aboutText(compared), size.columns), tone: 'strong'}), blankLine]] as const;
	const topOf = (page: number): readonly Line[] => page === 0 ? tops[0] : tops[1];
	const beside = Math.max(1, Math.floor((size.columns + gap) / (narrowest + gap)));
	const width = Math.floor((size.columns - (gap * (beside - 1))) / beside);
	const columns = columnsOf(blocksOf(compared, ascii), column => Math.max(4, bodyHeight(size) - topOf(Math.floor(column / beside)).length));
	return Array.from({length: Math.ceil(columns.length / beside)}, (_, page) => {
		const own = columns.slice(page * beside, (page + 1) * beside);
		const height = Math.max(...own.map(({length}) => length));
		return [...topOf(page), ...Array.from({length: height}, (__, row) => line(...own.flatMap((column, place) => besideOthers(column[row] ?? blankLine, width, place))))];
	});
}

/** A line of one column, as wide as the column, behind the gap that parts it from the one before. */
const besideOthers = (spans: Line, width: number, place: number): Line => [
	...(place === 0 ? [] : line(visibleText(' '.repeat(gap)))),
	toned(fit(joinVisible(spans.map(({text}) => text), ''), width), spans[0]?.tone ?? 'plain'),
];
