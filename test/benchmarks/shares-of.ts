import type {ConvictionRecord, Flag} from '../../source/determinations/determination.js';

type Table = ReadonlyArray<Readonly<Record<string, string | number>>>;

/** Which share of the convictions of an audit a person has to look at, and why. */
export type Shares = {readonly overall: Table; readonly byFlag: Table; readonly questions: Table};

const percent = (part: number, whole: number): string => whole === 0 ? '-' : `${((part * 100) / whole).toFixed(2)} %`;

const isMaterial = (flag: Flag): boolean => 'material' in flag && Array.isArray(flag.material) && flag.material.length > 0;
const isHigh = ({level}: Flag): boolean => level === 'H';

const isHandReview = ({outcome}: ConvictionRecord): boolean => outcome === 'hand-review';

/** The question of a hand review without what is this record's own: the facts that are missing, numbers left out. */
const askedOf = ({question, reason}: ConvictionRecord): string => `${question}: ${reason.replace(/: .*$/v, '').replaceAll(/\d[\d.\-]*(?:\([A-Z\d]+\))*/gv, '#')}`;

/** Counts, for tables to print. In: all convictions in scope under one policy. */
export function sharesOf(records: readonly ConvictionRecord[]): Shares {
	const share = (what: string, test: (record: ConvictionRecord) => boolean) => {
		const count = records.filter(record => test(record)).length;
		return {what, convictions: count, share: percent(count, records.length)};
	};

	const flags = records.flatMap(record => record.flags.map(flag => ({record, flag})));
	const ids = [...new Map(flags.map(({flag}) => [flag.id, flag.level]))];
	const knowsMaterial = flags.some(({flag}) => 'material' in flag);
	return {
		overall: [
			{what: 'in scope', convictions: records.length, share: percent(records.length, records.length)},
			share('hand review', record => isHandReview(record)),
			share('with a flag of level H', ({flags: own}) => own.some(flag => isHigh(flag))),
			...(knowsMaterial ? [share('with a material flag', ({flags: own}) => own.some(flag => isMaterial(flag)))] : []),
			share('in the queue: hand review, material or level H', record => isHandReview(record) || record.flags.some(flag => isHigh(flag) || isMaterial(flag))),
			share('hand review or material: not by level H alone', record => isHandReview(record) || record.flags.some(flag => isMaterial(flag))),
			share('in the queue by level H alone', record => !isHandReview(record) && record.flags.some(flag => isHigh(flag)) && !record.flags.some(flag => isMaterial(flag))),
			share('hand review without any flag of level H', record => isHandReview(record) && !record.flags.some(flag => isHigh(flag))),
		],
		byFlag: ids.map(([id, level]) => {
			const raised = flags.filter(({flag}) => flag.id === id);
			return {
				flag: id, level, convictions: raised.length, share: percent(raised.length, records.length),
				...(knowsMaterial ? {material: raised.filter(({flag}) => isMaterial(flag)).length} : {}),
				'the only one of level H, and no hand review': level === 'H' ? raised.filter(({record}) => !isHandReview(record) && record.flags.filter(flag => isHigh(flag)).length === 1).length : '',
			};
		}).toSorted((one, other) => other.convictions - one.convictions),
		questions: commonest(records.filter(record => isHandReview(record)).map(record => askedOf(record)), 10, records.length),
	};
}

function commonest(texts: readonly string[], most: number, whole: number): Table {
	const counts = new Map<string, number>();
	for (const text of texts) {
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}

	return [...counts].toSorted(([, one], [, other]) => other - one).slice(0, most).map(([question, convictions]) => ({question, convictions, share: percent(convictions, whole)}));
}
