import {testNames} from '../../source/rules/tests.js';
import {ruleBook} from '../helpers/rules-fixture.js';

/** A small policy of an office that is right. Each case makes it wrong by one replacement. */
export const right = `id: ours
title: Our criteria
source: {what: memo of the office, seen: 2026-03, verified: true}
adopted: null
as-of: 2020-07-01
scope: {county: from-option, offenses: [prop64]}
parameters:
  dismiss:
    type: sections
    default: ['11357']
    among: ['11357', '11358']
    meaning: dismissed whatever else
  reduce: {type: sections, default: ['11358'], among: ['11358', '11359'], meaning: reduced}
  years-since: {type: years, default: 7, min: 1, max: 15, meaning: old enough}
  deceased: {type: switch, default: false, meaning: dismiss when dead}
questions:
  - id: not-a-felony
    ask: Is the conviction a misdemeanor or an infraction?
    when: {level: [misdemeanor, infraction]}
    then: {outcome: dismiss, reason: No felony}
  - id: section-dismissed
    ask: Is the section one the office dismisses?
    active: {parameter: dismiss}
    when: {section-in: {parameter: dismiss}}
    then: {outcome: dismiss, reason: 'Dismiss all HS {section} convictions'}
  - id: old-conviction
    ask: Did the conviction occur {years-since} or more years before the as-of date?
    cite: HS 11361.8
    verified: false
    when: {years-since-conviction: {at-least: {parameter: years-since}}}
    then: {outcome: dismiss, reason: 'Conviction occurred {years-since} or more years ago'}
  - id: young
    ask: Was the person not yet 21?
    when: {all: [{age-at-conviction: {under: 21}}, {not: {section-in: ['11360']}}]}
    then: {outcome: reduce, reason: Young}
otherwise: {outcome: hand-review, reason: Nothing fits}
examples:
  - given: {charge: 11359 HS, level: misdemeanor, convicted: 2019-03-01}
    expect: {outcome: dismiss, question: not-a-felony}
  - given: {charge: 11359 HS, level: felony, convicted: 2019-03-01, born: 1980-01-01}
    set: {dismiss: ['11357'], years-since: 5}
    expect: {outcome: hand-review, question: otherwise}
`;

/** `says` is the first problem, whole, behind the name of the file. */
type Case = readonly [what: string, from: string, to: string, says: string];

export const cases: readonly Case[] = [
	['a misspelt key at the top', 'title: Our', 'titel: Our', '1:1: found no title; expected text. Next: add "title: …" there; rules/README.md lists what may stand here'],
	['a misspelt key in a question', '    cite: HS', '    citation: HS', '28:5: found the key "citation"; expected one of id, ask, cite, verified, active, when, then. Next: take it out; rules/README.md lists what may stand here'],
	['a missing title', 'title: Our criteria\n', '', '1:1: found no title; expected text. Next: add "title: …" there; rules/README.md lists what may stand here'],
	['a question without an ask', '    ask: Was the person not yet 21?\n', '', '32:5: found no questions.young.ask; expected text. Next: add "ask: …" there; rules/README.md lists what may stand here'],
	['a question without an outcome', '{outcome: reduce, reason: Young}', '{reason: Young}', '35:5: found no questions.young.then.outcome; expected one of dismiss, reduce, not-eligible, refer, hand-review. Next: add "outcome: …" there; rules/README.md lists what may stand here'],
	['an outcome nobody knows', '{outcome: reduce, reason: Young}', '{outcome: reduced, reason: Young}', '35:12: found questions.young.then.outcome = "reduced"; expected one of dismiss, reduce, not-eligible, refer, hand-review. Next: did you mean "reduce"?'],
	['an empty reason', 'reason: Young', 'reason: \'\'', '35:29: found questions.young.then.reason = ""; expected text that is not empty. Next: write something there'],
	['a list that is no list', '[misdemeanor, infraction]', 'misdemeanor', '19:12: found questions.not-a-felony.when.level = "misdemeanor"; expected a list in brackets. Next: put it in brackets: [misdemeanor]'],
	['a level nobody knows', '[misdemeanor, infraction]', '[misdemeaner, infraction]', '19:20: found questions.not-a-felony.when.level[1] = "misdemeaner"; expected one of felony, misdemeanor, infraction. Next: did you mean "misdemeanor"?'],
	['a test nobody knows', 'level: [misdemeanor', 'levels: [misdemeanor', `19:12: found the key "levels"; expected one of ${testNames.join(', ')}. Next: did you mean "level"?`],
	['two tests at one place', '{level: [misdemeanor, infraction]}', '{level: [misdemeanor], always: true}', `19:5: found questions.not-a-felony.when = {"level":["misdemeanor"],"always":true}; expected exactly one test: ${testNames.join(', ')}. Next: combine tests with all, any or not, as in {all: [{level: [felony]}, {deceased: true}]}`],
	['an empty list of tests', '{all: [{age-at-conviction: {under: 21}}, {not: {section-in: [\'11360\']}}]}', '{all: []}', '34:12: found questions.young.when.all = []; expected a list of at least 1. Next: write at least one'],
	['a boundary of another test', '{at-least: {parameter: years-since}}', '{more-than: 5}', '30:12: found no questions.old-conviction.when.years-since-conviction.at-least; expected a whole number, or {parameter: …}. Next: add "at-least: …" there; rules/README.md lists what may stand here'],
	['years in words', '{under: 21}', '{under: twenty}', '34:39: found questions.young.when.all[1].age-at-conviction.under = "twenty"; expected a whole number, or {parameter: …}. Next: write a number in digits'],
	['years in quotes', '{under: 21}', '{under: \'21\'}', '34:39: found questions.young.when.all[1].age-at-conviction.under = "21"; expected a whole number, or {parameter: …}. Next: take the quotes away: 21'],
	['years out of range', '{under: 21}', '{under: 210}', '34:39: found questions.young.when.all[1].age-at-conviction.under = 210; expected a whole number of at most 120. Next: change the number'],
	['no years at all', '{under: 21}', '{under: 0}', '34:39: found questions.young.when.all[1].age-at-conviction.under = 0; expected a whole number of at least 1. Next: change the number'],
	['a section without quotes', 'default: [\'11357\']', 'default: [11357]', '10:15: found parameters.dismiss.default[1] = 11357; expected text. Next: put it in quotes: \'11357\''],
	['a default that is not among the sections', 'default: [\'11357\']', 'default: [\'11359\']', '10:5: found the default ["11359"]; expected sections listed under among. Next: change the default or the list'],
	['a section in two lists', 'default: [\'11357\']', 'default: [\'11358\']', '13:28: found 11358 in the defaults of both dismiss and reduce; expected each section in one list. Next: take it out of one of them'],
	['a section that no table of the scope has', 'section-in: [\'11360\']', 'section-in: [\'11306\']', '34:72: found the section 11306; expected a section of prop64. Next: correct it, or put its table into the scope; there are 11357, 11358, 11359, 11360'],
	['a section among a parameter\'s that no table has', '[\'11358\', \'11359\']', '[\'11358\', \'11395\']', '13:65: found the section 11395; expected a section of prop64. Next: correct it, or put its table into the scope; there are 11357, 11358, 11359, 11360'],
	['a type of parameter nobody knows', 'type: switch', 'type: toggle', '15:14: found parameters.deceased.type = "toggle"; expected one of sections, years, switch, choice. Next: write one of them; rules/README.md lists what may stand here'],
	['a key of another type of parameter', '{type: switch, default', '{type: switch, min: 1, default', '15:28: found the key "min"; expected one of type, default, off, options-key, options-switch, meaning. Next: take it out; rules/README.md lists what may stand here'],
	['a switch in words', 'default: false', 'default: off', '15:28: found parameters.deceased.default = "off"; expected true or false. Next: write true or false; yes, no, on and off are words here'],
	['a default out of range', 'default: 7', 'default: 20', '14:30: found the default 20; expected 0 or 1 to 15. Next: change the default or the range'],
	['a range upside down', 'min: 1, max: 15', 'min: 15, max: 1', '14:42: found min 15 above max 1; expected a range from the smaller to the greater. Next: exchange the two, or correct one'],
	['a parameter without a meaning', ', meaning: reduced', '', '13:3: found no parameters.reduce.meaning; expected text. Next: add "meaning: …" there; rules/README.md lists what may stand here'],
	['a parameter nobody declared', '{section-in: {parameter: dismiss}}', '{section-in: {parameter: dismis}}', '24:5: found the parameter "dismis"; expected one of dismiss, reduce, years-since, deceased. Next: did you mean "dismiss"?'],
	['a parameter of another type', '{section-in: {parameter: dismiss}}', '{section-in: {parameter: years-since}}', '24:5: found the parameter "years-since", which holds years; expected a parameter that holds sections. Next: name another parameter, or ask another test'],
	['a question turned on by nothing', 'active: {parameter: dismiss}', 'active: {parameter: dismissed}', '23:5: found the parameter "dismissed"; expected one of dismiss, reduce, years-since, deceased. Next: did you mean "dismiss"?'],
	['a second attorney for what nobody knows', 'as-of: 2020-07-01', 'second-attorney: [not-eligible, chalenge]\nas-of: 2020-07-01', '5:33: found second-attorney[2] = "chalenge"; expected one of not-eligible, challenge. Next: did you mean "challenge"?'],
	['a second attorney in words', 'as-of: 2020-07-01', 'second-attorney: challenge\nas-of: 2020-07-01', '5:1: found second-attorney = "challenge"; expected a list in brackets. Next: put it in brackets: [challenge]'],
	['a second attorney twice', 'as-of: 2020-07-01', 'second-attorney: [challenge, challenge]\nas-of: 2020-07-01', '5:1: found second-attorney = ["challenge","challenge"]; expected each decision once. Next: take out the one that stands there twice'],
	['a day that does not exist', 'as-of: 2020-07-01', 'as-of: 2020-06-31', '5:1: found as-of = "2020-06-31"; expected a date YYYY-MM-DD that exists. Next: write year, month and day, as in 2020-07-01'],
	['a day written the other way', 'as-of: 2020-07-01', 'as-of: 07/01/2020', '5:1: found as-of = "07/01/2020"; expected a date YYYY-MM-DD that exists. Next: write year, month and day, as in 2020-07-01'],
	['an adoption without a memo', 'adopted: null', 'adopted: {by: A. Name, on: 2026-03-02}', '4:1: found no adopted.memo; expected text. Next: add "memo: …" there; rules/README.md lists what may stand here'],
	['an adoption in words', 'adopted: null', 'adopted: yes', '4:1: found adopted = "yes"; expected null, or {by: …, on: …, memo: …}. Next: rules/README.md lists what may stand here'],
	['no adopted at all', 'adopted: null\n', '', '1:1: found no adopted; expected null, or {by: …, on: …, memo: …}. Next: add "adopted: …" there; rules/README.md lists what may stand here'],
	['a county nobody knows', 'county: from-option', 'county: LOS ANGELOS', '6:9: found the county "LOS ANGELOS"; expected from-option, or one of rules/counties.yaml. Next: did you mean "LOS ANGELES"?'],
	['an offense table nobody knows', 'offenses: [prop64]', 'offenses: [prop46]', `6:41: found the offense table "prop46"; expected one of ${[...ruleBook.offenses.keys()].join(', ')}. Next: did you mean "prop64"?`],
	['an id twice', 'id: old-conviction', 'id: not-a-felony', '26:5: found the id "not-a-felony" a second time; expected an id of its own for each question. Next: rename one of them'],
	['an id with capitals', 'id: young', 'id: Young', '32:5: found questions.Young.id = "Young"; expected a name in lower case with hyphens. Next: write it as in old-conviction'],
	['an id that the engine uses', 'id: young', 'id: open-question', '32:5: found the id "open-question"; expected an id that the engine does not use itself (otherwise, open-question, scope, key-broken, rule-failed). Next: rename the question'],
	['a test asked before', '{years-since-conviction: {at-least: {parameter: years-since}}}', '{level: [misdemeanor, infraction]}', '30:5: found the same test as "not-a-felony"; expected a test that no earlier question asks. Next: take one of the two out: the first always decides'],
	['a question that can never be asked', '{years-since-conviction: {at-least: {parameter: years-since}}}', '{always: true}', '32:5: found the question "young" after "old-conviction", which always answers yes; expected no question behind one that always decides. Next: move it up or take it out'],
	['braces in an ask that nothing fills', 'occur {years-since} or', 'occur {years} or', '27:5: found {years} in the ask; expected one of {dismiss}, {reduce}, {years-since}, {deceased}. Next: name a parameter of the policy, or take the braces away'],
	['braces in a reason that nothing fills', '\'Conviction occurred {years-since} or', '\'Conviction occurred {year-since} or', '31:30: found {year-since} in the reason; expected one of {dismiss}, {reduce}, {years-since}, {deceased}. Next: name a parameter of the policy, or take the braces away'],
	['{section} where none was looked for', '\'Conviction occurred {years-since} or', '\'HS {section} occurred {years-since} or', '31:30: found {section} in the reason; expected one of {dismiss}, {reduce}, {years-since}, {deceased}. Next: {section} is what section-in found: it stands in the reason of a question that asks it'],
	['an example with a misspelt key', 'convicted: 2019-03-01, born', 'convicted: 2019-03-01, birth', '40:69: found the key "birth"; expected one of charge, level, convicted, born, county, deceased, also, arrested, agency, sentence, registered, charged. Next: take it out; rules/README.md lists what may stand here'],
	['an example that sets a parameter nobody declared', '{dismiss: [\'11357\'], years-since: 5}', '{dismiss: [\'11357\'], year-since: 5}', '41:31: found the parameter "year-since"; expected one of dismiss, reduce, years-since, deceased. Next: did you mean "years-since"?'],
	['an example that sets a value out of range', 'years-since: 5}', 'years-since: 50}', '41:31: found years-since = 50; expected 0 (off), or a whole number from 1 to 15. Next: years-since: old enough'],
	['an example that expects a question nobody asks', 'question: not-a-felony}', 'question: no-felony}', '39:32: found the question "no-felony"; expected a question of this policy, or one of the engine\'s own. Next: did you mean "not-a-felony"?'],
	['an example on a day that does not exist', 'convicted: 2019-03-01}', 'convicted: 2019-02-30}', '38:51: found the date 2019-02-30; expected a day that exists. Next: write year, month and day; a date that the extract gives wrongly is written as it stands there, like 20190230'],
	['an example without an as-of date', 'as-of: 2020-07-01\n', '', '37:5: found no as-of date; expected as-of: YYYY-MM-DD in the example or in the policy. Next: give the example a date'],
	['an example that comes out otherwise', 'years-since: 5}', 'years-since: 1}', '40:5: found example 2 (11359 HS): dismiss by old-conviction ("Conviction occurred 1 or more years ago"); expected hand-review by otherwise. Next: correct the example or the questions'],
	['an example out of scope', '{charge: 11359 HS, level: misdemeanor', '{charge: 459 PC, level: misdemeanor', '38:5: found example 1 (459 PC): out of the scope of the policy; expected dismiss by not-a-felony. Next: correct the example or the questions'],
	['a doubled key', 'title: Our', 'title: Mine\ntitle: Our', '3:1: found map keys must be unique; expected YAML. Next: take one of the two out'],
	['a bracket that does not close', '[misdemeanor, infraction]', '[misdemeanor, infraction', '19:43: found flow sequence in block collection must be sufficiently indented and end with a ]; expected YAML. Next: close the bracket or brace that was opened on this line or above it'],
	['a tab for blanks', '    ask: Was', '\task: Was', '33:1: found tabs are not allowed as indentation; expected YAML. Next: indent with blanks, not with tabs'],
	['nothing in the questions', 'questions:\n', 'questions: []\nquestion:\n', '16:1: found questions = []; expected a list of at least 1. Next: write at least one'],
];
