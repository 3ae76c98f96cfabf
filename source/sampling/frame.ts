/** A unit of the frame, the list that a sample is drawn from: its identifier, always text, and the part of the pile it belongs to. */
export type Unit = {readonly id: string; readonly stratum: string};

// The shell commands that check a list would read these otherwise, and a terminal would obey them.
const unreadable = /[\p{Cc}\uFEFF]/u;

/** One line of a frame, `identifier TAB part` (or the identifier alone), without its line feed; or what is wrong with it. */
export function parseFrameLine(line: string): Unit | {readonly mistake: string} {
	const tab = line.indexOf('\t');
	const [id, stratum] = tab === -1 ? [line, ''] : [line.slice(0, tab), line.slice(tab + 1)];
	if (id === '') {
		return {mistake: line === '' ? 'a blank line' : 'a line without an identifier'};
	}

	if (stratum.includes('\t')) {
		return {mistake: 'a line with more than one tab'};
	}

	if (unreadable.test(id) || unreadable.test(stratum)) {
		return {mistake: line.endsWith('\r') ? 'a carriage return at the end of the line' : 'a control character or byte order mark'};
	}

	return {id, stratum};
}
