import test from 'ava';
import {readRoster} from '../../source/review/roster.js';
import {problemText} from '../../source/values/problem.js';
import {officeText} from '../helpers/office.js';

test('a roster gives each account its name, role and bar number', t => {
	t.deepEqual(readRoster(officeText, 'office.yaml'), {ok: true, value: [
		{account: 'mortiz', name: 'Mara Ortiz-Example', role: 'paralegal', barNumber: undefined},
		{account: 'achen', name: 'Alva Chen-Example', role: 'attorney', barNumber: '900001'},
		{account: 'bdiaz', name: 'Bo Díaz-Example', role: 'attorney', barNumber: '900002'},
		{account: 'sup', name: 'Sol Supervisor-Example', role: 'supervisor', barNumber: undefined},
	]});
});

const advice = 'rules/README.md lists what may stand here';
const plain = 'text on one line, without blanks around it, of at most 100 characters';

/** Each makes the office wrong by one replacement. `says` is the first problem, whole, behind the name of the file. */
const cases: ReadonlyArray<readonly [what: string, from: string, to: string, says: string]> = [
	['an account twice', 'account: bdiaz', 'account: achen', '4:6: found the account "achen" a second time (first in line 3); expected each account once: it is one person\'s. Next: take one of the two out'],
	['a name twice, written otherwise', 'Bo Díaz-Example', 'alva  CHEN-Example', '4:22: found the name "alva  CHEN-Example" a second time (first in line 3); expected names that tell people apart, in the log and in the results. Next: take one of the two out, or add a middle name'],
	['a bar number twice', '\'900002\'', '\'900001\'', '4:61: found the bar number "900001" a second time (first in line 3); expected a bar number of one\'s own. Next: correct one of the two'],
	['an attorney without a bar number', ', bar-number: \'900001\'', '', '3:5: found no bar-number for the attorney "Alva Chen-Example"; expected the number with which the State Bar lists the attorney. Next: add bar-number: \'…\', in quotes'],
	['a role nobody knows', 'role: supervisor', 'role: judge', '5:50: found reviewers[4].role = "judge"; expected one of paralegal, attorney, supervisor. Next: write one of them'],
	['a role misspelt', 'role: paralegal', 'role: paralegl', '2:49: found reviewers[1].role = "paralegl"; expected one of paralegal, attorney, supervisor. Next: did you mean "paralegal"?'],
	['no role', ', role: paralegal', '', `2:5: found no reviewers[1].role; expected one of paralegal, attorney, supervisor. Next: add "role: …" there; ${advice}`],
	['a bar number that is no text', '\'900001\'', '900001', '3:63: found reviewers[2].bar-number = 900001; expected text. Next: put it in quotes: \'900001\''],
	['a bar number with letters', '\'900001\'', '\'CA-900001\'', `3:63: found reviewers[2].bar-number = "CA-900001"; expected digits. Next: mend this line; ${advice}`],
	['an account that is a number', 'account: achen', 'account: 1001', '3:6: found reviewers[2].account = 1001; expected text. Next: put it in quotes: \'1001\''],
	['no account', 'account: sup, ', '', `5:5: found no reviewers[4].account; expected text. Next: add "account: …" there; ${advice}`],
	['an empty name', 'name: Mara Ortiz-Example', 'name: \'\'', `2:23: found reviewers[1].name = ""; expected ${plain}. Next: mend this line; ${advice}`],
	['a name with a line end', 'name: Mara Ortiz-Example', String.raw`name: "Mara\nOrtiz"`, String.raw`2:23: found reviewers[1].name = "Mara\nOrtiz"; expected ${plain}. Next: mend this line; ${advice}`],
	['a key nobody knows', 'bar-number: \'900001\'', 'bar: \'900001\'', `3:63: found the key "bar"; expected one of account, name, role, bar-number. Next: take it out; ${advice}`],
	['another key at the top', 'reviewers:', 'people: []\nreviewers:', `1:1: found the key "people"; expected one of reviewers. Next: take it out; ${advice}`],
	['nobody', officeText, 'reviewers: []\n', '1:1: found reviewers = []; expected a list of at least 1. Next: write at least one'],
	['no list', officeText, 'reviewers: achen\n', '1:1: found reviewers = "achen"; expected a list in brackets. Next: put it in brackets: [achen]'],
	['an empty file', officeText, '', `1:1: found the file = null; expected {reviewers: …}. Next: ${advice}`],
	['a brace not closed', 'role: supervisor}', 'role: supervisor', '6:1: found flow map in block collection must be sufficiently indented and end with a }; expected YAML. Next: close the bracket or brace that was opened on this line or above it'],
];

test('there are many ways to be wrong, and each is told in its own words', t => {
	t.true(cases.length >= 15);
	t.is(new Set(cases.map(line => line[3])).size, cases.length);
});

for (const [what, from, to, says] of cases) {
	test(`wrong: ${what}`, t => {
		t.true(officeText.includes(from));
		const read = readRoster(officeText.replace(from, () => to), 'office.yaml');
		t.false(read.ok);
		const problems = read.ok ? [] : read.problems.map(problem => problemText(problem));
		t.is(problems[0], `office.yaml:${says}`);
		for (const problem of problems) {
			t.notRegex(problem, /undefined|\[object|invalid|zod|string/i);
		}
	});
}
