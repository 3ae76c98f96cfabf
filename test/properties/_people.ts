import fc from 'fast-check';
import {columnNames} from '../../source/extract/layout.js';
import type {Row} from '../../source/extract/row.js';
import type {Engine} from '../../source/determinations/engine.js';
import type {ParameterDefinition, ParameterValue, Policy} from '../../source/rules/policy.js';
import {row, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, policyNamed, ruleTexts, type Settings} from '../helpers/rules-fixture.js';

/** Every policy that ships. */
export const policies: readonly Policy[] = [...ruleTexts.keys()].flatMap(path => /^policies\/(.+)\.yaml$/.exec(path)?.[1] ?? []).map(id => policyNamed(id));

const fullDates = ['20100501', '20150701', '20100701', '20190301', '19790302', '20161108', '20161109', '20130228', '20050615', '20010101'] as const;
const date = fc.oneof(
	{weight: 8, arbitrary: fc.constantFrom(...fullDates)},
	{weight: 3, arbitrary: fc.constantFrom('19790000', '20150000', '20150700', '20190300', '20160000', '20161100')},
	{weight: 2, arbitrary: fc.constantFrom('', 'NULL', '20190230', '1979', '00010101', '99991231')},
);
const fullDate = fc.constantFrom(...fullDates);
const birth = fc.constantFrom('19800101', '19630701', '19630702', '19920229', '19980301', '19630000', '19500000', '', '  -  ', 'X');

const marijuana = ['11359 HS-SALE', '11357(A) HS', '11357(B) HS', '11357(C) HS', '11357 HS', '11358 HS', '11360(B) SELL', '11360(A) HS', '664-11358 HS', '11350/11357 HS', '11357(B)/11359 HS'] as const;
const others = ['459 PC', '187(A) PC', '207(A) PC', '136.1 PC', '186.22(B)(4) PC', '288(A) PC', '243.4(A) PC', '290 PC', '11361(B) HS', '11379.6(A) HS', '5650 FG', '32 PC', '647(F) PC', '148(A)(1) PC', '11357.5 HS'] as const;
const unclear = ['11 359 HS', 'DRUG', '', 'SEE COMMENT FOR CHARGE', 'MARIJUANA'] as const;
const charge = fc.oneof({weight: 6, arbitrary: fc.constantFrom(...marijuana)}, {weight: 5, arbitrary: fc.constantFrom(...others)}, {weight: 2, arbitrary: fc.constantFrom(...unclear)});

const order = fc.tuple(fc.constantFrom('101', '102', '103'), fc.constantFrom('001', '002'), fc.constantFrom('001', '002')).map(([cycle, step, count]) => `${cycle}${step}${count}000`);
const stepType = fc.constantFrom('COURT ACTION', 'COURT ACTION', 'COURT ACTION', 'COURT ACTION', 'ARREST/DETAINED/CITED', 'ARREST/DETAINED/CITED', 'CUSTODY:PRISON', 'DECEASED', 'REGISTRATION', '');
const disposition = fc.constantFrom('CONVICTED', 'CONVICTED', 'CONVICTED', 'CONVICTED-PRISON', 'DISMISSED', '', 'SEE ATTACHED', 'CONV SET ASIDE & DISM PER 1203.4 PC', 'REDUCED TO MISDEMEANOR', 'PROBATION REVOKED');

const common = {
	STP_ORI_CNTY_NAME: fc.constantFrom('LOS ANGELES', 'LOS ANGELES', 'LOS ANGELES', 'Los Angeles ', 'KERN', 'LA', ''),
	STP_ORI_DESCR: fc.constantFrom('CASC LOS ANGELES', 'CAPD PASADENA', 'CASO LOS ANGELES', ''),
	OFFENSE_QUAL_LST: fc.constantFrom('', '', '', '-ATTEMPTED'),
	OFN: fc.constantFrom('BA12345', 'BA99999', '', 'NULL  '),
	SENT_LOC_DESCR: fc.constantFrom('JAIL', 'PRISON', 'PROBATION', 'FINE', ''),
	SENT_LENGTH: fc.constantFrom('90', '3', '', '300', 'X'),
	SENT_TIME_CODE: fc.constantFrom('D', 'Y', 'L', 'W', ''),
	SENT_TIME_DESCR: fc.constant(''),
};

/** A row with some of the dirt of the world in it. */
export const anyCells: fc.Arbitrary<Cells> = fc.record({
	...common,
	CNT_ORDER: fc.oneof({weight: 12, arbitrary: order}, {weight: 1, arbitrary: fc.constantFrom('', '1.01002E+11', '1010')}),
	STP_EVENT_DATE: date, CYC_DATE: date, PRI_DOB: birth, OFFENSE_DESCR: charge, DISP_DESCR: disposition, STP_TYPE_DESCR: stepType,
	CONV_STAT_DESCR: fc.constantFrom('FELONY', 'FELONY', 'MISDEMEANOR', 'INFRACTION', 'FELONY ', '', 'UNKNOWN', 'NULL  '),
	OFFENSE_TOC: fc.constantFrom('', 'F', 'M', 'N'),
	COMMENT_TEXT: fc.constantFrom('', '', 'CHRG-11359 HS', 'NOT GUILTY OF 11359 HS', '459 PC'),
});

/** A row of a record that is clear, so that policies decide rather than ask. Nothing stands in a second column that could speak for a first. */
const clearCells: fc.Arbitrary<Cells> = fc.record({
	...common,
	OFN: fc.constantFrom('BA12345', 'BA99999', 'BA77777'),
	SENT_LOC_DESCR: fc.constantFrom('JAIL', 'PRISON', 'PROBATION'), SENT_LENGTH: fc.constantFrom('90', '300'), SENT_TIME_CODE: fc.constantFrom('D', 'D', 'Y'),
	STP_ORI_CNTY_NAME: fc.constantFrom('LOS ANGELES', 'LOS ANGELES', 'LOS ANGELES', 'KERN'), STP_ORI_DESCR: fc.constantFrom('CAPD PASADENA', 'CASO LOS ANGELES'),
	CNT_ORDER: order, STP_EVENT_DATE: fullDate, CYC_DATE: fullDate, OFFENSE_DESCR: fc.constantFrom(...marijuana, ...marijuana, ...others),
	DISP_DESCR: fc.constantFrom('CONVICTED', 'CONVICTED', 'CONVICTED', 'DISMISSED'), STP_TYPE_DESCR: fc.constantFrom('COURT ACTION', 'COURT ACTION', 'COURT ACTION', 'ARREST/DETAINED/CITED', 'REGISTRATION', 'DECEASED'),
	CONV_STAT_DESCR: fc.constantFrom('FELONY', 'FELONY', 'FELONY', 'MISDEMEANOR', 'INFRACTION'), OFFENSE_TOC: fc.constant(''), COMMENT_TEXT: fc.constant(''),
}).map(cells => cells.STP_TYPE_DESCR === 'COURT ACTION' ? cells : {...cells, DISP_DESCR: '', SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', ...(cells.STP_TYPE_DESCR === 'REGISTRATION' ? {OFFENSE_DESCR: '290 PC'} : {})});

const marijuanaConviction: Cells = {STP_TYPE_DESCR: 'COURT ACTION', DISP_DESCR: 'CONVICTED', STP_ORI_CNTY_NAME: 'LOS ANGELES', SENT_LOC_DESCR: 'JAIL', SENT_LENGTH: '90', SENT_TIME_CODE: 'D'};

/** People of a clear record who have a conviction in scope: one date of birth, one date of arrest a cycle and none after a conviction of it, one row a count. */
export const clearPerson: fc.Arbitrary<readonly Cells[]> = fc.record({
	offense: fc.constantFrom(...marijuana), cells: fc.uniqueArray(clearCells, {minLength: 1, maxLength: 6, selector: ({CNT_ORDER}) => CNT_ORDER}),
	born: fc.constantFrom('19800101', '19630701', '19980301', '19500101'), arrests: fc.array(fullDate, {minLength: 3, maxLength: 3}),
}).map(({offense, cells: [first, ...rest], born, arrests}) => [{...first!, ...marijuanaConviction, OFFENSE_DESCR: offense}, ...rest].map((cells, _, list) => {
	const cycle = cells.CNT_ORDER!.slice(0, 3);
	const dates = list.filter(other => other.CNT_ORDER!.startsWith(cycle)).map(other => other.STP_EVENT_DATE!);
	return {...cells, PRI_DOB: born, CYC_DATE: [...dates, arrests[Number(cycle) - 101]!].toSorted()[0]!};
}));

/** Rows of one person; without SUBJECT_ID a person has one. */
export const anyPerson: fc.Arbitrary<readonly Row[]> = fc.tuple(fc.array(anyCells, {minLength: 1, maxLength: 8}), fc.constantFrom('10000001', '10000001', '10000001', '')).map(([list, id]) =>
	rowsOf((id === '' ? list.slice(0, 1) : list).map(cells => ({...cells, SUBJECT_ID: id}))));

const hostileTexts = ['9'.repeat(400), '-1', '1e400', '00000000', '99999999', '20201332', '\u0000\u0007\u001B[2J', '=1+1', '\u202Etxt', 'constructor', '__proto__', '(((((', '11359'.repeat(50), '664/664/182-', 'NaN'] as const;
const hostileCell = fc.oneof(fc.string({unit: 'binary', maxLength: 12}), fc.constantFrom(...hostileTexts));

/** Rows in which any cell may hold anything at all. */
export const hostileRows: fc.Arbitrary<readonly Row[]> = fc.array(fc.tuple(anyCells, fc.array(fc.tuple(fc.constantFrom(...columnNames), hostileCell), {maxLength: 20})), {minLength: 1, maxLength: 5}).map(list =>
	rowsOf(list.map(([cells, changes]) => ({...cells, ...Object.fromEntries(changes)}))));

export const rowsOf = (list: readonly Cells[]): readonly Row[] => list.map((cells, index) => row(cells, index + 2));

function valuesOf(definition: ParameterDefinition): fc.Arbitrary<ParameterValue> {
	switch (definition.type) {
		case 'years': {
			return fc.constantFrom(definition.off, definition.default, definition.min, Math.max(definition.min, Math.min(definition.max, 10)));
		}

		case 'switch': {
			return fc.boolean();
		}

		case 'choice': {
			return fc.constantFrom(...definition.among);
		}

		case 'sections': {
			return fc.subarray(definition.among);
		}
	}
}

const isList = (value: ParameterValue): value is readonly string[] => Array.isArray(value);

/** Settings a policy can be given: each parameter at one of its telling values, no section in two lists. */
function settingsOf({parameters}: Policy): fc.Arbitrary<Settings> {
	const values = Object.entries(parameters).map(([name, definition]) => valuesOf(definition).map((value): readonly [string, ParameterValue] => [name, value]));
	return fc.tuple(...values).map((given): Settings => {
		const taken = new Set<string>();
		return Object.fromEntries(given.map(([name, value]): readonly [string, ParameterValue] => {
			if (!isList(value)) {
				return [name, value];
			}

			const once = value.filter(section => !taken.has(section));
			for (const section of once) {
				taken.add(section);
			}

			return [name, once];
		}));
	});
}

/** What an engine is made of, so that a counterexample prints in one line. */
export type Options = {readonly policy: string; readonly set: Settings; readonly asOf: string};

export const optionsFor = (policy: Policy): fc.Arbitrary<Options> => fc.record({policy: fc.constant(policy.id), set: settingsOf(policy), asOf: fc.constantFrom('2020-07-01', '2020-02-29', '2021-03-01')});

const byId = new Map(policies.map(policy => [policy.id, policy]));

export const engineFrom = ({policy, set, asOf}: Options): Engine => engineWith({of: byId.get(policy)!, set, asOf});
