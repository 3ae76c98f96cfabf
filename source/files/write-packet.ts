import {mkdir} from 'node:fs/promises';
import path from 'node:path';
import type {ConvictionRecord} from '../determinations/determination.js';
import {columnIndex, columnNames, maskedColumns} from '../extract/layout.js';
import {withoutSocialSecurityNumbers} from '../extract/numbers-in-comments.js';
import type {Row} from '../extract/row.js';
import {canonicalJson} from '../review/canonical-json.js';
import {csvCell} from '../results/csv.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {writeAtomically} from './atomic-write.js';
import {disk, folderOf} from './file-port.js';
import {systemProblem, withExit} from './file-problem.js';
import {discard, discardLeftBehind, exists, unfinishedName} from './folder.js';
import {codeOf, type PacketList} from './packet-list.js';
import {packetFiles} from './packet-paths.js';
import {hmac, sha256} from './sha256.js';

/** A drawn conviction, and every row of its person as the extract has them. */
export type PacketUnit = {readonly record: Pick<ConvictionRecord, 'row'> & {readonly subject: Pick<ConvictionRecord['subject'], 'id'>}; readonly rows: readonly Row[]};

export type PacketHead = Omit<PacketList, 'format' | 'units'>;

/** The key of a packet's opaque ids: the workspace's own secret does not leave it. */
export const packetSecret = (secret: string, {round, deal}: Pick<PacketHead, 'round' | 'deal'>): string => hmac(secret, `packet\n${round}\n${deal}`);

const masked = new Set(maskedColumns.map(name => columnIndex[name]));
const commentColumn = columnIndex.COMMENT_TEXT;

/**
Writes a packet: the rows of the people drawn, each person once, identifiers that no reader needs emptied, also in comments, and the list of what is to be
looked at. Nothing of a policy, of an outcome or of a colleague goes in: the bytes follow from rows, order and `head` alone. Returns the
hash of its `SHA256SUMS`.
*/
export async function writePacket(folder: string, head: PacketHead, units: readonly PacketUnit[], secret: string): Promise<Attempt<string>> {
	if (await exists(folder)) {
		return failure(withExit(73)({file: folder, found: 'something of that name already', expected: 'a new folder for the packet', next: 'choose another --to'}));
	}

	const target = path.resolve(folder);
	await discardLeftBehind(target);
	const staged = unfinishedName(target);
	try {
		await mkdir(staged, {mode: 0o700});
	} catch (error) {
		return failure(systemProblem(error, folder, 'to create the packet', 73));
	}

	const written = await fill(staged, contentsOf(head, units, secret));
	if (!written.ok) {
		await discard(staged);
		return written;
	}

	try {
		await disk.rename(staged, target);
		await disk.syncFolder(folderOf(target));
		return written;
	} catch (error) {
		await discard(staged);
		return failure(systemProblem(error, folder, 'to put the packet in place', 74));
	}
}

type Contents = Readonly<Record<(typeof packetFiles)[number], string>>;

async function fill(folder: string, contents: Contents): Promise<Attempt<string>> {
	const sums = packetFiles.map(name => `${sha256(contents[name])}  ${name}\n`).join('');
	for (const [name, text] of [...Object.entries(contents), ['SHA256SUMS', sums] as const]) {
		const written = await writeAtomically(path.join(folder, name), text);
		if (!written.ok) {
			return written;
		}
	}

	return success(sha256(sums));
}

function contentsOf(head: PacketHead, units: readonly PacketUnit[], secret: string): Contents {
	const lines: string[] = [columnNames.join(',')];
	const people = new Map<string, number>();
	const listed = units.map(({record, rows}, index) => {
		const from = people.get(record.subject.id) ?? lines.length - 1;
		if (!people.has(record.subject.id)) {
			people.set(record.subject.id, from);
			lines.push(...rows.map(row => row.cells.map((cell, column) => masked.has(column) ? '' : csvCell(column === commentColumn ? withoutSocialSecurityNumbers(cell, '***') : cell)).join(',')));
		}

		return {code: codeOf(index), from, to: from + rows.length, row: from + rows.findIndex(({file, line}) => file === record.row.file && line === record.row.line)};
	});
	const list: PacketList = {format: 'second-look-packet-1', ...head, units: listed};
	return {'README.txt': readme(head, units.length), 'extract.csv': `${lines.join('\n')}\n`, 'packet.json': `${canonicalJson(list)}\n`, secret: `${secret}\n`};
}

const readme = ({paralegal, county, asOf, standard}: PacketHead, count: number): string => `A packet of a spot check, for the account ${paralegal}.

It holds ${count} convictions of ${county} county and the statewide records of the people
concerned, as the Department of Justice sent them. Keep it as you keep those.

Judge each conviction yourself, by ${standard === 'policy' ? 'the policy that your office adopted' : 'Health and Safety Code 11361.8'}, as of ${asOf}.
What the office decided is not in here, on purpose: do not look it up, and do
not ask a colleague, before the packet is back.

  second-look review <this folder>

Whoever dealt the packet checks it in with: second-look sample return
`;

