import type {Conviction} from '../../history/subject.js';
import type {Determination} from '../determination.js';
import type {Engine} from '../engine.js';
import {flagsOf} from '../flags/detect.js';
import {candidateReason, whyCandidate, type Why} from './find-candidate.js';

/**
The determination of a conviction out of scope that may concern marijuana: a hand review, because no policy decides it; undefined for
one that is no candidate. Never throws: a rule that fails on a record leaves it to a person.
*/
export function candidateOf(conviction: Conviction, engine: Engine): {readonly determination: Determination; readonly why: readonly Why[]} | undefined {
	const handReview = {outcome: 'hand-review', question: 'candidate', relief: undefined, gaps: []} as const;
	try {
		const why = whyCandidate(conviction, engine);
		return why && {why, determination: {...handReview, reason: candidateReason(why, engine.rules.candidates), flags: flagsOf(conviction, engine)}};
	} catch {
		return {why: [], determination: {...handReview, reason: 'A rule failed on this record: read it by hand, and report the rule', flags: []}};
	}
}
