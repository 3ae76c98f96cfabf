import type {Counts} from '../determinations/manifest.js';
import {candidateKinds, type CandidateKind} from '../rules/candidate-rules.js';
import {numbers, type Numbers} from '../values/numbers.js';
import {outcomes, type Outcome} from '../values/outcome.js';
import {numberedTexts} from './packed-texts.js';
import {kindsOfMark, type DeterminedPeople, type DeterminedPerson} from './determine-people.js';
import type {ByteRange} from './extract-file.js';
import type {LineStore} from './line-store.js';

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
	/** Every id that was seen; a person's number is that of the id. */
	const ids = numberedTexts();
	let size = 0;
	const scattered = new Map<string, ByteRange[]>();
	const counted = (): Numbers => numbers('below-2^32');
	const [convictions, neither, firstLine, lineCount, firstCandidate, candidateCount] = [counted(), counted(), counted(), counted(), counted(), counted()];
	/** The first range of each, with no line (lines count from 1) of one who is not there. */
	const [file, start, end, line] = [counted(), numbers(), numbers(), counted()];
	const columns = [convictions, neither, firstLine, lineCount, firstCandidate, candidateCount, file, start, end, line];
	/** Ranges behind the first of those who have several. */
	const further = new Map<number, readonly ByteRange[]>();

	const isThere = (number: number): boolean => number < line.length() && line.at(number) > 0;

	const keep = (person: DeterminedPerson, number: number, at: number, candidateAt: number): void => {
		const [first, ...rest] = person.ranges;
		const values = [person.convictions, person.neither, at, person.inScope, candidateAt, person.candidates, first!.file, first!.start, first!.end, first!.line];
		for (const [index, column] of columns.entries()) {
			if (number === column.length()) {
				column.push(values[index]!);
			} else {
				column.set(number, values[index]!);
			}
		}

		size++;
		if (rest.length > 0) {
			further.set(number, rest);
		}
	};

	const rangesOf = (number: number): readonly ByteRange[] => [
		{file: file.at(number), start: start.at(number), end: end.at(number), line: line.at(number)}, ...(further.get(number) ?? []),
	];

	const scatter = (number: number, id: string, again: readonly ByteRange[]): void => {
		lines.drop(firstLine.at(number), lineCount.at(number));
		candidateLines.drop(firstCandidate.at(number), candidateCount.at(number));
		scattered.set(id, [...rangesOf(number), ...again]);
		further.delete(number);
		line.set(number, 0);
		size--;
	};

	return {
		add(determined) {
			let at = lines.add(determined.lines);
			let candidateAt = candidateLines.add(determined.candidateLines);
			for (const person of determined.people) {
				const number = ids.numberOf(person.id);
				const apart = scattered.get(person.id);
				if (apart === undefined && !isThere(number)) {
					keep(person, number, at, candidateAt);
				} else {
					lines.drop(at, person.inScope);
					candidateLines.drop(candidateAt, person.candidates);
					if (apart === undefined) {
						scatter(number, person.id, person.ranges);
					} else {
						apart.push(...person.ranges);
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
		size: () => size + scattered.size,
		counts() {
			const sum = (value: (number: number) => number): number => {
				let total = 0;
				for (let number = 0; number < line.length(); number++) {
					total += isThere(number) ? value(number) : 0;
				}

				return total;
			};

			return {
				subjects: size,
				convictions: sum(convictions.at),
				convictionsInScope: lines.size(),
				peopleInScope: sum(number => lineCount.at(number) > 0 ? 1 : 0),
				byOutcome: byOutcomeOf(lines),
				candidates: {
					convictions: candidateLines.size(),
					people: sum(number => lineCount.at(number) === 0 && candidateCount.at(number) > 0 ? 1 : 0),
					byKind: byKindOf(candidateLines),
				},
				neither: sum(neither.at),
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
