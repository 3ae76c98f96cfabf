import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import process from 'node:process';

/*
Loaded before the program in a test: the disk below TEST_DISK is as the file TEST_DISK_IS says. `full` takes no more bytes; `gone` answers
nothing at all; without the file the disk works. The program has no other way to it than node:fs.
*/
const folder = process.env['TEST_DISK']!;
const {existsSync, readFileSync} = fs;
const disk = (): string => existsSync(process.env['TEST_DISK_IS']!) ? readFileSync(process.env['TEST_DISK_IS']!, 'utf8') : 'there';

const isOnIt = (place: unknown): boolean => typeof place === 'string' && place.startsWith(folder);

type Work = (...given: readonly unknown[]) => unknown;
type Module = Record<string, Work>;

function fails(what: readonly string[], code: string): void {
	if (what.includes(disk())) {
		throw Object.assign(new Error(code), {code});
	}
}

/** Puts the condition of the disk before a function. */
function asking(owner: Module, name: string, isAsked: (place: unknown) => boolean, ask: () => void): void {
	const real = owner[name]!;
	owner[name] = function (this: unknown, ...given) {
		if (isAsked(given[0])) {
			ask();
		}

		return Reflect.apply(real, this, given);
	};
}

const gone = (): void => {
	fails(['gone'], 'EIO');
};

const promised = fs.promises as unknown as Module;
for (const name of ['readFile', 'rename', 'rm', 'readdir', 'stat', 'open']) {
	asking(promised, name, isOnIt, gone);
}

for (const name of ['readFileSync', 'rmSync', 'openSync', 'linkSync', 'renameSync', 'statSync']) {
	asking(fs as unknown as Module, name, isOnIt, gone);
}

const open = promised['open']!;
promised['open'] = async (...given) => {
	const handle = await open(...given) as Module;
	if (isOnIt(given[0])) {
		for (const name of ['sync', 'truncate', 'stat', 'read']) {
			asking(handle, name, () => true, gone);
		}

		asking(handle, 'write', () => true, () => {
			fails(['full'], 'ENOSPC');
			gone();
		});
	}

	return handle;
};

syncBuiltinESMExports();
