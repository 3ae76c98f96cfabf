import type {ConvictionRecord} from '../../source/determinations/determination.js';

export const record = (key: string, reason = 'Misdemeanor or Infraction'): ConvictionRecord => ({
	key, outcome: 'dismiss', reason, question: 'not-a-felony', relief: undefined, gaps: [], flags: [{id: 'date-partial', level: 'M', rows: [{file: 1, line: 2}], material: [{reading: 'the conviction is of 2001-03-02, as the disposition says', outcome: 'not-eligible'}]}],
	statute: {outcome: 'hand-review', reason: 'It depends on the amount', possible: ['hand-review'], words: 'Cannot say: It depends on the amount'},
	subject: {id: 'S1', name: 'DOE, JÜRGEN', born: '1979', cii: ['A1'], sex: 'M', race: 'W', inCustody: 'unknown', convictions: 1, felonies: 0, recent: 0},
	conviction: {charge: 'HS 11357(a)', sections: ['11357(a)'], date: '2001-02-03', level: 'misdemeanor', county: 'YOLO', caseNumbers: ['12-345'], recent: 'no'},
	otherCharges: [], row: {file: 1, line: 2}, columns: ['a', '', 'c\u0007'], ranges: [{file: 1, start: 0, end: 100, line: 2}], rowsHash: 'ab'.repeat(32),
});
