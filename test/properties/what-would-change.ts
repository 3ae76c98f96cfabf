import {fc, testProp} from '@fast-check/ava';
import test from 'ava';
import {changeDetails, changeWithProof} from '../../source/determinations/change-text.js';
import {determine} from '../../source/determinations/determine.js';
import type {Engine} from '../../source/determinations/engine.js';
import {whatWouldChange, type Change} from '../../source/determinations/what-would-change.js';
import {buildSubject} from '../../source/history/build-subject.js';
import {addYears, formatDay} from '../../source/values/calendar-date.js';
import {conviction, type Cells} from '../helpers/rows-fixture.js';
import {day, engineWith, historyTables, policyNamed, type Settings} from '../helpers/rules-fixture.js';
import {anyPerson} from './_any-person.js';

const policies: ReadonlyArray<readonly [id: string, set: Settings]> = [
	['los-angeles-2020', {}], ['los-angeles-2020', {misdemeanors: 'city-agencies'}], ['los-angeles-2019', {}], ['los-angeles-2019', {'act-date': 'arrest', 'age-test': 'as-of'}],
	['statute-11361-8', {}], ['statute-11361-8', {'two-priors-bar': true}], ['dismiss-all-prop64-and-related', {}],
	['clear-my-record-2019', {dismiss: ['11357'], reduce: ['11359'], 'under-21': true, age: 57, 'years-since': 10, 'crime-free': 0, 'only-prop64': false}],
];
const engines = new Map(policies.map(([id, set]) => [`${id} ${JSON.stringify(set)}`, engineWith({of: policyNamed(id), set})]));
// Kept by its name: a counterexample then prints in one line.
const anyEngine = fc.constantFrom(...engines.keys());

const isSentence = (text: string): boolean => /\S/.test(text) && !/undefined|NaN|\[object|…| {2}|\btrue\b|\bfalse\b|{|}|^[\s,;:]|[\s,;:]$| ,|\bif$|\bif[,;]|\bor if$|\band$/.test(text);

testProp('every change is told in sentences and gives another outcome', [anyPerson, anyEngine], (t, rows, name) => {
	const engine = engines.get(name)!;
	const all = buildSubject(rows, historyTables).convictions.map(one => ({before: determine(one, engine), changes: whatWouldChange(one, engine)}));
	t.true(all.every(({before, changes}) => changes.length === 0 || (before !== undefined && before.outcome !== 'dismiss')));
	for (const {before, changes} of all) {
		t.is(new Set(changes.map(change => changeWithProof(change))).size, changes.length);
		for (const change of changes) {
			const text = changeWithProof(change);
			t.not(change.outcome, before!.outcome);
			t.regex(text, /^(?:perhaps )?(?:dismissed|reduced|not eligible|referred to the city attorney|left to a person|outside this audit) if \S.*: \S/);
			t.true(change.proof.length > 0 && change.record.length > 0);
			t.is(change.certain, change.then === undefined);
			for (const sentence of [text, ...changeDetails(change).map(detail => detail.text)]) {
				t.true(isSentence(sentence), sentence);
			}
		}
	}
}, {numRuns: 400});

type Bounds = {readonly from: number; readonly to: number};
type Wanted = {/** Ages at the arrest: reached, and not reached. */ readonly reached: number; readonly under: number; readonly born: Bounds; readonly convicted: Bounds; readonly arrested: Bounds; readonly levels: readonly string[]};

const levels = ['felony', 'misdemeanor', 'infraction'];
const ever: Bounds = {from: day('1930-01-01'), to: day('2020-06-30')};

/** What a condition asks of dates and severity, read from its words; undefined where it asks for anything else. */
function wantedBy(condition: string): Wanted | undefined {
	let wanted: Wanted = {reached: 0, under: 150, born: ever, convicted: ever, arrested: ever, levels};
	const rest = condition
		.replaceAll(/, so (?:under (\d+)|(\d+) or older) (?:then|on the day of conviction|at the arrest)/g, (text, under: string | undefined, reached: string | undefined) => {
			wanted = text.endsWith('at the arrest') ? {...wanted, under: Math.min(wanted.under, Number(under ?? 150)), reached: Math.max(wanted.reached, Number(reached ?? 0))} : wanted;
			return '';
		})
		.replaceAll(/(born|convicted|arrested) (on or before|on or after|before|after) (\d{4}-\d\d-\d\d)/g, (_, name: 'born' | 'convicted' | 'arrested', side: string, text: string) => {
			const at = day(text);
			const {from, to} = wanted[name];
			const bounds = side.endsWith('before') ? {from, to: Math.min(to, side === 'before' ? at - 1 : at)} : {from: Math.max(from, side === 'after' ? at + 1 : at), to};
			wanted = {...wanted, [name]: bounds};
			return '';
		})
		.replaceAll(/it is an? (felony|misdemeanor|infraction)(?: or an? (felony|misdemeanor|infraction))?(?: or an? (felony|misdemeanor|infraction))?/g, (_, ...names: Array<string | undefined>) => {
			wanted = {...wanted, levels: wanted.levels.filter(level => names.includes(level))};
			return '';
		});
	return /^(?:,? and |, and)*$/.test(rest) ? wanted : undefined;
}

const digitsOf = (at: number): string => formatDay(at).replaceAll('-', '');

/** Bounds within the year where the record gives a year alone: a fact that is filled in contradicts nothing. */
function inYear({from, to}: Bounds, digits: string): Bounds {
	const year = /^(\d{4})0{4}$/.exec(digits)?.[1];
	return year === undefined ? {from, to} : {from: Math.max(from, day(`${year}-01-01`)), to: Math.min(to, day(`${year}-12-31`))};
}

/** The rows as they would be if the condition held: nothing but the facts it names is another. Undefined where no record can meet it. */
function fulfilled(rows: readonly Cells[], wanted: Wanted, isOpen: boolean, pick: number): readonly Cells[] | undefined {
	const [first] = rows;
	const bounds = (name: 'born' | 'convicted' | 'arrested', digits: string): Bounds => isOpen ? inYear(wanted[name], digits) : wanted[name];
	// The bounds themselves are where a promise breaks first.
	const within = ({from, to}: Bounds): number => [from, to, from + Math.floor((to - from) / 2)][pick % 3]!;
	const [born, convicted] = [bounds('born', first!.PRI_DOB!), bounds('convicted', first!.STP_EVENT_DATE!)];
	const dateOfConviction = wanted.convicted === ever ? first!.STP_EVENT_DATE! : digitsOf(within(convicted));
	// Nobody is arrested after the conviction.
	const last = /^\d{4}0{4}$/.test(dateOfConviction) ? `${dateOfConviction.slice(0, 4)}1231` : (dateOfConviction === '' ? '20200630' : dateOfConviction);
	const arrest = bounds('arrested', first!.CYC_DATE!);
	const ages = wanted.born === ever ? {from: ever.from, to: ever.to} : {from: addYears(within(born), wanted.reached), to: addYears(within(born), wanted.under) - 1};
	const arrested = {from: Math.max(arrest.from, ages.from), to: Math.min(arrest.to, ages.to, day(last.replace(/^(....)(..)(..)$/, '$1-$2-$3')))};
	if ([born, convicted, ...(wanted.arrested === ever ? [] : [arrested])].some(({from, to}) => from > to) || wanted.levels.length === 0) {
		return undefined;
	}

	return rows.map((cells, index) => ({
		...cells,
		...(wanted.born !== ever && {PRI_DOB: digitsOf(within(born))}),
		...(wanted.arrested !== ever && index === 0 && {CYC_DATE: digitsOf(within(arrested))}),
		...(wanted.convicted !== ever && index === 0 && {STP_EVENT_DATE: dateOfConviction}),
		...(wanted.levels !== levels && index === 0 && {CONV_STAT_DESCR: wanted.levels[pick % wanted.levels.length]!.toUpperCase()}),
	}));
}

const own: fc.Arbitrary<Cells> = fc.record({
	STP_EVENT_DATE: fc.constantFrom('', '20100000', '20160000', '20100501', '20170501', '20190301', '19790302'),
	CYC_DATE: fc.constantFrom('', '20160000', '20090301', '20170101'),
	CONV_STAT_DESCR: fc.constantFrom('FELONY', 'FELONY', 'MISDEMEANOR', 'INFRACTION', 'UNKNOWN'),
	OFFENSE_DESCR: fc.constantFrom('11359 HS', '11357(A) HS', '11357(B) HS', '11357(C) HS', '11360(B) HS', '11358 HS'),
	SENT_LENGTH: fc.constantFrom('90', '90', '30'),
	SENT_TIME_CODE: fc.constantFrom('D', 'D', 'Y'),
});
const others = fc.constantFrom<readonly Cells[]>([], [{CNT_ORDER: '102002001000', CYC_DATE: '20150101', STP_EVENT_DATE: '20150501', OFFENSE_DESCR: '459 PC', OFN: 'N102'}], [{CNT_ORDER: '102002001000', CYC_DATE: '20000101', STP_EVENT_DATE: '20000501', OFFENSE_DESCR: '206 PC', OFN: 'N102'}]);
const births = fc.constantFrom('', '', '19800101', '19630000', '19920302', '19990101', '19500101');

const tested = {open: 0, turned: 0};

function promised(list: readonly Cells[], engine: Engine, pick: number): ReadonlyArray<{readonly change: Change; readonly outcome: string | undefined; readonly cells: readonly Cells[]}> {
	const before = determine(conviction(...list), engine);
	const isOpen = before?.question === 'open-question';
	return whatWouldChange(conviction(...list), engine).filter(({certain}) => certain).flatMap(change => {
		const wanted = wantedBy(change.condition);
		const cells = wanted && fulfilled(list, wanted, isOpen, pick);
		if (!cells) {
			return [];
		}

		tested[isOpen ? 'open' : 'turned']++;
		return [{change, outcome: determine(conviction(...cells), engine)?.outcome, cells}];
	});
}

testProp('a record that meets the condition gets the outcome that was promised', [own, others, births, anyEngine, fc.nat({max: 5})], (t, cells, rest, born, name, pick) => {
	const kept = promised([cells, ...rest].map(one => ({...one, PRI_DOB: born})), engines.get(name)!, pick);
	t.deepEqual(kept.filter(({change, outcome}) => outcome !== change.outcome).map(({change, outcome, cells: changed}) => [change.condition, change.outcome, outcome, changed]), []);
}, {numRuns: 1500});

test.after('promises were put to the test, of open questions and of answers turned', t => {
	t.log(tested);
	t.true(tested.open > 300 && tested.turned > 100);
});
