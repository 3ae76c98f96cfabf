import type {ParameterDefinition} from '../../rules/policy.js';
import {isTooSmall} from '../layout.js';
import type {StartState, Step} from './state.js';

/** What keys do: by the kind of page, or by what lies over it. */
export type StartContext = 'menu' | 'choose' | 'several' | 'type' | 'path' | 'day' | 'narrow' | 'last' | 'waiting' | 'problem' | 'help' | 'always';

const typing: ReadonlySet<StartContext> = new Set(['type', 'path', 'day', 'narrow']);

/** Does a printable key go into a text here? */
export const isTypedIn = (context: StartContext): boolean => typing.has(context);

export const parameterOf = (step: Step): string | undefined => step.startsWith('parameter:') ? step.slice('parameter:'.length) : undefined;

/** Definition of the parameter that a page asks for. */
export function definitionAt(state: Pick<StartState, 'policy'>, step: Step): ParameterDefinition | undefined {
	const name = parameterOf(step);
	return name === undefined ? undefined : state.policy?.policy.parameters[name];
}

/** Pages on who reviews: none where the roster lists the account, or nothing is decided anyway. */
function reviewerSteps({facts: {given}, listed}: StartState): readonly Step[] {
	if (given.readOnly || listed) {
		return [];
	}

	return [...(given.reviewer === undefined ? ['name'] as const : []), ...(given.role === undefined ? ['role'] as const : [])];
}

/** The pages in their order, as far as the answers so far tell them. */
export function stepsOf(state: StartState): readonly Step[] {
	if (state.opening !== undefined) {
		return reviewerSteps(state);
	}

	const parameters = state.policy ? Object.keys(state.policy.policy.parameters).map(name => `parameter:${name}` as const) : [];
	return ['extract', 'county', 'as-of', 'policy', ...(state.ownPolicy ? ['policy-file'] as const : []), ...parameters, 'workspace', ...reviewerSteps(state), 'last'];
}

/** The page behind or before this one; undefined at either end. */
export function stepBeside(state: StartState, by: 1 | -1): Step | undefined {
	const steps = stepsOf(state);
	const at = state.screen === 'menu' ? -1 : steps.indexOf(state.screen);
	return steps[at + by];
}

const parameterKinds = {switch: 'choose', choice: 'choose', years: 'type', sections: 'several'} as const;

function kindOf(state: StartState, step: Step): StartContext {
	const definition = definitionAt(state, step);
	if (definition) {
		return parameterKinds[definition.type];
	}

	switch (step) {
		case 'county': {
			return 'narrow';
		}

		case 'policy':
		case 'role': {
			return 'choose';
		}

		case 'last': {
			return 'last';
		}

		case 'as-of': {
			return 'day';
		}

		case 'extract':
		case 'policy-file':
		case 'workspace': {
			return 'path';
		}

		default: {
			return 'type';
		}
	}
}

/** Where a key is looked up: the uppermost layer only, then what works everywhere. */
export function startContextOf(state: StartState): StartContext {
	if (isTooSmall(state.size)) {
		return 'always';
	}

	if (state.help !== undefined) {
		return 'help';
	}

	if (state.problems.length > 0) {
		return 'problem';
	}

	if (state.waiting) {
		return 'waiting';
	}

	return state.screen === 'menu' ? 'menu' : kindOf(state, state.screen);
}
