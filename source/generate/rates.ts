/**
How often each kind of dirt befalls what it can befall, as a share from 0 to 1. The rates are set by us, low enough that most
convictions stay clean and high enough that a few thousand people show every kind; they are no measurement of real extracts.
The kinds are those of the reference (domain.md 3.4, 5 and 8).
*/
export const dirtRates = {
	// Of every person.
	birthMissing: 0.004, // PRI_DOB blank on all rows
	birthPartial: 0.004, // `19610000` or `19610300`
	birthUnreadable: 0.001, // `19610231`, `610314`, words
	birthDiffers: 0.002, // One row tells another birth date than the others
	linkedIdentity: 0.001, // The person before under a second SUBJECT_ID: same name, CII number, sex and race
	blankSubjectId: 0.001, // SUBJECT_ID blank on one row
	scattered: 0.005, // The last rows stand behind the next subject's rows
	straddling: 0.01, // The first Prop 64 arrest lies before 2016-11-09 and the conviction after
	afterProp64: 0.02, // That arrest lies on or after 2016-11-09
	juvenile: 0.003, // That conviction came from a juvenile court, at 15 to 17

	// Of every Prop 64 conviction in the county: dates.
	dateMissing: 0.002, // STP_EVENT_DATE blank or zeros
	datePartial: 0.006, // `19790000` or `19790300`
	dateUnreadable: 0.002, // A day that does not exist, a trailing letter, seven digits
	datePadded: 0.003, // Blanks around a full date
	dispositionDateDiffers: 0.01, // DISP_DATE lies weeks or years from STP_EVENT_DATE

	// Of every such conviction: severity.
	statusPadded: 0.005, // `FELONY `
	statusLowercase: 0.003, // `Felony`
	statusUnknown: 0.002, // `UNKNOWN`, `FEL`, `NULL  `
	statusBlank: 0.01, // Blank: the type of charge has to speak
	statusAndTypeBlank: 0.002, // Neither speaks
	statusContradictsType: 0.003, // FELONY with type of charge M, or the reverse

	// Of every such conviction: county and keys.
	countyPadded: 0.003, // `LOS ANGELES `
	countyMixedCase: 0.002, // `Los Angeles`
	countyBlank: 0.001, // Blank
	orderShort: 0.001, // CNT_ORDER cut short, without its leading digits, or blank
	orderSpreadsheet: 0.001, // `1.01002E+11`

	// Of every such conviction: what came later, and rows that disagree.
	setAside: 0.015, // A later row, set aside and dismissed under PC 1203.4
	reducedLater: 0.008, // A later row, reduced to a misdemeanor
	sentenceModified: 0.005, // A later row
	probationRevoked: 0.008, // A later row
	duplicateDisagrees: 0.004, // A second row of the count with another status, disposition, charge or date
	dispositionUnknown: 0.002, // `GUILTY`, lower case, a leading blank, `CONVICTED-SUBSEQUENTLY DISMISSED`
	convictedInCustody: 0.003, // A custody step repeats the conviction under a CNT_ORDER of its own
	sentenceUnclear: 0.003, // Unit `L` or `W`, length with letters
	sentencePadded: 0.05, // `MONTHS    ` and a length with zeros: harmless, and common

	// Of every such conviction: the charge.
	commentCharge: 0.015, // `SEE COMMENT FOR CHARGE`, the charge in the comment
	chargeBlank: 0.001, // No charge at all
	combinedCharge: 0.003, // `11350/11357 HS`
	attempt: 0.006, // `664-11358 HS-...`, `664/11359 HS-...` or the qualifier `-ATTEMPTED`
	lookAlike: 0.003, // `11357.5(A) HS-...`
	plainLetter: 0.005, // `11357A HS`
	noCodeLetters: 0.004, // `11360(B) SELL...`
	missingSpace: 0.008, // `11359HS-...`
	spacedDigits: 0.001, // `11 359 HS-...` or `11,359 HS-...`
	convictionChargeDiffers: 0.005, // The conviction-offense columns name another charge

	// Of every such conviction: case number and comment.
	caseNumberPlaceholder: 0.01, // `NULL  ` as OFN, no number elsewhere
	caseNumberMissing: 0.01, // No OFN in the step; half the time the number stands in the comment or in FE_NUM_CRT_CASE
	caseNumberSecond: 0.003, // Two case numbers in one step
	amendedComment: 0.005, // `AMENDED FROM 11359 HS`
	otherChargeComment: 0.005, // The comment names another Prop 64 charge
	amountComment: 0.01, // `2 LBS MARIJUANA`, `14 PLANTS`
	minorComment: 0.001, // Words of a minor or a school
	sentenceComment: 0.01, // `SEN-X3 YR PROB, 6 MO JL`
	warrantQualifier: 0.003, // `-BENCH WARRANT`

	// Of every row, whatever it holds.
	wrongCellCount: 0.0001, // 94 or 96 cells: the line is unreadable
} as const;

export type DirtKind = keyof typeof dirtRates;

export type DirtRates = Readonly<Record<DirtKind, number>>;
