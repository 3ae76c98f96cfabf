import {say, visibleText} from '../../terminal/visible-text.js';
import {keyLabel} from '../key-event.js';
import type {Binding} from '../key-table.js';
import {contextOf} from '../layout.js';
import {noticed, only, type AppState, type Command} from '../state.js';
import {emptyField, fieldText} from '../text-field.js';

export const openPalette: Command = state => only({...state, overlay: {kind: 'palette', field: emptyField, cursor: 0}, notice: undefined});

/** What the palette lies over: commands work there, and are refused there. */
const beneath = (state: AppState): AppState => ({...state, overlay: undefined, notice: undefined});

const beginsWith = ({id, label}: Binding, typed: string): boolean => [id, ...id.split(/[.-]/), ...label.split(' ')].some(name => name.toLowerCase().startsWith(typed));

/** Commands of the screen beneath, and those that work everywhere, whose name or label has a part that begins with what is typed. */
export function paletteCommands(state: AppState, all: readonly Binding[]): readonly Binding[] {
	if (state.overlay?.kind !== 'palette') {
		return [];
	}

	const typed = fieldText(state.overlay.field).trim().toLowerCase();
	const context = contextOf(beneath(state));
	return all.filter(binding => binding.id !== 'palette.open' && (binding.contexts.includes(context) || binding.contexts.includes('always')) && beginsWith(binding, typed));
}

/** Why a command cannot be run from the palette now; undefined where it can. */
export function paletteRefusal(state: AppState, binding: Binding): string | undefined {
	if (binding.writes && state.session.cannotDecideBecause !== undefined) {
		return state.session.cannotDecideBecause;
	}

	const disabled = binding.disabledBecause?.(beneath(state));
	if (disabled !== undefined) {
		return disabled;
	}

	// Enter picks a command here, and saves in the dialog it would open: held down it would decide.
	return (binding.deciding ?? binding.enterWrites) ? `Only by its own key, since a held Enter must not save: Esc, then ${keyLabel(binding.keys[0]!, state.ascii)}` : undefined;
}

const isPalette = (state: AppState): state is AppState & {overlay: {kind: 'palette'}} => state.overlay?.kind === 'palette';

export const movePalette = (by: number, all: () => readonly Binding[]): Command => state => {
	if (!isPalette(state)) {
		return only(state);
	}

	const last = Math.max(0, paletteCommands(state, all()).length - 1);
	return only({...state, overlay: {...state.overlay, cursor: Math.min(Math.max(0, state.overlay.cursor + by), last)}});
};

/** Runs the chosen command on the screen beneath; one that cannot be run says why, and the palette stays. */
export const runPalette = (all: () => readonly Binding[]): Command => state => {
	if (!isPalette(state)) {
		return only(state);
	}

	const binding = paletteCommands(state, all())[state.overlay.cursor];
	if (!binding) {
		return only(noticed(state, 'note', say`No command of this screen has a name that begins so`));
	}

	const refused = paletteRefusal(state, binding);
	return refused === undefined ? binding.run(beneath(state)) : only(noticed(state, 'note', visibleText(refused)));
};
