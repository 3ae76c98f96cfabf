import type {Line} from './lines.js';

/** A block of the first screen drawn in fewer lines. */
export type Shorter = {
	readonly lines: readonly Line[];
	/** Lower gives way first. */
	readonly gives: number;
	/** Where in these lines the flag that is acknowledged next begins. */
	readonly openAt?: number | undefined;
};

/** A part of the first screen: in full, and shorter where room is scarce. */
export type Block = {
	readonly full: readonly Line[];
	readonly openAt?: number | undefined;
	readonly shorter?: readonly Shorter[];
	/** Nothing is lost when it is shortened: a blank line, or what has a section of its own below. */
	readonly elsewhere?: true;
};

export type HeadPlan = {
	readonly lines: readonly Line[];
	/** Blocks that lost something, in full: they stand below. */
	readonly cut: readonly Block[];
	/** The line where the flag that is acknowledged next begins. */
	readonly openAt: number | undefined;
};

/** Fits blocks into the room: what matters least is shortened first, and no more than has to be. Where even the shortest do not fit, the rest is below the fold. */
export function planHead(blocks: readonly Block[], room: number): HeadPlan {
	const drawn: Array<Pick<Shorter, 'lines' | 'openAt'>> = blocks.map(({full, openAt}) => ({lines: full, openAt}));
	const steps = blocks.flatMap(({shorter = []}, index) => shorter.map(version => ({index, version}))).toSorted((one, other) => one.version.gives - other.version.gives);
	let height = drawn.reduce((sum, {lines}) => sum + lines.length, 0);
	for (const {index, version} of steps) {
		const saved = drawn[index]!.lines.length - version.lines.length;
		if (height > room && saved > 0) {
			drawn[index] = version;
			height -= saved;
		}
	}

	const withFlag = drawn.findIndex(({openAt}) => openAt !== undefined);
	const before = drawn.slice(0, Math.max(0, withFlag)).reduce((sum, {lines}) => sum + lines.length, 0);
	return {
		lines: drawn.flatMap(({lines}) => lines),
		cut: blocks.filter((block, index) => !block.elsewhere && drawn[index]!.lines !== block.full),
		openAt: withFlag === -1 ? undefined : before + drawn[withFlag]!.openAt!,
	};
}
