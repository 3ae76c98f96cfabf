import type {Counts} from '../determinations/manifest.js';
import {candidateKinds, type CandidateKind} from '../rules/candidate-rules.js';
import {outcomes, type Outcome} from '../values/outcome.js';
import {kindsOfMark, type DeterminedPeople, type DeterminedPerson} from './determine-people.js';
import type {ByteRange} from './extract-file.js';
import {numbers, type LineStore, type Numbers} from './line-store.js';

/** Where the rows of people stand whose rows do not stand together: their determination so far is dropped. */
export type Scattered = {readonly id: string; readonly ranges: readonly ByteRange[]};

export type Population = {
	/** Takes people in. Who is there already is scattered from then on. */
	readonly add: (determined: DeterminedPeople) => void;
	/** People to determine again, each from all their ranges in file order; they are no longer part of the population. */
	readonly takeScattered: () => readonly Scattered[];
	readonly size: () => number;
	readonly counts: () => Pick<Counts, 'subjects' | 'convictions' | 'convictionsInScope' | 'peopleInScope' | 'byOutcome' | 'candidates' | 'neither'>;
};

const inFileOrder = (one: ByteRange, other: ByteRange): number => one.file - other.file || one.start - other.start;

/** Ranges that touch are one, as if nothing had been cut between them. */
export function joined(ranges: readonly ByteRange[]): readonly ByteRange[] {
	const whole: ByteRange[] = [];
	for (const range of ranges.toSorted(inFileOrder)) {
		const last = whole.at(-1);
		if (last?.file === range.file && last.end === range.start) {
			whole[whole.length - 1] = {...last, end: range.end};
		} else {
			whole.push(range);
		}
	}

	return whole;
}

/** Everyone in the extracts, in columns of numbers: hundreds of thousands of people fit into little memory. */
export function population(lines: LineStore, candidateLines: LineStore): Population {
	const numberOf = new Map<string, number>();
	const scattered = new Map<string, ByteRange[]>();
	const counted = (): Numbers => numbers('below-2^32');
	const [convictions, neither, firstLine, lineCount, firstCandidate, candidateCount] = [counted(), counted(), counted(), counted(), counted(), counted()];
	const [file, start, end, line] = [counted(), numbers(), numbers(), counted()];
	/** Ranges behind the first of those who have several. */
	const further = new Map<number, readonly ByteRange[]>();

	const keep = (person: DeterminedPerson, at: number, candidateAt: number): void => {
		const number = convictions.length();
		numberOf.set(person.id, number);
		const values = [person.convictions, person.neither, at, person.inScope, candidateAt, person.candidates];
		for (const [index, column] of [convictions, neither, firstLine, lineCount, firstCandidate, candidateCount].entries()) {
			column.push(values[index]!);
		}

		const [first, ...rest] = person.ranges;
		file.push(first!.file);
		start.push(first!.start);
		end.push(first!.end);
		line.push(first!.line);
		if (rest.length > 0) {
			further.set(number, rest);
		}
	};

	const rangesOf = (number: number): readonly ByteRange[] => [
		{file: file.at(number), start: start.at(number), end: end.at(number), line: line.at(number)}, ...(further.get(number) ?? []),
	];

	return {
		add(determined) {
			let at = lines.add(determined.lines);
			let candidateAt = candidateLines.add(determined.candidateLines);
			for (const person of determined.people) {
				const earlier = numberOf.get(person.id);
				const apart = scattered.get(person.id);
				if (earlier === undefined && apart === undefined) {
					keep(person, at, candidateAt);
				} else {
					lines.drop(at, person.inScope);
					candidateLines.drop(candidateAt, person.candidates);
					if (earlier === undefined) {
						apart!.push(...person.ranges);
					} else {
						lines.drop(firstLine.at(earlier), lineCount.at(earlier));
						candidateLines.drop(firstCandidate.at(earlier), candidateCount.at(earlier));
						numberOf.delete(person.id);
						scattered.set(person.id, [...rangesOf(earlier), ...person.ranges]);
					}
				}

				at += person.inScope;
				candidateAt += person.candidates;
			}
		},
		takeScattered() {
			const taken = [...scattered].map(([id, ranges]) => ({id, ranges: joined(ranges)}));
			scattered.clear();
			return taken;
		},
		size: () => numberOf.size + scattered.size,
		counts() {
			const people = [...numberOf.values()];
			const total = (column: typeof convictions): number => people.reduce((sum, number) => sum + column.at(number), 0);
			return {
				subjects: people.length,
				convictions: total(convictions),
				convictionsInScope: lines.size(),
				peopleInScope: people.filter(number => lineCount.at(number) > 0).length,
				byOutcome: byOutcomeOf(lines),
				candidates: {
					convictions: candidateLines.size(),
					people: people.filter(number => lineCount.at(number) === 0 && candidateCount.at(number) > 0).length,
					byKind: byKindOf(candidateLines),
				},
				neither: total(neither),
			};
		},
	};
}

function byOutcomeOf(lines: LineStore): Record<Outcome, number> {
	const byOutcome = Object.fromEntries(outcomes.map(outcome => [outcome, 0])) as Record<Outcome, number>;
	for (const mark of lines.marks()) {
		byOutcome[outcomes[mark]!]++;
	}

	return byOutcome;
}

function byKindOf(lines: LineStore): Record<CandidateKind, number> {
	const byKind = Object.fromEntries(candidateKinds.map(kind => [kind, 0])) as Record<CandidateKind, number>;
	for (const mark of lines.marks()) {
		for (const kind of kindsOfMark(mark)) {
			byKind[candidateKinds[kind]!]++;
		}
	}

	return byKind;
}
