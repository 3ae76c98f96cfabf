import type {RowReference} from '../../extract/row.js';
import type {Conviction} from '../../history/subject.js';

/** Another way in which the record of one conviction may be read. */
export type AlternativeReading = {
	/** Id of the flag it belongs to. */
	readonly flag: string;
	/** What is read, and who says so: `the charge is 11357(A) HS, as the offense of conviction says`. */
	readonly words: string;
	/** The rows that say so. */
	readonly rows: readonly RowReference[];
	/** The conviction within a history that is read so. */
	readonly conviction: Conviction;
};

/** `as the comment says`, `as the comment and line 12 say`. */
export const asSaid = (speakers: readonly string[]): string => `as ${speakers.join(' and ')} ${speakers.length === 1 ? 'says' : 'say'}`;
