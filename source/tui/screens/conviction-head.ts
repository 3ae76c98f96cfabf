import {isCandidate, type CandidateRecord, type ConvictionRecord} from '../../determinations/determination.js';
import {rowsWords} from '../../history/history-words.js';
import {factText} from '../../results/fact-text.js';
import {standingLabels} from '../../results/comparison.js';
import {makeVisible, say, visibleText} from '../../terminal/visible-text.js';
import {outcomeLabels} from '../../values/outcome.js';
import {planHead, type Block, type HeadPlan} from '../head-plan.js';
import {bodyHeight} from '../layout.js';
import {blankLine, labelled, type Line} from '../lines.js';
import {comesOutDifferently, underSecond} from '../second-policy.js';
import type {AuditSession} from '../session.js';
import {standingOf} from '../standing.js';
import type {AppState, Current} from '../state.js';
import {mark, outcomeText} from '../theme.js';
import {begun} from '../unfinished/substance.js';
import {changeHeadLines} from './change-lines.js';
import {decisionLines} from './decision-lines.js';
import {flagBlock} from './flag-lines.js';
import {shortened} from './shortened.js';
import {plural, standingBlock, whatBlock, whoBlock} from './who-lines.js';

/** How many characters of the conviction's own fields had to be replaced to be shown: never in silence. */
function hiddenNote(record: ConvictionRecord, width: number): readonly Line[] {
	const {subject, conviction} = record;
	const fields = [subject.name, subject.born, ...subject.cii, subject.sex, subject.race, conviction.charge, conviction.date, conviction.level, conviction.county, ...conviction.caseNumbers, record.key];
	const replaced = fields.reduce((sum, field) => sum + makeVisible(field).replaced, 0);
	return replaced === 0 ? [] : labelled(say`Note`, visibleText(`these fields hold ${plural(replaced, 'character')} that cannot be shown; stand-ins such as ␛ or <U+202E> mark the places`), width, 'warning');
}

/** The engine's side: outcome, relief, reason, deciding question and citation. */
export const engineLines = (...given: Parameters<typeof engineBlocks>): readonly Line[] => engineBlocks(...given).flat();

function engineBlocks(session: AuditSession, record: ConvictionRecord, cite: string | undefined, width: number, ascii: boolean): ReadonlyArray<readonly Line[]> {
	const relief = session.reliefs.find(candidate => candidate.id === record.relief)?.title ?? record.relief;
	const asks = relief === undefined ? say`` : say` ${mark('arrow', ascii)} ${visibleText(relief)}`;
	if (isCandidate(record)) {
		return [
			labelled(say`Engine`, say`${mark('hand-review', ascii)} Out of the policy's scope: a candidate`, width, 'hand-review'),
			labelled(say`To settle`, visibleText(record.reason), width, 'warning'),
		];
	}

	// The reason of a hand review made by an unknown fact is itself the question to be answered.
	const open = record.question === 'open-question';
	const where = open ? '' : ` (${record.question}${cite === undefined ? '' : `, ${cite}`})`;
	return [
		labelled(say`Engine`, say`${mark(record.outcome, ascii)} ${outcomeText(record.outcome)}${asks}`, width, record.outcome),
		labelled(open ? say`To settle` : say`Reason`, visibleText(`${record.reason}${where}`), width, open ? 'warning' : undefined),
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

/** The facts that people supplied and this rests on, each beside what the record says, and what the extract alone gives. */
function suppliedLines(record: ConvictionRecord, width: number): readonly Line[] {
	const {supplied, extracted} = record;
	return supplied && extracted
		? [
			...supplied.flatMap((fact, index) => labelled(index === 0 ? say`Supplied` : say``, visibleText(factText(fact)), width, 'warning')),
			...labelled(say`Without`, visibleText(`${outcomeLabels[extracted.outcome]}: ${extracted.reason}`), width),
		]
		: [];
}

const goesOn: Readonly<Record<ReturnType<typeof begun>[number], string>> = {
	confirm: 'a confirmation (c)', override: 'an override (o)', propose: 'a proposal (o)', challenge: 'a challenge (p)', defer: 'a deferral (d)', approve: 'an approval (y)', decline: 'a refusal (n)',
	promote: 'a promotion (P)', note: 'a note (+)', fact: 'a fact (e)', ruling: 'a ruling (R)',
};

/** What was begun here and not saved, with the key that goes on with it. */
function draftLines(state: AppState, {key}: ConvictionRecord, width: number): readonly Line[] {
	const kinds = state.session.cannotDecideBecause === undefined ? begun(state, key) : [];
	return kinds.length === 0 ? [] : labelled(say`Draft`, visibleText(`not saved, nothing decided by it: ${kinds.map(kind => goesOn[kind]).join(', ')}`), width, 'warning');
}

/** The newest note, and how many came before it: they stand among the entries. */
function noteLines({reviews}: AppState, {key}: ConvictionRecord, width: number): readonly Line[] {
	const notes = reviews.get(key)?.notes ?? [];
	const last = notes.at(-1);
	const before = notes.length > 1 ? `; ${plural(notes.length - 1, 'earlier note')} below` : '';
	return last ? labelled(say`Noted`, visibleText(`${last.words === undefined ? 'its words were erased' : `“${last.words}”`} (${last.by}, ${last.at.slice(0, 10)}, #${last.seq}${before})`), width) : [];
}

/** What the second policy says, while there is one. */
function secondLines({compared}: AppState, record: ConvictionRecord, width: number): readonly Line[] {
	const under = underSecond(compared, record);
	if (!compared || !under) {
		return [];
	}

	const differs = comesOutDifferently(compared, record);
	return labelled(say`Compared`, visibleText(`Under ${compared.policy.title}${record.supplied ? ', from the extract alone' : ''}: ${differs ? '' : 'also '}${standingLabels[under.standing]}, ${under.reason}`), width, differs ? 'strong' : undefined);
}

/** What the law gives by itself, beside what the policy asks. */
const statuteLines = (record: ConvictionRecord, width: number): readonly Line[] => labelled(say`Statute`, visibleText(record.statute.words), width);

/** A block of labelled lines, and how many of them remain when it gives way. */
const labelledBlock = (full: readonly Line[], width: number, ...steps: ReadonlyArray<{readonly most: number; readonly gives: number}>): Block =>
	({full, shorter: steps.map(({most, gives}) => ({lines: shortened(full, most, width), gives}))});

/** What is to be settled beside what the engine's reason asks already; nothing for a candidate, which is not in the audit. */
function questionLines(state: AppState, record: ConvictionRecord, {position, isCandidate: isLookedAt}: Current, width: number): readonly Line[] {
	const question = isLookedAt ? undefined : standingOf(state.session, state.reviews, position).effective.question;
	return question === undefined || (question === record.reason && (record.question === 'open-question' || isCandidate(record)))
		? []
		: labelled(say`To settle`, visibleText(question === record.reason ? 'no question of the policy gives an outcome: a person must' : question), width, 'warning');
}

/** The first screen of a conviction or a candidate: all that a decision needs, shortened to the room there is, what matters least first. */
export function planConvictionHead(state: AppState, current: Current, width: number): HeadPlan {
	const {session, ascii} = state;
	const record = (current.isCandidate ? session.candidates : session.records)[current.position]!;
	const detail = current.detail.kind === 'loaded' ? current.detail.value : undefined;
	const trace = detail?.trace ?? [];
	const changes = detail?.changes ?? [];
	const deciding = trace.find(question => question.deciding) ?? trace.find(question => question.id === record.question);
	const [outcome, ...reason] = engineBlocks(session, record, deciding?.cite, width, ascii);
	const blocks: readonly Block[] = [
		whoBlock(state, record, width),
		whatBlock(state, record, width),
		standingBlock(record, width, ascii),
		{full: hiddenNote(record, width)},
		{full: [blankLine], shorter: [{lines: [], gives: 10}], elsewhere: true},
		labelledBlock(outcome!, width, {most: 1, gives: 88}),
		...reason.map(lines => labelledBlock(lines, width, {most: 3, gives: 80}, {most: 2, gives: 89}, {most: 1, gives: 92})),
		labelledBlock(suppliedLines(record, width), width, {most: 3, gives: 79}, {most: 1, gives: 87}),
		labelledBlock(secondLines(state, record, width), width, {most: 1, gives: 42}),
		labelledBlock(statuteLines(record, width), width, {most: 2, gives: 44}, {most: 1, gives: 75}),
		...(isCandidate(record) ? [labelledBlock([...whyLines(session, record, width), ...promotionLines(state, record, width)], width, {most: 4, gives: 45}, {most: 2, gives: 77})] : []),
		labelledBlock(current.isCandidate ? [] : decisionLines(state, current.position, width), width, {most: 3, gives: 40}, {most: 2, gives: 76}),
		labelledBlock(draftLines(state, record, width), width, {most: 1, gives: 78}),
		labelledBlock(noteLines(state, record, width), width, {most: 2, gives: 46}, {most: 1, gives: 74}),
		labelledBlock(questionLines(state, record, current, width), width, {most: 2, gives: 81}, {most: 1, gives: 90}),
		{
			full: changeHeadLines(changes, 3, width),
			shorter: [{lines: changeHeadLines(changes, 2, width), gives: 35}, {lines: changeHeadLines(changes, 1, width), gives: 55}],
			elsewhere: true,
		},
		labelledBlock(record.gaps.flatMap((gap, index) => labelled(index === 0 ? say`Missing` : say``, visibleText(gap), width)), width, {most: 2, gives: 43}, {most: 1, gives: 62}),
		labelledBlock(record.otherCharges.length === 0 ? [] : labelled(say`Also named`, visibleText(record.otherCharges.join('; ')), width), width, {most: 1, gives: 41}),
		flagBlock(state, record, width),
	];
	// A notice of two lines covers the last line of the screen.
	return planHead(blocks, bodyHeight(state.size) - 1);
}
