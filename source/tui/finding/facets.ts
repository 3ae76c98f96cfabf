import {ageBand, ageBands, unknownBand} from '../../results/age-bands.js';
import type {ConvictionRecord} from '../../determinations/determination.js';
import {agencyName} from '../../values/agency-name.js';
import {parseIsoDay} from '../../values/calendar-date.js';
import {outcomeLabels, outcomes} from '../../values/outcome.js';
import {effectiveOutcome} from '../../review/effective.js';
import {effectivePlaceOf} from '../../review/effective-place.js';
import {liveDecision} from '../../review/entry.js';
import {comesOutDifferently} from '../second-policy.js';
import type {AuditSession} from '../session.js';
import {placeOf} from '../standing.js';
import type {AppState} from '../state.js';

export const facetKinds = ['outcome', 'decision', 'difference', 'question', 'rule', 'flag', 'level', 'custody', 'agency', 'section', 'decade', 'year', 'race', 'sex', 'age', 'results', 'when'] as const;
export type FacetKind = (typeof facetKinds)[number];

/** What of the state the values of a conviction depend on. */
export type Facts = Pick<AppState, 'session' | 'reviews' | 'compared'>;

/** One kind of thing to filter by. */
export type Facet = {
	readonly title: string;
	/** The values of one conviction; several where it has several (flags), none where the kind does not apply to it. */
	readonly of: (facts: Facts, position: number) => readonly string[];
	/** Values in the order they are shown in, where they have one of their own; otherwise the commonest come first. */
	readonly order?: readonly string[] | 'ascending';
	readonly label?: (value: string, session: AuditSession) => string;
	/** What changes it: a decision that of its conviction, a comparison those of all. */
	readonly moves?: 'reviews' | 'compared';
};

const recordAt = ({session}: Facts, position: number): ConvictionRecord => session.records[position]!;
const fixed = (of: (record: ConvictionRecord, session: AuditSession) => readonly string[]): Facet['of'] => (facts, position) => of(recordAt(facts, position), facts.session);
const worded = (words: Readonly<Record<string, string>>) => (value: string): string => words[value] ?? value;

const decisions = {
	undecided: 'undecided', decided: 'decided', confirmed: 'confirmed', 'confirmed in bulk': 'confirmed in bulk', overridden: 'overridden', challenged: 'challenged', deferred: 'deferred', 'awaiting approval': 'awaiting approval', stale: 'stale: to be decided again', 'fact supplied': 'a fact was supplied',
} as const;

export const decisionValues = Object.keys(decisions);

/** Undecided is what this reviewer still has to look at, deferred and stale ones among it. */
function decisionsOf({session, reviews}: Facts, position: number): readonly string[] {
	const {waits, decided} = placeOf(session, reviews, position);
	const record = session.records[position]!;
	const live = liveDecision(reviews.get(record.key));
	const word = live && effectiveOutcome(record, live, session.lineHashes.get(record.key), session.policy.secondAttorney).word;
	return [...(waits ? ['undecided'] : []), ...(decided ? ['decided'] : []), ...(word !== undefined && word in decisions ? [word] : []), ...(record.supplied?.length ? ['fact supplied'] : [])];
}

const unique = (values: readonly string[]): readonly string[] => values.length < 2 ? values : [...new Set(values)];

/** Dates repeat among many people, and reading one costs more than looking it up. */
function remembering<Made>(make: (text: string) => Made): (text: string) => Made {
	const known = new Map<string, Made>();
	return text => {
		let made = known.get(text);
		if (made === undefined) {
			made = make(text);
			known.set(text, made);
		}

		return made;
	};
}

/** Years a date may lie in. */
const yearsOf = remembering((date): readonly string[] => {
	const years = unique([...date.matchAll(/(?<!\d)(\d{4})(?:-\d\d){0,2}(?!\d)/g)].map(([, year]) => year!));
	return years.length === 0 ? ['unknown'] : years;
});

/** Decades a date may lie in, as `1990 to 1999`. */
const decadesOf = remembering((date): readonly string[] => unique(yearsOf(date).map(year => year === 'unknown' ? year : `${year.slice(0, 3)}0 to ${year.slice(0, 3)}9`)));

const bandsFor = new Map<string, (born: string) => string>();

function bandOf(born: string, {asOf}: AuditSession): string {
	let bands = bandsFor.get(asOf);
	if (!bands) {
		const day = parseIsoDay(asOf);
		bands = remembering(text => day === undefined ? unknownBand : ageBand(text, day));
		bandsFor.set(asOf, bands);
	}

	return bands(born);
}

const agencyKey = remembering(agencyName);

const spellings = new WeakMap<AuditSession['records'], Map<string, string>>();

/** What an agency goes by, however it is written. How it is written is noted, because to ask all convictions only for that takes half a second of a county. */
function agencyOf(written: string, {records}: AuditSession): string {
	let known = spellings.get(records);
	if (!known) {
		known = new Map();
		spellings.set(records, known);
	}

	const key = agencyKey(written);
	if (written.length > (known.get(key)?.length ?? 0)) {
		known.set(key, written);
	}

	return key;
}

/** An agency as the extract writes it, with the most blanks where it is written with and without, as far as its convictions were looked at. */
const spellingOf = (agency: string, {records}: AuditSession): string => spellings.get(records)?.get(agency) ?? agency;

const levelWords = {H: 'H high', M: 'M medium', L: 'L low', material: 'material: another reading changes the outcome', none: 'no flag'} as const;
const levelsOf = ({flags}: ConvictionRecord): readonly string[] => flags.length === 0 ? ['none'] : unique([...flags.map(({level}) => level), ...(flags.some(({material}) => material.length > 0) ? ['material'] : [])]);

const resultWords = {
	'not-opposed': 'relief not opposed', challenged: 'challenged', referred: 'referred to city attorneys', undecided: 'listed as undecided', question: 'undecided: hand review', refusal: 'undecided: refused without a challenge',
	flag: 'undecided: a flag is open', fact: 'undecided: a supplied fact to confirm', deferred: 'undecided: deferred', 'awaiting approval': 'undecided: awaiting approval', stale: 'undecided: stale, to be decided again',
} as const;

/** Why a conviction will be listed as undecided, in the order in which `effective.ts` asks. */
export const blockers = ['question', 'refusal', 'flag', 'fact', 'deferred', 'awaiting approval', 'stale'] as const;

/** The pile a conviction lies on, and of an undecided one what keeps it there. */
function resultsOf({session, reviews}: Facts, position: number): readonly string[] {
	const record = session.records[position]!;
	const {pile, outcome, word} = effectivePlaceOf(record, reviews.get(record.key), () => session.lineHashes.get(record.key), session.policy.secondAttorney);
	if (pile !== 'undecided') {
		return [pile];
	}

	if (word === 'deferred' || word === 'awaiting approval' || word === 'stale') {
		return [pile, word];
	}

	if (outcome === 'hand-review') {
		return [pile, 'question'];
	}

	const otherwise = record.supplied?.length ? 'fact' : 'flag';
	return [pile, outcome === 'not-eligible' ? 'refusal' : otherwise];
}

const dayWords = {today: 'decided today', yesterday: 'decided yesterday', earlier: 'decided earlier'} as const;

/** Days on which somebody decided a conviction, of what was not undone; a deferral decides nothing. */
const daysOf = ({session: {records, dayBegins}, reviews}: Facts, position: number): readonly string[] =>
	unique((reviews.get(records[position]!.key)?.decisions ?? []).filter(({kind}) => kind !== 'defer').map(({at}) => {
		if (at >= dayBegins.today) {
			return 'today';
		}

		return at >= dayBegins.yesterday ? 'yesterday' : 'earlier';
	}));

/** Everything the list can be filtered by, in the order of the dialog. */
export const facets: Readonly<Record<FacetKind, Facet>> = {
	outcome: {title: 'Outcome now', of: (facts, position) => [placeOf(facts.session, facts.reviews, position).outcome], order: outcomes, label: worded(outcomeLabels), moves: 'reviews'},
	decision: {title: 'Decided', of: decisionsOf, order: decisionValues, label: worded(decisions), moves: 'reviews'},
	difference: {title: 'Second policy', of: (facts, position) => [comesOutDifferently(facts.compared, recordAt(facts, position)) ? 'differs' : 'same'], order: ['differs', 'same'], label: worded({differs: 'comes out differently', same: 'comes out the same'}), moves: 'compared'},
	question: {title: 'Question to settle', of: fixed(record => record.outcome === 'hand-review' ? [record.reason] : [])},
	rule: {title: 'Deciding question', of: fixed(({question}) => [question])},
	flag: {title: 'Flag', of: fixed(({flags}) => unique(flags.map(({id}) => id))), label: (id, session) => session.flags.find(flag => flag.id === id)?.title ?? id},
	level: {title: 'Flag level', of: fixed(levelsOf), order: Object.keys(levelWords), label: worded(levelWords)},
	custody: {title: 'In custody', of: fixed(({subject}) => [subject.inCustody]), order: ['yes', 'no', 'unknown'], label: worded({yes: 'in custody', no: 'not in custody', unknown: 'custody unknown'})},
	agency: {title: 'Arrested by', of: fixed(({conviction: {arrestedBy}}, session) => arrestedBy.length === 0 ? ['unknown'] : unique(arrestedBy.map(agency => agencyOf(agency, session)))), label: (agency, session) => agency === 'unknown' ? 'arresting agency unknown' : spellingOf(agency, session)},
	section: {title: 'Section', of: fixed(({conviction}) => conviction.sections.length === 0 ? ['unknown'] : unique(conviction.sections)), order: 'ascending', label: section => section === 'unknown' ? 'section unknown' : section},
	decade: {title: 'Decade convicted', of: fixed(({conviction}) => decadesOf(conviction.date)), order: 'ascending', label: years => years === 'unknown' ? 'date unknown' : years},
	year: {title: 'Year convicted', of: fixed(({conviction}) => yearsOf(conviction.date)), order: 'ascending', label: year => year === 'unknown' ? 'date unknown' : year},
	race: {title: 'Race', of: fixed(({subject}) => [subject.race]), label: race => race === 'unknown' ? 'race unknown' : race},
	sex: {title: 'Sex', of: fixed(({subject}) => [subject.sex]), label: sex => sex === 'unknown' ? 'sex unknown' : sex},
	age: {title: 'Age', of: fixed(({subject}, session) => [bandOf(subject.born, session)]), order: [...ageBands.map(({label}) => label), unknownBand], label: band => band === unknownBand ? 'age unknown' : band},
	results: {title: 'In the results', of: resultsOf, order: Object.keys(resultWords), label: worded(resultWords), moves: 'reviews'},
	when: {title: 'Day decided', of: daysOf, order: Object.keys(dayWords), label: worded(dayWords), moves: 'reviews'},
};

export const facetLabel = (kind: FacetKind, value: string, session: AuditSession): string => facets[kind].label?.(value, session) ?? value;
