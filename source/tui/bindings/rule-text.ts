import type {Binding} from '../key-table.js';
import {bodyHeight} from '../layout.js';
import {ruleTextLines} from '../screens/rule-text-lines.js';
import {only, type AppState, type Command} from '../state.js';

const move = (by: (state: AppState) => number): Command => state => {
	if (state.overlay?.kind !== 'rule-text') {
		return only(state);
	}

	const last = Math.max(0, ruleTextLines(state).length - bodyHeight(state.size));
	return only({...state, overlay: {kind: 'rule-text', top: Math.min(Math.max(0, state.overlay.top + by(state)), last)}});
};

function noText({session, current}: AppState): string | undefined {
	return current?.detail.kind === 'loaded' ? (session.ruleFile ? undefined : 'The rule file is not at hand') : 'The record is not read';
}

/** The rule behind an outcome, in its own words: it is read, and nothing is decided there. */
export const ruleTextBindings: readonly Binding[] = [
	{id: 'conviction.rule-text', keys: ['W'], contexts: ['conviction', 'candidate'], label: 'rule text', help: 'The lines of the policy file on which the outcome rests, with their numbers; whose policy it is, verified, adopted.', group: 'view', footer: 11, disabledBecause: noText, run: state => only({...state, overlay: {kind: 'rule-text', top: 0}, notice: undefined})},
	{id: 'rule-text.close', keys: ['esc', 'W', 'h', 'left', 'q', 'enter'], contexts: ['rule-text'], label: 'back', help: 'Back to the conviction.', group: 'move', footer: 1, run: state => only({...state, overlay: undefined})},
	{id: 'rule-text.down', keys: ['j', 'down'], contexts: ['rule-text'], label: 'down', help: 'Scroll down.', group: 'move', footer: 2, run: move(() => 1)},
	{id: 'rule-text.up', keys: ['k', 'up'], contexts: ['rule-text'], label: 'up', help: 'Scroll up.', group: 'move', footer: 3, run: move(() => -1)},
	{id: 'rule-text.page-down', keys: ['pagedown', ' '], contexts: ['rule-text'], label: 'page down', help: 'A page down.', group: 'move', run: move(state => bodyHeight(state.size) - 1)},
	{id: 'rule-text.page-up', keys: ['pageup'], contexts: ['rule-text'], label: 'page up', help: 'A page up.', group: 'move', run: move(state => 1 - bodyHeight(state.size))},
];
