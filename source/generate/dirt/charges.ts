import {plainCharge, prop64Charges, type ChargeForm} from '../charges.js';
import type {DraftRow} from '../draft.js';
import type {Random} from '../random.js';
import {addComment, type ConvictionDirt} from './conviction-dirt.js';

type Parts = {readonly section: string; readonly subdivision: string; readonly words: string};

/** Undefined once another kind of dirt has been at the charge: a charge is soiled once. */
function partsOfCharge(charge: string): Parts | undefined {
	const [, section, subdivision, words] = /^(\d{5})((?:\(\w+\))*) HS-(.+)$/v.exec(charge) ?? [];
	return section === undefined ? undefined : {section, subdivision: subdivision!, words: words!};
}

function setCharge(rows: readonly DraftRow[], charge: string): void {
	for (const row of rows) {
		row.charge = charge;
	}
}

const reworded = (reword: (parts: Parts, random: Random) => string): ConvictionDirt => ({rows}, {random}) => {
	const parts = partsOfCharge(rows[0]!.charge);
	if (parts) {
		setCharge(rows, reword(parts, random));
	}
};

const lookAlikes = ['11357.5(A) HS-SELL SYNTHETIC CANNABINOID', '11357.5(B) HS-POSSESS SYNTHETIC CANNABINOID', '11359.1 HS-POSSESS FOR SALE', '113570 HS-POSSESS'] as const;

const anotherThan = (section: string, random: Random): ChargeForm => random.weighted(prop64Charges.filter(([, charge]) => charge.section !== section));

export const chargeDirt = {
	commentCharge({rows}, {random}) {
		const parts = partsOfCharge(rows[0]!.charge);
		if (!parts) {
			return;
		}

		const text = `${parts.section}${parts.subdivision} HS`;
		setCharge(rows, random.weighted([[12, 'SEE COMMENT FOR CHARGE'], [1, 'SEE COMMENT FOR CHARGES'], [1, 'see comment for charge'], [1, 'SEE COMMENTS']]));
		addComment(rows, random.pick([`${text}-${parts.words}`, `CHRG-${text}`, `CNT 01 CHRG-${text}-POSS`]));
	},
	chargeBlank: reworded(() => ''),
	combinedCharge: reworded(({section, words}, random) => `${random.pick([`11350/${section}`, `11359/${section === '11359' ? '11357' : section}`])} HS-${words}`),
	attempt({rows}, {random}) {
		const parts = partsOfCharge(rows[0]!.charge);
		if (!parts || random.chance(0.3)) {
			for (const row of rows) {
				row.qualifiers = '-ATTEMPTED';
			}

			return;
		}

		setCharge(rows, `664${random.pick(['-', '/'])}${parts.section}${parts.subdivision} HS-${parts.words}`);
	},
	lookAlike: reworded((_parts, random) => random.pick(lookAlikes)),
	plainLetter: reworded(({section, subdivision, words}) => `${section}${subdivision.replaceAll(/[\(\)]/gv, '') || 'A'} HS-${words}`),
	noCodeLetters: reworded(({section, subdivision, words}) => `${section}${subdivision} ${words}`),
	missingSpace: reworded(({section, subdivision, words}) => `${section}${subdivision}HS-${words}`),
	spacedDigits: reworded(({section, subdivision, words}, random) => `11${random.pick([' ', ','])}${section.slice(2)}${subdivision} HS-${words}`),
	convictionChargeDiffers({rows}, {random}) {
		const charge = anotherThan(partsOfCharge(rows[0]!.charge)?.section ?? '', random);
		for (const row of rows) {
			row.convictionCharge = plainCharge(charge);
			row.convictionChargeLevel = charge.level;
		}
	},
	amendedComment({rows}, {random}) {
		const charge = anotherThan(partsOfCharge(rows[0]!.charge)?.section ?? '', random);
		addComment(rows, `AMENDED ${random.pick(['FROM', 'FM'])} ${charge.section}${charge.subdivision} HS`);
	},
	otherChargeComment({rows}, {random}) {
		const charge = anotherThan(partsOfCharge(rows[0]!.charge)?.section ?? '', random);
		const text = `${charge.section}${charge.subdivision} HS`;
		addComment(rows, random.pick([`ALSO CHRG-${text}`, `NOT GUILTY OF ${text}`, `W/${text}`]));
	},
} as const satisfies Record<string, ConvictionDirt>;
