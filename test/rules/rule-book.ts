import test from 'ava';
import {detectableFlags} from '../../source/determinations/flags/detect.js';
import {readRuleBook} from '../../source/rules/rule-book.js';
import {leafNames} from '../../source/rules/tests.js';
import {problemText} from '../../source/values/problem.js';
import {ruleBook, ruleTexts} from '../helpers/rules-fixture.js';

const problems = (path: string, change: (text: string) => string | undefined): string[] => {
	const texts = new Map(ruleTexts);
	const changed = change(texts.get(path)!);
	if (changed === undefined) {
		texts.delete(path);
	} else {
		texts.set(path, changed);
	}

	const read = readRuleBook(texts, detectableFlags);
	return read.ok ? [] : read.problems.map(problem => problemText(problem));
};

test('58 counties, ten cities, the tables of offenses, and no id twice', t => {
	t.is(ruleBook.counties.length, 58);
	t.is(new Set(ruleBook.counties).size, 58);
	t.is(ruleBook.cities.cities.length, 10);
	t.deepEqual([...ruleBook.offenses.keys()].toSorted(), ['chemical-manufacture', 'destroyable', 'enhancements', 'environmental', 'failure-to-register', 'imports', 'minor-subdivisions', 'minors', 'narcotics-registration', 'not-relieved', 'predecessors', 'prop64', 'registration-290c', 'related', 'super-strikes']);
	for (const [id, {title, cite, source}] of ruleBook.offenses) {
		t.true(title !== '' && cite !== '' && source.what !== '', `for ${id}`);
	}

	for (const ids of [ruleBook.flags.map(({id}) => id), ruleBook.reliefs.map(({id}) => id), ruleBook.reasons.overrides.map(({code}) => code)]) {
		t.is(new Set(ids).size, ids.length);
	}
});

test('every flag in the rules can be detected, and every detectable flag is in the rules', t => {
	t.deepEqual(ruleBook.flags.map(({id}) => id).toSorted(), [...detectableFlags].toSorted());
});

test('the 43 edge cases of the catalogue are flags, and relief beyond the statute, each with a sentence for the reviewer', t => {
	t.deepEqual(ruleBook.flags.map(({number}) => number), Array.from({length: 44}, (_, index) => index + 1));
	for (const {id, sentence, title} of ruleBook.flags) {
		t.regex(sentence, /^[A-Z].*\.$/, `for ${id}`);
		t.true(title.length <= 60, `for ${id}`);
	}
});

test('every test of the vocabulary has its paper, or none that could change it', t => {
	t.deepEqual(Object.keys(ruleBook.proofs.tests).toSorted(), [...leafNames].toSorted());
	t.deepEqual(Object.entries(ruleBook.proofs.tests).filter(([, paper]) => paper === null).map(([name]) => name), ['setting', 'always']);
	t.false(ruleBook.proofs.source.verified);
});

test('the kinds of candidates read as sentences, and their titles fit a list', t => {
	for (const [kind, {title, why, settle}] of Object.entries(ruleBook.candidates.kinds)) {
		t.regex(why, /^[A-Z].*\.$/, kind);
		t.regex(settle, /^[A-Z].*\?$/, kind);
		t.true(title.length <= 40, kind);
	}
});

test('flags stand in the order of their rank', t => {
	const numbers = ruleBook.flags.map(({number}) => number);
	t.deepEqual(numbers, numbers.toSorted((one, other) => one - other));
});

for (const [what, path, change, pattern] of [
	['a file is missing', 'counties.yaml', () => undefined, /^rules\/counties\.yaml: found no such file/],
	['a key is unknown', 'flags.yaml', (text: string) => text.replace('    title: Key broken', '    titel: Key broken'), /^rules\/flags\.yaml:\d+:5: found the key "titel"/],
	['a flag cannot be detected', 'flags.yaml', (text: string) => text.replace('id: case-number', 'id: case-colour'), /^rules\/flags\.yaml: found the flag "case-colour"/],
	['a disposition says both begins and contains', 'dispositions.yaml', (text: string) => text.replace('{begins: GUILTY,', '{begins: GUILTY, contains: X,'), /^rules\/dispositions\.yaml:\d+:\d+: .*expected either begins or contains/],
	['a disposition means something unknown', 'dispositions.yaml', (text: string) => text.replace('{begins: GUILTY, means: [convicting]}', '{begins: GUILTY, means: [guilty]}'), /^rules\/dispositions\.yaml:\d+:\d+: .*expected one of convicting/],
	['a level is unknown', 'flags.yaml', (text: string) => text.replace('level: H', 'level: X'), /^rules\/flags\.yaml:\d+:\d+: found flags\.prior-disqualifier\.level = "X"; expected one of H, M, L/],
	['a day does not exist', 'flags.yaml', (text: string) => text.replace('2016-11-09\'', '2016-11-31\''), /^rules\/flags\.yaml:\d+:\d+: found flags\.conduct-after-act\.day = "2016-11-31"; expected a date YYYY-MM-DD that exists/],
	['a flag names a table that is not there', 'flags.yaml', (text: string) => text.replace('tables: [environmental]', 'tables: [enviromental]'), /^rules\/flags\.yaml: found the table "enviromental" of the flag "environmental-harm"/],
	['the candidates name a table that is not there', 'candidates.yaml', (text: string) => text.replace('tables: [related]', 'tables: [realted]'), /^rules\/candidates\.yaml: found the table "realted" of the kind "related-plea"/],
	['a kind of candidate is missing', 'candidates.yaml', (text: string) => text.replace('  marijuana-words:', '  marihuana-words:'), /^rules\/candidates\.yaml:\d+:\d+: .*marihuana-words/],
	['the candidates are missing', 'candidates.yaml', () => undefined, /^rules\/candidates\.yaml: found no such file/],
	['the list of cities is missing', 'city-prosecutors.yaml', () => undefined, /^rules\/city-prosecutors\.yaml: found no such file/],
	['a test has no paper', 'proofs.yaml', (text: string) => text.replace('  deceased: death certificate\n', ''), /^rules\/proofs\.yaml:\d+:\d+: found no tests\.deceased; expected null, or text/],
	['a paper is for no test', 'proofs.yaml', (text: string) => text.replace('  deceased: ', '  decaesed: '), /^rules\/proofs\.yaml:\d+:3: found the key "decaesed"; .*did you mean "deceased"/],
	['a paper is not named', 'proofs.yaml', (text: string) => text.replace('death certificate', '\'\''), /^rules\/proofs\.yaml:\d+:\d+: found tests\.deceased = ""; expected text that is not empty/],
	['an offense has no section', 'offenses/prop64.yaml', (text: string) => text.replace(', section: \'11358\'', ''), /^rules\/offenses\/prop64\.yaml:\d+:\d+: /],
	['the YAML is broken', 'relief.yaml', (text: string) => `${text}  - {`, /^rules\/relief\.yaml:\d+:\d+: /],
	['a key stands twice', 'reasons.yaml', (text: string) => `${text}\ndefer: {minimum-words: 3}\n`, /^rules\/reasons\.yaml:\d+:1: found map keys must be unique/],
	['nothing stands there', 'counties.yaml', () => '', /^rules\/counties\.yaml:1:1: /],
] as const) {
	test(`an error with file and line: ${what}`, t => {
		const found = problems(path, change);
		t.true(found.some(line => pattern.test(line)), `for ${JSON.stringify(found)}`);
	});
}
