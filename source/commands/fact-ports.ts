import type {ConvictionRecord} from '../determinations/determination.js';
import {isAfter, readFact} from '../determinations/facts/read-fact.js';
import type {ExtractFile} from '../files/extract-file.js';
import {findRecord} from '../files/find-record.js';
import type {Audit} from '../files/open-audit.js';
import {personReader, type Determined} from '../files/person-reader.js';
import type {ReviewState} from '../review/fold.js';
import type {Ports} from '../tui/session.js';
import {failure, success, type Attempt} from '../values/problem.js';

type Facts = () => ReviewState['facts'];

const recordOf = ({records, candidates}: Audit, key: string): ConvictionRecord => (findRecord(records, key) ?? findRecord(candidates.records, key))!;

/** The convictions of the person of a conviction, with the facts of the log as they stand now. In: the audit as the extract alone gives it. */
export function redeterminer(audit: Audit, files: readonly ExtractFile[], facts: Facts): (key: string) => Promise<Attempt<readonly Determined[]>> {
	const read = personReader(audit, files);
	return async key => {
		const person = await read(recordOf(audit, key), facts());
		return person.ok ? success(person.value.convictions) : person;
	};
}

/** What a fact would change, without saving anything: the person's convictions as they are, and as they would be. */
export function factPreviewer(audit: Audit, files: readonly ExtractFile[], facts: Facts): Ports['previewFact'] {
	const read = personReader(audit, files);
	return async ({key, kind, value}) => {
		const understood = readFact(kind, value, audit.engine.rules);
		if (!understood.ok || isAfter(understood.value, audit.engine.asOf)) {
			return failure({found: 'a value that cannot be read', expected: 'a value of its kind', next: 'type it again'});
		}

		const record = recordOf(audit, key);
		const now = facts();
		const fact = {entry: Math.max(0, ...now.keys()) + 1, kind, about: key, value, by: '', role: '', at: '', evidence: undefined, words: undefined};
		const [before, after] = [await read(record, now), await read(record, now, [fact])];
		if (!before.ok || !after.ok) {
			return before.ok ? after as {ok: false; problems: readonly []} : before;
		}

		const pairs = before.value.convictions.map((one, index) => ({before: one.record, after: after.value.convictions[index]!.record}));
		const own = pairs.find(one => one.before.key === key)!;
		return success({...own, others: pairs.filter(one => one !== own && one.before.outcome !== one.after.outcome)});
	};
}
