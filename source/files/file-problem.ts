import type {Problem} from '../values/problem.js';

/** A problem of the disk, with the exit code it calls for (design, section 4). */
export type FileProblem = Problem & {readonly exit: FileExit};
export type FileExit = 64 | 65 | 66 | 70 | 73 | 74 | 75;

const causes: Readonly<Record<string, readonly [found: string, next: string]>> = {
	ENOSPC: ['a full disk', 'free some space, then do it again'],
	EDQUOT: ['a full quota', 'free some space, then do it again'],
	EIO: ['an input/output error of the disk', 'check the disk, and copy the workspace to another'],
	EACCES: ['no permission', 'check who owns the folder and its permissions'],
	EPERM: ['no permission', 'check who owns the folder and its permissions'],
	EROFS: ['a disk that cannot be written to', 'copy the workspace to one that can'],
	ENOENT: ['no such file or folder', 'check the name'],
	ENOTDIR: ['a file where a folder should be', 'check the name'],
	EISDIR: ['a folder where a file should be', 'check the name'],
	EEXIST: ['something of that name already', 'choose another name'],
	ENOTEMPTY: ['something of that name already', 'choose another name'],
	EMFILE: ['too many open files', 'close other programs'],
	EFBIG: ['a file too large for this disk', 'move the workspace to another disk'],
};

const codeOf = (error: unknown): string => error instanceof Error && 'code' in error ? String(error.code) : '';

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
export const isTaken = (error: unknown): boolean => codeOf(error) === 'EEXIST';

/** In: what the system threw. Out: the problem in words; `expected` says what was tried. */
export function systemProblem(error: unknown, file: string, expected: string, exit: FileExit): FileProblem {
	const code = codeOf(error);
	const [found, next] = causes[code] ?? [`a system error${code === '' ? '' : ` (${code})`}`, 'do it again; if it stays, report it'];
	return {file, found, expected, next, exit};
}

export const withExit = (exit: FileExit) => (problem: Problem): FileProblem => ({exit, ...problem});

/** The exit code the first problem asks for; `fallback` where none does. */
export function exitCodeOf(problems: readonly Problem[], fallback: number): number {
	const coded = problems.find((problem): problem is FileProblem => 'exit' in problem);
	return coded?.exit ?? fallback;
}
