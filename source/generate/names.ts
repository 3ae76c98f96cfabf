import type {Random} from './random.js';

// Syllables that join to names nobody bears, so that no generated person can be taken for a real one.
const openings = ['BAR', 'BEL', 'COR', 'DAL', 'DUN', 'FEN', 'GAR', 'HAL', 'JOR', 'KEL', 'LOM', 'MAR', 'NOV', 'OST', 'PEL', 'QUI', 'RAV', 'SOL', 'TAM', 'ULB', 'VEN', 'WES', 'YAR', 'ZAN'] as const;
const middles = ['A', 'ADI', 'AVO', 'E', 'ELU', 'ENDO', 'I', 'ILLO', 'IMA', 'O', 'ORA', 'UBI', 'UNDA', 'YSO'] as const;
const endings = ['BECK', 'CASTO', 'DREZ', 'FELD', 'GOSA', 'LEND', 'LUNA', 'MONTE', 'NOVO', 'QUIST', 'RICK', 'SANDO', 'STEAD', 'TANO', 'VARRA', 'WICK', 'ZUELO'] as const;
const accented = ['BAÑEZ', 'CEDEÑO', 'DRÉ', 'GÜELO', 'LÓN', 'MÍR', 'NÚR', 'PEÑA', 'RÁN'] as const;
const givenOpenings = ['AL', 'BRI', 'CE', 'DA', 'EL', 'FA', 'GI', 'HA', 'IL', 'JO', 'KA', 'LU', 'MI', 'NE', 'OR', 'PA', 'RO', 'SA', 'TE', 'VI', 'YO', 'ZE'] as const;
const givenEndings = ['BIN', 'CAM', 'DOL', 'FREN', 'LIO', 'MAR', 'NETH', 'QUEL', 'RIM', 'SEL', 'TAN', 'VIO', 'WEN', 'ZIR'] as const;

const shareAccented = 0.03;
const shareSuffixed = 0.01;

/** `LAST,FIRST M`, invented. */
export function inventName(random: Random): string {
	const ending = random.chance(shareAccented) ? random.pick(accented) : random.pick(endings);
	const last = `${random.pick(openings)}${random.pick(middles)}${ending}`;
	const first = `${random.pick(givenOpenings)}${random.pick(givenEndings)}`;
	const initial = String.fromCodePoint(65 + random.below(26));
	return `${last},${first} ${initial}${random.chance(shareSuffixed) ? ',JR' : ''}`;
}
