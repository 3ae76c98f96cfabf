import {known} from '../values/knowable.js';
import {ageInMeanYears, ageReached, underAgeAtArrest, underAgeAtConviction} from './facts/ages.js';
import {countyIs} from './facts/county.js';
import {arrestingAgency, otherOffenseInCycle} from './facts/cycle.js';
import {arrestedOn, convictedOn, sideWords} from './facts/day-sides.js';
import {isDeceased} from './facts/deceased.js';
import {levelIs} from './facts/level.js';
import {inSentence, offenseIn, onlyOffenses, sectionListed, subdivisionIn} from './facts/offenses.js';
import {priorOffense, priorsOfSameSection, type SameSection} from './facts/priors.js';
import {isRegistrant} from './facts/registrant.js';
import {everySentenceCompleted, sentenceIs} from './facts/sentences.js';
import {yearsSinceAnyConviction, yearsSinceConviction} from './facts/years.js';
import {yearsFrom, type Circumstances, type LeafFinding} from './finding.js';
import type {Parameters} from './policy.js';
import type {choices, LeafArgument, LeafName} from './tests.js';

/** What the words of a test are made from: no conviction is needed to say what is asked. */
export type WordsFrom = Pick<Circumstances, 'parameters' | 'offenses'>;

type LeafTable = {readonly [Name in LeafName]: {
	readonly words: (argument: LeafArgument<Name>, circumstances: WordsFrom) => string;
	readonly answer: (argument: LeafArgument<Name>, circumstances: Circumstances) => LeafFinding;
}};

const sectionsFrom = (argument: LeafArgument<'section-in'>, {parameters}: WordsFrom): readonly string[] =>
	Array.isArray(argument) ? argument : parameters[argument.parameter] as readonly string[];

const titlesOf = (ids: readonly string[], offenses: Circumstances['offenses']): string => ids.map(id => inSentence(offenses.get(id)!.title)).join(' or ');

/** A word as written in a policy, or the value of the choice it names. */
const wordFrom = <Word extends string>(word: Word | {readonly parameter: string}, parameters: Parameters): Word => typeof word === 'string' ? word : parameters[word.parameter] as Word;

function sameSectionFrom(argument: LeafArgument<'priors-of-same-section'>, parameters: Parameters): SameSection {
	const {counted, levels} = argument;
	return {atLeast: yearsFrom(argument['at-least'], parameters), counted: wordFrom<SameSection['counted']>(counted, parameters), levels: levels === undefined ? 'any' : wordFrom<SameSection['levels']>(levels, parameters)};
}

/** What each test of the vocabulary says in words, and how it is answered. */
export const leaves: LeafTable = {
	level: {
		words: wanted => `the conviction is ${wanted.map(level => level === 'infraction' ? 'an infraction' : `a ${level}`).join(' or ')}`,
		answer: (wanted, circumstances) => levelIs(circumstances, wanted),
	},
	'section-in': {
		words: (argument, circumstances) => `the section is one of ${sectionsFrom(argument, circumstances).join(', ') || 'none'}`,
		answer: (argument, circumstances) => sectionListed(circumstances, sectionsFrom(argument, circumstances)),
	},
	'age-at-conviction': {
		words: ({under}, {parameters}) => `the person was under ${yearsFrom(under, parameters)} on the day of conviction`,
		answer: ({under}, circumstances) => underAgeAtConviction(circumstances, yearsFrom(under, circumstances.parameters)),
	},
	'age-as-of': {
		words: ({'at-least': years}, {parameters}) => `the person is ${yearsFrom(years, parameters)} or older on the as-of date`,
		answer: ({'at-least': years}, circumstances) => ageReached(circumstances, yearsFrom(years, circumstances.parameters)),
	},
	'years-since-conviction': {
		words: ({'at-least': years}, {parameters}) => `the conviction is ${yearsFrom(years, parameters)} or more years before the as-of date`,
		answer: ({'at-least': years}, circumstances) => yearsSinceConviction(circumstances, yearsFrom(years, circumstances.parameters)),
	},
	'years-since-any-conviction': {
		words: (argument, {parameters}) => 'more-than' in argument
			? `every conviction of the person is more than ${yearsFrom(argument['more-than'], parameters)} years before the as-of date`
			: `every conviction of the person is ${yearsFrom(argument['at-least'], parameters)} or more years before the as-of date`,
		answer: (argument, circumstances) => 'more-than' in argument
			? yearsSinceAnyConviction(circumstances, yearsFrom(argument['more-than'], circumstances.parameters))
			: yearsSinceAnyConviction(circumstances, yearsFrom(argument['at-least'], circumstances.parameters), true),
	},
	offense: {
		words: (ids, {offenses}) => `the charge is one of the ${titlesOf(ids, offenses)}`,
		answer: (ids, circumstances) => offenseIn(circumstances, ids),
	},
	'subdivision-in': {
		words: paths => `the charge is under ${paths.map(path => path.replaceAll(/\.([A-Z\d]+)/g, (_, part: string) => `(${part.toLowerCase()})`)).join(' or ')}`,
		answer: (paths, circumstances) => subdivisionIn(circumstances, paths),
	},
	convicted: {
		words: side => `the conviction is ${sideWords(side)}`,
		answer: (side, circumstances) => convictedOn(circumstances, side),
	},
	arrested: {
		words: side => `the arrest is ${sideWords(side)}`,
		answer: (side, circumstances) => arrestedOn(circumstances, side),
	},
	'age-at-arrest': {
		words: ({under}, {parameters}) => `the person was under ${yearsFrom(under, parameters)} on the day of the arrest`,
		answer: ({under}, circumstances) => underAgeAtArrest(circumstances, yearsFrom(under, circumstances.parameters)),
	},
	'age-in-mean-years': {
		words: ({'at-most': years}, {parameters}) => `the person is at most ${yearsFrom(years, parameters)} years of 365.25 days old on the as-of date`,
		answer: ({'at-most': years}, circumstances) => ageInMeanYears(circumstances, yearsFrom(years, circumstances.parameters)),
	},
	'prior-offense': {
		words: (ids, {offenses}) => `the person has an earlier conviction, of another case, for one of the ${titlesOf(ids, offenses)}`,
		answer: (ids, circumstances) => priorOffense(circumstances, ids),
	},
	'priors-of-same-section': {
		words(argument, {parameters}) {
			const {atLeast, counted, levels} = sameSectionFrom(argument, parameters);
			return `the person has ${atLeast} or more earlier ${levels === 'felony' ? 'felony ' : ''}${counted} under the same section`;
		},
		answer: (argument, circumstances) => priorsOfSameSection(circumstances, sameSectionFrom(argument, circumstances.parameters)),
	},
	'other-offense-in-cycle': {
		words: ({tables, counting}, {offenses}) => `a ${counting === 'charges' ? 'charge' : 'conviction'} of the same cycle is one of the ${titlesOf(tables, offenses)}`,
		answer: ({tables, counting}, circumstances) => otherOffenseInCycle(circumstances, tables, counting),
	},
	registrant: {
		words: (when, {parameters}) => `the person was registered under PC 290 ${wordFrom(when, parameters).replaceAll('-', ' ')}`,
		answer: (when, circumstances) => isRegistrant(circumstances, wordFrom<(typeof choices.registrant)[number]>(when, circumstances.parameters)),
	},
	sentence: {
		words: state => state === 'completed' ? 'the sentence is completed' : 'the sentence is still being served',
		answer: (state, circumstances) => sentenceIs(circumstances, state),
	},
	'every-sentence': {
		words: () => 'every sentence of the person is completed',
		answer: (_, circumstances) => everySentenceCompleted(circumstances),
	},
	county: {
		words: names => `the court was in ${names.join(' or ')}`,
		answer: (names, circumstances) => countyIs(circumstances, names),
	},
	'arresting-agency': {
		words: names => `the arrest was made by ${names.join(' or ')}`,
		answer: (names, circumstances) => arrestingAgency(circumstances, names),
	},
	setting: {
		words: ({parameter, is}) => `${parameter} is set to ${String(is)}`,
		answer: ({parameter, is}, {parameters}) => ({
			answer: known(parameters[parameter] === is),
			told: () => ({because: `${parameter} is ${String(parameters[parameter])}`, rows: [], facts: [], yesIf: `${parameter} is set to ${String(is)}`, noIf: `${parameter} is not set to ${String(is)}`}),
		}),
	},
	'only-offenses': {
		words: (ids, {offenses}) => `every conviction of the person is one of the ${titlesOf(ids, offenses)}`,
		answer: (ids, circumstances) => onlyOffenses(circumstances, ids),
	},
	deceased: {
		words: () => 'the record shows the person\'s death',
		answer: (_, circumstances) => isDeceased(circumstances),
	},
	always: {
		words: () => 'every conviction',
		answer: () => ({answer: 'yes', told: () => ({because: 'holds for every conviction', rows: [], facts: [], yesIf: 'in every case', noIf: 'in no case'})}),
	},
};
