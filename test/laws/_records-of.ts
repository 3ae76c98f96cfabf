import {derivedHeaders} from '../../source/determinations/derived-columns.js';
import type {ConvictionRecord} from '../../source/determinations/determination.js';
import {recordsOf} from '../../source/determinations/record.js';
import {person, type Cells} from '../helpers/rows-fixture.js';
import {engineWith, nothingOn, policyNamed, type Settings} from '../helpers/rules-fixture.js';

export type Under = {readonly policy?: string; readonly set?: Settings; readonly asOf?: string};

/** Every conviction in scope of one person, as the workspace keeps it. Under the configurable criteria everything is off but what `set` turns on. */
export function recordsFor(list: readonly Cells[], {policy = 'clear-my-record-2019', set = {}, asOf}: Under = {}): readonly ConvictionRecord[] {
	const all = policy === 'clear-my-record-2019' ? {...nothingOn, ...set} : set;
	return recordsOf(person(...list), engineWith({of: policyNamed(policy), set: all, ...(asOf === undefined ? {} : {asOf})}), {ranges: [], rowsHash: ''}).inScope;
}

/** Outcome and reason of every conviction in scope: `dismiss: Only has 11357-60 charges`. */
export const answersFor = (list: readonly Cells[], under?: Under): readonly string[] => recordsFor(list, under).map(({outcome, reason}) => `${outcome}: ${reason}`);

/** A column of the earlier engine, by its heading. */
export const column = ({columns}: ConvictionRecord, header: (typeof derivedHeaders)[number]): string => columns[derivedHeaders.indexOf(header)]!;

export const hasFlag = ({flags}: ConvictionRecord, flag: string): boolean => flags.some(({id}) => id === flag);
