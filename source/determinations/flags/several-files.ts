import {referenceTo} from '../../history/readings.js';
import {shown, type Detector} from './context.js';

/** Flag 20: rows of this SUBJECT_ID stand in several of the files; all of them were read as one person. The same person under another SUBJECT_ID is not looked for. */
export const severalFiles: Detector = ({subject}) => {
	const first = subject.rows[0]!;
	if (subject.rows.every(({file}) => file === first.file)) {
		return undefined;
	}

	return shown([...new Map(subject.rows.toReversed().map(row => [row.file, row])).values()].map(row => referenceTo(row)));
};
