import test from 'ava';
import {determine} from '../../source/determinations/determine.js';
import {withStatute} from '../../source/determinations/engine.js';
import {also, conviction, decided, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, policyNamed, ruleBook, statute} from '../helpers/rules-fixture.js';

const all = engineWith({of: policyNamed('dismiss-all-prop64')});
const itself = engineWith({of: statute});

const completed: Cells = {};
const serving: Cells = {SENT_LENGTH: '25', SENT_TIME_CODE: 'Y'};
const unknown: Cells = {SENT_LENGTH: 'SIX'};
const noOffense: Cells = {OFFENSE_DESCR: '11357(B) HS', CONV_STAT_DESCR: 'INFRACTION', OFFENSE_TOC: 'I'};
const misdemeanor: Cells = {};
const infraction: Cells = {OFFENSE_DESCR: '11360(B) HS', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'};
const either: Cells = {PRI_DOB: ''};
const refused: readonly [Cells, Cells] = [{}, also('187(A) PC', '20050501', {OFN: 'XA1'})];

for (const [what, list, words] of [
	['no offense now, completed', [{...noOffense, ...completed}], 'Dismiss as legally invalid and seal (HS 11361.8(e)-(f))'],
	['no offense now, serving', [{...noOffense, ...serving}], 'Recall and dismiss the sentence as legally invalid (HS 11361.8(a)-(b))'],
	['no offense now, unknown', [{...noOffense, ...unknown}], 'Dismiss as legally invalid; petition or application: cannot be told (HS 11361.8(a)-(b) or (e)-(f))'],
	['a misdemeanor now, completed', [{...misdemeanor, ...completed}], 'Redesignate as a misdemeanor (HS 11361.8(e)-(f))'],
	['a misdemeanor now, serving', [{...misdemeanor, ...serving}], 'Recall and resentence as a misdemeanor (HS 11361.8(a)-(b))'],
	['a misdemeanor now, unknown', [{...misdemeanor, ...unknown}], 'Reduce to a misdemeanor; petition or application: cannot be told (HS 11361.8(a)-(b) or (e)-(f))'],
	['an infraction now, completed', [{...infraction, ...completed}], 'Redesignate as an infraction (HS 11361.8(e)-(f))'],
	['an infraction now, serving', [{...infraction, ...serving}], 'Recall and resentence as an infraction (HS 11361.8(a)-(b))'],
	['an infraction now, unknown', [{...infraction, ...unknown}], 'Reduce to an infraction; petition or application: cannot be told (HS 11361.8(a)-(b) or (e)-(f))'],
	['one or the other by the age, completed', [{...either, ...completed}], 'Redesignate; misdemeanor or infraction: cannot be told (HS 11361.8(e)-(f))'],
	['one or the other by the age, serving', [{...either, ...serving}], 'Recall and resentence; misdemeanor or infraction: cannot be told (HS 11361.8(a)-(b))'],
	['one or the other by the age, unknown', [{...either, ...unknown}], 'Reduce; misdemeanor or infraction, petition or application: cannot be told (HS 11361.8(a)-(b) or (e)-(f))'],
	['the same felony', refused, 'None: PC 667(e)(2)(c)(iv)'],
	['the amount decides', [{OFFENSE_DESCR: '11357(C) HS', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}], 'Cannot say: Misdemeanor or Infraction: what the statute gives depends on the amount'],
	['a fact decides', [{...noOffense, PRI_DOB: '', CONV_STAT_DESCR: 'MISDEMEANOR'}], /^Cannot say: Date of birth is missing: /],
] as const satisfies ReadonlyArray<readonly [string, readonly Cells[], string | RegExp]>) {
	test(`what HS 11361.8 gives: ${what}`, t => {
		for (const engine of [all, itself]) {
			const {statute: {words: found}} = decided(engine, ...list)!;
			t.true(typeof words === 'string' ? found === words : words.test(found), found);
		}
	});
}

test('a charge that HS 11361.8 does not name', t => {
	const related = engineWith({of: policyNamed('dismiss-all-prop64-and-related')});
	t.deepEqual(decided(related, {OFFENSE_DESCR: '32 PC'})!.statute, {outcome: 'out-of-scope', reason: 'HS 11361.8 does not name this charge', possible: [], words: 'None: HS 11361.8 does not name this charge'});
});

test('every outcome it may come to stands beside the words', t => {
	t.deepEqual(decided(all, {...noOffense, PRI_DOB: '', CONV_STAT_DESCR: 'MISDEMEANOR'})!.statute.possible, ['dismiss', 'reduce']);
	t.deepEqual(decided(all, {})!.statute.possible, ['reduce']);
});

test('where the policy is the statute under its own defaults nothing is followed twice; with other parameters it is', t => {
	t.is(itself.statute.parameters, itself.parameters);
	const barred = engineWith({of: statute, set: {'two-priors-bar': true}});
	t.not(barred.statute.parameters, barred.parameters);
	const priors = [{}, also('11359 HS', '20010101', {OFN: 'X1'}), also('11359 HS', '20020101', {CNT_ORDER: '103002001000', OFN: 'X2'})] as const;
	const {outcome, statute: beside} = decided(barred, ...priors)!;
	t.deepEqual([outcome, beside.outcome], ['not-eligible', 'reduce']);
});

test('the statute asks the county and the day of the run', t => {
	const kern = withStatute({...all, county: 'KERN'}, statute);
	t.is(determine(conviction({STP_ORI_CNTY_NAME: 'KERN'}), kern)!.statute.outcome, 'reduce');
	t.is(determine(conviction({}), kern), undefined);
});

// What is asked. Rows: what the policy decides and what the statute gives.
for (const [what, of, list, relief] of [
	['dismissed by both, completed', 'dismiss-all-prop64', [noOffense], 'dismiss-and-seal'],
	['dismissed by both, serving', 'dismiss-all-prop64', [{...noOffense, ...serving}], 'recall-and-dismiss'],
	['dismissed by both, unknown', 'dismiss-all-prop64', [{...noOffense, ...unknown}], 'dismiss-form-open'],
	['dismissed where the statute reduces', 'dismiss-all-prop64', [{}], 'discretionary-dismissal'],
	['dismissed where the statute reduces, still serving', 'dismiss-all-prop64', [serving], 'discretionary-dismissal'],
	['dismissed where the statute refuses', 'dismiss-all-prop64', refused, 'discretionary-dismissal'],
	['dismissed where the statute cannot say', 'dismiss-all-prop64', [{OFFENSE_DESCR: '11357(C) HS', CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}], 'discretionary-dismissal'],
	['reduced as the statute says: misdemeanor, completed', 'statute-11361-8', [{}], 'redesignate-misdemeanor'],
	['reduced as the statute says: misdemeanor, serving', 'statute-11361-8', [serving], 'resentence-misdemeanor'],
	['reduced as the statute says: misdemeanor, unknown', 'statute-11361-8', [unknown], 'misdemeanor-form-open'],
	['reduced as the statute says: infraction, completed', 'statute-11361-8', [infraction], 'redesignate-infraction'],
	['reduced as the statute says: infraction, serving', 'statute-11361-8', [{...infraction, ...serving}], 'resentence-infraction'],
	['reduced as the statute says: infraction, unknown', 'statute-11361-8', [{...infraction, ...unknown}], 'infraction-form-open'],
	['reduced, the level by the age', 'statute-11361-8', [either], 'redesignate-level-open'],
	['referred', 'los-angeles-2020', [{CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'}], 'city-prosecutor'],
	['refused', 'statute-11361-8', refused, undefined],
	['left to a person', 'los-angeles-2020', [{CYC_DATE: '20170101', STP_EVENT_DATE: '20170501'}], undefined],
] as const satisfies ReadonlyArray<readonly [string, string, readonly Cells[], string | undefined]>) {
	test(`relief asked: ${what}: ${relief ?? 'none'}`, t => {
		t.is(decided(engineWith({of: policyNamed(of)}), ...list)!.relief, relief);
	});
}

test('relief asked: reduced where the statute refuses', t => {
	const reducing = engineWith({set: {dismiss: [], reduce: ['11359'], 'under-21': false, age: 0, 'years-since': 0, 'crime-free': 0, 'only-prop64': false, deceased: false}});
	t.is(decided(reducing, ...refused)!.relief, 'discretionary-reduction');
	t.is(decided(reducing, {})!.relief, 'redesignate-misdemeanor');
});

test('relief asked: reduced by the policy, the severity that is left is the statute\'s', t => {
	const reducing = engineWith({of: policyNamed('los-angeles-2019'), set: {'other-11357': 'reduce'}});
	t.is(decided(reducing, {OFFENSE_DESCR: '11357(C) HS'})!.relief, 'redesignate-misdemeanor');
	t.is(decided(reducing, {OFFENSE_DESCR: '11357(C) HS', PRI_DOB: '19950101'})!.relief, 'redesignate-infraction');
});

test('the statute says of every reduction which severity is left', t => {
	for (const then of [...statute.questions.map(question => question.then), statute.otherwise]) {
		t.is(then.to === undefined, then.outcome !== 'reduce', then.reason);
	}
});

test('some relief fits whatever is decided, the sentence, the severity that is left, and within or beyond the statute', t => {
	for (const outcome of ['dismiss', 'reduce'] as const) {
		for (const sentence of ['completed', 'serving', 'unknown'] as const) {
			for (const level of ['misdemeanor', 'infraction', undefined] as const) {
				for (const beyond of [true, false]) {
					const fits = ruleBook.reliefs.filter(relief => relief.outcome === outcome && (relief.beyond ?? false) === beyond && (relief.sentence ?? sentence) === sentence && (relief.level === undefined || relief.level === level));
					t.true(fits.length > 0, `${outcome}, ${sentence}, ${level ?? 'not told'}, ${String(beyond)}`);
					// Whoever decides can choose one that leaves nothing open.
					t.true(ruleBook.reliefs.some(relief => relief.outcome === outcome && relief.open !== true));
				}
			}
		}
	}
});
