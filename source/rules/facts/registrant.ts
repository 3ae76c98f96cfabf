import {cell} from '../../extract/row.js';
import {showsRegistrationDuty} from '../../history/build-subject.js';
import {countsOfPerson} from '../../history/counts-of-person.js';
import type {Count, Subject} from '../../history/subject.js';
import {agreement, allOf, anyOf, known, type Answer} from '../../values/knowable.js';
import {termOf} from '../../values/no-value.js';
import {lastFor} from '../../values/once-for.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';
import {flatMap} from '../../values/flat-map.js';
import {datesText} from './dates.js';
import {restOfRecordUnknown} from './offenses.js';
import {strictlyBefore} from './same-case.js';
import {isUntyped} from './untyped-step.js';

function isRegistration(count: Count): Answer {
	const says = count.rows.some(row => termOf(cell(row, 'STP_TYPE_DESCR'))?.startsWith('REGISTRATION'));
	return says ? 'yes' : (isUntyped(count) ? 'unknown' : 'no');
}

/** A registration whose charge cannot be read may be one of another kind: unknown. */
const isSexRegistration = ({charges}: Count): Answer => agreement(charges.map(({value}) => value.kind === 'charge' ? known(showsRegistrationDuty(value.charge)) : 'unknown'));

const registrationsOf = lastFor((subject: Subject): readonly Count[] => countsOfPerson(subject).filter(count => isRegistration(count) !== 'no'));

/** Is a registration under PC 290 on the record, at any time or strictly before this conviction? A registration of the same day is not before. */
export function isRegistrant({conviction}: Circumstances, when: 'before-this-conviction' | 'at-any-time'): LeafFinding {
	const {subject, count: own} = conviction;
	const before = ({dates}: Count): Answer => when === 'at-any-time' ? 'yes' : strictlyBefore(dates, own.dates);
	const registrations = registrationsOf(subject);
	const answers = registrations.map(count => allOf([isRegistration(count), isSexRegistration(count), before(count)]));
	const found = anyOf(answers);
	const answer = found === 'no' && !subject.identified ? 'unknown' : found;
	return {
		answer,
		told() {
			const shown = registrations.filter((_, index) => answers[index] === answer);
			const condition = when === 'at-any-time' ? '' : ' before this conviction';
			const gap = found === 'unknown' ? `The record does not say whether the registration of ${shown.map(({dates}) => datesText(dates)).join(', ')} is under PC 290${condition === '' ? '' : ' and'}${condition}` : restOfRecordUnknown;
			return {
				because: registrations.length === 0 ? 'no registration is on the record' : `registration on the record: ${registrations.map(({dates}) => datesText(dates)).join(', ')}; convicted ${datesText(own.dates)}`,
				rows: rowsOf(flatMap((shown.length > 0 ? shown : registrations), ({dates, charges}) => [...dates, ...charges])),
				facts: answer === 'unknown' ? [gap] : [],
				yesIf: `the person was registered under PC 290${condition}`,
				noIf: `the person was not registered under PC 290${condition}`,
			};
		},
	};
}
