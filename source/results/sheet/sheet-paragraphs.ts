import type {Answer} from '../../values/knowable.js';
import type {ConvictionSheet, SheetQuestion, SheetUnder} from './conviction-sheet.js';
import type {SheetDecision} from './decisions-made.js';
import type {SheetPromotion} from './promotion-made.js';
import type {HistoryItem} from './history-relied.js';

/** Text that is wrapped beside what begins it. A heading stands alone; a paragraph without text is a blank line. */
export type Paragraph = {readonly first: string; readonly text: string; readonly heading?: true};

const blank: Paragraph = {first: '', text: ''};
const heading = (text: string): Paragraph => ({first: '', text, heading: true});
const dot = ' · ';

const labelWidth = 11;
const labelled = (label: string, text: string): readonly Paragraph[] => text === '' ? [] : [{first: label.padEnd(labelWidth), text}];

const custody: Readonly<Record<Answer, string>> = {yes: 'in custody', no: 'not in custody', unknown: 'custody unknown'};
const levels = {H: 'High', M: 'Medium', L: 'Low'} as const;
const plural = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`;
const minute = (at: string): string => at.slice(0, 16).replace('T', ' ');

/** The page in its order: what it is, what was decided and why, what it rests on, what proves it. */
export function sheetParagraphs(sheet: ConvictionSheet): readonly Paragraph[] {
	return [
		...identity(sheet),
		blank, ...outcome(sheet),
		...(sheet.facts ? section('FACTS SUPPLIED by people, with which the policy was followed', [...sheet.facts.supplied, `From the extract alone: ${sheet.facts.withoutThem}`].map(text => ({first: '  ', text}))) : []),
		...(sheet.promotion ? section('PROMOTED FROM THE CANDIDATES: out of the policy\'s scope', promotion(sheet.promotion)) : []),
		...section('DECISIONS', decisions(sheet)),
		...section('FLAGS', flags(sheet)),
		...section(sheet.promotion ? 'QUESTIONS the policy would ask if it were in scope; none of them decides' : 'QUESTIONS of the policy, in order; the first yes decides', sheet.questions.flatMap(question => questionText(question))),
		...section('HISTORY RELIED ON, with line numbers of the extract', history(sheet)),
		...section('REVIEW LOG', log(sheet)),
		blank, ...foot(sheet.under),
	];
}

const section = (title: string, paragraphs: readonly Paragraph[]): readonly Paragraph[] => [blank, heading(title), ...paragraphs];

function identity({redacted, key, logId, person, conviction}: ConvictionSheet): readonly Paragraph[] {
	const about = [person.name, `born ${person.born}`, person.sex, person.race, person.cii === undefined ? undefined : (person.cii.length === 0 ? 'no CII number' : `CII ${person.cii.join(', ')}`)];
	const what = [conviction.charge, conviction.level, `convicted ${conviction.date}`, conviction.county, conviction.caseNumbers.length === 0 ? 'no case number' : `case ${conviction.caseNumbers.join(', ')}`];
	const standing = [plural(person.convictions, 'conviction'), plural(person.felonies, 'felony', 'felonies'), `${person.recent} in the last seven years`, custody[person.inCustody]];
	return [
		heading(redacted ? 'ONE CONVICTION (redacted copy)' : 'ONE CONVICTION (confidential: criminal history information)'),
		...(redacted ? [{first: '', text: 'Left out: the name but for its initials, the date of birth but for its year, sex, race, numbers of DOJ and of any card, comments of the extract, case numbers of other convictions, and all words that reviewers typed.'}] : []),
		blank,
		{first: '', text: about.filter(part => part !== undefined).join(dot)},
		{first: '', text: what.join(dot)},
		{first: '', text: standing.join(dot)},
		{first: '', text: [...(key === undefined ? [] : [`key ${key}`]), conviction.row, `in the log ${logId.slice(0, 16)}`].join(dot)},
	];
}

function outcome({engine, now}: ConvictionSheet): readonly Paragraph[] {
	const question = engine.question === 'open-question' ? '' : ` (${engine.question})`;
	const decided = now.decision === 'engine' ? 'nothing decided by a reviewer' : now.decision;
	return [
		...labelled('Engine', engine.outcome),
		...labelled(engine.question === 'open-question' ? 'To settle' : 'Reason', `${engine.reason}${question}`),
		...labelled('Relief', engine.relief),
		...engine.missing.flatMap((gap, index) => labelled(index === 0 ? 'Missing' : '', gap)),
		...labelled('Now', `${now.outcome} (${decided})${now.reason === engine.reason ? '' : `: ${now.reason}`}`),
		...(now.relief === engine.relief ? [] : labelled('Relief now', now.relief)),
		...(now.toSettle === undefined || now.toSettle === now.reason ? [] : labelled('Undecided', now.toSettle)),
	];
}

function promotion({entry, by, role, at, words, why}: SheetPromotion): readonly Paragraph[] {
	return [
		{first: '  ', text: `Promoted by ${by} (${role}), ${minute(at)} UTC, entry ${entry}`},
		...(words === '' ? [] : [{first: `    ${'Words'.padEnd(10)}`, text: words}]),
		...why.map(({title, words: found, rows, cite, unverified}) => ({first: `    ${'Why'.padEnd(10)}`, text: `${title}${found === '' ? '' : `: ${found}`} (${[rows, ...(cite === undefined ? [] : [cite]), ...(unverified ? ['NOT VERIFIED'] : [])].join('; ')})`})),
	];
}

function decisions({decisions: made, notes}: ConvictionSheet): readonly Paragraph[] {
	return made.length + notes.length === 0
		? [{first: '  ', text: 'None.'}]
		: [...made.flatMap(decision => decisionText(decision)), ...notes.map(({entry, by, at, words}) => ({first: '  ', text: `Note by ${by}, ${minute(at)} UTC, entry ${entry}: ${words}`}))];
}

function decisionText({entry, sentence, by, role, at, live, relief, because, words, evidence, lateBasis}: SheetDecision): readonly Paragraph[] {
	const parts = [['Relief', relief], ['Reason', because], ['Words', words], ['Evidence', evidence], ['Late, on', lateBasis]] as const;
	return [
		{first: '  ', text: `${sentence}, by ${by} (${role}), ${minute(at)} UTC, entry ${entry}${live ? '' : '; a later decision took its place'}`},
		...parts.flatMap(([label, text]) => text === '' ? [] : [{first: `    ${label.padEnd(10)}`, text}]),
	];
}

function flags({flags: raised}: ConvictionSheet): readonly Paragraph[] {
	return raised.length === 0
		? [{first: '  ', text: 'None.'}]
		: raised.map(({level, title, sentence, rows}) => ({first: `  ${levels[level].padEnd(7)}`, text: `${title}.${sentence === '' ? '' : ` ${sentence}`}${rows === '' ? '' : ` (${rows})`}`}));
}

function questionText({number, ask, asked, answer, because, rows, outcomeIfYes, cite, unverified, decides}: SheetQuestion): readonly Paragraph[] {
	const first = `${String(number).padStart(3)}. `;
	const law = `${cite === undefined ? '' : ` ${cite}.`}${unverified ? ' NOT VERIFIED.' : ''}`;
	return asked
		? [
			{first, text: `${ask}${law}`},
			{first: '     ', text: `${answer}: ${because}${rows === '' ? '' : ` (${rows})`}${decides ? `. THIS DECIDES: ${outcomeIfYes}` : ''}`},
		]
		: [{first, text: `${ask}${law} Not asked: turned off by a parameter.`}];
}

const indents: Readonly<Record<HistoryItem['depth'], string>> = {0: '  ', 1: '    ', 2: '      ', 3: '        '};

function history({history: {items, leftOut}}: ConvictionSheet): readonly Paragraph[] {
	return [
		...items.map(({depth, text}) => ({first: indents[depth], text})),
		...(leftOut.counts === 0 ? [] : [{first: '  ', text: `Not shown: ${plural(leftOut.counts, 'count')} without a conviction, at which no question looked (${leftOut.rows}).`}]),
	];
}

function log({log: {about, entries, head}}: ConvictionSheet): readonly Paragraph[] {
	const looks = about.filter(({type}) => type === 'conviction.opened');
	const opened = looks.length === 0 ? [] : [{first: '  ', text: `Opened ${looks.length === 1 ? 'once' : `${looks.length} times`}: entries ${looks.map(({entry}) => entry).join(', ')}`.replace('once: entries', 'once: entry')}];
	return [
		...about.filter(({type}) => type !== 'conviction.opened').map(({entry, type, at, by, undone}) => ({first: '  ', text: `Entry ${entry}: ${type}, ${minute(at)} UTC, by ${by}${undone ? '; undone later' : ''}`})),
		...opened,
		{first: '  ', text: `${plural(entries, 'entry', 'entries')} in the log; SHA-256 of the last ${head}`},
	];
}

function foot({policy, title, adopted, county, asOf, extracts, evaluatedBy, printedBy}: SheetUnder): readonly Paragraph[] {
	const files = extracts.map(({name, sha256}) => `${name}, SHA-256 ${sha256.slice(0, 16)}…`).join('; ');
	return [
		{first: '', text: `Policy ${policy}, ${title}${adopted ? '' : ' (TRIAL: no office has adopted it)'}${dot}${county}${dot}as of ${asOf}`},
		{first: '', text: `Extract ${files}${dot}Second Look ${printedBy}${evaluatedBy === printedBy ? '' : `, evaluated by ${evaluatedBy}`}`},
	];
}
