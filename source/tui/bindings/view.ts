import {findMatch, moveList, openSearch, openSelected, scrollBy} from '../commands/browse.js';
import {openCandidate, showCandidates} from '../commands/candidates.js';
import {dropFilter, dropLastChip, openFilter} from '../commands/filtering.js';
import {askToQuit, interrupt} from '../commands/session-end.js';
import {reverseSort, sortByNext, sortByQueue} from '../commands/sorting.js';
import type {Binding} from '../key-table.js';
import {bodyHeight, listHeight} from '../layout.js';
import {convictionSections} from '../screens/conviction-lines.js';
import {resultsLines} from '../screens/results-lines.js';
import {only, type AppState, type Command} from '../state.js';

const half = (height: number): number => Math.max(1, Math.floor(height / 2));
const sectionLength = (state: AppState): number => convictionSections(state).lines.length;
const scroll = (by: (state: AppState) => number): Command => scrollBy(by, sectionLength);

const toSection = (which: 'historyAt' | 'traceAt'): Command => state => scrollBy(current => convictionSections(state)[which] - (current.current?.scroll ?? 0), sectionLength)(state);

/** To the next or the previous part of the conviction; from the last one back to the top. */
const toPart = (direction: 1 | -1): Command => state => {
	const {parts, lines} = convictionSections(state);
	const scrolled = state.current?.scroll ?? 0;
	// Parts that begin on the last screen are all at its top.
	const last = Math.max(0, lines.length - bodyHeight(state.size));
	const stops = [...new Set([0, ...parts.map(part => Math.min(part, last))])];
	const next = direction === 1 ? (stops.find(stop => stop > scrolled) ?? 0) : (stops.findLast(stop => stop < scrolled) ?? last);
	return scrollBy(() => next - scrolled, sectionLength)(state);
};

/** Folds or unfolds, and goes to the history. */
const toggleFold: Command = state => {
	const folded = {...state, current: {...state.current!, unfolded: !state.current!.unfolded}};
	return toSection('historyAt')(folded);
};

const moveResults = (by: number): Command => state => {
	const last = Math.max(0, resultsLines(state).length - bodyHeight(state.size));
	return only({...state, resultsTop: Math.min(Math.max(0, state.resultsTop + by), last)});
};

const leaveTo = (screen: 'overview' | 'convictions' | 'candidates'): Command => state => only({...state, screen, current: undefined});

function cannotWrite(state: AppState): string | undefined {
	if (state.results.kind === 'writing') {
		return 'The results are being written';
	}

	if (state.results.kind === 'written') {
		return 'Written already: Esc goes back, and x begins again';
	}

	return state.savingBatch !== undefined || state.pending.some(({decides}) => decides) ? 'An entry is still being saved' : undefined;
}

const notFiltered = (state: AppState): string | undefined => state.filter.length > 0 ? undefined : 'No filter is set';

const inQueueOrder = ({sort}: AppState): string | undefined => sort.by === 'queue' && !sort.reversed ? 'The list is in queue order' : undefined;

/** Keys that move and show; none of them writes to the log. */
export const viewBindings: readonly Binding[] = [
	{id: 'list.next', keys: ['j', 'down'], contexts: ['convictions', 'candidates'], label: 'down', help: 'Next row.', group: 'move', run: moveList(() => 1)},
	{id: 'list.previous', keys: ['k', 'up'], contexts: ['convictions', 'candidates'], label: 'up', help: 'Previous row.', group: 'move', run: moveList(() => -1)},
	{id: 'list.page-down', keys: ['pagedown'], contexts: ['convictions', 'candidates'], label: 'page down', help: 'A page down.', group: 'move', run: moveList(state => listHeight(state.size))},
	{id: 'list.page-up', keys: ['pageup'], contexts: ['convictions', 'candidates'], label: 'page up', help: 'A page up.', group: 'move', run: moveList(state => -listHeight(state.size))},
	{id: 'list.half-down', keys: ['ctrl-d'], contexts: ['convictions', 'candidates'], label: 'half down', help: 'Half a page down.', group: 'move', run: moveList(state => half(listHeight(state.size)))},
	{id: 'list.half-up', keys: ['ctrl-u'], contexts: ['convictions', 'candidates'], label: 'half up', help: 'Half a page up.', group: 'move', run: moveList(state => -half(listHeight(state.size)))},
	{id: 'list.first', keys: ['g', 'home'], contexts: ['convictions', 'candidates'], label: 'first', help: 'First row.', group: 'move', run: moveList(() => -Infinity)},
	{id: 'list.last', keys: ['G', 'end'], contexts: ['convictions', 'candidates'], label: 'last', help: 'Last row.', group: 'move', run: moveList(() => Infinity)},
	{id: 'list.open', keys: ['enter', 'l', 'right', 'tab'], contexts: ['convictions'], label: 'open', help: 'Open this conviction.', group: 'move', footer: 1, run: openSelected},
	{id: 'list.filter', keys: ['f'], contexts: ['overview', 'convictions'], label: 'filter', help: 'Count convictions by outcome, question, flag and more, and show only some of them.', group: 'view', footer: 3, run: openFilter},
	{id: 'list.drop-filter', keys: ['-'], contexts: ['convictions', 'filter'], label: 'drop last', help: 'Take away what was set last in the filter.', group: 'view', footer: 6, disabledBecause: notFiltered, run: dropLastChip},
	{id: 'list.no-filter', keys: ['F'], contexts: ['convictions', 'filter'], label: 'show all', help: 'Take the filter away.', group: 'view', footer: 9, disabledBecause: notFiltered, run: dropFilter},
	{id: 'list.sort', keys: ['s'], contexts: ['convictions'], label: 'sort', help: 'Sort by the next of: queue order, name, date of conviction, section, outcome now, flag level, age, case number. The cursor stays on its conviction.', group: 'view', footer: 5, run: sortByNext},
	{id: 'list.reverse', keys: ['S'], contexts: ['convictions'], label: 'reverse', help: 'Turn the order round.', group: 'view', run: reverseSort},
	{id: 'list.queue-order', keys: ['0'], contexts: ['convictions'], label: 'queue order', help: 'Back to queue order.', group: 'view', footer: 10, disabledBecause: inQueueOrder, run: sortByQueue},
	{id: 'list.search', keys: ['/'], contexts: ['convictions'], label: 'search', help: 'Search by name, CII, case number, charge, key, or line of the extract (line 1234), within the filter; letter case and accents do not count.', group: 'view', footer: 4, run: openSearch},
	{id: 'list.next-match', keys: ['n'], contexts: ['convictions'], label: 'next match', help: 'Next match of the search.', group: 'view', footer: 5, disabledBecause: state => state.search === undefined ? 'Nothing is searched for: / begins a search' : undefined, run: state => findMatch(state, 1)},
	{id: 'list.previous-match', keys: ['N'], contexts: ['convictions'], label: 'prev. match', help: 'Previous match of the search.', group: 'view', disabledBecause: state => state.search === undefined ? 'Nothing is searched for: / begins a search' : undefined, run: state => findMatch(state, -1)},
	{id: 'list.back', keys: ['esc', 'h', 'left', 'q'], contexts: ['convictions'], label: 'back', help: 'Back to the overview.', group: 'move', footer: 7, run: leaveTo('overview')},

	{id: 'conviction.down', keys: ['j', 'down'], contexts: ['conviction', 'candidate'], label: 'scroll', help: 'Scroll down a line.', group: 'move', footer: 9, run: scroll(() => 1)},
	{id: 'conviction.up', keys: ['k', 'up'], contexts: ['conviction', 'candidate'], label: 'up', help: 'Scroll up a line.', group: 'move', run: scroll(() => -1)},
	{id: 'conviction.page-down', keys: ['pagedown', ' '], contexts: ['conviction', 'candidate'], label: 'page down', help: 'A page down.', group: 'move', run: scroll(state => bodyHeight(state.size) - 1)},
	{id: 'conviction.page-up', keys: ['pageup'], contexts: ['conviction', 'candidate'], label: 'page up', help: 'A page up.', group: 'move', run: scroll(state => 1 - bodyHeight(state.size))},
	{id: 'conviction.half-down', keys: ['ctrl-d'], contexts: ['conviction', 'candidate'], label: 'half down', help: 'Half a page down.', group: 'move', run: scroll(state => half(bodyHeight(state.size)))},
	{id: 'conviction.half-up', keys: ['ctrl-u'], contexts: ['conviction', 'candidate'], label: 'half up', help: 'Half a page up.', group: 'move', run: scroll(state => -half(bodyHeight(state.size)))},
	{id: 'conviction.top', keys: ['g', 'home'], contexts: ['conviction', 'candidate'], label: 'top', help: 'To the top.', group: 'move', run: scroll(() => -Infinity)},
	{id: 'conviction.end', keys: ['G', 'end'], contexts: ['conviction', 'candidate'], label: 'end', help: 'To the end.', group: 'move', run: scroll(() => Infinity)},
	{id: 'conviction.next-part', keys: ['tab'], contexts: ['conviction', 'candidate'], label: 'next part', help: 'To the next part: what the first screen shortens, other convictions, record, what would change it, questions, the statute\'s own, entries; from the last to the top. Tab never leaves what is open: Esc does.', group: 'move', run: toPart(1)},
	{id: 'conviction.previous-part', keys: ['shift-tab'], contexts: ['conviction', 'candidate'], label: 'prev. part', help: 'To the previous part; from the top to the last.', group: 'move', run: toPart(-1)},
	{id: 'conviction.history', keys: ['r'], contexts: ['conviction', 'candidate'], label: 'record', help: 'To the history on the record, with line numbers.', group: 'view', run: toSection('historyAt')},
	{id: 'conviction.fold', keys: ['z'], contexts: ['conviction', 'candidate'], label: 'fold', help: 'Unfold every cycle of the history, or fold all but the conviction\'s own to a line each.', group: 'view', disabledBecause: state => state.current?.detail.kind === 'loaded' ? undefined : 'The record is not read', run: toggleFold},
	{id: 'conviction.why', keys: ['w'], contexts: ['conviction', 'candidate'], label: 'why', help: 'To what would change the outcome, and the questions the engine asked.', group: 'view', footer: 7, run: toSection('traceAt')},
	{id: 'conviction.back', keys: ['esc', 'h', 'left', 'q'], contexts: ['conviction'], label: 'back', help: 'Back to the list; nothing is decided by leaving.', group: 'move', footer: 10, run: leaveTo('convictions')},

	{id: 'candidates.show', keys: ['C'], contexts: ['overview', 'convictions'], label: 'candidates', help: 'List the candidates: convictions out of scope that may concern marijuana, with why.', group: 'view', footer: 5, run: showCandidates},
	{id: 'candidates.open', keys: ['enter', 'l', 'right', 'tab'], contexts: ['candidates'], label: 'open', help: 'Open this candidate; one that was promoted opens as a conviction of the audit.', group: 'move', footer: 1, run: openCandidate},
	{id: 'candidates.back', keys: ['esc', 'h', 'left', 'q'], contexts: ['candidates'], label: 'back', help: 'Back to the overview.', group: 'move', footer: 7, run: leaveTo('overview')},
	{id: 'candidate.back', keys: ['esc', 'h', 'left', 'q'], contexts: ['candidate'], label: 'back', help: 'Back to the candidates; nothing is promoted by leaving.', group: 'move', footer: 10, run: leaveTo('candidates')},

	{id: 'results.open', keys: ['x'], contexts: ['overview', 'convictions', 'conviction', 'candidates', 'candidate'], label: 'results', help: 'Write the results: shows what will be in them, then asks.', group: 'file', footer: 8, enterWrites: true, run: state => only({...state, screen: 'results', overlay: undefined, resultsTop: 0, results: state.results.kind === 'writing' ? state.results : {kind: 'asking'}})},
	{id: 'results.write', keys: ['enter'], contexts: ['results'], label: 'write', help: 'Write the next results folder.', group: 'file', footer: 1, disabledBecause: cannotWrite, run: state => only({...state, results: {kind: 'writing'}, notice: undefined}, {type: 'write-results'})},
	{id: 'results.down', keys: ['j', 'down', 'pagedown'], contexts: ['results'], label: 'down', help: 'Scroll down.', group: 'move', run: moveResults(1)},
	{id: 'results.up', keys: ['k', 'up', 'pageup'], contexts: ['results'], label: 'up', help: 'Scroll up.', group: 'move', run: moveResults(-1)},
	{id: 'results.back', keys: ['esc', 'h', 'left', 'q'], contexts: ['results'], label: 'back', help: 'Back to the overview.', group: 'move', footer: 2, run: leaveTo('overview')},

	{id: 'quit.ask', keys: ['Q'], contexts: ['overview', 'convictions', 'conviction', 'rows', 'row', 'candidates', 'candidate', 'results'], label: 'quit', help: 'Ask whether to leave the program.', group: 'file', run: askToQuit},
	{id: 'overview.quit', keys: ['q', 'esc'], contexts: ['overview'], label: 'quit', help: 'Ask whether to leave the program.', group: 'file', footer: 7, run: askToQuit},
	{id: 'interrupt', keys: ['ctrl-c'], contexts: ['always'], label: 'quit', help: 'Ask whether to leave; pressed again, leave at once.', group: 'file', run: interrupt},
	{id: 'redraw', keys: ['ctrl-l'], contexts: ['always'], label: 'redraw', help: 'Draw the screen again.', group: 'view', run: state => only({...state, blank: true}, {type: 'wipe'})},
	{id: 'suspend', keys: ['ctrl-z'], contexts: ['always'], label: 'suspend', help: 'Go back to the shell for a while; fg returns here.', group: 'file', run: state => only(state, {type: 'suspend'})},
];
