import {traceOf} from '../../source/rules/trace.js';
import {circumstancesOf} from '../../source/determinations/engine.js';
import {recordsOf} from '../../source/determinations/record.js';
import {whatWouldChange} from '../../source/determinations/what-would-change.js';
import type {AppState} from '../../source/tui/state.js';
import {success} from '../../source/values/problem.js';
import {also, person, type Cells} from '../helpers/rows-fixture.js';
import {begin, feed, press, settleAll} from '../helpers/key-run.js';
import {engineWith} from '../helpers/rules-fixture.js';
import {inventedRecord} from '../helpers/session-fixture.js';
import type {AuditSession} from '../../source/tui/session.js';

const engine = engineWith();

/** A person with identifiers, a mark that would turn the text around, and three convictions, of which the burglary is out of scope. */
export const cells: readonly Cells[] = [
	{PRI_SSN: '000112222', PRI_CDL: 'Z7654321', FE_NUM_OOS_INN: 'X99887766', SENT_TIME_DESCR: 'DAYS      ', COMMENT_TEXT: 'SEE \u202EFILE 000-33-4444', PRI_IDN: '  -  '},
	also('459 PC-BURGLARY', '20120501'),
	also('11358 HS-CULTIVATE', '20140501', {CNT_ORDER: '103002001000'}),
];

const subject = person(...cells);
const records = recordsOf(subject, engine, {ranges: [{file: 1, start: 0, end: 1, line: 2}], rowsHash: 'f'.repeat(64)}).inScope;

/** On the screen of the first conviction of this person, loaded and drawn; two others wait in the list. */
export function onPerson(given: Partial<AuditSession> = {}, size = {columns: 80, rows: 24}): AppState {
	const start = begin({records: [records[0]!, inventedRecord(1), records[1]!], ...given}, size);
	return load(press({...start, screen: 'convictions'}, 'enter').state);
}

/** Answers the reading of the conviction that became current as the program would. */
export function load(state: AppState): AppState {
	const {key, token} = state.current!;
	const conviction = subject.convictions.find(candidate => candidate.key === key)!;
	const record = records.find(candidate => candidate.key === key)!;
	return settleAll(feed(state, {type: 'detail-loaded', token, attempt: success({record, conviction, trace: traceOf(engine.policy, circumstancesOf(conviction, engine), record.question), changes: whatWouldChange(conviction, engine)}), seconds: 5}));
}
