import {levels, type Conviction, type Count} from '../../history/subject.js';
import {referenceTo} from '../../history/readings.js';
import type {RowReference} from '../../extract/row.js';
import {flatMap} from '../../values/flat-map.js';
import {shown} from './context.js';

/**
Flag 2: a row of this count or cycle dismisses, reduces, sets aside or seals after the conviction; or a row of the count after the
one that carries the conviction records a lower severity than that one.
*/
export function alreadyRelieved({count, cycle}: Conviction): readonly RowReference[] | undefined {
	const rows = [
		...flatMap(flatMap(cycle.steps, step => step.counts), other => relievingRows(other)),
		...count.dispositions.filter(({kinds}) => kinds.includes('not-convicting')).map(({row}) => row),
		...lowered(count),
	];
	return shown(rows);
}

const relievingRows = (count: Count): readonly RowReference[] => count.dispositions.filter(({kinds}) => kinds.includes('later-relief')).map(({row}) => row);

function lowered(count: Count): readonly RowReference[] {
	const carrier = count.carrier && referenceTo(count.carrier);
	const levelAt = (row: RowReference) => count.levels.find(({rows}) => rows.some(({file, line}) => file === row.file && line === row.line))?.value;
	const first = carrier && levelAt(carrier);
	if (first?.kind !== 'level') {
		return [];
	}

	return flatMap(count.levels.filter(({value}) => value.kind === 'level' && levels.indexOf(value.level) > levels.indexOf(first.level)), ({rows}) => rows);
}
