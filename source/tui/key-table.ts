import {bulkBindings} from './bindings/bulk.js';
import {compareBindings} from './bindings/compare.js';
import {dialogBindings} from './bindings/dialog.js';
import {helpBindings} from './bindings/help.js';
import {overviewBindings} from './bindings/overview.js';
import {paletteBindings} from './bindings/palette.js';
import {reviewBindings} from './bindings/review.js';
import {rowBindings} from './bindings/rows.js';
import {ruleTextBindings} from './bindings/rule-text.js';
import {viewBindings} from './bindings/view.js';
import type {Context} from './layout.js';
import type {AppState, Command} from './state.js';

export type Group = 'move' | 'review' | 'view' | 'file';

/** One key of the program. Footer, help, tests and the reducer all read this table and nothing else. */
export type Binding = {
	readonly id: string;
	/** The first is the label. */
	readonly keys: readonly string[];
	readonly contexts: readonly Context[];
	/** For the footer, twelve cells at most. */
	readonly label: string;
	/** The label where it depends on who reviews. */
	readonly labelFor?: (state: AppState) => string;
	/** One sentence for the help. */
	readonly help: string;
	readonly group: Group;
	/** Place in the footer; absent from it when there is none. Lower stays longer on a narrow screen. */
	readonly footer?: number;
	/** Appends to the log: not offered in a session that decides nothing. */
	readonly writes?: true;
	/** Bears on the conviction on screen: counts once a read, and only when the conviction has been drawn. */
	readonly deciding?: true;
	/** On what it opens, Enter writes: the palette, where Enter may be held, does not run it. */
	readonly enterWrites?: true;
	readonly disabledBecause?: (state: AppState) => string | undefined;
	readonly run: Command;
};

export const bindings: readonly Binding[] = [...reviewBindings, ...overviewBindings, ...viewBindings, ...rowBindings, ...ruleTextBindings, ...compareBindings, ...bulkBindings, ...dialogBindings, ...helpBindings(() => bindings), ...paletteBindings(() => bindings)];

const byContext = new Map<Context, ReadonlyMap<string, Binding>>();

function tableOf(context: Context): ReadonlyMap<string, Binding> {
	let table = byContext.get(context);
	if (!table) {
		table = new Map(bindings.filter(binding => binding.contexts.includes(context)).flatMap(binding => binding.keys.map(key => [key, binding] as const)));
		byContext.set(context, table);
	}

	return table;
}

/** The binding of a key in a context, or of those that work everywhere. */
export const bindingFor = (context: Context, key: string): Binding | undefined => tableOf(context).get(key) ?? tableOf('always').get(key);

export const bindingsIn = (context: Context): readonly Binding[] => bindings.filter(binding => binding.contexts.includes(context));

/** A binding that the session can use at all: what writes is left out where nothing can be decided. */
export const isOffered = (state: AppState, binding: Binding): boolean => !(binding.writes && state.session.cannotDecideBecause !== undefined);

/** Footer hints of a context, those that matter most first. */
export function footerBindings(state: AppState, context: Context): readonly Binding[] {
	return bindingsIn(context)
		.filter(binding => binding.footer !== undefined && isOffered(state, binding) && binding.disabledBecause?.(state) === undefined)
		.toSorted((first, second) => first.footer! - second.footer!);
}
