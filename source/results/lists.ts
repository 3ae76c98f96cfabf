import type {Pile} from '../review/effective.js';
import type {ChallengeGround, Relief} from '../rules/reasons.js';
import {outcomeLabels} from '../values/outcome.js';
import type {Audited} from './audited.js';
import {factsText} from './fact-text.js';
import {safeLine} from './csv.js';
import {decidedBy, evidenceText, groundOf, isLateChallenge, askedText, reviewerWords} from './decision-text.js';

/** What the lists need beside the convictions. */
export type ListTables = {
	readonly reliefs: readonly Relief[];
	readonly grounds: readonly ChallengeGround[];
	readonly deadline: string | undefined;
	/** What is to be said of the whole results (`stamps.ts`): these lists are handed on one by one, so every line says it. */
	readonly stamps: readonly string[];
};

/** One of the three lists that the statute needs, line by line. Misdemeanors referred to a city prosecutor are on none of them. */
export type List = {readonly file: string; readonly pile: Pile; readonly lines: (audited: readonly Audited[], tables: ListTables) => Iterable<string>};

const sharedHeaders = ['Conviction Key', 'Person', 'Birth Date', 'CII', 'Case Numbers', 'Charge', 'Date of Conviction', 'Level', 'Outcome'];
const decisionHeaders = ['Decision', 'Decided By', 'Decided At', 'Log Entry'];

const sharedCells = ({record: {key, subject, conviction}, effective}: Audited): readonly string[] => [
	key, subject.name, subject.born, subject.cii.join('; '), conviction.caseNumbers.join('; '), conviction.charge, conviction.date, conviction.level, outcomeLabels[effective.outcome],
];
const decisionCells = ({effective, decision}: Audited): readonly string[] => [effective.word, ...(decision ? [decidedBy(decision), decision.at, String(decision.seq)] : ['', '', ''])];

function list(file: string, pile: Pile, headers: readonly string[], cells: (audited: Audited, tables: ListTables) => readonly string[]): List {
	return {
		file,
		pile,
		* lines(audited, tables) {
			yield safeLine([...sharedHeaders, ...headers, ...decisionHeaders, 'Facts Supplied', 'Stamps']);
			for (const one of audited) {
				if (one.effective.pile === pile) {
					yield safeLine([...sharedCells(one), ...cells(one, tables), ...decisionCells(one), factsText(one.record), tables.stamps.join('; ')]);
				}
			}
		},
	};
}

export const lists: readonly List[] = [
	list('no-challenge.csv', 'not-opposed', ['Relief Asked', 'Reason'], ({effective}, {reliefs}) => [askedText(effective, reliefs), effective.reason]),
	list('challenges.csv', 'challenged', ['Ground', 'Authority', 'Reviewer Reason', 'Evidence', 'Late', 'Basis for a Late Challenge'], ({decision}, tables) => {
		if (!decision) {
			return ['', '', '', '', '', ''];
		}

		const ground = groundOf(decision, tables.grounds);
		return [ground?.title ?? decision.code ?? '', ground?.cite ?? '', reviewerWords(decision), evidenceText(decision), isLateChallenge(decision, tables.deadline) ? 'LATE' : '', decision.lateBasis ?? ''];
	}),
	list('undecided.csv', 'undecided', ['Relief Asked', 'Reason', 'Question'], ({effective}, {reliefs}) => [askedText(effective, reliefs), effective.reason, effective.question ?? '']),
];
