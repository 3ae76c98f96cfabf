import {isCourt} from '../../history/build-subject.js';
import {cell} from '../../extract/row.js';
import {referenceTo} from '../../history/readings.js';
import {cityOf} from '../../rules/city-prosecutors.js';
import {flatMap} from '../../values/flat-map.js';
import {shown, type Detector} from './context.js';
import {mayBeFelony} from './other-cases.js';

/** Flag 24: certainly no felony, in the county of these cities, and an agency of one of them made the arrest. */
export const cityProsecutor: Detector = ({cycle, count}, _rule, {rules: {cities}}) => {
	if (mayBeFelony(count) || !count.counties.some(({value}) => value === cities.county)) {
		return undefined;
	}

	const rows = flatMap(cycle.steps.filter(({type}) => !isCourt(type)), ({counts}) => flatMap(counts, ({rows: own}) => own));
	return shown(rows.filter(row => cityOf(cities, cell(row, 'STP_ORI_DESCR')) !== undefined).map(row => referenceTo(row)));
};
