/** An answer to a question of fact. `unknown` satisfies no test and refuses nothing. */
export type Answer = 'yes' | 'no' | 'unknown';

/** All must hold (strong Kleene conjunction). */
export function allOf(answers: readonly Answer[]): Answer {
	if (answers.includes('no')) {
		return 'no';
	}

	return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** One must hold (strong Kleene disjunction). */
export function anyOf(answers: readonly Answer[]): Answer {
	if (answers.includes('yes')) {
		return 'yes';
	}

	return answers.includes('unknown') ? 'unknown' : 'no';
}

/** One of two must hold. */
export const either = (one: Answer, other: Answer): Answer => one === 'yes' || other === 'yes' ? 'yes' : (one === 'unknown' ? one : other);

export const negate = (answer: Answer): Answer => answer === 'unknown' ? 'unknown' : (answer === 'yes' ? 'no' : 'yes');

export const known = (holds: boolean): Answer => holds ? 'yes' : 'no';

/** What several possible readings agree on: their common answer, else unknown. No reading at all is unknown. */
export function agreement(answers: readonly Answer[]): Answer {
	const [first] = answers;
	return first !== undefined && answers.every(answer => answer === first) ? first : 'unknown';
}
