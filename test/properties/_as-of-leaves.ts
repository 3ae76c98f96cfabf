import type {LeafName} from '../../source/rules/tests.js';

/** Which tests of the vocabulary ask about the as-of date. A new test has to be entered here to compile. */
export const namesAsOf: Readonly<Record<LeafName, boolean>> = {
	'age-as-of': true,
	'age-in-mean-years': true,
	'years-since-conviction': true,
	'years-since-any-conviction': true,
	sentence: true,
	'every-sentence': true,
	level: false,
	'section-in': false,
	offense: false,
	'subdivision-in': false,
	convicted: false,
	arrested: false,
	'age-at-arrest': false,
	'age-at-conviction': false,
	'prior-offense': false,
	'priors-of-same-section': false,
	'other-offense-in-cycle': false,
	registrant: false,
	county: false,
	'arresting-agency': false,
	setting: false,
	'only-offenses': false,
	deceased: false,
	always: false,
};
