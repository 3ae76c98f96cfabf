import type {VisibleText} from '../../terminal/visible-text.js';
import type {AuditSession} from '../session.js';
import {foldText} from './fold-text.js';

const haystacks = new WeakMap<AuditSession['records'], readonly string[]>();

/** What the search looks in, of every conviction: name, CII, case number, charge, key. Made once a session. */
function haystacksOf({records}: AuditSession): readonly string[] {
	let texts = haystacks.get(records);
	if (!texts) {
		texts = records.map(({subject, conviction, key}) => foldText([subject.name, ...subject.cii, ...conviction.caseNumbers, conviction.charge, key].join('\n')));
		haystacks.set(records, texts);
	}

	return texts;
}

/** `line 1234`: the conviction whose result stands on that line of an extract. */
const lineAsked = /^line\s+(?<line>\d+)$/;

/** Rows of the list, in its order, whose convictions hold what is searched for. `total` rows; `positionOf` gives the conviction of each. */
export function matchingRows(session: AuditSession, search: VisibleText, total: number, positionOf: (row: number) => number): readonly number[] {
	const wanted = foldText(search.trim());
	const line = lineAsked.exec(wanted)?.groups?.line;
	const texts = line === undefined ? haystacksOf(session) : undefined;
	const fits = (position: number): boolean => texts ? texts[position]!.includes(wanted) : session.records[position]!.row.line === Number(line);
	const rows: number[] = [];
	for (let row = 0; row < total; row++) {
		if (fits(positionOf(row))) {
			rows.push(row);
		}
	}

	return rows;
}
