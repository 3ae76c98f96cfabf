import path from 'node:path';
import type {Share} from './share.js';

/** Where everything of a workspace stands (design, section 6: contract). */
export type WorkspacePaths = {
	readonly folder: string;
	readonly manifest: string;
	readonly rules: string;
	readonly convictions: string;
	readonly candidates: string;
	readonly secret: string;
	readonly unreadable: string;
	readonly log: string;
	readonly head: string;
	readonly words: string;
	/** The rulings in words, beside the rules that they amend. */
	readonly amendments: string;
	/** What reviewers began and did not save. */
	readonly drafts: string;
	readonly results: string;
	readonly lock: string;
};

export function workspacePaths(folder: string): WorkspacePaths {
	const at = (name: string): string => path.join(folder, name);
	return {
		folder,
		manifest: at('audit.json'),
		rules: at('rules'),
		convictions: at('convictions.jsonl'),
		candidates: at('candidates.jsonl'),
		secret: at('secret'),
		unreadable: at('unreadable.jsonl'),
		log: at('review.jsonl'),
		head: at('review.head'),
		words: at('words.jsonl'),
		amendments: at('amendments.yaml'),
		drafts: at('drafts.json'),
		results: at('results'),
		lock: at('lock'),
	};
}

/** The workspace of an extract where no --workspace is given: its file name and `.audit`, beside it; of a share with `.part-I-of-N` between. */
export const defaultWorkspace = (extract: string, share?: Share): string =>
	path.join(path.dirname(extract), `${path.basename(extract)}${share ? `.part-${share.number}-of-${share.of}` : ''}.audit`);
