import {outcomeVerbs} from '../values/outcome.js';
import {listed} from '../rules/walk.js';
import type {Change} from './what-would-change.js';

const verbOf = ({outcome}: Change): string => outcome === 'outside' ? 'outside this audit' : outcomeVerbs[outcome];

/** `dismissed if born on or before 1963-07-01`; `perhaps` where more has to be asked then. */
export const changeSentence = (change: Change): string => `${change.certain ? '' : 'perhaps '}${verbOf(change)} if ${change.condition}`;

/** The same with the papers that would prove it. */
export const changeWithProof = (change: Change): string => `${changeSentence(change)}: ${change.proof.join('; ')}`;

/** What stands below the sentence: the reason the policy would give, what is asked next, what the record says, the papers. */
export const changeDetails = (change: Change): ReadonlyArray<{readonly label: string; readonly text: string}> => [
	{label: 'reason', text: change.reason},
	...(change.then === undefined ? [] : [{label: 'then', text: change.then}]),
	{label: 'record', text: listed(change.record)},
	{label: 'proof', text: change.proof.join('; ')},
];
