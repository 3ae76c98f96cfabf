import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import type {ParameterDefinition} from '../../rules/policy.js';
import {blankLine, indented, labelled, line, toned, type Line} from '../lines.js';
import {typedLines} from '../screens/dialog-lines.js';
import {emptyField} from '../text-field.js';
import {mark} from '../theme.js';
import {countiesFor, cursorAt, rowsAt, valueAt, valuesAt} from './choices.js';
import {typedRange, valueWords} from './parameters.js';
import type {StartState, Step} from './state.js';
import {definitionAt, parameterOf, startContextOf} from './steps.js';

/** What a parameter means, which values it can have, and what the policy gives it. */
function parameterHead(state: StartState, step: Step, definition: ParameterDefinition): readonly Line[] {
	const width = state.size.columns;
	const names = Object.keys(state.policy!.policy.parameters);
	const name = parameterOf(step)!;
	const range = definition.type === 'years' ? labelled(say`Range`, visibleText(typedRange(definition)), width) : [];
	const enter = definition.type === 'years' ? '; Enter with nothing typed keeps it' : '';
	return [
		line(toned(visibleText(`Parameter ${names.indexOf(name) + 1} of ${names.length}: ${name}`), 'heading')),
		...labelled(say`Means`, visibleText(definition.meaning), width),
		...range,
		...labelled(say`Default`, visibleText(`${valueWords(definition.default)}${enter}`), width),
		blankLine,
	];
}

/** What each other page asks, and what there is to know before answering. */
function question(state: StartState, step: Step): readonly [ask: string, about: string] {
	switch (step) {
		case 'extract': {
			return ['Which extract?', 'The path of the file as DOJ sent it, from the folder in which the program was started; ~ is your home. Tab completes names.'];
		}

		case 'county': {
			return ['Which county\'s convictions are audited?', countySeen(state)];
		}

		case 'as-of': {
			return ['To which day are ages and years counted?', `YYYY-MM-DD, as in 2020-07-01. Outcomes depend on it, so there is no default; Tab puts in today, ${state.facts.today}.`];
		}

		case 'policy': {
			return ['Which policy decides?', 'The one that your office adopted: the program has no opinion. `second-look rules show ID` prints a policy as a checklist.'];
		}

		case 'policy-file': {
			return ['Which policy file?', 'Its path, ending in .yaml. Tab completes names.'];
		}

		case 'workspace': {
			return ['In which folder is the audit kept?', state.extract?.isAudited
				? 'An audit of this extract is there already. Going on with this folder EVALUATES IT AGAIN: decisions are kept, and those whose conviction comes out differently wait for a new look. To go on with it as it is, choose it on the start screen.'
				: 'It is made by the last page, for your account alone. It holds people\'s data: keep it where the extract may be.'];
		}

		case 'name': {
			return ['Who reviews?', 'The name that stands in the log with each decision.'];
		}

		default: {
			return ['In which role?', 'Claimed, and recorded as claimed: no roster of the office (office.yaml) lists this account.'];
		}
	}
}

function countySeen({extract}: StartState): string {
	const seen = extract?.county;
	return seen
		? `${seen.rows.toLocaleString('en')} of the first ${seen.of.toLocaleString('en')} rows that name a county name ${seen.name}: the cursor is on it. Type to narrow.`
		: 'The first rows do not tell one. Type to narrow.';
}

/** Blocks of lines of which the one with the cursor stays in sight. */
function around(blocks: ReadonlyArray<readonly Line[]>, cursor: number, room: number): readonly Line[] {
	let from = 0;
	while (from < cursor && blocks.slice(from, cursor + 1).flat().length > room) {
		from++;
	}

	return blocks.slice(from).flat().slice(0, Math.max(1, room));
}

function chooseLines(state: StartState, step: Step, room: number): readonly Line[] {
	const width = state.size.columns;
	const cursor = cursorAt(state, step);
	if (step === 'policy' && !state.offered) {
		return [line(say`  Reading the policies.`)];
	}

	const rows = rowsAt(state, step);
	// What is long to tell of a policy is told of the chosen one.
	const detail = step === 'policy' ? rows[cursor]?.detail : undefined;
	const below = detail === undefined ? [] : [blankLine, ...indented(say`  `, visibleText(detail), width)];
	return [
		...around(rows.map((row, index) => {
			const chosen = index === cursor;
			const first: VisibleText = say`${chosen ? mark('selected', state.ascii) : say` `} ${index + 1}. `;
			return indented(first, visibleText(step === 'policy' || row.detail === undefined ? row.title : `${row.title} (${row.detail})`), width, chosen ? 'selected' : undefined);
		}), cursor, Math.max(3, room - below.length)),
		...below,
	];
}

function sectionLines(state: StartState, step: Step): readonly Line[] {
	const set = valueAt(state, step) as readonly string[];
	return valuesAt(state, step).map((section, index) => {
		const chosen = index === cursorAt(state, step);
		const box = set.includes(section as string) ? say`[x]` : say`[ ]`;
		return line(toned(say`${chosen ? mark('selected', state.ascii) : say` `} ${box} ${visibleText(String(section))}`, chosen ? 'selected' : 'plain'));
	});
}

function countyLines(state: StartState, room: number): readonly Line[] {
	const cursor = cursorAt(state, 'county');
	if (!state.offered) {
		return [line(say`  Reading the counties.`)];
	}

	const counties = countiesFor(state);
	return [
		...typedLines(state.fields.get('county') ?? emptyField, state.size.columns).slice(-1),
		...around(counties.map((county, index) => [line(toned(say`${index === cursor ? mark('selected', state.ascii) : say` `} ${visibleText(county)}`, index === cursor ? 'selected' : 'plain'))]), cursor, room - 1),
		...(counties.length === 0 ? [line(say`  No county of California has a name with this in it.`)] : []),
	];
}

function fieldLinesOf(state: StartState, step: Step): readonly Line[] {
	const width = state.size.columns;
	const names = state.names.length === 0 ? [] : [blankLine, ...indented(say`  `, visibleText(state.names.join('   ')), width)];
	return [...typedLines(state.fields.get(step) ?? emptyField, width), ...names];
}

/** A page that asks something. */
export function stepLines(state: StartState, step: Step, height: number): readonly Line[] {
	const width = state.size.columns;
	const definition = definitionAt(state, step);
	const [ask, about] = definition ? ['', ''] : question(state, step);
	const head = definition ? parameterHead(state, step, definition) : [line(toned(visibleText(ask), 'heading')), ...indented(say`  `, visibleText(about), width), blankLine];
	const room = Math.max(1, height - head.length);
	switch (startContextOf({...state, help: undefined, problems: [], waiting: undefined})) {
		case 'choose': {
			return [...head, ...chooseLines(state, step, room)];
		}

		case 'several': {
			return [...head, ...sectionLines(state, step)];
		}

		case 'narrow': {
			return [...head, ...countyLines(state, room)];
		}

		default: {
			return [...head, ...fieldLinesOf(state, step)];
		}
	}
}
