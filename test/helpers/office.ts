import {writeFile} from 'node:fs/promises';
import path from 'node:path';

/** The environment in which the program runs as somebody else's account. */
export const asAccount = (account: string): Readonly<Record<string, string>> =>
	({NODE_OPTIONS: `--import ${new URL('account-preload.js', import.meta.url).href}`, TEST_ACCOUNT: account});

/** An invented office. */
export const officeText = `reviewers:
  - {account: mortiz, name: Mara Ortiz-Example, role: paralegal}
  - {account: achen, name: Alva Chen-Example, role: attorney, bar-number: '900001'}
  - {account: bdiaz, name: Bo Díaz-Example, role: attorney, bar-number: '900002'}
  - {account: sup, name: Sol Supervisor-Example, role: supervisor}
`;

export async function writeOffice(folder: string, text = officeText, name = 'office.yaml'): Promise<string> {
	const file = path.join(folder, name);
	await writeFile(file, text);
	return file;
}
