import {cell, type RowReference} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import type {Conviction} from '../../history/subject.js';
import {candidateKinds, type CandidateKind, type CandidateRules} from '../../rules/candidate-rules.js';
import {courtIn} from '../../rules/scope.js';
import {chargeText} from '../../values/charge.js';
import {countyOf} from '../conclude.js';
import {circumstancesOf, type Engine} from '../engine.js';
import {chargesFrom} from '../flags/charges-around.js';
import {notRelievedReadings} from '../flags/not-relieved-charge.js';
import {predecessorCharges, speaksOf} from '../flags/predecessor-section.js';
import {relatedPleas} from '../flags/related-plea.js';
import {flatMap} from '../../values/flat-map.js';
import {elsewhereText, otherCharges} from './other-charges.js';

/** One reason why a conviction out of scope may concern marijuana: the words of the record that show it, and the rows that hold them. */
export type Why = {readonly kind: CandidateKind; readonly words: string; readonly rows: readonly RowReference[]};

/**
Why a conviction that is out of the policy's scope may concern marijuana all the same; undefined where nothing says so, or where the
court was certainly in another county. In: a conviction that `determine` left out.
*/
export function whyCandidate(conviction: Conviction, engine: Engine): readonly Why[] | undefined {
	if (courtIn(circumstancesOf(conviction, engine), countyOf(engine)) === 'no') {
		return undefined;
	}

	const found: Why[] = [];
	for (const kind of candidateKinds) {
		// The words of a charge say nothing new where its section, or another column, told already.
		if (kind !== 'marijuana-words' || found.every(why => why.kind === 'related-plea')) {
			found.push(...whyOf(kind, signs[kind](conviction, engine)));
		}
	}

	return found.length === 0 ? undefined : found;
}

/** The kinds as sentences: what was found, then what the reviewer is to answer. */
export function candidateReason(why: readonly Why[], {kinds}: CandidateRules): string {
	const rules = why.map(({kind}) => kinds[kind]);
	return [...rules.map(rule => rule.why), ...rules.map(({settle}) => settle)].join(' ');
}

type Sign = {readonly words: string; readonly row: RowReference};

const chargeColumns = ['OFFENSE_DESCR', 'CONV_OFFENSE_DESCR', 'DISP_OFFENSE_DESCR'] as const;

const signs: Readonly<Record<CandidateKind, (conviction: Conviction, engine: Engine) => readonly Sign[]>> = {
	'predecessor-section': ({count}, engine) => flatMap(predecessorCharges(count, engine.rules.candidates.kinds['predecessor-section'], engine), ({charge, rows}) => rows.map(row => ({words: chargeText(charge), row}))),
	'charge-elsewhere': ({count}, engine) => otherCharges(count, engine).map(elsewhere => ({words: elsewhereText(elsewhere), row: referenceTo(elsewhere.row)})),
	'not-relieved': ({count}, engine) => notRelievedReadings(count, engine.rules.candidates.kinds['not-relieved'], engine),
	'related-plea'({cycle, count}, engine) {
		const rule = engine.rules.candidates.kinds['related-plea'];
		const own = new Set(chargesFrom(engine, rule.tables, [count]).map(({charge}) => charge));
		return own.size === 0 ? [] : flatMap(relatedPleas(cycle, rule, engine).filter(({charge}) => own.has(charge)), ({charge, rows}) => rows.map(row => ({words: chargeText(charge), row})));
	},
	'marijuana-words'({count}, engine) {
		const {words} = engine.rules.candidates.kinds['marijuana-words'];
		const fromComment = count.charges.some(({value}) => value.kind === 'charge' && value.charge.column === 'COMMENT_TEXT');
		return flatMap(count.rows, row => {
			const text = [...chargeColumns, ...(fromComment ? ['COMMENT_TEXT'] as const : [])].map(column => cell(row, column)).find(one => speaksOf(one, words) !== undefined);
			return text === undefined ? [] : [{words: text.trim(), row: referenceTo(row)}];
		});
	},
};

/** One entry a kind: its different words, and every row once, in the order of the extract. */
function whyOf(kind: CandidateKind, found: readonly Sign[]): readonly Why[] {
	const rows = new Map(found.map(({row}) => [`${row.file}:${row.line}`, row]));
	const ordered = [...rows.values()].toSorted((one, other) => one.file - other.file || one.line - other.line);
	return found.length === 0 ? [] : [{kind, words: [...new Set(found.map(({words}) => words))].join('; '), rows: ordered}];
}
