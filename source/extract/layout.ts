/**
The 95 columns of the extract that the California Department of Justice sends a county, in DOJ's order.
Meanings marked "probably" are inferred from the name: the format's own specification was not at hand.
*/
export const columns = [
	['RECORD_ID', 'record identifier'],
	['SUBJECT_STATUS', 'status of the request, probably'],
	['SUBJECT_ID', 'the person, as DOJ keys them'],
	['REQ_SEG_SEP', 'segment mark'],
	['REQ_CII_NUMBER', 'state identification number asked for'],
	['REQ_NAME', 'name asked for'],
	['REQ_GENDER', 'sex asked for'],
	['REQ_DOB', 'date of birth asked for'],
	['REQ_CDL', 'driver licence asked for'],
	['REQ_SSN', 'social security number asked for'],
	['PII_SEG_SEP', 'segment mark'],
	['CII_NUMBER', 'state identification number'],
	['PRI_NAME', 'primary name'],
	['GENDER', 'sex'],
	['PRI_DOB', 'date of birth'],
	['PRI_SSN', 'social security number'],
	['PRI_CDL', 'driver licence'],
	['PRI_IDN', 'identification card, probably'],
	['PRI_INN', 'immigration number, probably'],
	['FBI_NUMBER', 'FBI number'],
	['PDR_SEG_SEP', 'segment mark'],
	['RACE_CODE', 'race, code'],
	['RACE_DESCR', 'race'],
	['EYE_COLOR_CODE', 'eye colour, code'],
	['EYE_COLOR_DESCR', 'eye colour'],
	['HAIR_COLOR_CODE', 'hair colour, code'],
	['HAIR_COLOR_DESCR', 'hair colour'],
	['HEIGHT', 'height'],
	['WEIGHT', 'weight'],
	['SINGLE_SOURCE', 'interstate index flag, probably'],
	['MULTI_SOURCE', 'interstate index flag, probably'],
	['POB_CODE', 'place of birth, code'],
	['POB_NAME', 'place of birth'],
	['POB_TYPE', 'place of birth, type'],
	['CITIZENSHIP_LIST', 'citizenships'],
	['CYC_SEG_SEP', 'segment mark'],
	['CYC_ORDER', 'cycle number'],
	['CYC_DATE', 'cycle (arrest) date'],
	['STP_SEG_SEP', 'segment mark'],
	['STP_ORDER', 'step number'],
	['STP_EVENT_DATE', 'date of the step; of conviction on a court step'],
	['STP_TYPE_CODE', 'step type, code'],
	['STP_TYPE_DESCR', 'step type'],
	['STP_ORI_TYPE', 'agency type, code'],
	['STP_ORI_TYPE_DESCR', 'agency type'],
	['STP_ORI_CODE', 'agency code'],
	['STP_ORI_DESCR', 'agency'],
	['STP_ORI_CNTY_CODE', 'county, code'],
	['STP_ORI_CNTY_NAME', 'county'],
	['CNT_SEG_SEP', 'segment mark'],
	['CNT_ORDER', 'cycle, step, count and sub-count, three digits each'],
	['DISP_DATE', 'disposition date'],
	['OFN', 'agency file number; on a court step the case number'],
	['OFFENSE_CODE', 'offense, DOJ code'],
	['OFFENSE_DESCR', 'offense'],
	['OFFENSE_TOC', 'type of charge'],
	['OFFENSE_QUAL_LST', 'offense qualifiers'],
	['DISP_OFFENSE_CODE', 'offense as disposed of, DOJ code, probably'],
	['DISP_OFFENSE_DESCR', 'offense as disposed of, probably'],
	['DISP_OFFENSE_TOC', 'type of charge as disposed of, probably'],
	['DISP_OFFENSE_QUAL_LST', 'qualifiers as disposed of, probably'],
	['CONV_OFFENSE_ORDER', 'offense of conviction, sequence, probably'],
	['CONV_OFFENSE_CODE', 'offense of conviction, DOJ code, probably'],
	['CONV_OFFENSE_DESCR', 'offense of conviction, probably'],
	['CONV_OFFENSE_TOC', 'type of charge of conviction, probably'],
	['CONV_OFFENSE_QUAL_LST', 'qualifiers of conviction, probably'],
	['FE_NUM_ORDER', 'file number sequence'],
	['FE_NUM_ARR_AGY', 'arresting agency number'],
	['FE_NUM_BNCH_WARR', 'bench warrant number'],
	['FE_NUM_CITE', 'citation number'],
	['FE_NUM_DOCKET', 'docket number'],
	['FE_NUM_INCIDENT', 'incident number'],
	['FE_NUM_BOOKING', 'booking number'],
	['FE_NUM_NUMBER', 'other number'],
	['FE_NUM_REMAND', 'remand number'],
	['FE_NUM_OOS_INN', 'out-of-state or immigration number'],
	['FE_NUM_CRT_CASE', 'court case number'],
	['FE_NUM_WARRANT', 'warrant number'],
	['DISP_ORDER', 'disposition sequence'],
	['DISP_CODE', 'disposition, code'],
	['DISP_DESCR', 'disposition'],
	['CONV_STAT_CODE', 'status of conviction, code'],
	['CONV_STAT_DESCR', 'status of conviction (severity)'],
	['SENT_SEG_SEP', 'segment mark'],
	['SENT_ORDER', 'sentence part number'],
	['SENT_LOC_CODE', 'sentence, place or kind, code'],
	['SENT_LOC_DESCR', 'sentence, place or kind'],
	['SENT_LENGTH', 'sentence length'],
	['SENT_TIME_CODE', 'sentence unit, code'],
	['SENT_TIME_DESCR', 'sentence unit'],
	['CYC_AGE', 'age at the cycle'],
	['CII_TYPE', 'type of state number'],
	['CII_TYPE_ALPHA', 'type of state number, letter'],
	['COMMENT_TEXT', 'comment'],
	['END_OF_REC', 'end mark'],
] as const;

export type ColumnName = (typeof columns)[number][0];

export const columnNames: readonly ColumnName[] = columns.map(([name]) => name);

export const columnCount = columns.length;

/** Position of each column in DOJ's order, 0 to 94. */
export const columnIndex = Object.fromEntries(columnNames.map((name, index) => [name, index])) as Readonly<Record<ColumnName, number>>;

/** Emptied in the default results: identifiers that no reader of the results needs (contract). */
export const withheldColumns: readonly ColumnName[] = ['PRI_SSN', 'REQ_SSN', 'PRI_CDL', 'REQ_CDL', 'PRI_IDN', 'PRI_INN'];

/** Masked on screen until a reviewer asks for them, which the log records: numbers of social security, licences, cards and immigration. */
export const maskedColumns: readonly ColumnName[] = [...withheldColumns, 'FE_NUM_OOS_INN'];

/** What `all-results-condensed.csv` keeps of each row, in this order. */
export const condensedColumns: readonly ColumnName[] = [
	'CII_NUMBER', 'PRI_NAME', 'GENDER', 'PRI_DOB', 'RACE_DESCR', 'CYC_DATE', 'STP_EVENT_DATE', 'STP_ORI_DESCR', 'STP_ORI_CNTY_NAME',
	'DISP_DATE', 'OFN', 'OFFENSE_DESCR', 'DISP_DESCR', 'CONV_STAT_DESCR', 'SENT_LOC_DESCR', 'SENT_LENGTH', 'SENT_TIME_CODE', 'CYC_AGE',
	'COMMENT_TEXT', 'END_OF_REC',
];
