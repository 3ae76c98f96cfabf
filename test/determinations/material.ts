import test from 'ava';
import type {Flag} from '../../source/determinations/determination.js';
import {decided, also, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, policyNamed} from '../helpers/rules-fixture.js';

const pilot = engineWith({of: policyNamed('los-angeles-2019')});
const filed = engineWith({of: policyNamed('los-angeles-2020')});
const flagNamed = (flags: readonly Flag[], id: string): Flag | undefined => flags.find(flag => flag.id === id);

type Line = readonly [what: string, of: 'los-angeles-2019' | 'los-angeles-2020' | 'dismiss-all-prop64', list: readonly Cells[], id: string, material: Flag['material']];

const lines: readonly Line[] = [
	['another charge, another outcome', 'los-angeles-2019', [{OFFENSE_DESCR: '11357(A) HS', CONV_OFFENSE_DESCR: '11357(C) HS'}], 'charge-conflict', [{reading: 'the charge is 11357(C) HS, as the offense of conviction says', outcome: 'hand-review'}]],
	['another charge, the same outcome', 'dismiss-all-prop64', [{CONV_OFFENSE_DESCR: '11358 HS'}], 'charge-conflict', []],
	['another charge, out of scope', 'dismiss-all-prop64', [{CONV_OFFENSE_DESCR: '11350 HS'}], 'charge-conflict', [{reading: 'the charge is 11350 HS, as the offense of conviction says', outcome: 'out-of-scope'}]],
	['a severity that refers', 'los-angeles-2019', [{OFFENSE_TOC: 'M'}], 'severity-unclear', [{reading: 'the severity is misdemeanor, as the type of charge says', outcome: 'refer'}]],
	['a severity that changes nothing', 'dismiss-all-prop64', [{OFFENSE_TOC: 'M'}], 'severity-unclear', []],
	['a hand review that a reading of the rows decides', 'dismiss-all-prop64', [{}, {OFFENSE_DESCR: '459 PC'}], 'rows-disagree', [{reading: 'the charge is 11359 HS, as line 2 says', outcome: 'dismiss'}, {reading: 'the charge is 459 PC, as line 3 says', outcome: 'out-of-scope'}]],
	['a disposition before the step raises the flag only by what it changes', 'los-angeles-2019', [{STP_EVENT_DATE: '20161115', DISP_DATE: '20161010', CYC_DATE: '20161001'}], 'impossible-order', [{reading: 'the conviction is of 2016-10-10, as the disposition says', outcome: 'dismiss'}]],
];

for (const [what, of, list, id, material] of lines) {
	test(`${id} under ${of}: ${what}`, t => {
		t.deepEqual(flagNamed(decided(engineWith({of: policyNamed(of)}), ...list)!.flags, id)?.material, material);
	});
}

test('D-35: a disposition before the step that changes nothing raises no flag', t => {
	t.is(flagNamed(decided(pilot, {DISP_DATE: '20100401', CYC_DATE: '20100301'})!.flags, 'impossible-order'), undefined);
});

const murder = also('187(A) PC', '20050501', {OFN: 'XA1'});

for (const [what, list, outcome] of [
	['a bar that the record proves', [{}, murder], 'not-eligible'],
	['a bar that may stand', [{}, also('207(A) PC', '20050501', {OFN: 'XA1'})], 'hand-review'],
	['a registration', [{}, {CNT_ORDER: '102001001000', STP_TYPE_DESCR: 'REGISTRATION', OFFENSE_DESCR: '290 PC', STP_EVENT_DATE: '20060101', DISP_DESCR: ''}], 'hand-review'],
	['an environmental offense in the cycle', [{OFFENSE_DESCR: '11358 HS'}, {CNT_ORDER: '101002002000', OFFENSE_DESCR: '5650 FG'}], 'hand-review'],
] as const satisfies ReadonlyArray<readonly [string, readonly Cells[], string]>) {
	test(`beyond the statute: ${what}`, t => {
		const {outcome: asked, flags} = decided(filed, ...list)!;
		t.is(asked, 'dismiss');
		t.like(flagNamed(flags, 'beyond-the-statute'), {level: 'H', material: [{reading: 'HS 11361.8 stands alone', outcome}], rows: [{file: 1, line: 2}]});
	});
}

test('beyond the statute: conduct that may be after the act, and a charge that the act does not name', t => {
	const all = engineWith({of: policyNamed('dismiss-all-prop64')});
	t.is(flagNamed(decided(all, {CYC_DATE: '20161109', STP_EVENT_DATE: '20170101'})!.flags, 'beyond-the-statute')!.material[0]!.outcome, 'hand-review');
	t.is(flagNamed(decided(all, {CYC_DATE: '', STP_EVENT_DATE: '20170101'})!.flags, 'beyond-the-statute')!.material[0]!.outcome, 'hand-review');
	const related = engineWith({of: policyNamed('dismiss-all-prop64-and-related')});
	const arrest: Cells = {CNT_ORDER: '101001001000', STP_TYPE_DESCR: 'ARREST/DETAINED/CITED', DISP_DESCR: ''};
	t.is(flagNamed(decided(related, {OFFENSE_DESCR: '32 PC'}, arrest)!.flags, 'beyond-the-statute')!.material[0]!.outcome, 'out-of-scope');
});

test('not beyond the statute: any relief the statute gives or presumes, and what gives none', t => {
	const all = engineWith({of: policyNamed('dismiss-all-prop64')});
	const misdemeanor: Cells = {CONV_STAT_DESCR: 'MISDEMEANOR', OFFENSE_TOC: 'M'};
	for (const cells of [{}, {PRI_DOB: ''}, misdemeanor, {...misdemeanor, OFFENSE_DESCR: '11357 HS'}, {CONV_STAT_DESCR: 'WOBBLER', OFFENSE_TOC: ''}] as const satisfies readonly Cells[]) {
		t.is(flagNamed(decided(all, cells)!.flags, 'beyond-the-statute'), undefined, JSON.stringify(cells));
	}

	t.is(flagNamed(decided(pilot, {}, murder)!.flags, 'beyond-the-statute'), undefined);
});
