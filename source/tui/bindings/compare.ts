import {leavePolicyFile, movePolicy, openPolicies, pickPolicy, pickPolicyFile, showDiffering, stopComparing} from '../commands/compare.js';
import type {Binding} from '../key-table.js';
import {only, type AppState} from '../state.js';

const notCompared = (state: AppState): string | undefined => state.compared ? undefined : 'Nothing is compared: v in the overview chooses a second policy';

/** Keys of the comparison with a second policy. None of them writes anything. */
export const compareBindings: readonly Binding[] = [
	{id: 'compare.open', keys: ['v'], contexts: ['overview'], label: 'compare', help: 'Compare with a second policy, or end the comparison; nothing is stored.', group: 'view', footer: 5, run: openPolicies},
	{id: 'compare.differing', keys: ['V'], contexts: ['overview', 'convictions'], label: 'differing', help: 'Only the convictions that come out differently under the second policy; in the list, V again shows the others too.', group: 'view', footer: 2, disabledBecause: notCompared, run: showDiffering},

	{id: 'policies.next', keys: ['j', 'down'], contexts: ['policies'], label: 'down', help: 'Next row.', group: 'move', footer: 3, run: movePolicy(1)},
	{id: 'policies.previous', keys: ['k', 'up'], contexts: ['policies'], label: 'up', help: 'Previous row.', group: 'move', footer: 4, run: movePolicy(-1)},
	{id: 'policies.first', keys: ['g', 'home'], contexts: ['policies'], label: 'first', help: 'First row.', group: 'move', run: movePolicy(-Infinity)},
	{id: 'policies.last', keys: ['G', 'end'], contexts: ['policies'], label: 'last', help: 'Last row.', group: 'move', run: movePolicy(Infinity)},
	{id: 'policies.pick', keys: ['enter', 'l', 'right'], contexts: ['policies'], label: 'compare', help: 'Evaluate the extract under this policy and compare.', group: 'view', footer: 1, run: pickPolicy},
	{id: 'policies.close', keys: ['esc', 'h', 'left', 'q', 'v'], contexts: ['policies'], label: 'close', help: 'Close; the comparison stays as it is.', group: 'view', footer: 2, run: state => only({...state, overlay: undefined})},
	{id: 'policy-file.pick', keys: ['enter'], contexts: ['policy-file'], label: 'compare', help: 'Evaluate the extract under the policy of this file and compare.', group: 'view', footer: 1, run: pickPolicyFile},
	{id: 'policy-file.back', keys: ['esc'], contexts: ['policy-file'], label: 'back', help: 'Back to the policies.', group: 'move', footer: 2, run: leavePolicyFile},
	{id: 'comparing.stop', keys: ['esc', 'q'], contexts: ['comparing'], label: 'stop', help: 'Stop the comparison, or put its message away; the audit stays as it was.', group: 'view', footer: 1, run: stopComparing},
	{id: 'comparing.read', keys: ['enter'], contexts: ['comparing'], label: 'I have read this', help: 'Put the message away.', group: 'view', footer: 2, disabledBecause: state => state.comparing?.kind === 'failed' ? undefined : 'The extract is still being evaluated: Esc stops it', run: stopComparing},
];
