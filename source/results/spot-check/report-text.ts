import {percentRoundedUp, share} from '../../sampling/share.js';
import {candidateGroup, groupWords} from '../../sampling/unit-standing.js';
import type {ErrorClass} from '../../review/sample-bodies.js';
import type {SampleRound} from '../../review/sample-rounds.js';
import {figure} from '../markdown.js';
import type {GroupFigures, SpotFigures} from './spot-figures.js';

/** What an error of each class is, in words. */
export const classWords: Readonly<Record<'wrong' | ErrorClass, string>> = {
	wrong: 'wrong outcome (E1 to E3), or cannot be judged',
	E1: 'E1, relief given that is not due',
	E2: 'E2, relief due that was refused or left out',
	E3: 'E3, another remedy, or another prosecutor\'s',
	E4: 'E4, right outcome, wrong reason',
	E5: 'E5, name, case number or count wrong (at most: by the court files seen)',
	NF: 'NF, cannot be judged',
};

const of = (count: number, units: number): string => `${figure(count)} of the ${figure(units)} (${percentRoundedUp(share(count, units))})`;
const plural = (count: number, one: string, many: string): string => `${figure(count)} ${count === 1 ? one : many}`;

/** How the whole stands, and what is to be done next, in plain sentences. */
export function standingSentences({verdict, open, systematic, unjudged, changed, corrected}: SpotFigures, {planned: {body}}: SampleRound): readonly string[] {
	const sentences: Readonly<Record<SpotFigures['verdict'], readonly string[]>> = {
		'not drawn': ['PLANNED. Nothing is drawn yet.', 'Next: throw the seed with witnesses, and run `second-look sample draw`.'],
		void: [`VOID. ${plural(changed, 'decision in the frame has', 'decisions in the frame have')} changed since it was fixed: no bound speaks of the decisions as they are now.`, 'Next: plan anew, with a fresh frame and a fresh seed. The figures below are of the decisions as they stood then.'],
		'not finished': [`NOT FINISHED. ${plural(unjudged, 'drawn conviction has', 'drawn convictions have')} no verdict yet; wherever a bound is stated they count as wrong.`, body.sequential ? 'Not to have passed yet is no failure: go on, or check everything.' : 'Next: deal and check in the packets that are missing.'],
		'systematic errors': [
			`SYSTEMATIC ERRORS: ${figure(systematic)}. A rule is wrong, not a row, so that convictions nobody drew are wrong as well.`,
			'Next: change the rule, run `second-look evaluate` again, then plan anew with a fresh seed for the groups touched.',
			'This sample cannot certify the corrected decisions: it taught the fix, and its own errors are repaired by construction.',
		],
		'differences open': [`NOT SETTLED. ${plural(open, 'verdict differs', 'verdicts differ')} from the decision and no attorney has settled ${open === 1 ? 'it' : 'them'}; until then each counts as found.`, 'Next: an attorney who did not decide them runs `second-look sample settle`.'],
		passes: ['PASSES. The claim below holds.', 'Next: put this report with the results. Correct what was found wrong; report the rate as it was found.'],
		'does not pass': [
			'DOES NOT PASS. The claim that was planned cannot be made.',
			'Next: find out what the errors have in common. If it is a rule, change it and evaluate again; if not, check everything in the group that failed.',
			'Drawing more under this plan would pass bad work too often: a new check needs a new plan and a fresh seed.',
		],
	};
	return [...sentences[verdict], ...(corrected === 0 ? [] : [`${plural(corrected, 'decision', 'decisions')} found wrong here ${corrected === 1 ? 'was' : 'were'} corrected since. The rates are those found, before the correction.`])];
}

/** What a bound is of: a record that was judged alone proves nothing of the court's file. */
const faceWords = (standard: 'policy' | 'statute'): string => `wrong on the face of DOJ's data, by ${standard === 'policy' ? 'the office\'s policy' : 'HS 11361.8'}`;

/** The sentence that the whole is for, one for each group. */
export function claimSentence(group: GroupFigures, {planned, drawn}: SampleRound): string {
	const {body} = planned;
	const {units, drawn: n, errorsAllowed, classes: [wrong], sequential} = group;
	const witnesses = drawn && drawn.body.witnesses.length > 0 ? `in the presence of ${drawn.body.witnesses.join(' and ')}` : 'which nobody witnessed';
	const plan = sequential ? 'go on one by one, pass when the evidence suffices' : `pass if at most ${figure(errorsAllowed ?? 0)} wrong`;
	const {errors, atMost} = wrong!.after;
	const bound = sequential
		? (sequential.passed
			? `With ${body.confidence} confidence fewer than ${body.tolerable} of the ${figure(units)} are ${faceWords(body.standard)}, however often one looked. (Descriptive: at most ${of(sequential.atMost, units)}.)`
			: `The evidence does not suffice yet${sequential.cleanStillNeeded === undefined ? ': only checking everything is left' : `: ${plural(sequential.cleanStillNeeded, 'more without an error is', 'more without an error are')} needed`}. (Descriptive: at most ${of(sequential.atMost, units)}.)`)
		: `With ${body.confidence} confidence at most ${of(atMost, units)} are ${faceWords(body.standard)}.`;
	return `Of ${figure(units)} decisions "${groupWords(group.name)}" (frame sha256 ${body.frame}, sealed ${planned.at.slice(0, 10)}), ${figure(n)} were drawn with seed ${drawn?.body.seed ?? '(none)'}, fixed afterwards ${witnesses}. `
		+ `Plan fixed before the draw: ${plan}. Found: ${figure(errors)} wrong or not to be judged. ${bound}`;
}

function groupLines(group: GroupFigures, round: SampleRound): readonly string[] {
	const {units, drawn: n, classes, courtFile, name} = group;
	const isLeftOut = name === candidateGroup || name.startsWith('not-eligible');
	if (group.sequential) {
		return [
			claimSentence(group, round),
			'      found  after settlement',
			...classes.map(({name: one, raw, after}) => `${figure(raw.errors).padStart(11)}${figure(after.errors).padStart(18)}  ${classWords[one]}`),
			'After a check that may stop when it has seen enough, bounds by class or source would not be exact: none is given.',
			'',
		];
	}

	const missed = classes.find(one => one.name === 'E2')!.after;
	return [
		claimSentence(group, round),
		group.passes ? 'This group passes.' : 'This group does not pass, or not yet.',
		`      found  after settlement  at most, of ${figure(units)}`,
		...classes.map(({name: one, raw, after}) => `${figure(raw.errors).padStart(11)}${figure(after.errors).padStart(18)}${figure(after.atMost).padStart(15)}  ${classWords[one]}`),
		`By the paralegals' verdicts alone, before any settlement: ${figure(classes[0]!.raw.errors)} of ${figure(n)} wrong or not to be judged, at most ${of(classes[0]!.raw.atMost, units)}.`,
		courtFile.seen === 0
			? 'The court file was seen for none of them: nothing is claimed against it.'
			: `Against the court file, seen for ${figure(courtFile.seen)} of ${figure(n)} (those without count as wrong): at most ${of(courtFile.atMost, units)} are wrong.`,
		...(isLeftOut ? [`Of those left out, at most ${of(missed.atMost, units)} should have been in.`] : []),
		'',
	];
}

function breakdownLines({breakdowns}: SpotFigures, sequential: boolean): readonly string[] {
	return breakdowns.length === 0
		? []
		: [
			`BY RACE, SEX AND AGE, of those judged${sequential ? ' (descriptive: the check may have stopped when it had seen enough)' : ''}`,
			...breakdowns.map(({by, group, judged, wrong, upper}) => `${figure(wrong).padStart(6)} of ${figure(judged).padStart(6)} wrong, at most ${upper.padStart(7)}  ${by}: ${group}`),
			'Bounds of one list hold together. That two of them overlap proves nothing, and small groups have wide bounds.',
			'DOJ\'s race is what officers recorded, not what the person said.',
			'',
		];
}

function agreementLines({agreement}: SpotFigures): readonly string[] {
	const measures = agreement?.measures;
	if (!agreement || !measures) {
		return ['No conviction was judged by two paralegals: how far they agree is not known.', ''];
	}

	const digits = (value: number | undefined): string => value === undefined ? 'not defined' : value.toFixed(3);
	return [
		`TWO PARALEGALS looked at ${figure(measures.units)} convictions and agree on ${(Math.floor(measures.observed * 1000) / 10).toFixed(1)}% of them (first in rows, second in columns):`,
		...agreement.verdicts.map((verdict, row) => `  ${verdict.padEnd(14)}${agreement.table[row]!.map(count => figure(count).padStart(8)).join('')}`),
		`It says how they agree with each other, not with the truth. Kappa ${digits(measures.kappa)}, AC1 ${digits(measures.ac1)}.`,
		'',
	];
}

/** The whole report as text. `commands` recompute the list, `curve` says how often the plan passes. */
export function reportText(figures: SpotFigures, round: SampleRound, {commands, curve, list}: {readonly commands: string; readonly curve: readonly string[]; readonly list: string}): string {
	const {planned, drawn} = round;
	const {body} = planned;
	const claims = figures.groups.length;
	return [
		`SPOT CHECK ${body.round}, planned ${planned.at.slice(0, 10)} by ${planned.by.name} (entry ${planned.seq} of the log)`,
		'',
		...standingSentences(figures, round),
		'',
		...(drawn ? figures.groups.flatMap(group => groupLines(group, round)) : []),
		...(figures.total ? [`All ${figure(figures.total.units)} decisions together: at most ${of(figures.total.atMost, figures.total.units)} are wrong, with ${body.confidence} confidence.`, ''] : []),
		...(claims > 1 ? [`${figure(claims)} claims are made, each by itself at ${body.confidence}.`, ''] : []),
		...(body.undecided === 0 ? [] : [`${plural(body.undecided, 'conviction was', 'convictions were')} undecided and in no frame: nothing is claimed of ${body.undecided === 1 ? 'it' : 'them'}.`, '']),
		...breakdownLines(figures, body.sequential),
		...agreementLines(figures),
		'WHAT THIS DOES NOT SAY',
		`Wrong reasons (E4): ${figure(figures.wrongReasons)}, found by attorneys where verdict and decision differ. Whoever judges blind sees no reason: no bound is given.`,
		'What cannot be judged counts as an error of every class.',
		'No known errors were mixed in: how many errors the reviewers overlook is not measured.',
		'',
		'PLAN',
		`Tolerable ${body.tolerable}, confidence ${body.confidence}${body.expect === undefined ? '' : `, expected ${body.expect}`}; ${body.sequential ? 'one by one' : 'fixed size'}; judged by ${body.standard === 'policy' ? 'the office\'s policy' : 'HS 11361.8'}.`,
		`Frame: ${figure(body.units)} decisions, SHA-256 ${body.frame}.`,
		...(drawn ? [`Seed: ${drawn.body.seed}, entry ${drawn.seq} of the log, ${drawn.body.witnesses.length === 0 ? 'not witnessed' : `witnessed by ${drawn.body.witnesses.join(', ')}`}.`, `List: ${list}, ${figure(drawn.body.n)} lines, SHA-256 ${drawn.body.list}.`] : []),
		...curve,
		'',
		...(drawn ? ['To find the list without this program (bash, awk, sha256sum, sort):', '', commands, ''] : []),
		`Methods: ${body.sequential ? 'ALPHA without replacement' : 'exact one-sided hypergeometric bound'}; groups at the full risk each (intersection-union), all together by Bonferroni; Clopper-Pearson by race, sex and age; Cohen's kappa, Gwet's AC1.`,
		'',
	].join('\n');
}
