import {outcomeLabels, outcomes} from '../values/outcome.js';
import {candidateKinds, type CandidateRules} from '../rules/candidate-rules.js';
import {factLines} from './fact-figures.js';
import {promotedSection, type GogenFigures} from './gogen-figures.js';
import type {Group} from './groups.js';
import {figure, mark, sums, table} from './markdown.js';
import {rulingsText} from './rulings-text.js';
import {guideTo} from './results-guide.js';
import {spotSentences} from './spot-check/spot-summary.js';
import type {Summary} from './summary.js';

const mostQuestions = 25;

/** `summary.md`: what `summary.json` holds, in sentences for the attorney who signs. `full`: `all-results.csv` was written too; `kinds` are those of candidates, as the rules name them. */
export function summaryText(summary: Summary, {full, kinds}: {readonly full: boolean; readonly kinds: CandidateRules['kinds']}): string {
	const {engine, effective, county, asOf} = summary;
	const lines = new Map(summary.reconciliation.map(({label, count}) => [label, figure(count)]));
	const at = (label: string): string => lines.get(label)!;
	return [
		'# Second Look: summary of results',
		...summary.stamps.map(({word, sentence}) => `**${word}.** ${sentence}`),
		`The extract of ${mark(county)} County holds ${at('Data lines received')} data lines on ${at('People')} people. ${at('Convictions in scope')} convictions of `
		+ `${at('People with a conviction in scope')} people are in scope as of ${asOf}${summary.candidates.promoted > 0 ? `, and promoted from the candidates ${at('Promoted from the candidates')}` : ''}. Relief is not opposed for ${at('Relief not opposed')}, challenged for `
		+ `${at('Relief challenged')}, referred to a city prosecutor for ${at('Referred to a city prosecutor')}; ${at('Undecided')} are undecided.`,
		'## What was audited',
		table(['', ''], [
			['County', mark(county)],
			['As-of date', asOf],
			['Policy', `${mark(summary.policy.title)} (\`${summary.policy.id}\`), ${summary.policy.adopted ? 'adopted' : 'not adopted by any office'}`],
			['Last day for a challenge', summary.policy.challengeDeadline ?? 'none named by the policy'],
			...summary.rosters.map(sha256 => ['Office roster', `SHA-256 \`${sha256}\`. It says whose account decided, and proves no one's identity`]),
			...Object.entries(summary.parameters).map(([name, value]) => [`Parameter ${mark(name)}`, mark([value].flat().join(', ') || 'none')]),
			['Unreadable lines allowed', `${summary.maximumBadPercent} %`],
			...summary.extracts.map(({name, bytes, sha256, encoding}) => ['Extract', `${mark(name)}, ${figure(bytes)} bytes, ${encoding}, SHA-256 \`${sha256}\``]),
			['Program', `${summary.program.name} ${mark(summary.program.version)}`],
		], 'words'),
		'## Outcomes',
		'The engine\'s column is what the rules say; the effective one is that with the reviewers\' decisions.',
		table(['Outcome', 'Engine', 'Effective'], outcomes.map(outcome => outcomeLabels[outcome]).map(label => [label, ...both(engine, effective, figures => figures.convictionCountByDetermination[label]!)])),
		'## What is undecided',
		summary.undecided.convictions === 0
			? 'Nothing: every conviction in scope is decided.'
			: `${figure(summary.undecided.convictions)} convictions; for ${figure(summary.undecided.withRelief)} of them the rules give relief, but a person must look first. Each stands in \`undecided.csv\`.`,
		...questions(summary),
		...rulingsText(summary),
		'## Candidates',
		...candidates(summary, kinds),
		...factLines(summary.facts),
		...(summary.spotChecks ? ['## Spot checks', ...spotSentences(summary.spotChecks), 'What they show, and whether it still holds, `second-look sample report` says of the workspace.'] : []),
		'## Figures',
		...figures(engine, effective),
		'## By race, sex and age',
		'People are counted once over all files. Age is that on the as-of date.',
		groupTable('Race', summary.byRace),
		groupTable('Sex', summary.bySex),
		groupTable('Age', summary.byAge),
		'## Reconciliation',
		'Asserted before anything was written: every line and every conviction ends in exactly one place.',
		sums.map(sentence => `- ${sentence}`).join('\n'),
		table(['', 'Count'], summary.reconciliation.map(({label, count}) => [label, figure(count)])),
		...(summary.decisionsWithoutConviction > 0 ? [`The log keeps ${figure(summary.decisionsWithoutConviction)} decisions on convictions that are in scope no longer.`] : []),
		'## The files of this folder',
		guideTo(full),
	].join('\n\n') + '\n';
}

const both = (engine: GogenFigures, effective: GogenFigures, of: (figures: GogenFigures) => number): readonly string[] => [figure(of(engine)), figure(of(effective))];

/** Convictions out of scope that may concern marijuana: nothing is decided on them, and the court is not told of them. */
function candidates({candidates: {found, promoted, notPromoted, peopleWithoutConvictionInScope, promotionsInScope, promotionsWithoutCandidate}}: Summary, kinds: CandidateRules['kinds']): readonly string[] {
	const byKind = table(['Not promoted, by kind', 'Convictions'], candidateKinds.map(kind => [`${kinds[kind].title}${kinds[kind].verified ? '' : ' (NOT VERIFIED)'}`, figure(notPromoted.byKind[kind])]));
	return [
		`${figure(found)} convictions of this county are out of the policy's scope and may concern marijuana all the same; ${figure(peopleWithoutConvictionInScope)} people have such a conviction and none in scope. `
		+ `Reviewers promoted ${figure(promoted)} of them into this audit; ${figure(notPromoted.convictions)}, of ${figure(notPromoted.people)} people, were not, and nothing was decided on those. \`candidates.jsonl\` holds each with why.`,
		...(notPromoted.convictions === 0 ? [] : [byKind, 'A conviction of several kinds counts under each of them.']),
		...(promotionsInScope + promotionsWithoutCandidate > 0 ? [`The log keeps ${figure(promotionsInScope)} promotions of convictions that are in scope by themselves now, and ${figure(promotionsWithoutCandidate)} of convictions that are candidates no longer.`] : []),
	];
}

function questions({undecided: {byQuestion}}: Summary): readonly string[] {
	const asked = Object.entries(byQuestion).toSorted(([, one], [, other]) => other - one);
	if (asked.length === 0) {
		return [];
	}

	const shown = asked.slice(0, mostQuestions);
	const rest = asked.slice(mostQuestions);
	const remaining = rest.length === 0 ? [] : [[`${rest.length} further questions (\`summary.json\` lists all)`, figure(rest.reduce((total, [, count]) => total + count, 0))]];
	return [table(['Question', 'Convictions'], [...shown.map(([question, count]) => [mark(question), figure(count)]), ...remaining])];
}

function figures(engine: GogenFigures, effective: GogenFigures): readonly string[] {
	const row = (words: string, of: (figures: GogenFigures) => number): readonly string[] => [words, ...both(engine, effective, of)];
	const each = (words: (name: string) => string, of: (figures: GogenFigures) => Readonly<Record<string, number>>): ReadonlyArray<readonly string[]> =>
		[...new Set([engine, effective].flatMap(one => Object.keys(of(one))))].map(name => row(words(mark(name)), one => of(one)[name] ?? 0));
	const impact = (title: string, of: (figures: GogenFigures) => Readonly<Record<string, number>>): ReadonlyArray<readonly string[]> => [
		row(`${title}: people left without any felony`, one => of(one).CountSubjectsNoFelony!),
		row(`${title}: people left without a conviction in the seven years before the as-of date`, one => of(one).CountSubjectsNoConvictionLast7Years!),
		row(`${title}: people left without any conviction`, one => of(one).CountSubjectsNoConviction!),
	];
	return [
		`Earliest conviction with a certain date: ${engine.earliestConviction ?? 'none'}. Without a certain date: ${figure(engine.convictionsWithoutCertainDate)} convictions. `
		+ 'Of a person something is claimed only where everything on their record that may count against it got relief.',
		table(['Figure', 'Engine', 'Effective'], [
			row('People with a conviction in scope', one => one.subjectsWithProp64ConvictionCountInCounty),
			row('People with a dismissal or a reduction', one => one.subjectsWithSomeReliefCount),
			...impact('With these choices', one => one.reliefWithCurrentEligibilityChoices),
			...impact('If every conviction certainly in scope were dismissed', one => one.reliefWithDismissAllProp64),
			...each(name => `Convictions counted under ${sectionWords(name)}`, one => one.prop64ConvictionsCountInCountyByCodeSection),
			row('Felonies', one => one.prop64FelonyConvictionsCountInCounty),
			row('Misdemeanors and infractions', one => one.prop64NonFelonyConvictionsCountInCounty),
			row('Severity unknown', one => one.prop64UnknownSeverityConvictionsCountInCounty),
			row('Dismissed as misdemeanor or infraction', one => one.misdemeanorOrInfractionDismissalCount),
			...each(name => `Dismissed because the office dismisses HS ${name}`, one => one.convictionDismissalCountByCodeSection),
			...each(name => `Dismissed: ${name}`, one => one.convictionDismissalCountByAdditionalRelief),
			...each(name => `Reduced because the office reduces HS ${name}`, one => one.convictionReductionCountByCodeSection),
			row('Reduced for another reason', one => one.otherReductionCount),
			row('Neither dismissed nor reduced', one => one.convictionsWithoutReliefCount),
		]),
	];
}

const sectionWords = (name: string): string => name === 'unknown' ? 'no section that could be read' : (name === promotedSection ? 'another section (promoted from the candidates)' : `HS ${name}`);

const groupTable = (name: string, groups: readonly Group[]): string => table(
	[name, 'People', 'Convictions', ...outcomes.map(outcome => outcomeLabels[outcome]), 'Undecided'],
	groups.map(group => [mark(group.group), figure(group.people), figure(group.convictions), ...outcomes.map(outcome => figure(group.effective[outcomeLabels[outcome]]!)), figure(group.undecided)]),
);
