import {z} from 'zod';
import {parseYaml, readAs, type YamlSource} from '../rules/yaml-source.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {foldedName} from './approval.js';
import {uncleanBecause} from './clean-text.js';
import {roles, type Role} from './entry.js';

/** Someone whom the office lists as a reviewer. */
export type ListedReviewer = {readonly account: string; readonly name: string; readonly role: Role; readonly barNumber: string | undefined};

const longest = 100;
const isPlain = (text: string): boolean => text !== '' && text === text.trim() && text.length <= longest && !/[\n\t]/u.test(text) && uncleanBecause(text) === undefined;
const plain = z.string().refine(text => isPlain(text), `text on one line, without blanks around it, of at most ${longest} characters`);

const rosterSchema = z.strictObject({
	reviewers: z.array(z.strictObject({
		account: plain,
		name: plain,
		role: z.enum(roles),
		'bar-number': z.string().regex(/^\d+$/u, 'digits').optional(),
	})).min(1),
});

/** Does a YAML file say of itself that it is a roster? */
export function isRoster(text: string): boolean {
	const parsed = parseYaml(text, '');
	return parsed.ok && typeof parsed.value.value === 'object' && parsed.value.value !== null && 'reviewers' in parsed.value.value;
}

/**
Reads `office.yaml`: which account at the operating system is whose, and in which role. Problems, each with line and advice: no YAML; keys,
values and roles that nobody knows; an account, a name or a bar number that stands there twice; an attorney without a bar number.
*/
export function readRoster(text: string, file: string): Attempt<readonly ListedReviewer[]> {
	const parsed = parseYaml(text, file);
	const checked = parsed.ok ? readAs(parsed.value, rosterSchema) : parsed;
	if (!parsed.ok || !checked.ok) {
		return checked as Attempt<never>;
	}

	const {reviewers} = checked.value;
	const problems = [...doubledIn(reviewers, parsed.value), ...unnumberedIn(reviewers, parsed.value)];
	return problems.length > 0
		? failure(...problems)
		: success(reviewers.map(({account, name, role, 'bar-number': barNumber}) => ({account, name, role, barNumber})));
}

type Reviewers = z.infer<typeof rosterSchema>['reviewers'];

const doubles = [
	['account', 'the account', 'each account once: it is one person\'s', 'take one of the two out'],
	['name', 'the name', 'names that tell people apart, in the log and in the results', 'take one of the two out, or add a middle name'],
	['bar-number', 'the bar number', 'a bar number of one\'s own', 'correct one of the two'],
] as const;

function doubledIn(reviewers: Reviewers, source: YamlSource): readonly Problem[] {
	return doubles.flatMap(([key, what, expected, next]) => reviewers.flatMap((reviewer, index): readonly Problem[] => {
		const value = reviewer[key];
		const first = value === undefined ? index : reviewers.findIndex(other => other[key] !== undefined && sameText(other[key], value, key));
		return first === index
			? []
			: [{file: source.file, ...source.placeOf(['reviewers', index, key]), found: `${what} "${value!}" a second time (first in line ${source.placeOf(['reviewers', first, key]).line})`, expected, next}];
	}));
}

/** Accounts are compared as the system does; a name is the same in another letter case. */
const sameText = (one: string, other: string, key: string): boolean => key === 'name' ? foldedName(one) === foldedName(other) : one === other;

const unnumberedIn = (reviewers: Reviewers, source: YamlSource): readonly Problem[] => reviewers.flatMap((reviewer, index) => reviewer.role === 'attorney' && reviewer['bar-number'] === undefined
	? [{file: source.file, ...source.placeOf(['reviewers', index]), found: `no bar-number for the attorney "${reviewer.name}"`, expected: 'the number with which the State Bar lists the attorney', next: 'add bar-number: \'…\', in quotes'}]
	: []);
