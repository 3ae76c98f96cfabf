import {isDeath} from '../../history/build-subject.js';
import {referenceTo} from '../../history/readings.js';
import type {Circumstances, LeafFinding} from '../finding.js';
import {restOfRecordUnknown} from './offenses.js';

/** Does the record show the person's death? A record without a usable SUBJECT_ID may stand elsewhere, so its silence says nothing. */
export function isDeceased({conviction: {subject}}: Circumstances): LeafFinding {
	const answer = subject.deceased ? 'yes' : (subject.identified ? 'no' : 'unknown');
	return {
		answer,
		told: () => ({
			because: subject.deceased ? 'a death is on the record' : 'no death is on the record',
			rows: subject.rows.filter(row => isDeath(row)).map(row => referenceTo(row)),
			facts: answer === 'unknown' ? [restOfRecordUnknown] : [],
			yesIf: 'the person has died',
			noIf: 'the person is alive',
		}),
	};
}
