import type {Conviction} from '../history/subject.js';
import {sectionText} from '../values/charge.js';
import {isServing} from '../history/sentence.js';
import {flatMap} from '../values/flat-map.js';
import {alternativeReadings} from './alternative-readings.js';
import {concludeUnder, ruleFailed, type Concluded} from './conclude.js';
import type {Determination} from './determination.js';
import type {Engine} from './engine.js';
import {beyondTheStatute} from './flags/beyond-the-statute.js';
import {flagsOf} from './flags/detect.js';
import {changesOf} from './material.js';
import {reliefFor} from './relief.js';
import {statuteBeside, statuteUnknown} from './statute.js';

/**
The engine's answer for one conviction; undefined where it is certainly out of scope. Never throws: a rule that fails on a record
is a hand review of that record.
*/
export function determine(conviction: Conviction, engine: Engine): Determination | undefined {
	const concluded = concludeUnder(conviction, engine);
	try {
		return concluded && determined(conviction, engine, concluded);
	} catch {
		return {...ruleFailed, relief: undefined, statute: statuteUnknown(ruleFailed.reason), flags: []};
	}
}

function determined(conviction: Conviction, engine: Engine, concluded: Concluded): Determination {
	const {outcome, reason, question, gaps} = concluded;
	const asks = outcome === 'hand-review' ? concluded.asks() : [];
	const serving = isServing(conviction, engine.asOf);
	const statute = statuteBeside(conviction, engine, concluded, serving);
	const changes = [...changesOf(alternativeReadings(conviction, engine), outcome, engine), ...beyondTheStatute(conviction, outcome, statute)];
	return {
		outcome, reason, question,
		...(asks.length > 0 && {asks}),
		gaps: [...gaps, ...inferences(conviction)],
		relief: reliefFor(concluded, statute, conviction, serving, engine.rules.reliefs),
		statute: statute.relief,
		flags: flagsOf(conviction, engine, changes),
	};
}

/** What was read into the record rather than in it: noted on the conviction. */
function inferences({count}: Conviction): readonly string[] {
	const inferred = flatMap(count.charges, ({value}) => value.kind === 'charge' ? value.charge.sections.filter(({codeInferred}) => codeInferred) : []);
	return [...new Set(inferred.map(section => `Code letters are missing: ${sectionText(section)} is read as ${section.code!}`))];
}
