import {writeFileSync} from 'node:fs';
import process from 'node:process';

/*
Loaded before the program in a test: SIGUSR2 is a mistake of ours, in a handler at once or in the next drawing. Its message quotes a person
of the sample, as that of a real mistake could.
*/
const mistake = (): never => {
	throw new TypeError('no answer for MEADOWBANK,RUPERT');
};

process.on('SIGUSR2', () => {
	if (process.env['TEST_CRASH'] === 'handler') {
		mistake();
	}

	// Drawing sorts the hints of the footer, and no key does.
	// eslint-disable-next-line no-extend-native
	Array.prototype.toSorted = mistake;
	// A key typed now is drawn after this; one typed after the signal was sent may be drawn before.
	writeFileSync('armed', '\n');
});
