import {columnNames, type ColumnName} from '../extract/layout.js';
import type {Row} from '../extract/row.js';
import {buildSubject} from '../history/build-subject.js';
import type {Policy, PolicyExample} from '../rules/policy.js';
import type {RuleBook} from '../rules/rule-book.js';
import {applyValues} from '../rules/set-parameters.js';
import {parseIsoDay} from '../values/calendar-date.js';
import type {Problem} from '../values/problem.js';
import {concludeUnder} from './conclude.js';

type Given = PolicyExample['given'];
type Cells = Partial<Record<ColumnName, string>>;

/** The county of examples of a policy that takes its county from an option. */
const exampleCounty = 'LOS ANGELES';

/** Runs the examples a policy gives of itself: a problem for each that comes out otherwise than it expects. */
export function runExamples(policy: Policy, rules: RuleBook): readonly Problem[] {
	return policy.examples.flatMap((example, index) => {
		const wrong = wrongWith(example, policy, rules);
		return wrong === undefined ? [] : [{file: policy.file, line: example.line, column: example.column, ...wrong, found: `example ${index + 1} (${example.given.charge ?? 'no charge'}): ${wrong.found}`}];
	});
}

function wrongWith(example: PolicyExample, policy: Policy, rules: RuleBook): Omit<Problem, 'file'> | undefined {
	const asOf = parseIsoDay(example['as-of'] ?? policy['as-of'] ?? '');
	if (asOf === undefined) {
		return {found: 'no as-of date', expected: 'as-of: YYYY-MM-DD in the example or in the policy', next: 'give the example a date'};
	}

	const parameters = applyValues(policy, example.set ?? {});
	if (!parameters.ok) {
		return parameters.problems[0];
	}

	const county = policy.scope.county === 'from-option' ? exampleCounty : policy.scope.county;
	const subject = buildSubject(rowsOf(example.given, county), {dispositions: rules.dispositions, codes: rules.codes});
	const found = concludeUnder(subject.convictions[0]!, {rules, policy, parameters: parameters.value, county, asOf});
	const {outcome, question, reason} = example.expect;
	if (found?.outcome === outcome && found.question === question && (reason === undefined || found.reason === reason)) {
		return undefined;
	}

	return {
		found: found ? `${found.outcome} by ${found.question} ("${found.reason}")` : 'out of the scope of the policy',
		expected: `${outcome} by ${question}${reason === undefined ? '' : ` ("${reason}")`}`,
		next: 'correct the example or the questions',
	};
}

/** The rows of the person an example describes: the conviction in question first, the others in cycles of their own or within its own. */
function rowsOf(given: Given, county: string): readonly Row[] {
	const others = given.also ?? [];
	const own: Cells = {CYC_DATE: dojDate(given.arrested)};
	const rows: readonly Cells[] = [
		{...courtRow('101002001000', given, county), ...own},
		...others.map((other, index) => other.within === undefined
			? {...courtRow(`${110 + index}002001000`, other, county), CYC_DATE: dojDate(other.arrested)}
			: {...courtRow(other.within === 'same-case' ? `101002${pad(index + 2)}000` : `101${pad(index + 10)}001000`, other, county), ...own}),
		...(given.agency === undefined && given.charged === undefined ? [] : given.charged ?? ['']).map((charge, index): Cells => ({
			CNT_ORDER: `101001${pad(index + 1)}000`, STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_EVENT_DATE: dojDate(given.arrested), STP_ORI_DESCR: given.agency ?? '', OFFENSE_DESCR: charge, ...own,
		})),
		...(given.registered === undefined ? [] : [{CNT_ORDER: '801001001000', STP_TYPE_DESCR: 'REGISTRATION', STP_EVENT_DATE: dojDate(given.registered), OFFENSE_DESCR: '290 PC'}]),
		...(given.deceased === true ? [{CNT_ORDER: '901001001000', STP_TYPE_DESCR: 'DECEASED'}] : []),
	];
	return rows.map((cells, index): Row => {
		const all: Cells = {SUBJECT_ID: '1', PRI_DOB: dojDate(given.born), ...cells};
		return {file: 1, line: index + 1, start: 0, end: 0, cells: columnNames.map(name => all[name] ?? '')};
	});
}

const pad = (value: number): string => String(value).padStart(3, '0');

type Court = Pick<Given, 'charge' | 'level' | 'convicted' | 'county' | 'sentence'> & {readonly case?: string | undefined};

function courtRow(order: string, {charge, level, convicted, county, sentence, case: caseNumber}: Court, usual: string): Cells {
	const [length, unit, place] = sentence === undefined ? [] : (sentence.startsWith('life ') ? ['', 'l', sentence.slice(5)] : sentence.split(' '));
	return {
		CNT_ORDER: order, STP_TYPE_DESCR: 'COURT ACTION', STP_EVENT_DATE: dojDate(convicted), STP_ORI_CNTY_NAME: county ?? usual,
		OFFENSE_DESCR: charge ?? '', DISP_DESCR: 'CONVICTED', CONV_STAT_DESCR: level ?? '', OFN: caseNumber ?? '',
		SENT_LENGTH: length ?? '', SENT_TIME_CODE: unit?.charAt(0).toUpperCase() ?? '', SENT_LOC_DESCR: place?.toUpperCase() ?? '',
	};
}

/** `1979-03-02`, `1979-03` or `1979` as the extract writes it; anything else as it stands. */
const dojDate = (text = ''): string => /^\d{4}(?:-\d{2}){0,2}$/.test(text) ? text.replaceAll('-', '').padEnd(8, '0') : text;
