import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {nearest} from '../values/nearest.js';
import {mistakesInExamples} from './example-mistakes.js';
import {mistakesInParameters} from './parameter-mistakes.js';
import {policySchema, type Policy, type PolicyFile} from './policy.js';
import {mistakesInSections, mistakesInTemplates} from './text-mistakes.js';
import {leavesIn, parametersIn, tablesIn, type NamedParameter, type Test} from './tests.js';
import {parseYaml, readAs, type YamlSource} from './yaml-source.js';

/** Names that a policy may refer to. */
export type KnownNames = {
	readonly offenses: ReadonlySet<string>;
	readonly counties: readonly string[];
	/** Sections that each offense table names. */
	readonly sections: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Takes note of a mistake at a place of the file. */
export type AddMistake = (path: readonly PropertyKey[], found: string, expected: string, next: string) => void;

/**
Reads a policy file. Problems, each with line and advice: no YAML; keys or values that the schema does not know; a question after
one that always answers yes, or repeating an earlier test; parameters, offense tables, counties and sections that do not exist; defaults
out of range; braces that nothing fills; examples that cannot come true.
*/
export function readPolicy(text: string, file: string, known: KnownNames): Attempt<Policy> {
	const parsed = parseYaml(text, file);
	if (!parsed.ok) {
		return parsed;
	}

	const checked = readAs(parsed.value, policySchema);
	if (!checked.ok) {
		return checked;
	}

	const problems = mistakesIn(checked.value, parsed.value, known);
	if (problems.length > 0) {
		return failure(...problems);
	}

	return success({
		...checked.value,
		file,
		questions: checked.value.questions.map((question, index) => ({
			id: question.id, ask: question.ask, cite: question.cite, verified: question.verified, active: question.active, when: question.when, then: question.then,
			line: parsed.value.placeOf(['questions', index]).line,
		})),
		examples: checked.value.examples.map((example, index) => ({...example, ...parsed.value.placeOf(['examples', index])})),
	});
}

const suggestion = (name: string, names: readonly string[]): string | undefined => {
	const meant = nearest(name, names);
	return meant === undefined ? undefined : `did you mean "${meant}"?`;
};

function mistakesIn(policy: PolicyFile, source: YamlSource, {offenses, counties, sections}: KnownNames): readonly Problem[] {
	const problems: Problem[] = [];
	const add: AddMistake = (path, found, expected, next) => {
		problems.push({file: source.file, ...source.placeOf(path), found, expected, next});
	};

	const {county} = policy.scope;
	if (county !== 'from-option' && !counties.includes(county)) {
		add(['scope', 'county'], `the county "${county}"`, 'from-option, or one of rules/counties.yaml', suggestion(county.toUpperCase(), counties) ?? 'correct the name: with a county that does not exist nothing is in scope');
	}

	for (const [index, table] of policy.scope.offenses.entries()) {
		if (!offenses.has(table)) {
			add(['scope', 'offenses', index], `the offense table "${table}"`, `one of ${[...offenses].join(', ')}`, suggestion(table, [...offenses]) ?? 'name a table of rules/offenses');
		}
	}

	mistakesInParameters(policy, add);
	let always: string | undefined;
	const seen = new Map<string, string>();
	for (const [index, question] of policy.questions.entries()) {
		const at = ['questions', index];
		if (policy.questions.slice(0, index).some(({id}) => id === question.id)) {
			add([...at, 'id'], `the id "${question.id}" a second time`, 'an id of its own for each question', 'rename one of them');
		}

		if (always !== undefined) {
			add(at, `the question "${question.id}" after "${always}", which always answers yes`, 'no question behind one that always decides', 'move it up or take it out');
		}

		const signature = JSON.stringify([question.when, question.active]);
		const earlier = seen.get(signature);
		if (earlier !== undefined) {
			add([...at, 'when'], `the same test as "${earlier}"`, 'a test that no earlier question asks', 'take one of the two out: the first always decides');
		}

		seen.set(signature, question.id);
		for (const {key, ...wanted} of [...parametersIn(question.when).map(named => ({...named, key: 'when'})), ...activeIn(question)]) {
			const wrong = wrongReference(wanted, policy);
			if (wrong) {
				add([...at, key], ...wrong);
			}
		}

		for (const county of countiesIn(question.when)) {
			if (!counties.includes(county)) {
				add([...at, 'when'], `the county "${county}"`, 'one of rules/counties.yaml', 'correct the name: a county that does not exist is never answered yes');
			}
		}

		for (const table of tablesIn(question.when)) {
			if (!offenses.has(table)) {
				add([...at, 'when'], `the offense table "${table}"`, `one of ${[...offenses].join(', ')}`, suggestion(table, [...offenses]) ?? 'name a table of rules/offenses');
			}
		}

		if ('always' in question.when && !question.active) {
			always = question.id;
		}
	}

	mistakesInTemplates(policy, add);
	mistakesInSections(policy, sections, add);
	mistakesInExamples(policy, add);

	return problems;
}

type Wanted = Omit<NamedParameter, 'type'> & {readonly type: NamedParameter['type'] | undefined};

/** The parameter a question is active under. */
const activeIn = ({active}: PolicyFile['questions'][number]): ReadonlyArray<Wanted & {readonly key: string}> =>
	active ? [{name: active.parameter, type: active.is === undefined ? undefined : 'choice or switch', is: active.is, key: 'active'}] : [];

/** What is wrong with a reference to a parameter: found, expected, what to do. */
function wrongReference({name, type, among, is}: Wanted, policy: PolicyFile): [found: string, expected: string, next: string] | undefined {
	const declared = Object.hasOwn(policy.parameters, name) ? policy.parameters[name] : undefined;
	if (!declared) {
		return [`the parameter "${name}"`, `one of ${Object.keys(policy.parameters).join(', ') || 'none: the policy has no parameters'}`, suggestion(name, Object.keys(policy.parameters)) ?? 'declare it under parameters, or correct the name'];
	}

	if (type !== undefined && !type.split(' or ').includes(declared.type)) {
		return [`the parameter "${name}", which holds ${declared.type}`, `a parameter that holds ${type}`, 'name another parameter, or ask another test'];
	}

	if (type === undefined && declared.type === 'choice') {
		return [`the choice "${name}" without what it must be`, `is: ${declared.among.join(' or ')}`, 'say with which choice the question is asked'];
	}

	const possible: ReadonlyArray<string | boolean> = declared.type === 'choice' ? declared.among : [true, false];
	if (is !== undefined && !possible.includes(is)) {
		return [`is: ${String(is)}`, `one of ${possible.join(', ')}`, `name a value that "${name}" may have`];
	}

	const strange = among !== undefined && declared.type === 'choice' ? declared.among.filter(word => !among.includes(word)) : [];
	return strange.length > 0 ? [`the parameter "${name}", which may be ${strange.join(', ')}`, `a choice among ${among!.join(', ')}`, 'correct the words under among'] : undefined;
}

const countiesIn = (test: Test): readonly string[] => leavesIn(test).flatMap(leaf => 'county' in leaf ? leaf.county : []);
