import type {ConvictionRecord, Supplied} from '../determinations/determination.js';
import {kindLine} from '../history/supplied-fact.js';

const erased = '(erased)';

/** `Date of birth: 1975-03-02 (the record says unknown), supplied by Ana Ruiz (attorney), entry 41, docket: vol. 2, seen 2020-06-30` */
export const factText = ({kind, value, said, by, entry, evidence}: Supplied): string =>
	`${kindLine(kind).title}: ${value ?? erased} (the record says ${said}), supplied by ${by}, entry ${entry}, ${evidence ?? erased}`;

/** Every fact that a conviction rests on; blank where it rests on the record alone. */
export const factsText = ({supplied = []}: ConvictionRecord): string => supplied.map(fact => factText(fact)).join('; ');
