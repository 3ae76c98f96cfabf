import {fit, truncate} from '../../terminal/cells.js';
import {joinVisible, say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {wordCount} from '../../rules/reasons.js';
import type {ConvictionRecord} from '../../determinations/determination.js';
import {outcomeLabels} from '../../values/outcome.js';
import {fieldAt, labelOf} from '../deciding/advance.js';
import {evidenceWords} from '../../review/evidence.js';
import {evidenceOf} from '../deciding/complete.js';
import {choicesOf, isChoosing, minimumWords, reliefOf, stepsOf, type DecideDraft, type DecideStep, type TextStep} from '../deciding/draft.js';
import {sameCaseOf, type SameCase} from '../deciding/same-case.js';
import {bodyHeight} from '../layout.js';
import {awaits, needsSecondAttorney, peopleOf, personText, rootOf} from '../../review/approval.js';
import {liveDecision} from '../../review/entry.js';
import {blankLine, indented, labelled, line, toned, type Line} from '../lines.js';
import {currentRecord, type AppState} from '../state.js';
import {fieldLines, fieldText, type TextField} from '../text-field.js';
import {mark, outcomeShort} from '../theme.js';
import {engineLines} from './conviction-head.js';
import {whoLines} from './who-lines.js';
import {decisionText} from './decision-lines.js';

const titles: Readonly<Record<DecideDraft['kind'], string>> = {
	confirm: 'Confirm what the engine says', override: 'Override the engine', challenge: 'Challenge: oppose relief before the court', defer: 'Defer: leave it in the queue',
	propose: 'Propose another outcome, for an attorney to approve', approve: 'Approve what awaits an attorney', decline: 'Decline what awaits an attorney',
	promote: 'Promote: take this candidate into the audit',
	note: 'Note: for whoever looks at this next; it decides nothing',
};

const asks: Readonly<Record<DecideStep, string>> = {
	outcome: 'Which outcome?',
	relief: 'Which relief is asked of the court?',
	reason: 'What kind of reason?',
	ground: 'On which ground?',
	words: 'In your own words: which facts?',
	'evidence-kind': 'Evidence: what kind?',
	'evidence-where': 'Evidence: where is it found?',
	'evidence-seen': 'Evidence: on which day was it seen? (YYYY-MM-DD)',
	'late-basis': 'The deadline for challenges is past: on what legal basis is this one still made?',
	review: 'Is this right? Enter saves it.',
};

/** A field as typed, with a cursor that shows without colour too. */
export function typedLines(field: TextField, width: number): readonly Line[] {
	return fieldLines(field, width - 4).map(({before, at, after}, index) => [
		{text: index === 0 ? say`> ` : say`  `},
		{text: visibleText(before)},
		...(at === undefined ? [] : [{text: visibleText(at), tone: 'cursor' as const}]),
		{text: visibleText(after)},
	]);
}

function choiceLines(state: AppState, record: ConvictionRecord, draft: DecideDraft, room: number): readonly Line[] {
	if (!isChoosing(draft.step)) {
		return [];
	}

	const width = state.size.columns;
	const choices = choicesOf(state.session, record, draft, draft.step, labelOf);
	const blocks = choices.map((choice, index) => {
		const chosen = index === draft.cursor;
		const pointer = chosen ? mark('selected', state.ascii) : say` `;
		const detail = choice.detail === undefined ? '' : ` (${choice.detail})`;
		const first: VisibleText = say`${pointer} ${index + 1}. `;
		return indented(first, visibleText(`${choice.title}${detail}`), width, chosen ? 'selected' : (choice.blocked ? 'plain' : undefined));
	});
	// Long lists on small screens: the chosen row stays in sight.
	let from = 0;
	const height = (start: number): number => blocks.slice(start, draft.cursor + 1).reduce((sum, block) => sum + block.length, 0);
	while (from < draft.cursor && height(from) > room) {
		from++;
	}

	return blocks.slice(from).flat().slice(0, Math.max(1, room));
}

function countNote(state: AppState, draft: DecideDraft, step: TextStep): readonly Line[] {
	if (step !== 'words') {
		return [];
	}

	const have = wordCount(fieldText(draft.words));
	const least = minimumWords(state.session, draft);
	return [line(say`  ${have} of at least ${least} ${least === 1 ? say`word` : say`words`}`)];
}

function afterText(record: ConvictionRecord, {kind, outcome, proposal}: DecideDraft): string {
	switch (kind) {
		case 'challenge': {
			return 'Challenged: relief is opposed';
		}

		case 'defer': {
			return 'Deferred, stays undecided';
		}

		case 'decline': {
			return `As if #${proposal?.seq ?? 0} had not been made`;
		}

		case 'promote': {
			return 'In the audit, in the queue: still to be decided';
		}

		case 'approve': {
			return proposal && rootOf(proposal).kind === 'challenge' ? 'Challenged: relief is opposed' : outcomeLabels[outcome ?? record.outcome];
		}

		default: {
			return outcomeLabels[outcome ?? record.outcome];
		}
	}
}

/** Says before saving that somebody else's approval is needed, or that a decision which awaits one is put aside. */
function waitingNote({session, reviews}: AppState, record: ConvictionRecord, {kind, outcome, proposal}: DecideDraft): readonly Line[] {
	const isApproval = kind === 'approve' && proposal !== undefined;
	if (kind === 'promote' || kind === 'note') {
		return [];
	}

	const made = {kind: isApproval ? rootOf(proposal).kind : kind, to: outcome ?? record.outcome};
	const attorneys = isApproval ? peopleOf(proposal).filter(({role}) => role !== 'paralegal').length : 0;
	const needs = kind === 'propose' ? 'an attorney' : (kind !== 'decline' && attorneys === 0 && needsSecondAttorney(made, session.policy.secondAttorney) ? 'another attorney' : undefined);
	const live = liveDecision(reviews.get(record.key));
	const aside = live && proposal === undefined && awaits(live, session.policy.secondAttorney) !== undefined ? live : undefined;
	return [
		...(needs === undefined ? [] : [line(toned(say`Awaits the approval of ${visibleText(needs)} before it stands.`, 'warning'))]),
		...(aside ? [line(toned(visibleText(`Puts aside what awaits approval: #${aside.seq} of ${personText(aside.by)}.`), 'warning'))] : []),
	];
}

function reviewLines(state: AppState, record: ConvictionRecord, draft: DecideDraft): readonly Line[] {
	const {session, ascii} = state;
	const width = state.size.columns;
	const answered = draft.proposal === undefined ? [] : labelled(say`About`, visibleText(decisionText(draft.proposal, false)), width);
	const steps = stepsOf(session, record, draft);
	const relief = session.reliefs.find(candidate => candidate.id === reliefOf(session, record, draft));
	const reason = session.reasons.overrides.find(candidate => candidate.code === draft.reason);
	const ground = session.reasons.challenges.find(candidate => candidate.code === draft.ground);
	const after = afterText(record, draft);
	if (draft.kind === 'note') {
		return labelled(say`Note`, visibleText(fieldText(draft.words).trim()), width);
	}

	const late = steps.includes('late-basis') ? labelled(say`LATE`, visibleText(fieldText(draft.lateBasis).trim()), width, 'warning') : [];
	return [
		...labelled(say`Before`, visibleText(draft.kind === 'promote' ? 'A candidate: out of the policy\'s scope' : outcomeLabels[record.outcome]), width),
		...labelled(say`After`, say`${mark('arrow', ascii)} ${visibleText(after)}${relief ? visibleText(`: ${relief.title}`) : say``}`, width, 'strong'),
		...waitingNote(state, record, draft),
		...answered,
		...(reason ? labelled(say`Because`, visibleText(reason.title), width) : []),
		...(draft.kind === 'challenge' && ground ? labelled(say`Ground`, visibleText(ground.title), width) : []),
		...(steps.includes('words') ? labelled(say`Words`, visibleText(fieldText(draft.words).trim()), width) : []),
		...(steps.includes('evidence-kind') ? labelled(say`Evidence`, visibleText(evidenceWords(evidenceOf(draft))), width) : []),
		...late,
		...(draft.kind === 'confirm' && record.outcome === 'not-eligible' ? labelled(say`Note`, say`without a challenge the law presumes relief: this stays on the undecided list`, width, 'warning') : []),
	];
}

/** The undecided convictions of the same case that the last look lists: as many as fit below it whatever the notice. */
export function listedSameCase(state: AppState, draft: DecideDraft): {readonly shown: readonly SameCase[]; readonly all: number} {
	const record = currentRecord(state);
	const all = record && draft.step === 'review' ? sameCaseOf(state, draft) : [];
	if (!record || all.length === 0) {
		return {shown: [], all: 0};
	}

	// Name, outcome and reason on a line each, heading and question, and the line above the list; a notice may take one more.
	const taken = shortContext(state, record).length + 2 + reviewLines(state, record, draft).length + 1 + 1;
	const room = bodyHeight(state.size) - taken;
	return {shown: all.slice(0, Math.max(0, room < all.length ? room - 1 : room)), all: all.length};
}

/** Offers the same decision for the others of the case: each on a line with its own outcome. */
function sameCaseLines(state: AppState, draft: DecideDraft): readonly Line[] {
	const {shown, all} = listedSameCase(state, draft);
	const isAlso = state.overlay?.kind === 'decide' && state.overlay.look?.also === true;
	const fitting = shown.filter(({leftOut}) => leftOut === undefined).length;
	if (all === 0) {
		return [];
	}

	const width = state.size.columns;
	const many = `${all} more of this case ${all === 1 ? 'waits' : 'wait'}`;
	if (shown.length === 0) {
		return [line(toned(truncate(visibleText(`${many}: no room to list ${all === 1 ? 'it' : 'them'} on this screen`), width), 'heading'))];
	}

	const call = fitting === 0 ? `${many}: to be decided by ${all === 1 ? 'itself' : 'themselves'}` : (isAlso ? `Enter decides ${fitting} more of this case the same way (Space: not)` : `${many}. Space: the same decision for ${fitting === all ? (all === 1 ? 'it' : 'all of them') : fitting}`);
	const dot = say` ${mark('dot', state.ascii)} `;
	return [
		line(toned(truncate(visibleText(call), width), isAlso ? 'warning' : 'heading')),
		...shown.map(({position, record, leftOut}): Line => {
			const box = leftOut === undefined ? (isAlso ? '[x]' : '[ ]') : 'not';
			const about = joinVisible([visibleText(`${box} ${position + 1}. ${record.conviction.charge}`), ...(leftOut === undefined ? [visibleText(record.conviction.level)] : []), say`${mark(record.outcome, state.ascii)} ${outcomeShort(record.outcome)}`], dot);
			return line({text: truncate(leftOut === undefined ? about : say`${about}: ${visibleText(leftOut)}`, width), tone: leftOut === undefined && isAlso ? 'strong' : 'plain'});
		}),
		...(shown.length < all ? [line(truncate(visibleText(`    ${all - shown.length} more do not fit on this screen: decide them by themselves`), width))] : []),
	];
}

/** Name, outcome and reason, each cut to one line. */
function shortContext(state: AppState, record: ConvictionRecord): readonly Line[] {
	const {session, size: {columns}, ascii} = state;
	return [whoLines(record, columns, ascii)[0]!, ...engineLines(session, record, citeOf(state), oneLine, ascii)];
}

const citeOf = ({current}: AppState): string | undefined => current?.detail.kind === 'loaded' ? current.detail.value.trace.find(question => question.deciding)?.cite : undefined;

/** Wide enough that nothing wraps: the line is cut when it is drawn. */
const oneLine = 10_000;

/** The dialog: the conviction and the engine's reason stay in sight, the question of the step below. */
export function dialogLines(state: AppState, draft: DecideDraft, height: number): readonly Line[] {
	const record = currentRecord(state)!;
	const width = state.size.columns;
	const steps = stepsOf(state.session, record, draft);
	const at = steps.indexOf(draft.step) + 1;
	const context = [...whoLines(record, width, state.ascii), ...engineLines(state.session, record, citeOf(state), width, state.ascii)];
	const heading = line(toned(fit(visibleText(`${titles[draft.kind]}${steps.length > 1 ? ` (step ${at} of ${steps.length})` : ''}`), width), 'heading'));
	const ask = line(toned(truncate(visibleText(draft.kind === 'note' && draft.step === 'words' ? 'What should they know?' : asks[draft.step]), width), 'strong'));
	const message = draft.message === undefined ? [] : indented(say`${mark('hand-review', state.ascii)} `, visibleText(draft.message), width, 'warning');
	// On a small screen the answers come first: name, outcome and reason stay, each cut to one line.
	const short = shortContext(state, record);
	const fitting = (lines: number): readonly Line[] => context.length <= lines ? context : short;
	const room = height - fitting(height - 8 - message.length).length - 2 - message.length;
	const body = isChoosing(draft.step)
		? choiceLines(state, record, draft, room)
		: (draft.step === 'review' ? [...reviewLines(state, record, draft), ...sameCaseLines(state, draft)] : [...typedLines(fieldAt(draft, draft.step), width), ...countNote(state, draft, draft.step)]);
	const above = fitting(height - 2 - body.length - message.length);
	const spare = height - above.length - 2 - body.length - message.length;
	return [
		...above,
		...(spare >= 2 ? [blankLine] : []),
		heading,
		ask,
		...body,
		...message,
	].slice(0, Math.max(height, 1));
}
