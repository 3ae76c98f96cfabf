import {rmSync} from 'node:fs';
import process from 'node:process';

/** Removes a folder when the program ends, however it is stopped short of SIGKILL, until the function returned is called. */
export function removeOnExit(folder: string): () => void {
	const remove = (): void => {
		rmSync(folder, {recursive: true, force: true});
	};

	process.once('exit', remove);
	return () => {
		process.removeListener('exit', remove);
	};
}
