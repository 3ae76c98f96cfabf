import type {ParameterValue} from '../../rules/policy.js';
import {foldText} from '../finding/fold-text.js';
import {fieldText} from '../text-field.js';
import {valueWords} from './parameters.js';
import type {WorkspaceFound} from './ports.js';
import type {StartState, Step} from './state.js';
import {definitionAt, parameterOf} from './steps.js';

/** A row of the first screen. */
export type MenuRow = {readonly kind: 'workspace'; readonly workspace: WorkspaceFound} | {readonly kind: 'extract' | 'sample' | 'help' | 'quit'};

export const menuRows = ({facts}: StartState): readonly MenuRow[] => [
	...facts.found.shown.map(workspace => ({kind: 'workspace', workspace} as const)),
	{kind: 'extract'}, {kind: 'sample'}, {kind: 'help'}, {kind: 'quit'},
];

/** A row that can be chosen, with what is said beside and below it. */
export type Row = {readonly title: string; readonly detail?: string};

const roleRows: ReadonlyArray<Row & {readonly role: string}> = [
	{role: 'paralegal', title: 'Paralegal', detail: 'confirms, defers, proposes another outcome for an attorney to approve'},
	{role: 'attorney', title: 'Attorney', detail: 'all of that; overrides, challenges, approves'},
	{role: 'supervisor', title: 'Supervisor', detail: 'as an attorney'},
	{role: 'none', title: 'None: only look', detail: 'nothing can be decided'},
];

export const roleAt = (row: number): string | undefined => roleRows[row]?.role;

/** Values that a parameter of a closed list can have. */
export function valuesAt(state: StartState, step: Step): readonly ParameterValue[] {
	const definition = definitionAt(state, step);
	switch (definition?.type) {
		case 'switch': {
			return [true, false];
		}

		case 'choice':
		case 'sections': {
			return definition.among;
		}

		default: {
			return [];
		}
	}
}

/** What a parameter has: what was chosen, else the policy's default. */
export function valueAt(state: StartState, step: Step): ParameterValue | undefined {
	return state.values.get(parameterOf(step) ?? '') ?? definitionAt(state, step)?.default;
}

/** Rows of a page on which one of several is chosen. */
export function rowsAt(state: StartState, step: Step): readonly Row[] {
	if (step === 'policy') {
		return [
			...(state.offered?.policies ?? []).map(({id, title, source, adopted}) => ({
				title: `${title} (${id})${adopted ? '' : ': TRIAL'}`,
				detail: `${adopted ? `Adopted by ${adopted.by} on ${adopted.on}: ${adopted.memo}` : 'Not adopted by an office: results are a TRIAL'}. Source: ${source.what}${source.seen === undefined ? '' : `, seen ${source.seen}`}; ${source.verified ? 'verified' : 'NOT VERIFIED'}.`,
			})),
			{title: 'A policy file of your own', detail: 'Its path is asked for.'},
		];
	}

	if (step === 'role') {
		return roleRows;
	}

	const standard = definitionAt(state, step)?.default;
	return valuesAt(state, step).map(value => ({title: valueWords(value), ...(value === standard ? {detail: 'the default'} : {})}));
}

/** The counties that hold what is typed; all of them where nothing is. */
export function countiesFor(state: StartState): readonly string[] {
	const typed = foldText(fieldText(state.fields.get('county') ?? {parts: [], cursor: 0}).trim());
	const counties = state.offered?.counties ?? [];
	const found = counties.filter(county => foldText(county).includes(typed));
	// A name that begins so comes before one that only holds it.
	return typed === '' ? counties : [...found.filter(county => foldText(county).startsWith(typed)), ...found.filter(county => !foldText(county).startsWith(typed))];
}

/** Where the cursor of a page is; -1 where the program has no opinion and nothing was chosen. */
export function cursorAt(state: StartState, step: Step): number {
	const kept = state.cursors.get(step);
	if (kept !== undefined) {
		return kept;
	}

	if (step === 'county') {
		const seen = state.extract?.county?.name;
		return seen === undefined ? -1 : countiesFor(state).indexOf(seen);
	}

	const definition = definitionAt(state, step);
	if (definition?.type === 'sections') {
		return 0;
	}

	return definition ? valuesAt(state, step).indexOf(valueAt(state, step)!) : -1;
}
