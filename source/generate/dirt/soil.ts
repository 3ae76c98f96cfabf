import type {DraftHistory} from '../draft.js';
import type {DirtKind, DirtRates} from '../rates.js';
import {chargeDirt} from './charges.js';
import type {ConvictionDirt, DirtContext} from './conviction-dirt.js';
import {dateDirt} from './dates.js';
import {keyDirt} from './keys.js';
import {laterDirt, sentenceAndCommentDirt} from './later-rows.js';
import {severityDirt} from './severity.js';

// Later rows last: they begin as copies of a row that is already soiled.
const kinds = {
	...chargeDirt, ...severityDirt, ...sentenceAndCommentDirt, ...keyDirt, ...dateDirt, ...laterDirt,
} as const satisfies Readonly<Partial<Record<DirtKind, ConvictionDirt>>>;

const entries = Object.entries<ConvictionDirt>(kinds);

/** Soils the Prop 64 convictions of a history, each kind of dirt by its own rate. */
export function soilConvictions({convictions}: DraftHistory, rates: DirtRates, context: DirtContext): void {
	const rateOf: Readonly<Record<string, number>> = rates;
	for (const conviction of convictions) {
		for (const [kind, soil] of entries) {
			if (context.random.chance(rateOf[kind]!)) {
				soil(conviction, context);
			}
		}
	}
}
