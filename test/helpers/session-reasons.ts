import type {Reasons, Relief} from '../../source/rules/reasons.js';

/** The shape of `rules/reasons.yaml`, short. */
export const sessionReasons: Reasons = {
	overrides: [
		{code: 'record-misread', title: 'The engine misread the record', for: ['dismiss', 'reduce', 'not-eligible', 'refer', 'hand-review'], minimumWords: 4},
		{code: 'facts-presumed', title: 'No admissible proof against relief, which the law presumes', for: ['dismiss', 'reduce'], cite: 'HS 11361.8(b), (f); People v. Banda (2018) 26 Cal.App.5th 349', minimumWords: 4},
		{code: 'not-covered', title: 'The charge is not one that the act reaches', for: ['not-eligible'], minimumWords: 4},
		{code: 'other', title: 'Another reason', for: ['dismiss', 'reduce', 'not-eligible', 'refer', 'hand-review'], minimumWords: 8},
	],
	challenges: [
		{code: 'not-eligible', title: 'The person does not meet the criteria', cite: 'HS 11361.8(b), (f)', minimumWords: 6},
		{code: 'public-safety', title: 'Relief would pose an unreasonable risk of danger to public safety', cite: 'HS 11361.8(b)', verified: false, warning: 'Whether this ground reaches completed sentences is debated; state why it does here.', minimumWords: 10},
	],
	deferMinimumWords: 2,
	evidenceKinds: ['docket', 'court file', 'DOJ row'],
};

export const sessionReliefs: readonly Relief[] = [
	{id: 'dismiss-and-seal', outcome: 'dismiss', sentence: 'completed', title: 'Dismiss as legally invalid and seal', subdivision: '11361.8(e)-(f)'},
	{id: 'recall-and-dismiss', outcome: 'dismiss', sentence: 'serving', title: 'Recall and dismiss the sentence as legally invalid', subdivision: '11361.8(a)-(b)'},
	{id: 'redesignate-misdemeanor', outcome: 'reduce', sentence: 'completed', level: 'misdemeanor', title: 'Redesignate as a misdemeanor', subdivision: '11361.8(e)-(f)'},
	{id: 'resentence-misdemeanor', outcome: 'reduce', sentence: 'serving', level: 'misdemeanor', title: 'Recall and resentence as a misdemeanor', subdivision: '11361.8(a)-(b)'},
	{id: 'misdemeanor-form-open', outcome: 'reduce', sentence: 'unknown', level: 'misdemeanor', open: true, title: 'Reduce to a misdemeanor; petition or application: cannot be told', subdivision: '11361.8(a)-(b) or (e)-(f)'},
	{id: 'city-prosecutor', outcome: 'refer', title: 'As the city prosecutor decides'},
];
