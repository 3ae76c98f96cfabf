import {standingFacts} from '../review/fact-entries.js';
import type {ReviewState} from '../review/fold.js';
import {success, type Attempt} from '../values/problem.js';
import {attachExtracts, type Audit} from './open-audit.js';
import {withSuppliedFacts} from './person-reader.js';

/**
An audit with the facts of a log in place, as its results have them. The extracts, where the manifest says or among `moved`, are looked for
only where a fact stands: 66 where one is away, 65 where it changed.
*/
export async function withLoggedFacts(audit: Audit, facts: ReviewState['facts'], moved: readonly string[]): Promise<Attempt<Audit>> {
	if (standingFacts(facts).length === 0) {
		return success(audit);
	}

	const files = await attachExtracts(audit, moved, false);
	const supplied = files.ok ? await withSuppliedFacts(audit, facts, files.value) : files;
	return supplied.ok ? success(supplied.value.audit) : supplied;
}
