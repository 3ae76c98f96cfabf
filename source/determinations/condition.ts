import type {RowReference} from '../extract/row.js';
import {referenceTo} from '../history/readings.js';
import type {Conviction} from '../history/subject.js';
import {restOfRecordUnknown} from '../rules/facts/offenses.js';
import {testKey, type Finding} from '../rules/finding.js';
import type {Provable} from '../rules/proofs.js';
import type {OpenScope} from '../rules/scope.js';
import {together, type Supposition} from '../rules/supposition.js';
import type {LeafName} from '../rules/tests.js';
import {brokenKey, standsAlone} from './conclude.js';

/** A test, not combined, or a fact that comes before every question, with the answer it would have to have. */
export type Literal = {
	/** What names its papers: the test, or another that is proved as it is. */
	readonly provedAs: Provable;
	readonly key: string;
	readonly towards: 'yes' | 'no';
	/** `born on or before 1963-07-01` */
	readonly words: string;
	/** What the record says now, or what is missing from it. */
	readonly record: readonly string[];
	/** All that is missing is the rest of the person's record: the row names no person. */
	readonly lacksPerson: boolean;
	readonly rows: readonly RowReference[];
	readonly suppose: Supposition;
	/** Is there more to it than what is supposed? */
	readonly isPart: boolean;
};

/** Any one of these; none at all cannot be. */
export type Clause = readonly Literal[];

/** All of these; none at all holds anyway. */
export type Condition = readonly Clause[];

const never: Condition = [[]];
const anyway: Condition = [];

/**
What would give a finding an answer. With `open` only what is unknown can still turn; with `any` what the record says may be
wrong as well.
*/
export function conditionFor(finding: Finding, towards: 'yes' | 'no', turning: 'open' | 'any'): Condition {
	const {test, answer, children} = finding;
	if ('not' in test) {
		return conditionFor(children()[0]!, towards === 'yes' ? 'no' : 'yes', turning);
	}

	if ('all' in test || 'any' in test) {
		const inner = children().map(child => conditionFor(child, towards, turning));
		return ('all' in test) === (towards === 'yes') ? inner.flat() : anyOneOf(inner);
	}

	if (answer === towards) {
		return anyway;
	}

	return answer === 'unknown' || turning === 'any' ? [[literalOf(finding, towards)]] : never;
}

/** A part of the scope that is not known, as it would have to be. */
export const scopeLiteral = ({about, facts, yesIf, noIf, rows, suppose}: OpenScope, towards: 'yes' | 'no'): Literal =>
	({provedAs: about, key: `scope ${about}`, towards, words: towards === 'yes' ? yesIf : noIf, record: facts, lacksPerson: false, rows, suppose: suppose?.[towards] ?? {}, isPart: false});

/** The row of a broken key as a count of its own. */
export const brokenKeyLiteral = ({count: {carrier, rows: [first]}}: Conviction): Literal =>
	({provedAs: 'count', key: 'broken key', towards: 'yes', words: standsAlone, record: [brokenKey], lacksPerson: false, rows: [referenceTo(carrier ?? first!)], suppose: {}, isPart: false});

/** Where one of several conditions is enough: a clause for each way to take one clause of every condition. */
function anyOneOf(conditions: readonly Condition[]): Condition {
	let one = never;
	for (const other of conditions) {
		one = one.flatMap(first => other.map(second => [...first, ...second]));
	}

	return one;
}

function literalOf({test, answer, told}: Finding, towards: 'yes' | 'no'): Literal {
	const {because, facts, rows, record, named, suppose, ...words} = told();
	const {yesIf, noIf, provedAs} = {provedAs: undefined, ...named ?? words};
	return {
		provedAs: provedAs ?? Object.keys(test)[0] as LeafName,
		key: testKey(test),
		towards,
		words: towards === 'yes' ? yesIf : noIf,
		record: answer === 'unknown' ? facts : [record ?? because],
		lacksPerson: facts.length > 0 && facts.every(fact => fact === restOfRecordUnknown),
		rows,
		suppose: suppose?.[towards] ?? {},
		isPart: suppose?.isPart ?? false,
	};
}

/** Every way to meet a condition: one literal of each clause. */
export function waysOf(condition: Condition): ReadonlyArray<readonly Literal[]> {
	let ways: ReadonlyArray<readonly Literal[]> = [[]];
	for (const clause of condition) {
		ways = ways.flatMap(way => clause.map(literal => [...way, literal]));
	}

	return ways;
}

/** What a record would say if all of these held; undefined where none can. */
export function supposedBy(literals: readonly Literal[]): Supposition | undefined {
	let all: Supposition | undefined = {};
	for (const {key, towards, suppose} of literals) {
		const isContradicted = literals.some(other => other.key === key && other.towards !== towards);
		all = all && !isContradicted ? together(all, suppose) : undefined;
	}

	return all;
}

const isSame = (one: Literal, other: Literal): boolean => one.key === other.key && one.towards === other.towards;

/** The same condition without what it says twice; undefined where no record can meet it. */
export function simplified(condition: Condition): Condition | undefined {
	const certain = condition.filter(clause => clause.length === 1).map(([literal]) => literal!);
	const isExcluded = (literal: Literal): boolean => supposedBy([...certain, literal]) === undefined;
	const clauses = condition.map(clause => clause.length === 1 ? clause : clause.filter(literal => !isExcluded(literal)));
	if (supposedBy(certain) === undefined || clauses.some(clause => clause.length === 0)) {
		return undefined;
	}

	const kept: Clause[] = [];
	for (const [index, clause] of clauses.entries()) {
		const others = [...kept, ...clauses.slice(index + 1)];
		if (!others.some(other => implies(other, clause))) {
			kept.push(clause);
		}
	}

	return kept;
}

/** Where every literal of the one means one of the other, the other says nothing more. */
const implies = (one: Clause, other: Clause): boolean => one.every(literal => other.some(wider => isSame(literal, wider) || isNarrower(literal, wider)));

function isNarrower({suppose: one}: Literal, {suppose: other, isPart}: Literal): boolean {
	const both = together(one, other);
	return !isPart && Object.keys(other).length > 0 && !isVague(other) && both !== undefined && JSON.stringify(both) === JSON.stringify(together(one, one));
}

/** A supposition that only says that something is another tells nothing of what it implies. */
const isVague = (supposition: Supposition): boolean => Object.values(supposition).some(value => Array.isArray(value) ? value.length === 0 : (value as {readonly kind: string}).kind === 'missing');

/** Does every record that meets the one condition meet the other as well, as far as can be told? */
export const meets = (one: Condition, other: Condition): boolean => other.every(clause => one.some(narrower => implies(narrower, clause)));

/** `it is a felony or the arrest was made by another agency, and born after 1963-07-01` */
export function conditionWords(condition: Condition): string {
	const parts = condition.map(clause => [...new Set(clause.map(({words}) => words))].join(' or '));
	return parts.join(parts.some(part => /,|(?<!\bon) or /.test(part)) ? ', and ' : ' and ');
}
