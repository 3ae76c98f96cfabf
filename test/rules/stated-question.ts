import test from 'ava';
import {decided, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, nothingOn} from '../helpers/rules-fixture.js';

const engine = engineWith({set: {...nothingOn, reduce: ['11359'], 'years-since': 4}});
const asked = (cells: Cells, under = engine): readonly string[] | undefined => decided(under, cells)!.asks;

for (const [what, one, other] of [
	['another person with the same gap', {STP_EVENT_DATE: ''}, {STP_EVENT_DATE: '', PRI_NAME: 'OTHER,PERSON'}],
	['a date of which another part is known', {STP_EVENT_DATE: '20160000'}, {STP_EVENT_DATE: '20160700'}],
] as ReadonlyArray<readonly [string, Cells, Cells]>) {
	test(`shares: ${what}`, t => {
		t.truthy(asked(one));
		t.deepEqual(asked(one), asked(other));
		t.notRegex(asked(one)!.join('\n'), /2016/u);
	});
}

for (const [what, one, other] of [
	['another gap besides', {STP_EVENT_DATE: ''}, {STP_EVENT_DATE: '', CONV_STAT_DESCR: 'UNKNOWN'}],
	['unreadable, and not missing', {STP_EVENT_DATE: ''}, {STP_EVENT_DATE: '20160230'}],
	['no known word, and not missing', {STP_EVENT_DATE: '', CONV_STAT_DESCR: 'UNKNOWN'}, {STP_EVENT_DATE: '', CONV_STAT_DESCR: '', OFFENSE_TOC: ''}],
	['the same gap with another way out', {STP_EVENT_DATE: ''}, {STP_EVENT_DATE: '', OFFENSE_DESCR: '11360 HS-SELL MARIJUANA'}],
] as ReadonlyArray<readonly [string, Cells, Cells]>) {
	test(`does not share: ${what}`, t => {
		t.truthy(asked(one));
		t.truthy(asked(other));
		t.notDeepEqual(asked(one), asked(other));
	});
}

test('in parts: the question, each open one with its test, its argument and what is missing, and the way out', t => {
	t.deepEqual(asked({STP_EVENT_DATE: ''}), [
		'question open-question',
		'open old-conviction (dismiss) {"years-since-conviction":{"at-least":{"parameter":"years-since"}}}: Date of conviction is missing',
		'otherwise section-reduced (reduce)',
	]);
	t.deepEqual(asked({}, engineWith({set: nothingOn})), ['question otherwise'], 'a hand review that nothing is open in');
});

test('only a hand review asks', t => {
	t.is(asked({}), undefined);
});
