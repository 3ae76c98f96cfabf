import {accept} from '../determinations/acceptance.js';
import type {ConvictionRecord} from '../determinations/determination.js';
import type {Engine} from '../determinations/engine.js';
import {failure, success, type Attempt} from '../values/problem.js';
import type {ExtractFile} from './extract-file.js';
import {withExit} from './file-problem.js';
import {firstPass, type PassReaders} from './first-pass.js';
import type {LineStore} from './line-store.js';

/**
Every conviction in scope, determined, in order of key, each read from its line when its turn comes. Writes nothing to disk. Problems (65):
those that stop an evaluation.
*/
export async function determineAll(files: readonly ExtractFile[], engine: Engine, maximumBadPercent: number, progress: (bytes: number, total: number, people: number) => void, readers?: PassReaders): Promise<Attempt<Iterable<ConvictionRecord>>> {
	const total = files.reduce((bytes, file) => bytes + file.bytes, 0);
	const pass = await firstPass(files, engine, {
		readers,
		progress(bytes, people) {
			progress(bytes, total, people);
		},
	});
	if (!pass.ok) {
		return failure(...pass.problems.map(problem => withExit(65)(problem)));
	}

	const {counts, unreadable, countySeen, lines} = pass.value;
	const accepted = accept(counts, maximumBadPercent, engine.county, countySeen, unreadable[0]);
	return accepted.ok
		? success(recordsOf(lines))
		: failure(...accepted.problems.map(problem => withExit(65)({file: files[(unreadable[0]?.file ?? 1) - 1]!.path, ...problem})));
}

function * recordsOf(lines: LineStore): Generator<ConvictionRecord> {
	for (const [, line] of lines.inOrder()) {
		yield JSON.parse(line) as ConvictionRecord;
	}
}
