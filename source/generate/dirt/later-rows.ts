import {dojDate} from '../dates.js';
import {insertAfter, type DraftConviction, type DraftRow} from '../draft.js';
import {
	addComment, nextStep, type ConvictionDirt, type DirtContext,
} from './conviction-dirt.js';

const withoutSentence = {
	sentenceOrder: '', sentencePlaceCode: '', sentencePlace: '', sentenceLength: '', sentenceUnitCode: '', sentenceUnit: '',
} as const;

/** A row of the same count with a later disposition: most often under the same step, at times as a step of its own. */
function addLater(conviction: DraftConviction, {random, asOf}: DirtContext, disposition: string, changes: Partial<DraftRow> = {}): void {
	const last = conviction.rows.at(-1)!;
	const date = dojDate(Math.min(asOf, conviction.day + random.between(100, 2500)));
	const row: DraftRow = {
		...last, ...withoutSentence, dispositionOrder: '002', dispositionCode: 'LTR', disposition, dispositionDate: date, ...changes,
	};
	if (random.chance(0.25)) {
		// Behind the whole cycle, so that steps stay in order.
		row.step = nextStep(conviction.cycle);
		row.stepDate = date;
		row.countOrder = `${last.cycle}${row.step}001000`;
		row.dispositionOrder = '001';
		conviction.cycle.push(row);
		return;
	}

	insertAfter(conviction, row);
}

export const laterDirt = {
	setAside(conviction, context) {
		addLater(conviction, context, 'CONV SET ASIDE & DISM PER 1203.4 PC');
	},
	reducedLater(conviction, context) {
		addLater(conviction, context, 'REDUCED TO MISDEMEANOR', {statusCode: 'M', status: 'MISDEMEANOR'});
	},
	sentenceModified(conviction, context) {
		addLater(conviction, context, 'SENTENCE MODIFIED');
	},
	probationRevoked(conviction, context) {
		addLater(conviction, context, 'PROBATION REVOKED');
	},
	duplicateDisagrees(conviction, context) {
		const {random} = context;
		const row = {...conviction.rows.at(-1)!};
		switch (random.below(4)) {
			case 0: {
				row.status = row.status === 'FELONY' ? 'MISDEMEANOR' : 'FELONY';
				row.statusCode = row.status.charAt(0);
				break;
			}

			case 1: {
				row.disposition = 'DISMISSED';
				break;
			}

			case 2: {
				row.charge = '459 PC-BURGLARY';
				break;
			}

			default: {
				row.stepDate = dojDate(conviction.day - random.between(1, 900));
			}
		}

		insertAfter(conviction, row);
	},
	dispositionUnknown({rows}, {random}) {
		const disposition = random.pick(['GUILTY', 'convicted', ' CONVICTED', 'CONVICTED-SUBSEQUENTLY DISMISSED']);
		for (const row of rows) {
			row.disposition = disposition;
		}
	},
	convictedInCustody({rows, cycle}) {
		const first = rows[0]!;
		const step = nextStep(cycle);
		cycle.push({
			...first,
			step,
			stepCode: 'K',
			stepType: 'CUSTODY:PRISON',
			agencyTypeCode: 'CD',
			agencyType: 'CORRECTIONS',
			agency: 'CASD CORRECTIONS',
			countOrder: `${first.cycle}${step}001000`,
			fileNumber: '',
		});
	},
} as const satisfies Record<string, ConvictionDirt>;

export const sentenceAndCommentDirt = {
	sentenceUnclear({rows}, {random}) {
		const [length, unitCode, unit] = random.pick([['', 'L', 'LIFE'], ['6', 'W', 'WEEKS'], ['25X', 'Y', 'YEARS'], ['3', '', '']] as const);
		Object.assign(rows[0]!, {sentenceLength: length, sentenceUnitCode: unitCode, sentenceUnit: unit});
	},
	sentencePadded({rows}) {
		for (const row of rows) {
			row.sentenceLength = row.sentenceLength === '' ? '' : row.sentenceLength.padStart(3, '0');
			row.sentenceUnit = row.sentenceUnit.padEnd(10);
			row.qualifiers = row.qualifiers.padEnd(12);
		}
	},
	amountComment({rows}, {random}) {
		addComment(rows, `${random.between(2, 40)} ${random.pick(['LBS MARIJUANA', 'PLANTS', 'GRAMS', 'OZ', 'KG'])}`);
	},
	minorComment({rows}, {random}) {
		addComment(rows, random.pick(['SOLD TO MINOR', 'BUYER UNDER 18', 'NEAR SCHOOL', 'W/JUV']));
	},
	sentenceComment({rows}, {random}) {
		addComment(rows, random.pick(['SEN-X3 YR PROB, 6 MO JL', 'XSEN:90 DS JL', `SENTENCE CONCURRENT WITH FILE #${random.digits(6)}`]));
	},
	warrantQualifier({rows}, {random}) {
		const qualifier = random.pick(['-WARRANT', '-BENCH WARRANT']);
		for (const row of rows) {
			row.qualifiers = qualifier;
		}
	},
} as const satisfies Record<string, ConvictionDirt>;
