import {isDeath} from '../../history/build-subject.js';
import {countsOfPerson} from '../../history/counts-of-person.js';
import {referenceTo} from '../../history/readings.js';
import type {Circumstances, LeafFinding} from '../finding.js';
import {flatMap} from '../../values/flat-map.js';
import {restOfRecordUnknown} from './offenses.js';
import {isUntyped} from './untyped-step.js';

const untypedStep = 'A step of the record does not say what it is';

/** Does the record show the person's death? A step that does not say what it is may be one; and a record without a usable SUBJECT_ID may stand elsewhere, so its silence says nothing. */
export function isDeceased({conviction: {subject}}: Circumstances): LeafFinding {
	const untyped = countsOfPerson(subject).filter(count => isUntyped(count));
	const answer = subject.deceased ? 'yes' : (subject.identified && untyped.length === 0 ? 'no' : 'unknown');
	const facts = [...(untyped.length > 0 ? [untypedStep] : []), ...(subject.identified ? [] : [restOfRecordUnknown])];
	return {
		answer,
		told: () => ({
			because: subject.deceased ? 'a death is on the record' : 'no death is on the record',
			rows: (subject.deceased ? subject.rows.filter(row => isDeath(row)) : flatMap(untyped, ({rows}) => rows)).map(row => referenceTo(row)),
			facts: answer === 'unknown' ? facts : [],
			yesIf: 'the person has died',
			noIf: 'the person is alive',
		}),
	};
}
