import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {policyRows} from '../policy-rows.js';
import {noticed, only, type AppState, type Command, type Step} from '../state.js';
import {emptyField, fieldText} from '../text-field.js';
import {toggled} from '../finding/filter.js';
import {begin as beginWork} from '../finding/work.js';
import {applyFilter, showList} from './browse.js';

/** The first row that Enter can choose. */
export const firstChoice = (state: AppState): number => Math.max(0, policyRows(state).findIndex(row => row.kind !== 'policy' || !row.present));

/** Opens the choice of a second policy, its cursor on the first row that Enter can choose. */
export const openPolicies: Command = state => only(
	{...state, overlay: {kind: 'policies', cursor: firstChoice(state), file: undefined}},
	...(state.policies ? [] : [{type: 'list-policies'} as const]),
);

export const movePolicy = (by: number): Command => state => state.overlay?.kind === 'policies'
	? only({...state, overlay: {...state.overlay, cursor: Math.min(Math.max(0, state.overlay.cursor + by), Math.max(0, policyRows(state).length - 1))}})
	: only(state);

export const pickPolicy: Command = state => {
	const row = state.overlay?.kind === 'policies' ? policyRows(state)[state.overlay.cursor] : undefined;
	switch (row?.kind) {
		case undefined: {
			return only(noticed(state, 'note', say`The policies are still being read`));
		}

		case 'none': {
			return only(endComparison(state));
		}

		case 'file': {
			return only({...state, overlay: {kind: 'policies', cursor: policyRows(state).indexOf(row), file: emptyField}});
		}

		case 'policy': {
			return row.present
				? only(noticed(state, 'note', say`This is the policy of the audit itself: choose another one`))
				: begin(state, row.policy.id, visibleText(row.policy.title));
		}
	}
};

export const leavePolicyFile: Command = state => only(state.overlay?.kind === 'policies' ? {...state, overlay: {...state.overlay, file: undefined}} : state);

export const pickPolicyFile: Command = state => {
	const name = state.overlay?.kind === 'policies' && state.overlay.file ? fieldText(state.overlay.file).trim() : '';
	return name === '' ? only(noticed(state, 'note', say`Type the path of a policy file, as in office.yaml; Esc goes back`)) : begin(state, name, visibleText(name));
};

function begin(state: AppState, policy: string, title: VisibleText): Step {
	const token = state.counter + 1;
	return only({...state, counter: token, overlay: undefined, notice: undefined, comparing: {kind: 'evaluating', token, title, read: undefined}}, {type: 'compare', token, policy});
}

/** Stops the evaluation, or puts its problems away. What was compared before stays. */
export const stopComparing: Command = state => state.comparing?.kind === 'evaluating'
	? only(noticed({...state, comparing: undefined}, 'note', say`Stopped: nothing was compared, and nothing was stored`), {type: 'stop-comparing'})
	: only({...state, comparing: undefined});

/** The audit as it was before a second policy stood beside it. */
function endComparison(state: AppState): AppState {
	const without = {...state, compared: undefined, overlay: undefined, overviewPage: 0};
	const filter = state.filter.filter(({kind}) => kind !== 'difference');
	const shown = filter.length < state.filter.length ? applyFilter(without, filter) : without;
	return noticed(shown, 'note', say`The comparison is ended; nothing of it was stored`);
}

/** From the overview: the list of what comes out differently. In the list: only that, or all of it again. */
export const showDiffering: Command = state => state.screen === 'overview'
	? beginWork(showList(state).state, {type: 'filter', filter: [{kind: 'difference', value: 'differs'}]})
	: beginWork(state, {type: 'filter', filter: toggled(state.filter, 'difference', 'differs')});
