import type {ChargeLevel} from './charges.js';
import type {Random} from './random.js';

/** One row's worth of sentence. */
export type SentenceDraft = {
	readonly placeCode: string;
	readonly place: 'JAIL' | 'PROBATION' | 'PRISON' | 'FINE';
	readonly length: string;
	readonly unitCode: '' | 'D' | 'M' | 'Y';
	readonly unit: string;
};

const unitNames = {D: 'DAYS', M: 'MONTHS', Y: 'YEARS'} as const;

// Prison and probation share the letter P in the extracts seen: the text tells them apart.
const part = (place: SentenceDraft['place'], length: number, unitCode: 'D' | 'M' | 'Y'): SentenceDraft => ({
	placeCode: place === 'JAIL' ? 'J' : 'P', place, length: String(length), unitCode, unit: unitNames[unitCode],
});

const fine: SentenceDraft = {
	placeCode: 'F', place: 'FINE', length: '', unitCode: '', unit: '',
};

/** A sentence in one to three parts, as usual for the level. */
export function drawSentence(level: ChargeLevel, grave: boolean, random: Random): readonly SentenceDraft[] {
	if (level === 'I') {
		return [fine];
	}

	if (grave) {
		return [part('PRISON', random.between(5, 30), 'Y')];
	}

	if (level === 'M') {
		const probation = part('PROBATION', random.pick([12, 24, 36]), 'M');
		return random.weighted<readonly SentenceDraft[]>([
			[3, [probation, fine]],
			[3, [probation, part('JAIL', random.between(1, 60), 'D'), fine]],
			[2, [part('JAIL', random.between(2, 180), 'D')]],
			[1, [fine]],
		]);
	}

	const probation = part('PROBATION', random.pick([2, 3, 3, 3, 5]), 'Y');
	return random.weighted<readonly SentenceDraft[]>([
		[4, [probation, part('JAIL', random.pick([30, 60, 90, 120, 180, 270, 365]), 'D')]],
		[3, [probation, part('JAIL', random.between(1, 12), 'M'), fine]],
		[1, [probation]],
		[2, [part('PRISON', random.pick([16, 24, 32, 36, 48]), 'M')]],
		[1, [part('PRISON', random.between(2, 8), 'Y'), fine]],
	]);
}

const convictionWords = {
	JAIL: 'CONVICTED-JAIL', PROBATION: 'CONVICTED-PROBATION', PRISON: 'CONVICTED-PRISON', FINE: 'CONVICTED',
} as const;

/** `CONVICTED`, or with its first sentence part behind it. */
export const convictionDisposition = ([first]: readonly SentenceDraft[], random: Random): string =>
	first === undefined || random.chance(0.4) ? 'CONVICTED' : convictionWords[first.place];
