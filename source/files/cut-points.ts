/** Where a part of an extract may begin: behind a line end that, by the count of quotes before it, is no part of a cell. */
export type Cut = {
	readonly start: number;
	/** Number of the line that begins there, from 1. */
	readonly line: number;
};

export type CutFinder = {
	/** Takes the next bytes of the file. */
	readonly take: (chunk: Uint8Array) => void;
	/** The first cut is the beginning of the file. */
	readonly cuts: () => readonly Cut[];
};

const lineFeed = 0x0A;
const quote = 0x22;

/**
Finds places about `apart` bytes from each other where a row seems to begin. A quote within an unquoted cell makes the count of quotes
a wrong guess; whoever reads the part before a cut learns where its last row really ends.
*/
export function cutFinder(apart: number): CutFinder {
	const cuts: Cut[] = [{start: 0, line: 1}];
	let base = 0;
	let line = 1;
	let quotes = 0;
	let wanted = apart;
	return {
		take(chunk) {
			let nextQuote = chunk.indexOf(quote);
			for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) {
				line++;
				const start = base + at + 1;
				if (start < wanted) {
					continue;
				}

				for (; nextQuote !== -1 && nextQuote < at; nextQuote = chunk.indexOf(quote, nextQuote + 1)) {
					quotes++;
				}

				if (quotes % 2 === 0) {
					cuts.push({start, line});
					wanted = start + apart;
				}
			}

			for (; nextQuote !== -1; nextQuote = chunk.indexOf(quote, nextQuote + 1)) {
				quotes++;
			}

			base += chunk.length;
		},
		cuts: () => cuts,
	};
}
