/** A unit of the frame, the list that a sample is drawn from: its identifier, always text, and the part of the pile it belongs to. */
export type Unit = {readonly id: string; readonly stratum: string};

/** One line of a frame, `identifier TAB part` (or the identifier alone), without its line feed; or what is wrong with it. */
export function parseFrameLine(line: string): Unit | {readonly mistake: string} {
	const [id, stratum = '', ...more] = line.split('\t');
	if (id === undefined || id === '') {
		return {mistake: line === '' ? 'a blank line' : 'a line without an identifier'};
	}

	if (more.length > 0) {
		return {mistake: 'a line with more than one tab'};
	}

	// The shell commands that check a list would read such identifiers otherwise, and a terminal would obey them.
	if (/[\p{Cc}\uFEFF]/u.test(line.replace('\t', ''))) {
		return {mistake: line.endsWith('\r') ? 'a carriage return at the end of the line' : 'a control character or byte order mark'};
	}

	return {id, stratum};
}
