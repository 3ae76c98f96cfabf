import test from 'ava';
import {walk} from '../../source/rules/walk.js';
import {traceOf} from '../../source/rules/trace.js';
import {circumstancesOf} from '../../source/determinations/engine.js';
import type {Policy} from '../../source/rules/policy.js';
import {also, conviction, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, nothingOn, policy, policyNamed, statute, type Settings} from '../helpers/rules-fixture.js';

const concluded = (set: Settings, ...list: readonly Cells[]) => {
	const engine = engineWith({set: {...nothingOn, ...set}});
	const {ends: _, asks: _asked, ...rest} = walk(policy, circumstancesOf(conviction(...list), engine));
	return rest;
};

const pilot = policyNamed('los-angeles-2019');
const unknownLevel: Cells = {CONV_STAT_DESCR: 'UNKNOWN'};

test('the first certain yes decides', t => {
	t.like(concluded({dismiss: ['11359'], 'years-since': 5}, {}), {outcome: 'dismiss', question: 'section-dismissed', reason: 'Dismiss all HS 11359 convictions', gaps: []});
});

test('nothing that says yes: what stands under otherwise', t => {
	t.deepEqual(concluded({}, {}), {outcome: 'hand-review', question: 'otherwise', reason: 'No applicable eligibility criteria', gaps: [], possible: ['hand-review']});
});

test('every path ends alike: that is the outcome, with the reason of the path on which the unknown is no, and the gap is noted', t => {
	t.deepEqual(concluded({dismiss: ['11359']}, unknownLevel), {outcome: 'dismiss', question: 'section-dismissed', reason: 'Dismiss all HS 11359 convictions', gaps: ['Severity is not a known word'], possible: ['dismiss']});
	t.deepEqual(concluded({age: 57, 'years-since': 5}, {PRI_DOB: ''}), {outcome: 'dismiss', question: 'old-conviction', reason: 'Conviction occurred 5 or more years ago', gaps: ['Date of birth is missing'], possible: ['dismiss']});
});

test('paths end differently: the question to be answered is the reason', t => {
	t.deepEqual(concluded({age: 57, reduce: ['11359']}, {PRI_DOB: ''}), {
		outcome: 'hand-review', question: 'open-question', reason: 'Date of birth is missing: dismissed if born on or before 1963-07-01, otherwise reduced', gaps: ['Date of birth is missing'], possible: ['dismiss', 'reduce'],
	});
});

test('every outcome that a path can end in, once each and in the order of outcomes', t => {
	t.deepEqual(concluded({age: 57}, {PRI_DOB: ''}).possible, ['dismiss', 'hand-review']);
	t.deepEqual(concluded({dismiss: ['11359'], age: 57}, {PRI_DOB: ''}).possible, ['dismiss']);
	const among = (...list: readonly Cells[]) => walk(pilot, circumstancesOf(conviction(...list), engineWith({of: pilot}))).possible;
	t.deepEqual(among({...unknownLevel, STP_EVENT_DATE: '20180501'}), ['not-eligible', 'refer']);
	t.deepEqual(among({...unknownLevel, STP_EVENT_DATE: ''}), ['dismiss', 'not-eligible', 'refer', 'hand-review']);
	t.deepEqual(among({STP_EVENT_DATE: '20180501', PRI_DOB: ''}), ['not-eligible']);
});

test('what each path decides, the one on which every unknown is no last', t => {
	const ends = (about: Policy, ...list: readonly Cells[]) => walk(about, circumstancesOf(conviction(...list), engineWith({of: about}))).ends.map(({outcome, to, 'relief-presumed': presumed}) => [outcome, to, presumed]);
	t.deepEqual(ends(statute, {}), [['reduce', 'misdemeanor', undefined]]);
	t.deepEqual(ends(statute, {PRI_DOB: ''}), [['reduce', 'infraction', undefined], ['reduce', 'misdemeanor', undefined]]);
	t.deepEqual(ends(statute, unknownLevel), [['hand-review', undefined, true], ['reduce', 'misdemeanor', undefined]]);
	t.deepEqual(ends(statute, {OFFENSE_DESCR: '11357(C) HS', CONV_STAT_DESCR: 'MISDEMEANOR'}), [['hand-review', undefined, true]]);
});

test('an unknown behind the first certain yes is not asked about', t => {
	t.deepEqual(concluded({dismiss: ['11359'], age: 57}, {PRI_DOB: ''}).gaps, []);
});

test('a question that is off is not asked about', t => {
	t.is(concluded({reduce: ['11359']}, {PRI_DOB: '', STP_EVENT_DATE: ''}).outcome, 'reduce');
});

test('two unknowns of one outcome are one sentence', t => {
	t.is(
		concluded({reduce: ['11359'], age: 57}, {...unknownLevel, PRI_DOB: ''}).reason,
		'Severity is not a known word; Date of birth is missing: dismissed if it is a misdemeanor or an infraction, or if born on or before 1963-07-01, otherwise reduced',
	);
});

test('where the rest is left to a person, its reason is told', t => {
	t.is(concluded({age: 57}, {PRI_DOB: ''}).reason, 'Date of birth is missing: dismissed if born on or before 1963-07-01, otherwise left to a person (No applicable eligibility criteria)');
});

test('more than three missing facts are counted', t => {
	const {reason} = concluded(
		{'crime-free': 5, reduce: ['11359']},
		{STP_EVENT_DATE: '20000101'},
		...['102', '103', '104', '105'].map(cycle => also('459 PC', '', {CNT_ORDER: `${cycle}002001000`})),
	);
	t.regex(reason, /^Date of the conviction 102002001000 is missing; Date of the conviction 103002001000 is missing; Date of the conviction 104002001000 is missing; and 1 more: dismissed if /);
});

test('the trace answers every question, deciding or not, with its words filled in', t => {
	const engine = engineWith({set: {...nothingOn, dismiss: ['11359'], age: 57}});
	const trace = traceOf(policy, circumstancesOf(conviction({PRI_DOB: ''}), engine), 'section-dismissed');
	t.deepEqual(trace.map(({id}) => id), policy.questions.map(({id}) => id));
	t.deepEqual(trace.map(({node}) => node.answer), ['no', 'yes', 'unknown', 'unknown', 'yes', 'yes', 'yes', 'no', 'no']);
	t.deepEqual(trace.map(({active}) => active), [true, true, false, true, false, false, false, false, false]);
	t.deepEqual(trace.filter(({deciding}) => deciding).map(({id, reason}) => [id, reason]), [['section-dismissed', 'Dismiss all HS 11359 convictions']]);
	t.is(trace[3]!.ask, 'Is the person 57 or older on the as-of date?');
	t.true(trace.every(({line}, index) => line > 0 && (index === 0 || line > trace[index - 1]!.line)));
});
