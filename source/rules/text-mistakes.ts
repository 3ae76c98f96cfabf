import type {PolicyFile} from './policy.js';
import type {AddMistake} from './read-policy.js';

const inBraces = /{([^{}]*)}/g;

/** Braces in `ask` and `reason` that nothing fills would be printed as they stand. */
export function mistakesInTemplates(policy: PolicyFile, add: AddMistake): void {
	const check = (path: readonly PropertyKey[], template: string, found: readonly string[]): void => {
		const names = [...Object.keys(policy.parameters), ...found];
		for (const [whole, name] of template.matchAll(inBraces)) {
			if (!names.includes(name!)) {
				add(path, `${whole} in the ${String(path.at(-1))}`, names.length === 0 ? 'no braces: the policy has no parameters' : `one of ${names.map(known => `{${known}}`).join(', ')}`, name === 'section'
					? '{section} is what section-in found: it stands in the reason of a question that asks it'
					: 'name a parameter of the policy, or take the braces away');
			}
		}
	};

	for (const [index, question] of policy.questions.entries()) {
		check(['questions', index, 'ask'], question.ask, []);
		check(['questions', index, 'then', 'reason'], question.then.reason, asksSection(question.when) ? ['section'] : []);
	}

	check(['otherwise', 'reason'], policy.otherwise.reason, []);
}

const asksSection = (test: unknown): boolean => typeof test === 'object' && test !== null
	&& Object.entries(test).some(([key, value]) => key === 'section-in' || asksSection(value));

/** Sections that no table of the scope names are never found: a slip of the pen that would decide in silence. */
export function mistakesInSections(policy: PolicyFile, byTable: ReadonlyMap<string, ReadonlySet<string>>, add: AddMistake): void {
	if (policy.scope.offenses.some(table => !byTable.has(table))) {
		return;
	}

	const inScope = new Set(policy.scope.offenses.flatMap(table => [...byTable.get(table)!]));
	const check = (path: readonly PropertyKey[], sections: unknown): void => {
		for (const [index, section] of (Array.isArray(sections) ? sections as readonly string[] : []).entries()) {
			if (!inScope.has(section)) {
				add([...path, index], `the section ${section}`, `a section of ${policy.scope.offenses.join(' or ')}`, `correct it, or put its table into the scope; there are ${listed([...inScope])}`);
			}
		}
	};

	for (const [name, parameter] of Object.entries(policy.parameters)) {
		if (parameter.type === 'sections') {
			check(['parameters', name, 'among'], parameter.among);
		}
	}

	for (const [index, question] of policy.questions.entries()) {
		for (const [path, sections] of sectionLists(question.when, ['questions', index, 'when'])) {
			check(path, sections);
		}
	}
}

/** Every list of sections in a test, with where it stands. */
function sectionLists(test: unknown, path: readonly PropertyKey[]): ReadonlyArray<readonly [readonly PropertyKey[], unknown]> {
	return typeof test === 'object' && test !== null
		? Object.entries(test).flatMap(([key, value]) => key === 'section-in' ? [[[...path, key], value] as const] : sectionLists(value, [...path, Array.isArray(test) ? Number(key) : key]))
		: [];
}

const listed = (sections: readonly string[]): string => sections.length <= 12 ? sections.join(', ') : `${sections.slice(0, 12).join(', ')} and ${sections.length - 12} more`;
