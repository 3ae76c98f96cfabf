import {chargeWords} from '../../history/history-words.js';
import type {Conviction} from '../../history/subject.js';
import type {FactKind} from '../../history/supplied-fact.js';
import {datesText} from '../../rules/facts/dates.js';
import {arrestDates} from '../../rules/facts/day-sides.js';
import {levelWords} from '../../rules/facts/level.js';
import {circumstancesOf, type PolicyEngine} from '../engine.js';

/** What a record says, in a few words, of that for which a fact may be supplied. In: the conviction as its rows give it. */
export function recordSays(kind: FactKind, conviction: Conviction, engine: PolicyEngine): string {
	const {count, subject} = conviction;
	switch (kind) {
		case 'date-of-birth': {
			return datesText(subject.births);
		}

		case 'date-of-conviction': {
			return datesText(count.dates);
		}

		case 'date-of-arrest': {
			return datesText(arrestDates(circumstancesOf(conviction, engine)));
		}

		case 'severity': {
			return levelWords(count.levels);
		}

		case 'charge': {
			return count.charges.map(({value}) => chargeWords(value)).join(' or ') || 'no charge';
		}

		case 'county': {
			return count.counties.map(({value}) => value ?? 'unknown').join(' or ') || 'unknown';
		}

		case 'convicted': {
			return count.convicted;
		}

		case 'deceased': {
			return subject.deceased ? 'yes' : 'no death is on the record';
		}
	}
}
