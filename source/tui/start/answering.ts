import {uncleanBecause} from '../../review/clean-text.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import type {ParameterValue} from '../../rules/policy.js';
import {emptyField, fieldOf, fieldText, type TextField} from '../text-field.js';
import {countiesFor, cursorAt, menuRows, roleAt, valueAt, valuesAt} from './choices.js';
import {commandWords, evaluationOf, saidOf, shellLine} from './command-line.js';
import {typedRange, wrongWithValues} from './parameters.js';
import type {ChosenPolicy} from './ports.js';
import {going, told, type StartCommand, type StartState, type StartStep, type Step} from './state.js';
import {definitionAt, parameterOf, stepBeside, stepsOf} from './steps.js';

const typedOn = (state: StartState, step: Step): string => fieldText(state.fields.get(step) ?? emptyField).trim();

const asked = (state: StartState, text: string): StartStep => going(told(state, 'note', visibleText(text)));

export const withFieldAt = (state: StartState, step: Step, field: TextField): StartState => ({...state, fields: new Map(state.fields).set(step, field), names: []});

export const withCursorAt = (state: StartState, step: Step, cursor: number): StartState => ({...state, cursors: new Map(state.cursors).set(step, cursor)});

/** Leaves keys and drafts as they are and shows a page; what it begins with is put into its field. */
function arrive(state: StartState, screen: Step): StartState {
	const begun: Partial<Record<Step, string>> = {workspace: state.extract?.workspace ?? '', name: state.facts.account};
	const text = begun[screen];
	const next = text === undefined || state.fields.has(screen) ? state : withFieldAt(state, screen, fieldOf(text));
	return {...next, screen, names: [], scroll: 0};
}

/** The next page; past the last one on who reviews a workspace is opened. */
export function onward(state: StartState): StartStep {
	const next = stepBeside(state, 1);
	if (next !== undefined) {
		return going(arrive(state, next));
	}

	return going(state, {type: 'leave', choice: {kind: 'open', workspace: state.opening ?? '', said: saidOf(state)}});
}

/** A page back, and from the first to the start; everything entered is kept. */
export const backward: StartCommand = state => {
	const before = stepBeside(state, -1);
	return going({...state, screen: before ?? 'menu', names: [], scroll: 0, ...(before === undefined ? {opening: undefined} : {})});
};

/** Something only the disk can answer: keys wait until it does. */
export function wait(state: StartState, what: string): {readonly state: StartState; readonly token: number} {
	const token = state.counter + 1;
	return {state: {...state, counter: token, waiting: {token, what: visibleText(what)}}, token};
}

/** Opens a workspace as `review` would, once it is known who reviews. */
export function beginOpening(state: StartState, workspace: string): StartStep {
	const {state: waiting, token} = wait({...state, opening: workspace, listed: undefined}, 'Looking for the office\'s roster');
	return going(waiting, {type: 'look-up-reviewer', token, workspace});
}

/** Once the roster was looked for: asks who reviews, or opens. */
export function openingOnward(state: StartState): StartStep {
	const [first] = stepsOf(state);
	return first === undefined ? onward({...state, screen: 'menu'}) : going(arrive(state, first));
}

export const beginExtract: StartCommand = state => going(arrive({...state, opening: undefined}, 'extract'), ...(state.offered ? [] : [{type: 'offer'} as const]));

/** Does what the chosen row of the first screen says. */
export const pickMenu: StartCommand = state => {
	const row = menuRows(state)[state.menu.cursor];
	switch (row?.kind) {
		case 'workspace': {
			return beginOpening(state, row.workspace.path);
		}

		case 'extract': {
			return beginExtract(state);
		}

		case 'sample': {
			return going(state, {type: 'leave', choice: {kind: 'sample'}});
		}

		case 'help': {
			return going({...state, help: 0});
		}

		case 'quit': {
			return going(state, {type: 'leave', choice: {kind: 'leave', code: 0}});
		}

		case undefined: {
			return going(state);
		}
	}
};

/** Enter on a page where something is typed. */
export const acceptTyped: StartCommand = state => {
	const step = state.screen as Step;
	const text = typedOn(state, step);
	switch (step) {
		case 'extract': {
			if (text === '') {
				return asked(state, 'Type the path of the file that DOJ sent; Tab completes names');
			}

			const {state: waiting, token} = wait(state, 'Looking at the file');
			return going(waiting, {type: 'look-at-extract', token, typed: text});
		}

		case 'as-of': {
			if (parseIsoDay(text) === undefined) {
				return asked(state, text === '' ? `Type the day, as in 2020-07-01; Tab puts in today, ${state.facts.today}` : 'No such day: type it as YYYY-MM-DD, as in 2020-07-01');
			}

			return onward({...state, asOf: text});
		}

		case 'policy-file': {
			if (text === '') {
				return asked(state, 'Type the path of a policy file, as in office.yaml; Tab completes names');
			}

			const {state: waiting, token} = wait(state, 'Reading the policy');
			return going(waiting, {type: 'read-policy', token, file: text});
		}

		case 'workspace': {
			if (text === '') {
				return asked(state, 'Type the path of the folder in which the audit is kept');
			}

			const {state: waiting, token} = wait(state, 'Looking at the folder');
			return going(waiting, {type: 'look-at-place', token, extract: state.extract!.path, typed: text});
		}

		case 'name': {
			const unclean = uncleanBecause(text);
			return text === '' || unclean !== undefined ? asked(state, unclean === undefined ? 'Type the name that shall stand in the log' : `The name holds ${unclean}`) : onward({...state, name: text});
		}

		default: {
			return acceptNumber(state, step, text);
		}
	}
};

/** A number of years typed, or nothing: then the default stays. */
function acceptNumber(state: StartState, step: Step, text: string): StartStep {
	const definition = definitionAt(state, step);
	if (definition?.type !== 'years') {
		return going(state);
	}

	return text === '' || /^\d{1,9}$/.test(text) ? acceptValue(state, step, text === '' ? definition.default : Number(text)) : asked(state, `${text}: expected ${typedRange(definition)}`);
}

function acceptValue(state: StartState, step: Step, value: ParameterValue): StartStep {
	const next = {...state, values: new Map(state.values).set(parameterOf(step)!, value)};
	const wrong = wrongWithValues(next);
	return wrong ? asked(state, `${wrong.found}; expected ${wrong.expected}`) : onward(next);
}

/** Enter on the list of counties. */
export const acceptCounty: StartCommand = state => {
	if (!state.offered) {
		return asked(state, 'The counties are still being read');
	}

	const counties = countiesFor(state);
	const county = counties[cursorAt(state, 'county')];
	return county === undefined ? asked(state, counties.length === 0 ? 'No county of California has a name with this in it' : 'Choose a county: type how its name begins, or use the arrows') : onward({...state, county});
};

/** Enter, or a digit, on a page where one row of several is chosen. */
export function acceptRow(state: StartState, row: number): StartStep {
	const step = state.screen as Step;
	if (step === 'policy') {
		return acceptPolicy(state, row);
	}

	if (step === 'role') {
		const role = roleAt(row);
		return role === undefined ? asked(state, 'Choose the role in which you review: the program has no opinion') : onward({...withCursorAt(state, step, row), role});
	}

	const value = valuesAt(state, step)[row];
	return value === undefined ? asked(state, `There is no row ${row + 1}`) : acceptValue(withCursorAt(state, step, row), step, value);
}

function acceptPolicy(state: StartState, row: number): StartStep {
	const policies = state.offered?.policies;
	if (!policies) {
		return asked(state, 'The policies are still being read');
	}

	if (row === policies.length) {
		return going(arrive({...withCursorAt(state, 'policy', row), ownPolicy: true}, 'policy-file'));
	}

	const policy = policies[row];
	return policy ? onward(withPolicy({...withCursorAt(state, 'policy', row), ownPolicy: false}, {name: policy.id, policy})) : asked(state, 'Choose the policy that your office adopted: the program has no opinion');
}

/** Another policy has other parameters: what was entered for the one before is not carried over. */
export function withPolicy(state: StartState, chosen: ChosenPolicy): StartState {
	if (state.policy?.name === chosen.name && JSON.stringify(state.policy.policy.parameters) === JSON.stringify(chosen.policy.parameters)) {
		return {...state, policy: chosen};
	}

	const kept = <Value>(map: ReadonlyMap<Step, Value>): ReadonlyMap<Step, Value> => new Map([...map].filter(([step]) => parameterOf(step) === undefined));
	return {...state, policy: chosen, values: new Map(), fields: kept(state.fields), cursors: kept(state.cursors)};
}

/** Sections that are set on a page of several; a row's own is turned round by Space. */
export const toggleSection: StartCommand = state => {
	const step = state.screen as Step;
	const section = valuesAt(state, step)[cursorAt(state, step)] as string;
	const set = valueAt(state, step) as readonly string[];
	const among = valuesAt(state, step) as readonly string[];
	const now = among.filter(one => one === section ? !set.includes(one) : set.includes(one));
	return going({...state, values: new Map(state.values).set(parameterOf(step)!, now)});
};

export const acceptSections: StartCommand = state => acceptValue(state, state.screen as Step, valueAt(state, state.screen as Step)!);

/** The only Enter after which anything is written. */
export const begin: StartCommand = state => {
	const wrong = wrongWithValues(state);
	return wrong
		? asked(state, `${wrong.found}; expected ${wrong.expected}`)
		: going(state, {type: 'leave', choice: {kind: 'evaluate', extract: state.extract!.path, workspace: state.place!.path, options: evaluationOf(state), said: saidOf(state), commands: commandWords(state).map(words => shellLine(words))}});
};

/** Tab where a day is asked for: today is offered, and taken by Enter only. */
export const putInToday: StartCommand = state => going(told(withFieldAt(state, 'as-of', fieldOf(state.facts.today)), 'note', say`Today was put in: Enter accepts it`));

/** Tab where a path is asked for: as far as the names on disk agree. */
export const complete: StartCommand = state => {
	const {state: waiting, token} = wait(state, 'Looking at the names');
	return going(waiting, {type: 'complete', token, typed: fieldText(state.fields.get(state.screen as Step) ?? emptyField)});
};
