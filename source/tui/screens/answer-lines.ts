import {evidenceWords} from '../../review/evidence.js';
import type {ConvictionRecord} from '../../determinations/determination.js';
import {factKindNames, kindLine} from '../../history/supplied-fact.js';
import {fit, truncate} from '../../terminal/cells.js';
import {say, visibleText} from '../../terminal/visible-text.js';
import {outcomeLabels} from '../../values/outcome.js';
import {problemText} from '../../values/problem.js';
import {
	answerChoices, answerEvidence, answerField, answerSteps, isChoice, isText, readAnswer, type AnswerDraft, type AnswerStep, type Asked,
} from '../deciding/answer-draft.js';
import {blankLine, indented, labelled, line, toned, type Line} from '../lines.js';
import {currentRecord, type AppState, type FactPreviewState} from '../state.js';
import {mark} from '../theme.js';
import {fieldText} from '../text-field.js';
import {engineLines} from './conviction-head.js';
import {whoLines} from './who-lines.js';
import {typedLines} from './dialog-lines.js';

const typedWords = {date: 'YYYY-MM-DD, or as far as it is known: YYYY-MM or YYYY', charge: 'as a charge sheet writes it, for example 11359(A) HS', county: 'for example LOS ANGELES', choice: ''} as const;

function ask({kind, step}: AnswerDraft): string {
	const asks: Readonly<Record<AnswerStep, string>> = {
		fact: 'Which fact do you supply?',
		value: kind === undefined ? '' : `${kindLine(kind).title} (${typedWords[kindLine(kind).typed]})`,
		choice: kind === undefined ? '' : kindLine(kind).title,
		'evidence-kind': 'Evidence: what kind?',
		'evidence-where': 'Evidence: where is it found?',
		'evidence-seen': 'Evidence: on which day was it seen? (YYYY-MM-DD)',
		review: 'Is this right? Enter saves it.',
	};
	return asks[step];
}

function choiceLines(state: AppState, asked: Asked, draft: AnswerDraft, room: number): readonly Line[] {
	if (!isChoice(draft.step)) {
		return [];
	}

	const blocks = answerChoices(asked, draft, draft.step).map((choice, index) => {
		const chosen = index === draft.cursor;
		const pointer = chosen ? mark('selected', state.ascii) : say` `;
		const detail = choice.detail === undefined ? '' : ` (${choice.detail})`;
		return indented(say`${pointer} ${index + 1}. `, visibleText(`${choice.title}${detail}`), state.size.columns, chosen ? 'selected' : (choice.blocked ? 'plain' : undefined));
	});
	// Long lists on small screens: the chosen row stays in sight.
	let from = 0;
	while (from < draft.cursor && blocks.slice(from, draft.cursor + 1).flat().length > room) {
		from++;
	}

	return blocks.slice(from).flat().slice(0, Math.max(1, room));
}

/** What was understood of what is typed, while it is typed. */
function understoodLines(asked: Asked, draft: AnswerDraft, width: number): readonly Line[] {
	if (draft.step !== 'value' || fieldText(draft.value).trim() === '') {
		return [];
	}

	const read = readAnswer(asked, draft);
	return read.ok ? labelled(say`Read as`, visibleText(read.understood), width, 'strong') : indented(say`  `, visibleText(read.because), width);
}

const outcomeWords = ({outcome, reason}: Pick<ConvictionRecord, 'outcome' | 'reason'>): string => `${outcomeLabels[outcome]}: ${reason}`;

/** The last look: the fact beside what the record says, and what follows from it. */
function lastLook(state: AppState, asked: Asked, draft: AnswerDraft, preview: FactPreviewState): readonly Line[] {
	const width = state.size.columns;
	const read = readAnswer(asked, draft);
	const kind = draft.kind!;
	return [
		...labelled(say`Fact`, visibleText(`${kindLine(kind).title}: ${read.ok ? read.understood : ''}`), width, 'strong'),
		...labelled(say`Now`, visibleText(asked.detail.facts?.says[factKindNames.indexOf(kind)] ?? ''), width),
		...labelled(say`Evidence`, visibleText(evidenceWords(answerEvidence(draft))), width),
		...previewLines(state, preview),
	];
}

function previewLines({ascii, size: {columns: width}}: AppState, preview: FactPreviewState): readonly Line[] {
	switch (preview.kind) {
		case 'none':
		case 'asked': {
			return labelled(say`After`, ascii ? say`working out what follows...` : say`working out what follows…`, width, 'warning');
		}

		case 'failed': {
			return preview.problems.flatMap(problem => labelled(say`After`, visibleText(problemText(problem)), width, 'alert'));
		}

		case 'shown': {
			const {before, after, others} = preview.value;
			const same = before.outcome === after.outcome && before.reason === after.reason;
			return [
				...labelled(say`Before`, visibleText(outcomeWords(before)), width),
				...labelled(say`After`, say`${mark('arrow', ascii)} ${visibleText(same ? 'the same' : outcomeWords(after))}`, width, 'strong'),
				...others.flatMap(other => labelled(say`Also`, say`${visibleText(`${other.before.conviction.charge} of ${other.before.conviction.date}: ${outcomeLabels[other.before.outcome]}`)} ${mark('arrow', ascii)} ${visibleText(outcomeLabels[other.after.outcome])}`, width, 'warning')),
				...labelled(say`Note`, say`it stays undecided until a reviewer decides it with this fact`, width),
			];
		}
	}
}

/** The dialog that supplies a fact: the conviction and the engine's reason stay in sight, the question of the step below. */
export function answerLines(state: AppState, draft: AnswerDraft, preview: FactPreviewState, height: number): readonly Line[] {
	const record = currentRecord(state)!;
	const {current, size: {columns: width}, session, ascii} = state;
	if (current?.detail.kind !== 'loaded') {
		return [];
	}

	const asked: Asked = {session, detail: current.detail.value};
	const cite = asked.detail.trace.find(question => question.deciding)?.cite;
	const steps = answerSteps(draft);
	const context = [...whoLines(record, width, ascii), ...engineLines(session, record, cite, width, ascii)];
	// On a small screen the answers come first: name, outcome and reason stay, each cut to one line.
	const short = [whoLines(record, width, ascii)[0]!, ...engineLines(session, record, cite, 10_000, ascii)];
	const heading = line(toned(fit(visibleText(`Answer with a fact (step ${steps.indexOf(draft.step) + 1} of ${steps.length})`), width), 'heading'));
	const question = line(toned(truncate(visibleText(ask(draft)), width), 'strong'));
	const message = draft.message === undefined ? [] : indented(say`${mark('hand-review', ascii)} `, visibleText(draft.message), width, 'warning');
	const fitting = (lines: number): readonly Line[] => context.length <= lines ? context : short;
	const room = height - fitting(height - 8 - message.length).length - 2 - message.length;
	const body = isChoice(draft.step)
		? choiceLines(state, asked, draft, room)
		: (isText(draft.step) ? [...typedLines(answerField(draft, draft.step), width), ...understoodLines(asked, draft, width)] : lastLook(state, asked, draft, preview));
	const above = fitting(height - 2 - body.length - message.length);
	const spare = height - above.length - 2 - body.length - message.length;
	return [...above, ...(spare >= 2 ? [blankLine] : []), heading, question, ...body, ...message].slice(0, Math.max(height, 1));
}
