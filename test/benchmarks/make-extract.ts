import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {generateExtract} from '../../source/generate/generate-extract.js';

/** Writes the extract of so many invented people, with the usual dirt; gives its size in bytes. */
export async function makeExtract(file: string, people: number): Promise<number> {
	const out = createWriteStream(file);
	for (const text of generateExtract({people, seed: 'benchmark', county: 'LOS ANGELES', otherCounties: ['KERN', 'ORANGE', 'FRESNO', 'ALAMEDA'], clean: false})) {
		if (!out.write(text)) {
			await once(out, 'drain');
		}
	}

	out.end();
	await once(out, 'finish');
	return (await stat(file)).size;
}
