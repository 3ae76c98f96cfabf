import type {Conviction} from '../../history/subject.js';
import {isServing} from '../../history/sentence.js';
import {alternativeReadings} from '../alternative-readings.js';
import type {Determination} from '../determination.js';
import type {Engine} from '../engine.js';
import {flagsOf} from '../flags/detect.js';
import {changesOf} from '../material.js';
import {statuteBeside, statuteUnknown} from '../statute.js';
import {candidateReason, whyCandidate, type Why} from './find-candidate.js';

const failed = 'A rule failed on this record: read it by hand, and report the rule';

/**
The determination of a conviction out of scope that may concern marijuana: a hand review, because no policy decides it; undefined for
one that is no candidate. A reading of the record that brings it into scope makes a flag material. Never throws: a rule that fails on a
record leaves it to a person.
*/
export function candidateOf(conviction: Conviction, engine: Engine): {readonly determination: Determination; readonly why: readonly Why[]} | undefined {
	const handReview = {outcome: 'hand-review', question: 'candidate', relief: undefined, gaps: []} as const;
	try {
		const why = whyCandidate(conviction, engine);
		return why && {why, determination: {
			...handReview,
			reason: candidateReason(why, engine.rules.candidates),
			statute: statuteBeside(conviction, engine, undefined, isServing(conviction, engine.asOf)).relief,
			flags: flagsOf(conviction, engine, changesOf(alternativeReadings(conviction, engine), 'out-of-scope', engine)),
		}};
	} catch {
		return {why: [], determination: {...handReview, reason: failed, statute: statuteUnknown(failed), flags: []}};
	}
}
