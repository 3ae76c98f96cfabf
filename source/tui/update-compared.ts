import {say, visibleText, type VisibleText} from '../terminal/visible-text.js';
import type {Attempt} from '../values/problem.js';
import {applyFilter} from './commands/browse.js';
import {firstChoice} from './commands/compare.js';
import {firstComparisonPage} from './overview-plan.js';
import {comesOutDifferently} from './second-policy.js';
import type {PolicyChoice, SecondPolicy} from './session.js';
import {noticed, only, type AppEvent, type AppState, type Step} from './state.js';

/** The policies that ship have been read; the dialog may have been closed meanwhile. */
export function policiesListed(state: AppState, attempt: Attempt<readonly PolicyChoice[]>): Step {
	const isOpen = state.overlay?.kind === 'policies';
	if (!attempt.ok) {
		return only(isOpen ? {...state, overlay: undefined, comparing: {kind: 'failed', problems: attempt.problems}} : state);
	}

	const listed = {...state, policies: attempt.value};
	return only(isOpen ? {...listed, overlay: {kind: 'policies', cursor: firstChoice(listed), file: undefined}} : listed);
}

export function compareProgress(state: AppState, {token, read}: Extract<AppEvent, {type: 'compare-progress'}>): Step {
	const {comparing} = state;
	return only(comparing?.kind === 'evaluating' && comparing.token === token ? {...state, comparing: {...comparing, read: {first: comparing.read?.first ?? read, now: read}}} : state);
}

/** The extract has been evaluated under the second policy: the overview opens where the comparison begins. One that was stopped changes nothing. */
export function compareFinished(state: AppState, {token, attempt}: Extract<AppEvent, {type: 'compare-finished'}>): Step {
	if (state.comparing?.kind !== 'evaluating' || state.comparing.token !== token) {
		return only(state);
	}

	if (!attempt.ok) {
		return only({...state, comparing: {kind: 'failed', problems: attempt.problems}});
	}

	const compared: AppState = {...state, comparing: undefined, compared: attempt.value};
	const filtered = compared.filter.some(({kind}) => kind === 'difference') ? applyFilter(compared, compared.filter) : compared;
	return only(noticed({...filtered, overviewPage: firstComparisonPage(filtered)}, 'note', differingText(filtered, attempt.value)));
}

/** How many come out differently, and how many of them the list can show: what only the second policy decides is not in the audit. */
function differingText({session}: AppState, compared: SecondPolicy): VisibleText {
	const {convictions: differing} = compared.counts.differing;
	const listed = session.records.filter(record => comesOutDifferently(compared, record)).length;
	if (differing === 0) {
		return say`Every conviction comes out the same`;
	}

	const how = visibleText(differing === 1 ? '1 conviction comes out differently' : `${String(differing)} convictions come out differently`);
	return listed === differing ? say`${how}: V shows the list` : (listed === 0 ? say`${how}, none of them in scope of this audit` : say`${how}: V lists the ${listed} of this audit`);
}
