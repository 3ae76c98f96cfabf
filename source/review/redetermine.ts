import {isCandidate, type ConvictionRecord, type Supplied} from '../determinations/determination.js';
import type {Engine} from '../determinations/engine.js';
import {withFacts} from '../determinations/facts/with-facts.js';
import {recordSays} from '../determinations/facts/what-the-record-says.js';
import {recordsOf} from '../determinations/record.js';
import {statuteUnknown} from '../determinations/statute.js';
import type {Subject} from '../history/subject.js';
import {concerns, type SuppliedFact} from '../history/supplied-fact.js';
import {canonicalJson} from './canonical-json.js';

const outside = 'With what was supplied this conviction is out of the policy\'s scope: decide it by hand';

/**
The convictions of one person determined again with the facts that were supplied: those that a fact concerns, and those that come out
otherwise because of one. In: the person as their rows give them, and their convictions in scope as the extract alone determines them.
A candidate is left as it is: no policy decides it. Out of scope by a fact is a hand review, so that none is lost.
*/
export function redetermined(subject: Subject, facts: readonly SuppliedFact[], engine: Engine, extracted: readonly ConvictionRecord[]): readonly ConvictionRecord[] {
	const [first] = extracted;
	if (first === undefined || facts.length === 0) {
		return [];
	}

	const {ranges, rowsHash} = first;
	const again = new Map(recordsOf(withFacts(subject, facts, engine.rules), engine, {ranges, rowsHash}).inScope.map(record => [record.key, record]));
	const noted = facts.map((fact): Supplied => {
		const conviction = subject.convictions.find(({key}) => key === fact.about)!;
		return {...fact, said: recordSays(fact.kind, conviction, engine)};
	});
	return extracted.flatMap((before): readonly ConvictionRecord[] => {
		if (isCandidate(before)) {
			return [];
		}

		const {outcome, reason, question, relief} = before;
		const after = again.get(before.key) ?? {...before, outcome: 'hand-review' as const, reason: outside, question: 'out-of-scope', relief: undefined, gaps: [], statute: statuteUnknown(outside)};
		const own = noted.filter(fact => concerns(fact, before.key));
		const bears = own.length > 0 ? own : (canonicalJson(after) === canonicalJson(before) ? [] : noted);
		return bears.length === 0 ? [] : [{...after, supplied: bears, extracted: {outcome, reason, question, relief}}];
	});
}

/** The line of a conviction that a decision's `seen` is the hash of, where facts were supplied: without the words behind them, which may be erased. */
export const lineWithFacts = ({supplied = [], ...record}: ConvictionRecord): string =>
	canonicalJson({...record, supplied: supplied.map(({entry, kind, about, value, said}) => ({entry, kind, about, said, ...(value !== undefined && {value})}))});
