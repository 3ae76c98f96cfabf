import {agreement, known} from '../../values/knowable.js';
import {rowsOf, type Circumstances, type LeafFinding} from '../finding.js';

/** Was the court in one of these counties? A name that is no county may be one of them, misspelt. */
export function countyIs({conviction: {count}, counties}: Circumstances, wanted: readonly string[]): LeafFinding {
	const answer = agreement(count.counties.map(({value}) => value === undefined || !counties.includes(value) ? 'unknown' : known(wanted.includes(value))));
	return {
		answer,
		told() {
			const words = [...new Set(count.counties.map(({value}) => value ?? 'missing'))].join(' or ') || 'missing';
			const gap = count.counties.length > 1 ? `County differs between rows (${words})` : (words === 'missing' ? 'County is missing' : 'County is not a known name');
			return {
				because: `county is ${words}`,
				rows: rowsOf(count.counties),
				facts: answer === 'unknown' ? [gap] : [],
				yesIf: `the court was in ${wanted.join(' or ')}`,
				noIf: 'the court was in another county',
			};
		},
	};
}
