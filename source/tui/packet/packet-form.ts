import type {CheckDraft, Evidence} from '../../review/entry.js';
import type {Source, Verdict} from '../../review/sample-bodies.js';
import {emptyField, fieldText, type TextField} from '../text-field.js';

/** The form of one verdict, step by step; what was typed stays until it is saved or given up. */
export type Form = {
	readonly step: 'verdict' | 'source' | 'clerical' | 'evidence' | 'words' | 'check';
	readonly cursor: number;
	readonly verdict: Verdict | undefined;
	readonly source: Source | undefined;
	readonly clerical: boolean;
	readonly evidence: TextField;
	readonly words: TextField;
	readonly message: string | undefined;
};

export const emptyForm: Form = {step: 'verdict', cursor: 0, verdict: undefined, source: undefined, clerical: false, evidence: emptyField, words: emptyField, message: undefined};

/** What may be found, in the words of a judgement of one's own: none of them is how the program or the office puts it. */
export const verdictTexts: ReadonlyArray<readonly [verdict: Verdict, text: string]> = [
	['dismiss', 'Relief is due: the conviction should be dismissed and sealed'],
	['reduce', 'Relief is due: the conviction should be reduced'],
	['refer', 'Another prosecutor has to decide it (a city attorney)'],
	['not-eligible', 'No relief is due'],
	['out-of-scope', 'It is no conviction of the marijuana law at all'],
	['cannot-judge', 'Cannot be judged: a file is not found, or does not say'],
];

export const sourceTexts: ReadonlyArray<readonly [source: Source, text: string]> = [
	['extract', 'From the record of the Department of Justice alone'],
	['court file', 'From the court file alone'],
	['both', 'From both'],
];

export const clericalTexts: ReadonlyArray<readonly [clerical: boolean, text: string]> = [
	[false, 'Name, case number and count are right, as far as I saw'],
	[true, 'Name, case number or count are wrong: I write down which'],
];

export const titles: Readonly<Record<Form['step'], string>> = {
	verdict: 'What is right for this conviction, in your own judgement?',
	source: 'What did you judge it from?',
	clerical: 'Are name, case number and count right?',
	evidence: 'Where is the court file found? (volume and page, or its number)',
	words: 'In your own words',
	check: 'Is this right? Enter saves it.',
};

export const choicesOf = ({step}: Form): readonly string[] =>
	({verdict: verdictTexts, source: sourceTexts, clerical: clericalTexts}[step as 'verdict'] ?? []).map(([, text]) => text);

const isFieldStep = (step: Form['step']): step is 'evidence' | 'words' => step === 'evidence' || step === 'words';

/** The field that is typed into, if the form is at one. */
export const fieldAt = (form: Form): TextField | undefined => isFieldStep(form.step) ? form[form.step] : undefined;
export const withField = (form: Form, field: TextField): Form => isFieldStep(form.step) ? {...form, [form.step]: field, message: undefined} : form;

const needsWords = ({verdict, clerical}: Form): boolean => verdict === 'cannot-judge' || clerical;
const sawFile = ({source}: Form): boolean => source !== undefined && source !== 'extract';

const stepsOf = (form: Form): ReadonlyArray<Form['step']> => ['verdict', 'source', 'clerical', ...(sawFile(form) ? ['evidence' as const] : []), 'words', 'check'];

const choices: Partial<Record<Form['step'], (form: Form) => Form>> = {
	verdict: form => ({...form, verdict: verdictTexts[form.cursor]![0]}),
	source: form => ({...form, source: sourceTexts[form.cursor]![0]}),
	clerical: form => ({...form, clerical: clericalTexts[form.cursor]![0]}),
};

/** Takes what is chosen or typed, and goes on; stays where something is missing. */
export function advance(form: Form): Form {
	const chosen = choices[form.step]?.(form) ?? form;
	const missing = (chosen.step === 'evidence' && fieldText(chosen.evidence).trim() === '') || (chosen.step === 'words' && needsWords(chosen) && fieldText(chosen.words).trim() === '');
	if (missing) {
		return {...chosen, message: chosen.step === 'evidence' ? 'Say where the file is found' : 'This verdict needs words: what is missing, or what is wrong?'};
	}

	const steps = stepsOf(chosen);
	return {...chosen, step: steps[steps.indexOf(chosen.step) + 1]!, cursor: 0, message: undefined};
}

/** One step back; undefined where the form is given up. */
export function back(form: Form): Form | undefined {
	const steps = stepsOf(form);
	const before = steps[steps.indexOf(form.step) - 1];
	return before === undefined ? undefined : {...form, step: before, cursor: 0, message: undefined};
}

/** The entry that a whole form becomes. */
export function draftOf(form: Form, code: string, today: string, action: string): Extract<CheckDraft, {type: 'check.verdict'}> {
	const words = fieldText(form.words).trim();
	const evidence: Evidence | undefined = sawFile(form) ? {kind: 'court file', locator: fieldText(form.evidence).trim(), seen: today} : undefined;
	return {
		type: 'check.verdict', key: code, verdict: form.verdict!, clerical: form.clerical, source: form.source!,
		...(words !== '' && {words}), ...(evidence && {evidence}), secondsOpen: 0, action,
	};
}

/** What is about to be saved, a line each. */
export const summaryOf = (form: Form): readonly string[] => [
	verdictTexts.find(([verdict]) => verdict === form.verdict)?.[1] ?? '',
	sourceTexts.find(([source]) => source === form.source)?.[1] ?? '',
	clericalTexts.find(([clerical]) => clerical === form.clerical)?.[1] ?? '',
	...(sawFile(form) ? [`Court file: ${fieldText(form.evidence).trim()}`] : []),
	...(fieldText(form.words).trim() === '' ? [] : [`Words: ${fieldText(form.words).trim()}`]),
];
