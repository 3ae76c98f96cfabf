import path from 'node:path';

/** Where everything of one spot check stands in a workspace: `sample/0001/…`. */
export type RoundPaths = {
	readonly folder: string;
	/** What is drawn from: `identifier TAB group`, sorted bytewise. */
	readonly frame: string;
	/** Every decision in the frame as it stood: `identifier TAB outcome TAB relief`. */
	readonly standing: string;
	/** What was drawn: `ticket  identifier`, sorted. */
	readonly drawn: string;
	/** Which identifiers a packet holds, in its order. */
	readonly dealt: (deal: number) => string;
	/** A packet's log and words as they came back. */
	readonly returned: (deal: number) => string;
};

const number = (count: number): string => String(count).padStart(4, '0');

export const samplesFolder = (workspace: string): string => path.join(workspace, 'sample');

export function roundPaths(workspace: string, round: number): RoundPaths {
	const folder = path.join(samplesFolder(workspace), number(round));
	return {
		folder,
		frame: path.join(folder, 'frame.tsv'),
		standing: path.join(folder, 'standing.tsv'),
		drawn: path.join(folder, 'drawn.txt'),
		dealt: deal => path.join(folder, `dealt-${number(deal)}.txt`),
		returned: deal => path.join(folder, `returned-${number(deal)}`),
	};
}
