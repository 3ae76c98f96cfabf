import {readdirSync, readFileSync} from 'node:fs';
import {relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {detectableFlags} from '../../source/determinations/flags/detect.js';
import {withStatute, type Engine} from '../../source/determinations/engine.js';
import type {HistoryTables} from '../../source/history/build-subject.js';
import {sectionsByTable} from '../../source/rules/offense-table.js';
import {readPolicy, type KnownNames} from '../../source/rules/read-policy.js';
import {applyValues} from '../../source/rules/set-parameters.js';
import type {Policy} from '../../source/rules/policy.js';
import {readRuleBook, type RuleBook} from '../../source/rules/rule-book.js';
import {parseIsoDay} from '../../source/values/calendar-date.js';
import {problemText, type Attempt} from '../../source/values/problem.js';

/** Tests run as build/test/<folder>/<file>.js: three levels below the project's root. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** Text of every rule file of the project, by its path below `rules/`. */
export const ruleTexts: ReadonlyMap<string, string> = new Map(readdirSync(`${projectRoot}rules`, {recursive: true, withFileTypes: true})
	.filter(entry => entry.isFile() && entry.name.endsWith('.yaml'))
	.map(entry => `${entry.parentPath}/${entry.name}`)
	.map(path => [relative(`${projectRoot}rules`, path).split(sep).join('/'), readFileSync(path, 'utf8')]));

/** The value of an attempt, or an error that lists its problems. */
export function valueOfAttempt<Value>(attempt: Attempt<Value>): Value {
	if (attempt.ok) {
		return attempt.value;
	}

	throw new Error(attempt.problems.map(problem => problemText(problem)).join('\n'));
}

export const ruleBook: RuleBook = valueOfAttempt(readRuleBook(ruleTexts, detectableFlags));

export const knownNames: KnownNames = {offenses: new Set(ruleBook.offenses.keys()), counties: ruleBook.counties, sections: sectionsByTable(ruleBook.offenses)};

export const historyTables: HistoryTables = {dispositions: ruleBook.dispositions, codes: ruleBook.codes};

export const policyNamed = (id: string): Policy => valueOfAttempt(readPolicy(ruleTexts.get(`policies/${id}.yaml`)!, `rules/policies/${id}.yaml`, knownNames));

export const policy: Policy = policyNamed('clear-my-record-2019');

export const statute: Policy = policyNamed('statute-11361-8');

export type Settings = Readonly<Record<string, boolean | number | string | ReadonlyArray<string | number>>>;

/** Day number of `YYYY-MM-DD`. */
export const day = (text: string): number => parseIsoDay(text)!;

/** An engine over the project's own rules; `given` is what a test is about. */
export const engineWith = ({set = {}, asOf = '2020-07-01', county = 'LOS ANGELES', of: about = policy}: {set?: Settings; asOf?: string; county?: string; of?: Policy} = {}): Engine => withStatute({
	rules: ruleBook,
	policy: about,
	parameters: valueOfAttempt(applyValues(about, set)),
	county,
	asOf: day(asOf),
}, statute);

/** Everything that would dismiss turned off: what a question decides by itself shows. */
export const nothingOn: Settings = {dismiss: [], reduce: [], 'under-21': false, age: 0, 'years-since': 0, 'crime-free': 0, 'only-prop64': false, deceased: false};
