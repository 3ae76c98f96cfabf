import {fit, truncate} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {problemText} from '../../values/problem.js';
import {bodyHeight} from '../layout.js';
import {blankLine, labelled, line, toned, type Line} from '../lines.js';
import {shortened} from '../screens/shortened.js';
import {mark} from '../theme.js';
import {menuRows, type MenuRow} from './choices.js';
import {menuHeight} from './moving.js';
import type {WorkspaceFound} from './ports.js';
import type {StartState} from './state.js';

const actions = {
	extract: ['Open an extract', 'Begin an audit of a file that DOJ sent: its county, the as-of date, the policy and its parameters are asked for. Nothing is written before the last page says so. Several extracts of one county are named together on the command line.'],
	sample: ['The sample', 'A fresh copy of the sample, all invented people, in a temporary folder.'],
	help: ['Help', 'The keys of these pages.'],
	quit: ['Quit', 'Leave the program.'],
} as const;

/** What makes a workspace one that cannot simply be opened. */
function trouble({audit, held}: WorkspaceFound): string {
	if (held !== undefined) {
		return 'in use';
	}

	if (audit.kind === 'failed') {
		return 'unreadable';
	}

	return audit.extracts.every(({state}) => state === 'there') ? '' : 'no extract';
}

const troubleWidth = 10;
const writtenWidth = 16;
/** From so many columns on a row also says what is audited. */
const wide = 100;
const auditWidth = 36;

function workspaceText(workspace: WorkspaceFound, width: number): VisibleText {
	const {audit} = workspace;
	const about = width >= wide ? [fit(visibleText(audit.kind === 'read' ? `${audit.county} as of ${audit.asOf}` : ''), auditWidth)] : [];
	const right = [...about, fit(visibleText(workspace.written), writtenWidth), fit(visibleText(trouble(workspace)), troubleWidth)];
	const room = width - right.reduce((sum, text) => sum + text.length + 2, 0);
	return joinVisible([fit(visibleText(workspace.path), room, {cut: 'middle'}), ...right], '  ');
}

function rowText(row: MenuRow, width: number): VisibleText {
	return row.kind === 'workspace' ? workspaceText(row.workspace, width) : visibleText(actions[row.kind][0]);
}

const extractWords = {there: 'there', missing: 'NOT THERE: opening it says how to name its new place', 'another size': 'CHANGED: another size than when it was evaluated'} as const;

function workspaceAbout({audit, held, written, path}: WorkspaceFound, width: number): readonly Line[] {
	const inUse = held === undefined ? [] : labelled(say`In use`, visibleText(`by ${held}`), width, 'warning');
	if (audit.kind === 'failed') {
		return [...inUse, ...labelled(say`Unread`, visibleText(audit.problems.map(problem => problemText(problem)).join(' ')), width, 'alert')];
	}

	const {extracts, county, asOf, policy, convictions, people} = audit;
	const isWhole = extracts.every(({state}) => state === 'there');
	return [
		...inUse,
		...labelled(say`Extract`, visibleText(extracts.map(({name, state}) => `${name} (${extractWords[state]})`).join(', ')), width, isWhole ? 'plain' : 'alert'),
		...labelled(say`Audit`, visibleText(`${county} as of ${asOf}; ${policy.title}${policy.adopted ? '' : ' (TRIAL)'}`), width),
		...labelled(say`In scope`, visibleText(`${convictions.toLocaleString('en')} convictions of ${people.toLocaleString('en')} people`), width),
		...labelled(say`Written`, visibleText(`${written}, ${path}`), width),
	];
}

function aboutRow(row: MenuRow | undefined, width: number): readonly Line[] {
	if (!row) {
		return [];
	}

	return row.kind === 'workspace' ? workspaceAbout(row.workspace, width) : labelled(say``, visibleText(actions[row.kind][1]), width, 'plain', 1);
}

/** The first screen: workspaces near the current folder, newest first, and what else there is to do; what the chosen row is. */
export function menuLines(state: StartState): readonly Line[] {
	const {menu, ascii, facts: {found}} = state;
	const width = state.size.columns;
	const rows = menuRows(state);
	const drawn = rows.slice(menu.top, menu.top + menuHeight(state)).map((row, index) => {
		const chosen = menu.top + index === menu.cursor;
		return line(toned(truncate(say`${chosen ? mark('selected', ascii) : say` `} ${rowText(row, width - 2)}`, width), chosen ? 'selected' : 'plain'));
	});
	const above = [
		line(toned(found.shown.length === 0 ? say`No workspace here, nor two levels of folders below` : say`Workspaces here and two levels below, newest first`, 'heading')),
		...drawn,
		...(found.notes.length > 0 ? [line(toned(truncate(visibleText(found.notes.join('; ')), width), 'warning'))] : []),
		blankLine,
	];
	return [...above, ...shortened(aboutRow(rows[menu.cursor], width), Math.max(1, bodyHeight(state.size) - above.length), width)];
}
