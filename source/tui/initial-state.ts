import type {Size} from '../terminal/capabilities.js';
import {noFilter} from './finding/filter.js';
import {queueOrder} from './finding/orders.js';
import type {AuditSession} from './session.js';
import {tallyOf} from './standing.js';
import type {AppState} from './state.js';
import {firstDesk} from './today/desk.js';
import {withUnfinished} from './unfinished/take-up.js';

/** Where the program begins: on the overview, the list's cursor on the first conviction of the queue. */
export function initialState(session: AuditSession, options: {readonly size: Size; readonly ascii: boolean}): AppState {
	const state: AppState = {
		session,
		size: options.size,
		ascii: options.ascii,
		blank: false,
		idle: false,
		wokenBy: undefined,
		screen: 'overview',
		overlay: undefined,
		overviewPage: 0,
		overviewFigure: 0,
		desk: firstDesk({session, reviews: session.reviews, compared: undefined}),
		reviews: session.reviews,
		tally: tallyOf(session, session.reviews),
		filter: noFilter,
		sort: queueOrder,
		shown: undefined,
		list: {cursor: 0, top: 0},
		candidateList: {cursor: 0, top: 0},
		search: undefined,
		matches: undefined,
		work: undefined,
		current: undefined,
		drafts: new Map(),
		answers: new Map(),
		bulk: undefined,
		savingBatch: undefined,
		pending: [],
		failures: [],
		unsaved: new Map(),
		made: [],
		lastSeq: undefined,
		log: session.log,
		results: {kind: 'asking'},
		resultsTop: 0,
		policies: undefined,
		comparing: undefined,
		compared: undefined,
		notice: undefined,
		lastDeciding: undefined,
		counter: 0,
		exitCode: undefined,
	};
	return session.unfinished ? withUnfinished(state, session.unfinished.left, session.unfinished.putAside) : state;
}
