import test from 'ava';
import {defaultParameters} from '../../source/rules/policy.js';
import {applyValues, readOptionsFile, setParameters} from '../../source/rules/set-parameters.js';
import {problemText, type Attempt} from '../../source/values/problem.js';
import {policy} from '../helpers/rules-fixture.js';

const words = (attempt: Attempt<unknown>): string => attempt.ok ? 'read' : attempt.problems.map(problem => problemText(problem)).join('\n');
const set = (...settings: string[]) => setParameters(policy, settings);

test('the defaults are those that BEAR gave', t => {
	t.deepEqual(defaultParameters(policy), {
		dismiss: ['11357', '11358', '11359', '11360'], reduce: [], 'under-21': false, age: 0, 'years-since': 5, 'crime-free': 5, 'only-prop64': true, deceased: false,
	});
});

for (const [settings, name, value] of [
	[['dismiss=11357,11358'], 'dismiss', ['11357', '11358']],
	[['dismiss= 11357 , 11358 '], 'dismiss', ['11357', '11358']],
	[['dismiss='], 'dismiss', []],
	[['dismiss=', 'reduce=11359'], 'reduce', ['11359']],
	[['age=57'], 'age', 57],
	[['age=0'], 'age', 0],
	[['age=40'], 'age', 40],
	[['age=65'], 'age', 65],
	[['years-since=15'], 'years-since', 15],
	[['years-since=1'], 'years-since', 1],
	[['under-21=true'], 'under-21', true],
	[['under-21=YES'], 'under-21', true],
	[['only-prop64=off'], 'only-prop64', false],
] as const) {
	test(`--set ${settings.join(' --set ')} holds`, t => {
		const attempt = set(...settings);
		t.is(words(attempt), 'read');
		t.deepEqual(attempt.ok && attempt.value[name], value);
	});
}

for (const [settings, pattern] of [
	[['age=39'], /found age = 39; expected 0 \(off\), or a whole number from 40 to 65/],
	[['age=66'], /found age = 66;/],
	[['age=-1'], /found age = -1;/],
	[['age=57.5'], /found age = 57\.5;/],
	[['age='], /found age = ;/],
	[['age=old'], /found age = old;/],
	[['years-since=16'], /expected 0 \(off\), or a whole number from 1 to 15/],
	[['under-21=maybe'], /found under-21 = maybe; expected true or false/],
	[['under-21=constructor'], /found under-21 = constructor; expected true or false/],
	[['under-21='], /found under-21 = ; expected true or false/],
	[['dismiss=11361'], /found dismiss = 11361; expected a list of 11357, 11358, 11359, 11360, each at most once/],
	[['dismiss=11357(a)'], /found dismiss = 11357\(a\);/],
	[['dismiss=11357,11357'], /each at most once/],
	[['dismiss=11357,'], /expected a list/],
	[['dimsiss=11357'], /found the parameter "dimsiss"; expected one of dismiss, reduce/],
	[['constructor=1'], /found the parameter "constructor"/],
	[['dismiss'], /found --set dismiss; expected name=value/],
	[['reduce=11359'], /found 11359 in both dismiss and reduce; expected each section in one list/],
	[['dismiss=11357,11359', 'reduce=11359,11357'], /found 11357, 11359 in both/],
] as const) {
	test(`D-51, D-53: --set ${settings.join(' --set ')} is refused`, t => {
		const attempt = set(...settings);
		t.false(attempt.ok);
		t.regex(words(attempt), pattern);
		t.regex(words(attempt), /Next: \S/);
	});
}

const options = (json: unknown) => readOptionsFile(policy, typeof json === 'string' ? json : JSON.stringify(json), 'options.json');

const bear = {
	baselineEligibility: {dismiss: ['11357', '11358'], reduce: ['11359', '11360']},
	additionalRelief: {
		subjectUnder21AtConviction: false, dismissOlderThanAgeThreshold: false, subjectAgeThreshold: 0, dismissYearsSinceConvictionThreshold: true, yearsSinceConvictionThreshold: 5,
		dismissYearsCrimeFreeThreshold: true, yearsCrimeFreeThreshold: 7, subjectHasOnlyProp64Charges: true, subjectIsDeceased: false,
	},
};

test('a file that BEAR wrote is read, with its three booleans', t => {
	const attempt = options(bear);
	t.deepEqual(attempt, {ok: true, value: {
		parameters: {dismiss: ['11357', '11358'], reduce: ['11359', '11360'], 'under-21': false, age: 0, 'years-since': 5, 'crime-free': 7, 'only-prop64': true, deceased: false},
		notes: [],
	}});
});

test('a threshold whose boolean is false counts as off, with a note', t => {
	const attempt = options({...bear, additionalRelief: {...bear.additionalRelief, dismissYearsCrimeFreeThreshold: false, subjectAgeThreshold: 50}});
	t.true(attempt.ok);
	t.is(attempt.ok && attempt.value.parameters['crime-free'], 0);
	t.is(attempt.ok && attempt.value.parameters.age, 0);
	t.deepEqual(attempt.ok && [...attempt.value.notes].toSorted(), ['age counts as off: its switch in the options file is false', 'crime-free counts as off: its switch in the options file is false']);
});

test('keys match without regard to letter case', t => {
	const attempt = options({BASELINEELIGIBILITY: {Dismiss: ['11357']}, additionalrelief: {SubjectAgeThreshold: 57}});
	t.is(attempt.ok && attempt.value.parameters.age, 57);
	t.deepEqual(attempt.ok && attempt.value.parameters.dismiss, ['11357']);
});

test('what the file leaves out is off, with a note', t => {
	const attempt = options({baselineEligibility: {dismiss: [11_357]}});
	t.deepEqual(attempt.ok && attempt.value.parameters, {dismiss: ['11357'], reduce: [], 'under-21': false, age: 0, 'years-since': 0, 'crime-free': 0, 'only-prop64': false, deceased: false});
	t.deepEqual(attempt.ok && attempt.value.notes, ['not in the options file, so off: reduce, under-21, age, years-since, crime-free, only-prop64, deceased']);
});

for (const [what, json, pattern] of [
	['D-52: a misspelt group', {baselineEligibilty: {dismiss: ['11357']}}, /^options\.json: found the key "baselineEligibilty\.dismiss"; expected one of baselineeligibility\.dismiss/],
	['D-52: a misspelt key', {additionalRelief: {subjectAgeTreshold: 57}}, /found the key "additionalRelief\.subjectAgeTreshold"/],
	['D-51: a section that is none', {baselineEligibility: {dismiss: ['11357(a)']}}, /^options\.json: found dismiss = 11357\(a\)/],
	['D-53: a section in both lists', {baselineEligibility: {dismiss: ['11359'], reduce: ['11359']}}, /11359 in both dismiss and reduce/],
	['a threshold out of range', {additionalRelief: {subjectAgeThreshold: 39}}, /found age = 39/],
	['a number in words', {additionalRelief: {subjectAgeThreshold: '57'}}, /found age = 57; expected 0/],
	['null', {additionalRelief: {subjectAgeThreshold: null}}, /found age = null/],
	['a word for a boolean', {additionalRelief: {dismissOlderThanAgeThreshold: 'false'}}, /expected true or false there/],
	['a list at the top', [], /found no JSON object/],
	['no JSON', '{', /found text that is no JSON/],
	['a bare word', '"x"', /found no JSON object/],
] as const) {
	test(`an options file is refused: ${what}`, t => {
		const attempt = options(json);
		t.false(attempt.ok);
		t.regex(words(attempt), pattern);
	});
}

test('--set goes over an options file', t => {
	const read = options(bear);
	const attempt = setParameters(policy, ['age=57'], read.ok ? read.value.parameters : {});
	t.is(attempt.ok && attempt.value.age, 57);
	t.is(attempt.ok && attempt.value['crime-free'], 7);
});

test('values of an example: numbers for sections are sections, unknown names are refused', t => {
	t.deepEqual(applyValues(policy, {dismiss: [11_357]}).ok && applyValues(policy, {dismiss: [11_357]}), {ok: true, value: {...defaultParameters(policy), dismiss: ['11357']}});
	t.false(applyValues(policy, {dismis: []}).ok);
	t.false(applyValues(policy, {age: true}).ok);
});
