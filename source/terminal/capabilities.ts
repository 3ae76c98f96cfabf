export type Size = {readonly columns: number; readonly rows: number};

/** What the terminal can do, decided once before anything is drawn. */
export type Capabilities = {
	/** Both ends are terminals: otherwise nothing is drawn and the command prints text. */
	readonly interactive: boolean;
	readonly color: boolean;
	readonly ascii: boolean;
	readonly size: Size;
};

type Environment = Readonly<Record<string, string | undefined>>;
type Stream = {readonly isTTY?: boolean | undefined; readonly columns?: number | undefined; readonly rows?: number | undefined};

/** Some terminals report a width of zero. */
const positive = (count: number | undefined): number | undefined => count !== undefined && count > 0 ? count : undefined;

/** The size a stream reports, or that of a classic terminal where it reports none. */
export const sizeOf = (stream: Stream): Size => ({columns: positive(stream.columns) ?? 80, rows: positive(stream.rows) ?? 24});

/**
Reads the terminal's abilities. `NO_COLOR` counts when it is not empty (no-color.org); chalk does not look at it, so the theme must.
A terminal that says `dumb` cannot place the cursor.
*/
export function readCapabilities(stdin: Stream, stdout: Stream, environment: Environment, options: {readonly ascii?: boolean | undefined; readonly noColor?: boolean | undefined} = {}): Capabilities {
	const dumb = environment.TERM === 'dumb';
	// Empty counts as not set.
	const locale = [environment.LC_ALL, environment.LC_CTYPE, environment.LANG].find(value => value !== undefined && value !== '') ?? '';
	return {
		interactive: stdin.isTTY === true && stdout.isTTY === true && !dumb,
		color: !options.noColor && !environment.NO_COLOR && !dumb,
		// A C or POSIX locale, or one of the old code pages, cannot be trusted with marks beyond ASCII.
		ascii: options.ascii === true || (locale !== '' && !/utf-?8/i.test(locale)),
		size: sizeOf(stdout),
	};
}
