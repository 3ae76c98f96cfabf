import {cell, type Row, type RowReference} from '../../extract/row.js';
import {readLevel, referenceTo} from '../../history/readings.js';
import type {Conviction} from '../../history/subject.js';
import {termOf} from '../../values/no-value.js';
import {flatMap} from '../../values/flat-map.js';

/** Flag 5: severity missing, not a known word, disputed between rows, at odds with the type of charge, or with the sentence: an infraction with custody, a misdemeanor with prison. */
export function unclearSeverity({count}: Conviction): readonly RowReference[] | undefined {
	const {levels, sentence} = count;
	const unclear = levels.length !== 1 || levels[0]!.value.kind !== 'level';
	const contradicted = count.rows.filter(row => atOdds(row));
	const says = (level: string): boolean => levels.some(({value}) => value.kind === 'level' && value.level === level);
	const tooHarsh = says('infraction') ? /PRISON|JAIL/ : (says('misdemeanor') && !says('felony') ? /PRISON/ : undefined);
	const custody = sentence.filter(({place}) => place !== undefined && tooHarsh?.test(place));
	const rows = [...(unclear ? flatMap(levels, reading => reading.rows) : []), ...contradicted.map(row => referenceTo(row)), ...custody.map(({row}) => row)];
	return unclear || rows.length > 0 ? rows : undefined;
}

const initials: Readonly<Record<string, string>> = {felony: 'F', misdemeanor: 'M', infraction: 'I'};

/** Both the status and the type of charge speak, in known words, and differ. */
function atOdds(row: Row): boolean {
	const status = readLevel(row);
	const type = termOf(cell(row, 'OFFENSE_TOC'));
	return status.kind === 'level' && type !== undefined && ['F', 'M', 'I'].includes(type) && initials[status.level] !== type;
}
