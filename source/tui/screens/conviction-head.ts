import {isCandidate, needsEyes, type CandidateRecord, type Change, type ConvictionRecord, type Flag} from '../../determinations/determination.js';
import {lineText} from '../../extract/row.js';
import {rowsWords} from '../../history/history-words.js';
import {standingLabels} from '../../results/comparison.js';
import {joinVisible, makeVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import type {Answer} from '../../values/knowable.js';
import {bodyHeight} from '../layout.js';
import {blankLine, indented, labelled, line, toned, type Line} from '../lines.js';
import {comesOutDifferently, underSecond} from '../second-policy.js';
import type {AuditSession} from '../session.js';
import {standingOf} from '../standing.js';
import type {AppState, Current} from '../state.js';
import {mark, outcomeShort, outcomeText} from '../theme.js';
import {changeHeadLines} from './change-lines.js';
import {decisionLines} from './decision-lines.js';

const custody: Readonly<Record<Answer, string>> = {yes: 'IN CUSTODY', no: 'not in custody', unknown: 'custody unknown'};

const plural = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`;

/** Who, and what for: two or three lines that every dialog shows as well. */
export function whoLines(record: ConvictionRecord, width: number, ascii: boolean): readonly Line[] {
	const {subject, conviction} = record;
	const dot = say` ${mark('dot', ascii)} `;
	const name = visibleText(subject.name === '' ? 'no name given' : subject.name);
	const about = joinVisible([
		visibleText(`born ${subject.born}`),
		...[subject.sex, subject.race].filter(Boolean).map(text => visibleText(text)),
		visibleText(subject.cii.length === 0 ? 'no CII number' : `CII ${subject.cii.join(', ')}`),
	], dot);
	const what = joinVisible([
		visibleText(conviction.charge),
		visibleText(conviction.level),
		visibleText(`convicted ${conviction.date}`),
		visibleText(conviction.county),
		visibleText(conviction.caseNumbers.length === 0 ? 'no case number' : `case ${conviction.caseNumbers.join(', ')}`),
	], dot);
	return [
		...indented(say``, say`${name}${dot}${about}`, width, 'strong'),
		...indented(say``, what, width, 'strong'),
	];
}

function standingLine(record: ConvictionRecord, width: number, ascii: boolean): readonly Line[] {
	const {subject} = record;
	const text = [plural(subject.convictions, 'conviction'), plural(subject.felonies, 'felony', 'felonies'), `${subject.recent} in the last seven years`, custody[subject.inCustody], `key ${record.key}`, lineText(record.row)];
	return indented(say``, joinVisible(text.map(part => visibleText(part)), say` ${mark('dot', ascii)} `), width);
}

/** How many characters of the conviction's own fields had to be replaced to be shown: never in silence. */
function hiddenNote(record: ConvictionRecord, width: number): readonly Line[] {
	const {subject, conviction} = record;
	const fields = [subject.name, subject.born, ...subject.cii, subject.sex, subject.race, conviction.charge, conviction.date, conviction.level, conviction.county, ...conviction.caseNumbers, record.key];
	const replaced = fields.reduce((sum, field) => sum + makeVisible(field).replaced, 0);
	return replaced === 0 ? [] : labelled(say`Note`, visibleText(`these fields hold ${plural(replaced, 'character')} that cannot be shown; stand-ins such as ␛ or <U+202E> mark the places`), width, 'warning');
}

/** The engine's side: outcome, relief, reason, deciding question and citation. */
export function engineLines(session: AuditSession, record: ConvictionRecord, cite: string | undefined, width: number, ascii: boolean): readonly Line[] {
	const relief = session.reliefs.find(candidate => candidate.id === record.relief)?.title ?? record.relief;
	const asks = relief === undefined ? say`` : say` ${mark('arrow', ascii)} ${visibleText(relief)}`;
	if (isCandidate(record)) {
		return [
			...labelled(say`Engine`, say`${mark('hand-review', ascii)} Out of the policy's scope: a candidate`, width, 'hand-review'),
			...labelled(say`To settle`, visibleText(record.reason), width, 'warning'),
		];
	}

	// The reason of a hand review made by an unknown fact is itself the question to be answered.
	const open = record.question === 'open-question';
	const where = open ? '' : ` (${record.question}${cite === undefined ? '' : `, ${cite}`})`;
	return [
		...labelled(say`Engine`, say`${mark(record.outcome, ascii)} ${outcomeText(record.outcome)}${asks}`, width, record.outcome),
		...labelled(open ? say`To settle` : say`Reason`, visibleText(`${record.reason}${where}`), width, open ? 'warning' : undefined),
	];
}

/** Who took a candidate into the audit, and why; before that, how it gets there. */
function promotionLines(state: AppState, record: CandidateRecord, width: number): readonly Line[] {
	const promotion = state.reviews.get(record.key)?.promotion;
	if (promotion) {
		const words = promotion.words === undefined ? '' : ` “${promotion.words}”`;
		return labelled(say`Promoted`, visibleText(`by ${promotion.by.name} (${promotion.by.role}), ${promotion.at.slice(0, 16).replace('T', ' ')}, #${promotion.seq}.${words}`), width);
	}

	const saving = state.pending.some(({draft, decides}) => decides && draft.key === record.key);
	const failed = state.unsaved.has(record.key) ? labelled(say`NOT SAVED`, say`the promotion did not reach the disk: make it again`, width, 'alert') : [];
	const how = saving ? (state.ascii ? 'saving...' : 'saving…') : `no${state.session.cannotDecideBecause === undefined ? ': P takes it into the audit, with your own words' : ''}`;
	return [...failed, ...labelled(say`Promoted`, visibleText(how), width, saving ? 'warning' : undefined)];
}

/** What on the record makes a candidate of a conviction. */
function whyLines(session: AuditSession, record: CandidateRecord, width: number): readonly Line[] {
	return record.why.flatMap(({kind, words, rows}, index) => {
		const {title, cite, verified} = session.candidateRules.kinds[kind];
		const law = [...(cite === undefined ? [] : [cite]), ...(verified ? [] : ['not verified'])];
		return labelled(index === 0 ? say`Why` : say``, visibleText(`${title}: ${words} (${[rowsWords(rows), ...law].join('; ')})`), width);
	});
}

/** What the second policy says, while there is one. */
function secondLines({compared}: AppState, record: ConvictionRecord, width: number): readonly Line[] {
	const under = underSecond(compared, record);
	if (!compared || !under) {
		return [];
	}

	const differs = comesOutDifferently(compared, record);
	return labelled(say`Compared`, visibleText(`Under ${compared.policy.title}: ${differs ? '' : 'also '}${standingLabels[under.standing]}, ${under.reason}`), width, differs ? 'strong' : undefined);
}

/** What the law gives by itself, beside what the policy asks. */
const statuteLines = (record: ConvictionRecord, width: number): readonly Line[] => labelled(say`Statute`, visibleText(record.statute.words), width);

const levelWords = {H: 'H high', M: 'M medium', L: 'L low'} as const;

export function flagLines(state: AppState, record: ConvictionRecord, width: number): readonly Line[] {
	if (record.flags.length === 0) {
		return labelled(say`Flags`, say`none`, width);
	}

	// First what must be acknowledged: it must be on the first screen.
	const rank = (flag: Flag): number => flag.level === 'H' ? 0 : (needsEyes(flag) ? 1 : 'HML'.indexOf(flag.level) + 1);
	const order = record.flags.map((flag, index) => ({flag, index})).toSorted((a, b) => rank(a.flag) - rank(b.flag) || a.index - b.index);
	return order.flatMap(({flag, index}, row) => {
		const known = state.session.flags.find(candidate => candidate.id === flag.id);
		const seen = state.current?.acknowledged.includes(index);
		const call = state.session.cannotDecideBecause === undefined && !state.current?.isCandidate ? ' [press a]' : '';
		const asks = seen ? ' [acknowledged]' : call;
		const open = needsEyes(flag) ? asks : '';
		const word = flag.material.length === 0 ? '' : ', material';
		const rows = flag.rows.length === 0 ? '' : ` (${flag.rows.slice(0, 6).map(reference => lineText(reference)).join(', ')}${flag.rows.length > 6 ? ', …' : ''})`;
		const text: VisibleText = visibleText(`${levelWords[flag.level]}${word}${open}: ${known?.title ?? flag.id}${known ? `. ${known.sentence}` : ''}${rows}`);
		return [
			...labelled(row === 0 ? say`Flags` : say``, text, width, needsEyes(flag) && !seen ? 'alert' : 'plain'),
			...changeLines(record, flag, width, state.ascii),
		];
	});
}

/** Both outcomes of each reading that changes the outcome: as the record is read, and as it may be read. */
const changeLines = (record: ConvictionRecord, flag: Flag, width: number, ascii: boolean): readonly Line[] => flag.material.flatMap(({reading, outcome}) =>
	labelled(say``, say`${mark('material', ascii)} ${readingShort(isCandidate(record) ? 'out-of-scope' : record.outcome)} ${mark('arrow', ascii)} ${readingShort(outcome)} if ${visibleText(reading)}`, width));

const readingShort = (outcome: Change['outcome']): VisibleText => outcome === 'out-of-scope' ? say`Out of scope` : outcomeShort(outcome);

/** What is to be settled beside what the engine's reason asks already; nothing for a candidate, which is not in the audit. */
function questionLines(state: AppState, record: ConvictionRecord, {position, isCandidate: isLookedAt}: Current, width: number): readonly Line[] {
	const question = isLookedAt ? undefined : standingOf(state.session, state.reviews, position).effective.question;
	return question === undefined || (question === record.reason && (record.question === 'open-question' || isCandidate(record)))
		? []
		: labelled(say`To settle`, visibleText(question === record.reason ? 'no question of the policy gives an outcome: a person must' : question), width, 'warning');
}

/** The first screen of a conviction or a candidate, what matters most first. */
export function headLines(state: AppState, current: Current, width: number): readonly Line[] {
	const {session, ascii} = state;
	const record = (current.isCandidate ? session.candidates : session.records)[current.position]!;
	const trace = current.detail.kind === 'loaded' ? current.detail.value.trace : [];
	const deciding = trace.find(question => question.deciding) ?? trace.find(question => question.id === record.question);
	const above = [
		...whoLines(record, width, ascii),
		...standingLine(record, width, ascii),
		...hiddenNote(record, width),
		blankLine,
		...engineLines(session, record, deciding?.cite, width, ascii),
		...secondLines(state, record, width),
		...statuteLines(record, width),
		...(isCandidate(record) ? [...whyLines(session, record, width), ...promotionLines(state, record, width)] : []),
		...(current.isCandidate ? [] : decisionLines(state, current.position, width)),
		...questionLines(state, record, current, width),
	];
	const below = [
		...record.gaps.flatMap((gap, index) => labelled(index === 0 ? say`Missing` : say``, visibleText(gap), width)),
		...(record.otherCharges.length === 0 ? [] : labelled(say`Also named`, visibleText(record.otherCharges.join('; ')), width)),
		...flagLines(state, record, width),
	];
	const changes = current.detail.kind === 'loaded' ? current.detail.value.changes : [];
	return [
		...above,
		...changeHeadLines(changes, bodyHeight(state.size) - above.length - below.length, width),
		...below,
		blankLine,
		line(toned(say`The history and the questions follow below.`, 'plain')),
	];
}
