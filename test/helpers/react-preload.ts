import {writeFileSync} from 'node:fs';
import module from 'node:module';
import process from 'node:process';

/** Loaded before the program in a test: at its end the file TEST_REACT says which builds of React had run. */
process.on('exit', () => {
	// Of what React exports Node reads both builds, and runs one.
	const ran = Object.entries((module as unknown as {_cache: Readonly<Record<string, NodeJS.Module>>})._cache).flatMap(([file, {loaded}]) => loaded ? [file] : []);
	writeFileSync(process.env['TEST_REACT']!, ran.filter(file => /react[^/]*\.(?:production|development)\.js$/.test(file)).join('\n'));
});
