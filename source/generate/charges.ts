/** Type of charge: felony, misdemeanor, infraction. */
export type ChargeLevel = 'F' | 'M' | 'I';

/** A charge as the generator draws it. The words are ours; DOJ's own wording is in no source at hand. */
export type ChargeForm = {
	readonly section: string;
	/** `(A)`, or nothing. */
	readonly subdivision: string;
	readonly law: string;
	readonly words: string;
	readonly level: ChargeLevel;
	/** Stands in OFFENSE_CODE; invented. */
	readonly code: string;
};

type Weighted = ReadonlyArray<readonly [weight: number, charge: ChargeForm]>;

let lastCode = 35_000;

function charge(text: string, level: ChargeLevel): ChargeForm {
	const [, section = '', subdivision = '', law = '', words = ''] = /^([\d.]+[A-Z]?)((?:\([A-Z\d]+\))*) ([A-Z&]+)-(.+)$/v.exec(text)!;
	return {
		section, subdivision, law, words, level, code: String(++lastCode),
	};
}

/** `11359 HS-POSSESS MARIJUANA FOR SALE`: the plain form. */
export const plainCharge = ({section, subdivision, law, words}: ChargeForm): string => `${section}${subdivision} ${law}-${words}`;

export const prop64Charges: Weighted = [
	[4, charge('11357(A) HS-POSSESS CONCENTRATED CANNABIS', 'F')],
	[2, charge('11357(A) HS-POSSESS CONCENTRATED CANNABIS', 'M')],
	[10, charge('11357(B) HS-POSSESS MARIJUANA 28.5 GRAMS OR LESS', 'M')],
	[4, charge('11357(C) HS-POSSESS MARIJUANA OVER 28.5 GRAMS', 'M')],
	[4, charge('11357 HS-POSSESS MARIJUANA', 'M')],
	[15, charge('11358 HS-CULTIVATE MARIJUANA', 'F')],
	[36, charge('11359 HS-POSSESS MARIJUANA FOR SALE', 'F')],
	[5, charge('11360 HS-TRANSPORT/SELL MARIJUANA', 'F')],
	[14, charge('11360(A) HS-SELL/FURNISH/ETC MARIJUANA', 'F')],
	[5, charge('11360(B) HS-GIVE/TRANSPORT MARIJUANA 28.5 GRAMS OR LESS', 'M')],
];

/** As lettered since 2016-11-09. */
export const laterProp64Charges: Weighted = [
	[5, charge('11357(B)(2) HS-POSSESS CANNABIS OVER 28.5 GRAMS', 'M')],
	[5, charge('11357(A)(2) HS-POSSESS CANNABIS UNDER 21', 'I')],
	[10, charge('11358(C) HS-CULTIVATE CANNABIS OVER 6 PLANTS', 'M')],
	[2, charge('11358(D) HS-CULTIVATE CANNABIS OVER 6 PLANTS W/PRIOR', 'F')],
	[25, charge('11359(B) HS-POSSESS CANNABIS FOR SALE', 'M')],
	[10, charge('11360(A)(2) HS-SELL/FURNISH/ETC CANNABIS', 'M')],
	[1, charge('11360(A)(3)(D) HS-IMPORT CANNABIS', 'F')],
];

/** The sections before the act of 1972: candidates, never in scope. */
export const predecessorCharges: Weighted = [
	[5, charge('11530 HS-POSSESS MARIJUANA', 'F')],
	[1, charge('11530.1 HS-CULTIVATE MARIJUANA', 'F')],
	[2, charge('11530.5 HS-POSSESS MARIJUANA FOR SALE', 'F')],
	[2, charge('11531 HS-SELL MARIJUANA', 'F')],
	[1, charge('11500 HS-POSSESS NARCOTIC', 'F')],
];

export const otherCharges: Weighted = [
	[6, charge('11350(A) HS-POSSESS NARCOTIC CONTROLLED SUBSTANCE', 'F')],
	[3, charge('11351 HS-POSSESS NARCOTIC FOR SALE', 'F')],
	[2, charge('11352(A) HS-TRANSPORT/SELL NARCOTIC', 'F')],
	[5, charge('11364 HS-POSSESS DRUG PARAPHERNALIA', 'M')],
	[1, charge('11366 HS-KEEP PLACE TO SELL NARCOTICS', 'F')],
	[1, charge('11366.5(A) HS-RENT PLACE FOR CONTROLLED SUBSTANCE', 'F')],
	[6, charge('11377(A) HS-POSSESS CONTROLLED SUBSTANCE', 'F')],
	[3, charge('11378 HS-POSSESS CONTROLLED SUBSTANCE FOR SALE', 'F')],
	[5, charge('11550(A) HS-USE CONTROLLED SUBSTANCE', 'M')],
	[8, charge('459 PC-BURGLARY', 'F')],
	[6, charge('484(A) PC-PETTY THEFT', 'M')],
	[4, charge('487(A) PC-GRAND THEFT', 'F')],
	[4, charge('496(A) PC-RECEIVE KNOWN STOLEN PROPERTY', 'F')],
	[3, charge('211 PC-ROBBERY', 'F')],
	[4, charge('242 PC-BATTERY', 'M')],
	[3, charge('243(E)(1) PC-BATTERY SPOUSE', 'M')],
	[4, charge('245(A)(1) PC-ADW NOT FIREARM', 'F')],
	[4, charge('273.5(A) PC-INFLICT CORPORAL INJURY SPOUSE', 'F')],
	[4, charge('148(A)(1) PC-OBSTRUCT PUBLIC OFFICER', 'M')],
	[1, charge('32 PC-ACCESSORY', 'F')],
	[3, charge('415 PC-DISTURB THE PEACE', 'M')],
	[2, charge('422 PC-CRIMINAL THREAT', 'F')],
	[2, charge('470(D) PC-FORGERY', 'F')],
	[1, charge('537(A) PC-DEFRAUD INNKEEPER', 'M')],
	[3, charge('594(A) PC-VANDALISM', 'M')],
	[3, charge('602(L) PC-TRESPASS', 'M')],
	[4, charge('647(F) PC-DISORDERLY CONDUCT INTOXICATED', 'M')],
	[2, charge('653K PC-POSSESS SWITCHBLADE', 'M')],
	[3, charge('12020(A) PC-POSSESS DEADLY WEAPON', 'F')],
	[2, charge('12021(A)(1) PC-FELON POSSESS FIREARM', 'F')],
	[1, charge('1320(B) PC-FAIL TO APPEAR', 'F')],
	[5, charge('10851(A) VC-TAKE VEHICLE WITHOUT CONSENT', 'F')],
	[5, charge('14601.1(A) VC-DRIVE WITH SUSPENDED LICENSE', 'M')],
	[7, charge('23152(A) VC-DRIVE UNDER THE INFLUENCE', 'M')],
	[1, charge('23222(B) VC-POSSESS MARIJUANA WHILE DRIVING', 'I')],
	[2, charge('40508(A) VC-FAIL TO APPEAR WRITTEN PROMISE', 'M')],
	[2, charge('4149 BP-POSSESS HYPODERMIC NEEDLE', 'M')],
	[1, charge('25662(A) BP-MINOR POSSESS ALCOHOL', 'I')],
	[1, charge('10980(C)(2) WI-AID BY MISREPRESENTATION', 'F')],
];

/** Of the list of super strikes, or near it: PC 667(e)(2)(C)(iv). */
export const superStrikes: Weighted = [
	[4, charge('187(A) PC-MURDER', 'F')],
	[3, charge('261(A)(2) PC-RAPE BY FORCE', 'F')],
	[3, charge('288(A) PC-LEWD ACT WITH CHILD UNDER 14', 'F')],
	[1, charge('206 PC-TORTURE', 'F')],
	[1, charge('209(B)(1) PC-KIDNAP FOR ROBBERY', 'F')],
	[1, charge('191.5(A) PC-GROSS VEHICULAR MANSLAUGHTER', 'F')],
	[1, charge('220 PC-ASSAULT TO COMMIT MAYHEM/RAPE', 'F')],
];

/** Convictions that may need registration under PC 290(c), or resemble those. */
export const registrable: Weighted = [
	[3, charge('243.4(A) PC-SEXUAL BATTERY', 'F')],
	[3, charge('314.1 PC-INDECENT EXPOSURE', 'M')],
	[2, charge('647.6(A) PC-ANNOY/MOLEST CHILD', 'M')],
	[2, charge('288(A) PC-LEWD ACT WITH CHILD UNDER 14', 'F')],
	[1, charge('311.11(A) PC-POSSESS CHILD IMAGES', 'F')],
	[2, charge('261.5(C) PC-UNLAWFUL INTERCOURSE', 'F')],
	[1, charge('290(B) PC-FAIL TO REGISTER', 'F')],
];

/** What may be charged beside a Prop 64 count and keeps it from being simple: minors, extraction, water. */
export const aggravatingCharges: Weighted = [
	[2, charge('11361(A) HS-USE MINOR TO SELL MARIJUANA', 'F')],
	[2, charge('11379.6(A) HS-MANUFACTURE CONTROLLED SUBSTANCE', 'F')],
	[1, charge('5650(A)(6) FG-POLLUTE WATERS', 'M')],
	[1, charge('273A(A) PC-CRUELTY TO CHILD', 'F')],
];
