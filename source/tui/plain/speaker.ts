import {makeVisible} from '../../terminal/visible-text.js';
import type {Store} from '../store.js';
import {announce, nothingSaid, type Utterance} from './announce.js';

export type Speaker = {
	/** Ends the line that is being typed, so that what follows begins a line of its own. */
	readonly end: () => void;
};

/** Where lines go, and how many of them the terminal shows at once. */
export type Voice = {readonly write: (text: string, written: () => void) => unknown; readonly rows: () => number; /** Is the terminal ours, or has it been given back? */ readonly isOurs: () => boolean};

/** Nothing that came so far may act on the terminal, wherever it was put together. */
const safe = (text: string): string => makeVisible(text, Number.MAX_SAFE_INTEGER).text;

/** Follows the store and says what changes, once for each read of the keyboard. A conviction counts as drawn when all of it has been written. */
export function speaker(store: Store, voice: Voice): Speaker {
	let said = nothingSaid;
	let isWaiting = false;
	let isMidLine = false;
	let drawn: number | undefined;

	const textOf = (utterances: readonly Utterance[]): string => {
		let text = '';
		for (const utterance of utterances) {
			if (utterance.kind === 'typed') {
				text += safe(utterance.text);
				isMidLine = true;
				continue;
			}

			text += isMidLine ? '\n' : '';
			isMidLine = false;
			text += utterance.kind === 'clear' ? '\n'.repeat(voice.rows()) : `${safe(utterance.text)}\n`;
		}

		return text;
	};

	const say = (): void => {
		isWaiting = false;
		if (!voice.isOurs()) {
			return;
		}

		const next = announce(said, store.state());
		said = next.said;
		const token = next.drawn !== undefined && next.drawn !== drawn ? next.drawn : undefined;
		drawn = next.drawn ?? drawn;
		const text = textOf(next.utterances);
		if (text !== '' || token !== undefined) {
			voice.write(text, () => {
				if (token !== undefined) {
					store.dispatch({type: 'drawn', token});
				}
			});
		}
	};

	const later = (): void => {
		if (!isWaiting) {
			isWaiting = true;
			// Keys of one read are answered together, as one frame would.
			setImmediate(say);
		}
	};

	store.subscribe(later);
	later();
	return {
		end() {
			if (isMidLine) {
				isMidLine = false;
				voice.write('\n', () => undefined);
			}
		},
	};
}
