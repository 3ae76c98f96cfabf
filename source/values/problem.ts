/** Something wrong with what the program was given. Never holds a person's data. */
export type Problem = {
	readonly file?: string;
	readonly line?: number;
	readonly column?: number;
	readonly found: string;
	readonly expected: string;
	readonly next: string;
};

/** A value, or the whole list of reasons why there is none. */
export type Attempt<Value>
	= | {readonly ok: true; readonly value: Value}
		| {readonly ok: false; readonly problems: readonly Problem[]};

export const success = <Value>(value: Value): Attempt<Value> => ({ok: true, value});

export const failure = (...problems: readonly Problem[]): {readonly ok: false; readonly problems: readonly Problem[]} => ({ok: false, problems});

/** Every problem of several attempts, each once: a step that hands on the failure of the one before adds nothing. */
export const problemsOf = (...attempts: ReadonlyArray<Attempt<unknown>>): readonly Problem[] => [...new Set(attempts.flatMap(attempt => attempt.ok ? [] : attempt.problems))];

/** `rules/x.yaml:12:3: found …; expected …. Next: …` */
export function problemText(problem: Problem): string {
	const place = [problem.file, problem.line, problem.column].filter(part => part !== undefined).join(':');
	return `${place === '' ? '' : `${place}: `}found ${problem.found}; expected ${problem.expected}. Next: ${problem.next}`;
}
