import type {Conviction, Reading} from '../../history/subject.js';
import {factKindNames, kindLine, type FactKind} from '../../history/supplied-fact.js';
import {evaluateTest} from '../../rules/evaluate-test.js';
import {arrestDates} from '../../rules/facts/day-sides.js';
import type {Circumstances, Finding} from '../../rules/finding.js';
import {isActive} from '../../rules/policy.js';
import {scopeOf} from '../../rules/scope.js';
import type {DateReading} from '../../values/calendar-date.js';
import {countyOf} from '../conclude.js';
import {circumstancesOf, type Engine} from '../engine.js';

/**
The facts that the policy's open questions lack of a conviction, in the order in which the policy asks: the first belongs to the question
that the reason states. A fact that the record gives for certain is not lacking, whatever is asked.
*/
export function factsLacking(conviction: Conviction, engine: Engine): readonly FactKind[] {
	const circumstances = circumstancesOf(conviction, engine);
	const {policy, parameters} = engine;
	const asked = [
		...scopeOf(circumstances, countyOf(engine)).open.map(({about}) => about as string),
		...policy.questions.filter(question => isActive(question, policy, parameters)).flatMap(({when}) => openTests(evaluateTest(when, circumstances))),
	];
	const kinds = asked.flatMap(name => factKindNames.filter(kind => kindLine(kind).answers.includes(name) && isUncertain(kind, circumstances)));
	return [...new Set(kinds)];
}

/** Names of the tests within a finding that nothing on the record answers. */
function openTests({answer, test, children}: Finding): readonly string[] {
	if (answer !== 'unknown') {
		return [];
	}

	const parts = children();
	return parts.length > 0 ? parts.flatMap(child => openTests(child)) : Object.keys(test).slice(0, 1);
}

function isUncertain(kind: FactKind, circumstances: Circumstances): boolean {
	const {count, subject} = circumstances.conviction;
	switch (kind) {
		case 'date-of-birth': {
			return !isOneDay(subject.births);
		}

		case 'date-of-conviction': {
			return !isOneDay(count.dates);
		}

		case 'date-of-arrest': {
			return !isOneDay(arrestDates(circumstances));
		}

		case 'severity': {
			return !isOne(count.levels, ({kind: read}) => read === 'level');
		}

		case 'charge': {
			return !isOne(count.charges, ({kind: read}) => read === 'charge');
		}

		case 'county': {
			return !isOne(count.counties, county => county !== undefined && circumstances.counties.includes(county));
		}

		case 'convicted': {
			return count.convicted === 'unknown';
		}

		case 'deceased': {
			return false;
		}
	}
}

const isOne = <Value>(readings: ReadonlyArray<Reading<Value>>, isCertain: (value: Value) => boolean): boolean => readings.length === 1 && isCertain(readings[0]!.value);
const isOneDay = (readings: ReadonlyArray<Reading<DateReading>>): boolean => isOne(readings, reading => reading.kind === 'date' && reading.date.precision === 'day');
