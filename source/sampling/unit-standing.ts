import {isCandidate, type ConvictionRecord} from '../determinations/determination.js';
import type {Effective} from '../review/effective.js';
import type {Outcome} from '../values/outcome.js';

/** How the pile is divided: not at all, by outcome, or by outcome, by whoever decided, and by how complete the record is. */
export const groupings = ['all', 'outcome', 'full'] as const;
export type Grouping = (typeof groupings)[number];

/** Nothing was decided on a candidate but to leave it out. */
export type UnitOutcome = Exclude<Outcome, 'hand-review'> | 'left-out';

/** A conviction in a frame, and what stands decided on it. */
export type UnitStanding = {
	/** Its opaque id: a frame may be shown to anyone. */
	readonly id: string;
	readonly group: string;
	readonly outcome: UnitOutcome;
	/** Relief asked, an id of `rules/relief.yaml`. */
	readonly relief: string | undefined;
};

/** The group of the candidates, whatever the grouping: leaving them out is a decision of its own. */
export const candidateGroup = 'candidates';

const authorityOf = ({word}: Effective): 'program' | 'person' | 'bulk' => word === 'engine' ? 'program' : (word === 'confirmed in bulk' ? 'bulk' : 'person');

const isFull = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date);

/** Nothing that the policy asked was unknown, and the dates are whole. */
const qualityOf = ({gaps, conviction, subject}: ConvictionRecord): 'complete' | 'gaps' =>
	gaps.length === 0 && isFull(conviction.date) && isFull(subject.born) ? 'complete' : 'gaps';

/**
A conviction with its effective outcome as a unit of a frame; undefined where nothing is decided on it (a hand review), so that nothing can
be wrong. Candidates that nobody promoted come without an effective outcome.
*/
export function standingOf(record: ConvictionRecord, effective: Effective | undefined, id: string, grouping: Grouping): UnitStanding | undefined {
	if (!effective) {
		return isCandidate(record) ? {id, group: candidateGroup, outcome: 'left-out', relief: undefined} : undefined;
	}

	const {outcome, relief} = effective;
	if (outcome === 'hand-review') {
		return undefined;
	}

	const group = {all: 'decisions', outcome, full: `${outcome}/${authorityOf(effective)}/${qualityOf(record)}`}[grouping];
	return {id, group, outcome, relief};
}

const outcomeWords: Readonly<Record<string, string>> = {dismiss: 'dismissed', reduce: 'reduced', 'not-eligible': 'refused relief', refer: 'left to the city prosecutors'};
const authorityWords: Readonly<Record<string, string>> = {program: 'by the program alone', person: 'by a person', bulk: 'by a person in bulk'};
const qualityWords: Readonly<Record<string, string>> = {complete: 'record complete', gaps: 'something missing on the record'};

/** A group in plain words. */
export function groupWords(name: string): string {
	const [outcome = '', authority, quality] = name.split('/');
	if (name === 'decisions' || name === candidateGroup) {
		return name === 'decisions' ? 'all decisions' : 'candidates left out of scope';
	}

	return [outcomeWords[outcome] ?? outcome, ...(authority === undefined ? [] : [authorityWords[authority] ?? authority]), ...(quality === undefined ? [] : [qualityWords[quality] ?? quality])].join(', ');
}

/** A line of `frame.tsv`, what is drawn from. */
export const frameLine = ({id, group}: UnitStanding): string => `${id}\t${group}`;

/** A line of `standing.tsv`, which shows whether a decision changed since. */
export const standingLine = ({id, outcome, relief}: UnitStanding): string => `${id}\t${outcome}\t${relief ?? '-'}`;
