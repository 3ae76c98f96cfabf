import type {PolicyChoice} from './session.js';
import type {AppState} from './state.js';

/** A row of the choice of a second policy. */
export type PolicyRow
	= | {readonly kind: 'none'}
		| {readonly kind: 'policy'; readonly policy: PolicyChoice; /** The policy of the audit itself. */ readonly present: boolean}
		| {readonly kind: 'file'};

/** What can be chosen: to end the comparison there is, a policy that ships, or one's own file. Empty while the policies are being read. */
export function policyRows({policies, session, compared}: AppState): readonly PolicyRow[] {
	if (!policies) {
		return [];
	}

	const own = policies.some(({id}) => id === session.policy.id) ? [] : [session.policy];
	return [
		...(compared ? [{kind: 'none'} as const] : []),
		...[...own, ...policies].map(policy => ({kind: 'policy', policy, present: policy.id === session.policy.id} as const)),
		{kind: 'file'},
	];
}
