import {cellWidth, fit, truncate, wrapCells} from '../../terminal/cells.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {wordCount} from '../../rules/reasons.js';
import {outcomeLabels} from '../../values/outcome.js';
import {bodyHeight} from '../layout.js';
import {indented, line, toned, type Line} from '../lines.js';
import {askedRelief, bulkChoices, bulkSteps, isBulkChoice, isBulkText, leastWords, settlesText, type BulkDraft, type BulkStep} from '../rulings/draft.js';
import {convictionsShown} from '../rulings/convictions-shown.js';
import {leftOutWords} from '../rulings/plan.js';
import {positionOf} from '../standing.js';
import type {AppState} from '../state.js';
import {fieldText} from '../text-field.js';
import {mark, outcomeShort} from '../theme.js';
import {typedLines} from './dialog-lines.js';

const titles: Readonly<Record<BulkDraft['kind'], string>> = {
	ruling: 'Rule once, for every conviction that shares it', confirm: 'Confirm in bulk what the filter shows', undo: 'Take back what was decided for many at once',
};

const asks: Readonly<Record<BulkStep, string>> = {
	settles: 'Which question is answered, or which flag is settled?',
	outcome: 'Which outcome, for all of them?',
	relief: 'Which relief is asked of the court, for all of them?',
	citation: 'On which law or decision does the ruling rest?',
	words: 'In your own words: why does it hold for all of them?',
	preview: 'Is this what you mean? Nobody opens these one by one.',
	count: 'Type how many convictions it is, and Enter saves it.',
};

const recordOf = ({session}: AppState, {key}: BulkDraft) => key === undefined ? undefined : session.records[positionOf(session, key) ?? -1];
const counted = (count: number, one: string, more: string): string => `${count.toLocaleString('en-US')} ${count === 1 ? one : more}`;

/** What is decided, for whom, from what to what, and what is left out. */
function planLines(state: AppState, draft: BulkDraft): readonly Line[] {
	const {plan, kind} = draft;
	if (!plan) {
		return [];
	}

	const {columns} = state.size;
	const record = recordOf(state, draft);
	const relief = kind === 'ruling' && record ? askedRelief(state.session, record, draft) : undefined;
	const title = relief?.kind === 'one' ? state.session.reliefs.find(({id}) => id === relief.id)?.title : (relief ? 'for each what the engine proposes' : undefined);
	const moves = [...plan.from].map(([from, count]) => kind === 'ruling'
		? `${outcomeLabels[from]} ${mark('arrow', state.ascii)} ${outcomeLabels[draft.outcome!]}${title === undefined ? '' : `: ${title}`}`
		: `${count.toLocaleString('en-US')} ${outcomeLabels[from]}`);
	const leftOut = [...plan.leftOut].map(([why, count]) => `${count.toLocaleString('en-US')} ${leftOutWords[why]}`).join('; ');
	const whole = `${counted(plan.members.length, 'conviction', 'convictions')} of ${counted(plan.people, 'person', 'people')}`;
	const about = {
		ruling: draft.settles && record ? settlesText(state.session, draft.settles, record.reason) : '',
		confirm: `Filter: ${convictionsShown(state)?.filter ?? ''}`,
		undo: `Of ${draft.undoes?.what ?? ''} (#${draft.undoes?.seq ?? 0}), what still stands is taken back; the log keeps both`,
	}[kind];
	return [
		line(toned(truncate(visibleText(about), columns), 'plain')),
		...wrapCells(visibleText([whole, ...moves].join(`${kind === 'ruling' ? ': ' : '; '}`)), columns).map(text => line(toned(text, 'strong'))),
		...(leftOut === '' ? [] : indented(say`Left out: `, visibleText(leftOut), columns)),
	];
}

/** Rows of the preview: what the rest of the dialog leaves of the screen. */
export const examplesHeight = (state: AppState, draft: BulkDraft): number => Math.max(1, bodyHeight(state.size) - 3 - planLines(state, draft).length - messageLines(state, draft).length);

const messageLines = (state: AppState, {message}: BulkDraft): readonly Line[] => message === undefined ? [] : indented(say`${mark('hand-review', state.ascii)} `, visibleText(message), state.size.columns, 'warning');

function exampleLines(state: AppState, draft: BulkDraft, height: number): readonly Line[] {
	const {members} = draft.plan!;
	const {columns} = state.size;
	const {top, cursor} = draft.examples;
	return members.slice(top, top + height).map((position, index) => {
		const record = state.session.records[position]!;
		const isSelected = top + index === cursor;
		const pointer = isSelected ? mark('selected', state.ascii) : say` `;
		const end = say`${visibleText(record.conviction.date)}  ${mark(record.outcome, state.ascii)} ${outcomeShort(record.outcome)}`;
		const room = Math.max(10, columns - cellWidth(end) - 8 - String(state.session.records.length).length);
		const name = fit(visibleText(record.subject.name === '' ? 'no name given' : record.subject.name), Math.floor(room * 0.6), {cut: 'middle'});
		const text = say`${pointer} ${fit(say`${position + 1}`, String(state.session.records.length).length, {align: 'right'})} ${name} ${fit(visibleText(record.conviction.charge), Math.ceil(room * 0.4))} ${end}`;
		return line({text: fit(text, columns), tone: isSelected ? 'selected' : 'plain'});
	});
}

function choiceLines(state: AppState, draft: BulkDraft, room: number): readonly Line[] {
	const blocks = bulkChoices(state.session, recordOf(state, draft)!, draft).map((choice, index) => {
		const isChosen = index === draft.cursor;
		const pointer = isChosen ? mark('selected', state.ascii) : say` `;
		return indented(say`${pointer} ${index + 1}. `, visibleText(`${choice.title}${choice.detail === undefined ? '' : ` (${choice.detail})`}`), state.size.columns, isChosen ? 'selected' : undefined);
	});
	let from = 0;
	while (from < draft.cursor && blocks.slice(from, draft.cursor + 1).flat().length > room) {
		from++;
	}

	return blocks.slice(from).flat().slice(0, Math.max(1, room));
}

function textLines(state: AppState, draft: BulkDraft): readonly Line[] {
	if (!isBulkText(draft.step)) {
		return [];
	}

	const note = draft.step === 'words' ? [line(say`  ${wordCount(fieldText(draft.words))} of at least ${leastWords(state.session)} words`)] : [];
	return [...typedLines(draft[draft.step], state.size.columns), ...note];
}

/** The dialog for many convictions at once: what it is about, the question of the step, and before saving whom it decides. */
export function bulkLines(state: AppState, draft: BulkDraft, height: number): readonly Line[] {
	const {columns} = state.size;
	const record = recordOf(state, draft);
	const steps = bulkSteps(state.session, record, draft);
	const heading = line(toned(fit(visibleText(`${titles[draft.kind]} (step ${steps.indexOf(draft.step) + 1} of ${steps.length})`), columns), 'heading'));
	const ask = line(toned(truncate(visibleText(asks[draft.step]), columns), 'strong'));
	const message = messageLines(state, draft);
	if (draft.step === 'preview') {
		const shown = examplesHeight(state, draft);
		const last = Math.min(draft.plan!.members.length, draft.examples.top + shown);
		const where = last === 0 ? say`` : say`${draft.examples.top + 1}-${last} of ${draft.plan!.members.length}:`;
		return [heading, ask, ...planLines(state, draft), line(where), ...exampleLines(state, draft, shown), ...message].slice(0, height);
	}

	const about = draft.step === 'count' ? planLines(state, draft) : (draft.settles && record && draft.step !== 'settles' ? indented(say``, visibleText(settlesText(state.session, draft.settles, record.reason)), columns).slice(0, 2) : []);
	const above = [heading, ...about, ask];
	const body = isBulkChoice(draft.step) ? choiceLines(state, draft, height - above.length - message.length) : textLines(state, draft);
	return [...above, ...body, ...message].slice(0, Math.max(1, height));
}
