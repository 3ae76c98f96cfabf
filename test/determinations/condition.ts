import test from 'ava';
import {conditionFor, conditionWords, meets, simplified, waysOf} from '../../source/determinations/condition.js';
import {circumstancesOf} from '../../source/determinations/engine.js';
import {evaluateTest} from '../../source/rules/evaluate-test.js';
import type {Test} from '../../source/rules/tests.js';
import {also, conviction, type Cells} from '../helpers/rows-fixture.js';
import {engineWith} from '../helpers/rules-fixture.js';

const age57: Test = {'age-as-of': {'at-least': 57}};
const age40: Test = {'age-as-of': {'at-least': 40}};
const petty: Test = {level: ['misdemeanor', 'infraction']};
const felony: Test = {level: ['felony']};
const old: Test = {convicted: {before: '2005-01-01'}};
const free10: Test = {'years-since-any-conviction': {'at-least': 10}};
const died: Test = {deceased: true};

const condition = (about: Test, towards: 'yes' | 'no', turning: 'open' | 'any', ...list: readonly Cells[]) =>
	conditionFor(evaluateTest(about, circumstancesOf(conviction(...list), engineWith())), towards, turning);
const words = (...given: Parameters<typeof condition>): string | undefined => {
	const simple = simplified(condition(...given));
	return simple && conditionWords(simple);
};

const noBirth: Cells = {PRI_DOB: ''};

test('with what is open, only an unknown part can turn', t => {
	t.is(words({all: [felony, age57]}, 'yes', 'open', noBirth), 'born on or before 1963-07-01');
	t.is(words({all: [petty, age57]}, 'yes', 'open', noBirth), undefined);
	t.deepEqual(simplified(condition({any: [felony, age57]}, 'yes', 'open', noBirth)), []);
	t.is(words({not: {any: [petty, age57]}}, 'yes', 'open', noBirth), 'born after 1963-07-01');
});

test('what the record says may be turned too: all that has to, or any one', t => {
	t.is(words({all: [petty, age57]}, 'yes', 'any', {}), 'it is a misdemeanor or an infraction, and born on or before 1963-07-01');
	t.is(words({any: [felony, {not: age57}]}, 'no', 'any', {}), 'it is a misdemeanor or an infraction, and born on or before 1963-07-01');
	t.deepEqual(waysOf(condition({all: [felony, {not: age57}]}, 'no', 'any', {})).map(way => way.map(literal => literal.words)), [['it is a misdemeanor or an infraction'], ['born on or before 1963-07-01']]);
});

test('what says nothing more is left out, and what no record can meet is none', t => {
	t.is(words({all: [age57, age40]}, 'yes', 'open', noBirth), 'born on or before 1963-07-01');
	t.is(words({all: [{not: age57}, age40]}, 'yes', 'open', noBirth), 'born after 1963-07-01 and born on or before 1980-07-01');
	t.is(words({all: [age57, {not: age40}]}, 'yes', 'open', noBirth), undefined);
	t.is(words({all: [petty, felony]}, 'yes', 'open', {CONV_STAT_DESCR: 'UNKNOWN'}), undefined);
	t.is(words({all: [died, {not: died}]}, 'yes', 'open', {SUBJECT_ID: ''}), undefined);
	t.is(words({all: [{any: [petty, age57]}, felony]}, 'yes', 'open', {...noBirth, CONV_STAT_DESCR: 'UNKNOWN'}), 'born on or before 1963-07-01 and it is a felony');
});

test('a condition that asks for more than a date is not met by the date', t => {
	const list: readonly Cells[] = [{STP_EVENT_DATE: '20150501'}, also('459 PC', '20160501')];
	t.is(words({all: [free10, old]}, 'yes', 'any', ...list), 'the person has no conviction on or after 2010-07-02 and convicted before 2005-01-01');
	t.is(words({all: [{convicted: {before: '2010-07-02'}}, old]}, 'yes', 'any', ...list), 'convicted before 2005-01-01');
});

test('one condition meets another where all of it follows', t => {
	const [narrow, wide] = [condition(age57, 'yes', 'any', {}), condition(age40, 'yes', 'any', noBirth)];
	t.true(meets(narrow, wide));
	t.false(meets(wide, narrow));
	t.true(meets(narrow, []));
	t.false(meets([], narrow));
});
