import {isServing} from '../../history/sentence.js';
import type {Conviction} from '../../history/subject.js';
import {formatDay} from '../../values/calendar-date.js';
import {negate, type Answer} from '../../values/knowable.js';
import type {Circumstances, LeafFinding} from '../finding.js';
import {flatMap} from '../../values/flat-map.js';
import {datesText} from './dates.js';
import {restOfRecordUnknown} from './offenses.js';

const words: Readonly<Record<Answer, string>> = {yes: 'runs past', no: 'ended by', unknown: 'may run past'};
const sentenceRows = ({count}: Conviction) => count.sentence.map(({row}) => row);
const gapFact = ({count}: Conviction): string => count.sentence.length === 0 ? 'No sentence is given' : 'The record does not say when the sentence ends';

/** Is the sentence of this conviction, on the face of the record, completed or still being served on the as-of date? */
export function sentenceIs({conviction, asOf}: Circumstances, wanted: 'completed' | 'serving'): LeafFinding {
	const serving = isServing(conviction, asOf);
	const [still, done] = ['the sentence is still being served', 'the sentence is completed'];
	return {
		answer: wanted === 'serving' ? serving : negate(serving),
		told: () => ({
			because: conviction.count.sentence.length === 0 ? 'no sentence is given' : `the sentence of ${datesText(conviction.count.dates)} ${words[serving]} ${formatDay(asOf)}`,
			rows: sentenceRows(conviction),
			facts: serving === 'unknown' ? [gapFact(conviction)] : [],
			yesIf: wanted === 'serving' ? still : done,
			noIf: wanted === 'serving' ? done : still,
		}),
	};
}

/** Has every sentence of the person ended by the as-of date? What may be no conviction at all cannot refuse. */
export function everySentenceCompleted({conviction: {subject}, asOf}: Circumstances): LeafFinding {
	const weighed = subject.convictions.map(conviction => {
		const serving = isServing(conviction, asOf);
		return {conviction, serving: serving === 'yes' && conviction.count.convicted === 'unknown' ? 'unknown' as const : serving};
	});
	const [running, open] = [weighed.filter(({serving}) => serving === 'yes'), weighed.filter(({serving}) => serving === 'unknown')];
	const answer: Answer = running.length > 0 ? 'no' : (open.length > 0 || !subject.identified ? 'unknown' : 'yes');
	return {
		answer,
		told: () => ({
			because: running.length > 0
				? `the sentence of ${running.map(({conviction}) => datesText(conviction.count.dates)).join(', ')} runs past ${formatDay(asOf)}`
				: `${weighed.length - open.length} of ${weighed.length} sentences certainly ended by ${formatDay(asOf)}`,
			rows: flatMap((running.length > 0 ? running : open), ({conviction}) => sentenceRows(conviction)),
			facts: answer === 'unknown'
				? [...open.map(({conviction}) => `${gapFact(conviction)} for the conviction of ${datesText(conviction.count.dates)}`), ...(subject.identified ? [] : [restOfRecordUnknown])]
				: [],
			yesIf: 'every sentence of the person is completed',
			noIf: 'a sentence of the person is still being served',
		}),
	};
}
