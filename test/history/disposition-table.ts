import test from 'ava';
import {dispositionKinds} from '../../source/history/disposition-table.js';
import {ruleBook} from '../helpers/rules-fixture.js';

// The wordings of the domain reference (column 80), and what each of them means.
for (const [text, expected] of [
	['CONVICTED', 'convicting'],
	['CONVICTED-PROBATION', 'convicting'],
	['CONVICTED-SUBSEQUENTLY DISMISSED', 'convicting later-relief'],
	['CONV SET ASIDE & DISM PER 1203.4 PC', 'later-relief'],
	['SET ASIDE', 'later-relief'],
	['REDUCED TO MISDEMEANOR', 'later-relief'],
	['REDUCED PER 17(B) PC', 'later-relief'],
	['RECORD SEALED', 'later-relief'],
	['SENTENCE MODIFIED', 'later-change'],
	['PROBATION REVOKED', 'later-change'],
	['DISMISSED', 'not-convicting'],
	['DISMISSED/CHARGE DROPPED', 'not-convicting'],
	['NOT GUILTY BY JURY', 'not-convicting'],
	['PROS REJ-LACK OF CORPUS', 'not-convicting'],
	['PROS REL-DET ONLY-LACK OF CORPUS', 'not-convicting'],
	['REL/TOT OTHER JURIS/AUTH', 'not-convicting'],
	['NO LONGER REQUIRED TO REGISTER/DRUG REG', 'not-convicting'],
	['', 'none'],
	['  -  ', 'none'],
	['FOUND', 'unknown'],
	['XCONVICTED', 'unknown'],
] as const) {
	test(`the disposition ${JSON.stringify(text)} means ${expected}`, t => {
		t.is(dispositionKinds(text, ruleBook.dispositions).join(' '), expected);
	});
}
