import {prepareFacets} from '../finding/facet-index.js';
import type {Facts} from '../finding/facets.js';
import {positionOf} from '../standing.js';
import type {AppEvent, AppState, Step} from '../state.js';
import {counting, noFigures, type Figures} from './figures.js';

/** The figures of the overview, and how many convictions are in them: all of them but while they are being counted. */
export type Desk = {readonly figures: Figures; readonly counted: number; /** What asks for the next slice. */ readonly token: number};

/** So many convictions are counted within a frame. */
const slice = 2500;

/** What the shell sends when the screen is on, to begin the counting. */
export const firstToken = 0;

export const isCounted = ({desk, session}: Pick<AppState, 'desk' | 'session'>): boolean => desk.counted === session.records.length;

function sliced(desk: Desk, facts: Facts): Desk {
	const to = Math.min(desk.counted + slice, facts.session.records.length);
	prepareFacets(facts, to);
	return {...desk, figures: counting(desk.figures, [1, facts, Array.from({length: to - desk.counted}, (_, place) => desk.counted + place)]), counted: to};
}

/** The desk with its first slice. */
export const firstDesk = (facts: Facts): Desk => sliced({figures: noFigures, counted: 0, token: firstToken}, facts);

/** Convictions that an entry bears on; undefined where it may be any. */
function touchedBy(state: AppState, event: AppEvent): readonly number[] | undefined {
	if (event.type !== 'append-finished' || !event.attempt.ok) {
		return undefined;
	}

	const {key, determined = []} = event.attempt.value;
	const positions = [key, ...determined.map(({record}) => record.key)].map(one => positionOf(state.session, one));
	return [...new Set(positions.filter(position => position !== undefined))];
}

const askFor = (step: Step, desk: Desk): Step => desk.counted === step.state.session.records.length
	? {...step, state: {...step.state, desk}}
	: {state: {...step.state, desk}, effects: [...step.effects, {type: 'work', token: desk.token}]};

/**
Keeps the figures true to what a step did: a decision changes those of its conviction, anything larger has all of them counted anew, in
slices between which keys are answered.
*/
export function withDesk(before: AppState, event: AppEvent, step: Step): Step {
	const {state} = step;
	const {desk} = before;
	if (state.session.records === before.session.records && state.session.lineHashes === before.session.lineHashes && state.reviews === before.reviews) {
		const isAsked = event.type === 'work' && event.token === desk.token && !isCounted(state) && state.exitCode === undefined;
		return isAsked ? askFor(step, sliced(desk, state)) : step;
	}

	const touched = state.session.records.length === before.session.records.length ? touchedBy(state, event)?.filter(position => position < desk.counted) : undefined;
	if (touched) {
		return {...step, state: {...state, desk: {...desk, figures: counting(desk.figures, [-1, before, touched], [1, state, touched])}}};
	}

	const token = state.counter + 1;
	const counted = {...step, state: {...state, counter: token}};
	return askFor(counted, {...firstDesk(state), token});
}
