import test from 'ava';
import {recordsOf} from '../../../source/determinations/record.js';
import type {CandidateKind} from '../../../source/rules/candidate-rules.js';
import {also, person, type Cells} from '../../helpers/rows-fixture.js';
import {engineWith, policyNamed, ruleBook} from '../../helpers/rules-fixture.js';

const engine = engineWith();
const recorded = (list: readonly Cells[], under = engine) => recordsOf(person(...list), under, {ranges: [], rowsHash: 'x'});
const whysOf = (list: readonly Cells[]) => recorded(list).candidates.map(({why}) => why.map(({kind, words, rows}) => [kind, words, rows.map(({line}) => line)] as const));

/** An arrest of the same cycle. */
const arrest = (offense: string, cells: Cells = {}): Cells => ({
	CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', STP_EVENT_DATE: '20100301', DISP_DATE: '', DISP_DESCR: '', CONV_STAT_DESCR: '', OFN: '', OFFENSE_DESCR: offense,
	SENT_LOC_CODE: '', SENT_LOC_DESCR: '', SENT_LENGTH: '', SENT_TIME_CODE: '', SENT_TIME_DESCR: '', ...cells,
});
const burglary = {OFFENSE_DESCR: '459 PC-BURGLARY'} as const;

type Line = readonly [what: string, list: readonly Cells[], kind: CandidateKind, words: string, lines: readonly number[]];

const found: readonly Line[] = [
	['11530 is marijuana on its own', [{OFFENSE_DESCR: '11530 HS-POSSESS', STP_EVENT_DATE: '19990101'}], 'predecessor-section', '11530 HS', [2]],
	['11500 of before 1974', [{OFFENSE_DESCR: '11500 HS', STP_EVENT_DATE: '19710301'}], 'predecessor-section', '11500 HS', [2]],
	['11500 later, the comment speaks of marijuana', [{OFFENSE_DESCR: '11500 HS', STP_EVENT_DATE: '19800301', COMMENT_TEXT: 'MARIJUANA'}], 'predecessor-section', '11500 HS', [2]],
	['a comment', [{...burglary, COMMENT_TEXT: 'ALSO CHRG-11359(A) HS'}], 'charge-elsewhere', 'HS 11359(a) (comment)', [2]],
	['the offense of conviction', [{...burglary, CONV_OFFENSE_DESCR: '11357(B) HS-POSSESS MARIJ'}], 'charge-elsewhere', 'HS 11357(b) (offense of conviction)', [2]],
	['the offense as disposed, without code letters', [{...burglary, DISP_OFFENSE_DESCR: '11360'}], 'charge-elsewhere', 'HS 11360 (offense as disposed)', [2]],
	['two of them, on two rows', [{...burglary, COMMENT_TEXT: '11358 HS'}, {...burglary, COMMENT_TEXT: '11357 HS'}], 'charge-elsewhere', 'HS 11358 (comment); HS 11357 (comment)', [2, 3]],
	['what it became stays, what it was does not', [{...burglary, COMMENT_TEXT: 'AMENDED FROM 11360(A) HS TO 11357(B) HS'}], 'charge-elsewhere', 'HS 11357(b) (comment)', [2]],
	['a look-alike', [{OFFENSE_DESCR: '11357.5(A) HS-SYNTHETIC CANNABINOID'}], 'not-relieved', '11357.5(A) HS', [2]],
	['sale to a minor', [{OFFENSE_DESCR: '11361(A) HS'}], 'not-relieved', '11361(A) HS', [2]],
	['in custody', [{OFFENSE_DESCR: '4573.6 PC'}], 'not-relieved', '4573.6 PC', [2]],
	['extraction, named by the offense of conviction', [{...burglary, CONV_OFFENSE_DESCR: '11379.6(A) HS'}], 'not-relieved', '11379.6(A) HS', [2]],
	['accessory after a marijuana arrest', [arrest('11359 HS'), {OFFENSE_DESCR: '32 PC-ACCESSORY'}], 'related-plea', '32 PC', [3]],
	['a place for drugs', [arrest('11360(A) HS'), {OFFENSE_DESCR: '11366 HS'}], 'related-plea', '11366 HS', [3]],
	['words of marijuana', [{OFFENSE_DESCR: '11350(A) HS-POSSESS MARIJ/HASH'}], 'marijuana-words', '11350(A) HS-POSSESS MARIJ/HASH', [2]],
	['words in the offense as disposed', [{...burglary, DISP_OFFENSE_DESCR: '11377 HS-CANNABIS'}], 'marijuana-words', '11377 HS-CANNABIS', [2]],
	['of a county that is missing', [{OFFENSE_DESCR: '11530 HS', STP_ORI_CNTY_NAME: ''}], 'predecessor-section', '11530 HS', [2]],
	['of a county that is misspelt', [{OFFENSE_DESCR: '11530 HS', STP_ORI_CNTY_NAME: 'LOS ANGELS'}], 'predecessor-section', '11530 HS', [2]],
	['where it is not certain that the count is a conviction', [{OFFENSE_DESCR: '11530 HS', DISP_DESCR: 'SOMETHING ELSE'}], 'predecessor-section', '11530 HS', [2]],
];

for (const [what, list, kind, words, lines] of found) {
	test(`${kind}: ${what}`, t => {
		const whys = whysOf(list);
		t.is(whys.length, 1);
		t.deepEqual(whys[0]!.find(([id]) => id === kind), [kind, words, lines]);
	});
}

const left: ReadonlyArray<readonly [what: string, list: readonly Cells[]]> = [
	['nothing speaks of marijuana', [burglary]],
	['another county', [{OFFENSE_DESCR: '11530 HS', STP_ORI_CNTY_NAME: 'KERN'}]],
	['11500 of after 1973, without the words', [{OFFENSE_DESCR: '11500 HS', STP_EVENT_DATE: '19800301'}]],
	['11530 of another code', [{OFFENSE_DESCR: '11530 PC'}]],
	['the comment says amended from', [{...burglary, COMMENT_TEXT: 'AMENDED FROM 11359 HS'}]],
	['the comment says not guilty', [{...burglary, COMMENT_TEXT: 'NOT GUILTY 11360 HS'}]],
	['the comment says dismissed', [{...burglary, COMMENT_TEXT: '11357(B) HS DISMISSED'}]],
	['the offense as disposed says dismissed', [{...burglary, DISP_OFFENSE_DESCR: '11357(B) HS DISMISSED'}]],
	['a number in a comment that is no section', [{...burglary, COMMENT_TEXT: 'CASE 113571 HS DIPLOMA'}]],
	['a related plea without a marijuana arrest', [arrest('459 PC'), {OFFENSE_DESCR: '32 PC'}]],
	['a related plea after a marijuana arrest of another cycle', [arrest('11359 HS', {CNT_ORDER: '102001001000'}), {OFFENSE_DESCR: '32 PC'}]],
	['an arrest that is no conviction', [arrest('11530 HS')]],
];

for (const [what, list] of left) {
	test(`no candidate: ${what}`, t => {
		t.deepEqual(recorded(list).candidates, []);
		t.is(recorded(list).inScope.length, 0);
	});
}

test('a related plea beside a marijuana conviction is none: the arrest ended in that', t => {
	const {inScope, candidates, neither} = recorded([arrest('11359 HS'), {}, {CNT_ORDER: '101002002000', OFFENSE_DESCR: '32 PC'}]);
	t.deepEqual([inScope.length, candidates.length, neither], [1, 0, 1]);
});

test('several kinds stand together, words alone only where nothing else told', t => {
	t.deepEqual(whysOf([arrest('11359 HS'), {OFFENSE_DESCR: '11364 HS-MARIJUANA PIPE', COMMENT_TEXT: 'CHRG-11357 HS'}])[0]!.map(([kind]) => kind), ['charge-elsewhere', 'related-plea']);
	t.deepEqual(whysOf([arrest('11359 HS'), {OFFENSE_DESCR: '11364 HS-MARIJUANA PIPE'}])[0]!.map(([kind]) => kind), ['related-plea', 'marijuana-words']);
});

test('every conviction is in exactly one place', t => {
	const {inScope, candidates, neither} = recorded([{}, also('11530 HS'), also('459 PC', '20190501', {CNT_ORDER: '103002001000'}), also('11530 HS', '20190501', {CNT_ORDER: '104002001000', STP_ORI_CNTY_NAME: 'KERN'})]);
	t.deepEqual([inScope.length, candidates.length, neither], [1, 1, 2]);
});

test('a candidate is a record like the others: a hand review that says why and what to answer', t => {
	const [candidate] = recorded([{OFFENSE_DESCR: '11530 HS', OFN: ''}]).candidates;
	const {why, settle} = ruleBook.candidates.kinds['predecessor-section'];
	t.like(candidate, {outcome: 'hand-review', question: 'candidate', relief: undefined, reason: `${why} ${settle}`, key: '10000001/101002001000', row: {file: 1, line: 2}, conviction: {charge: '11530 HS', sections: []}});
	t.true(candidate!.flags.some(({id}) => id === 'case-number'));
	t.is(candidate!.columns.length, 15);
});

test('what cannot be read and may be Proposition 64\'s is in scope, as a question', t => {
	const {inScope, candidates} = recorded([{OFFENSE_DESCR: '11357,5 HS'}]);
	t.deepEqual([inScope.length, candidates.length], [1, 0]);
});

test('what a policy decides is no candidate under it', t => {
	const list = [arrest('11359 HS'), {OFFENSE_DESCR: '32 PC'}];
	t.is(recorded(list, engineWith({of: policyNamed('dismiss-all-prop64-and-related')})).candidates.length, 0);
	t.is(recorded(list, engineWith({of: policyNamed('dismiss-all-prop64')})).candidates.length, 1);
});

test('a conviction in scope lists the other charges that are named, and not its own', t => {
	const [record] = recorded([{COMMENT_TEXT: '11359 HS AND 11358 HS. 11360 HS DISMISSED', CONV_OFFENSE_DESCR: '11357(B) HS'}]).inScope;
	t.deepEqual(record!.otherCharges, ['HS 11358 (comment)', 'HS 11357(b) (offense of conviction)']);
	t.deepEqual(recorded([{COMMENT_TEXT: '11359(A) HS'}]).inScope[0]!.otherCharges, []);
});

test('a rule that fails leaves the conviction to a person, as a candidate', t => {
	const broken = {...engine, rules: {...ruleBook, candidates: {...ruleBook.candidates, kinds: {...ruleBook.candidates.kinds, 'marijuana-words': undefined as never}}}};
	const {candidates, neither} = recorded([burglary], broken);
	t.is(neither, 0);
	t.like(candidates[0], {question: 'candidate', why: [], reason: 'A rule failed on this record: read it by hand, and report the rule'});
});

test('a candidate says what the statute gives by itself, and which reading brings it into scope', t => {
	const [candidate] = recorded([{...burglary, CONV_OFFENSE_DESCR: '11357(B) HS-POSSESS MARIJ'}], engineWith({of: policyNamed('dismiss-all-prop64')})).candidates;
	t.like(candidate!.statute, {outcome: 'out-of-scope', words: 'None: HS 11361.8 does not name this charge'});
	t.deepEqual(candidate!.flags.flatMap(({id, material}) => material.map(({outcome}) => [id, outcome])), [['charge-conflict', 'dismiss']]);
	const own = recorded([{OFFENSE_DESCR: '11530 HS'}], engineWith({of: policyNamed('statute-11361-8')})).candidates[0]!;
	t.is(own.statute.outcome, 'out-of-scope', 'where the policy is the statute itself, too');
	t.true(own.flags.every(({material}) => material.length === 0));
});
