import {type z, z as zod} from 'zod';
import {modifiers, type CodeTable} from '../values/charge.js';
import {outcomes} from '../values/outcome.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {candidateMistakes, candidateRulesSchema, type CandidateRules} from './candidate-rules.js';
import {cityProsecutorsSchema, type CityProsecutors} from './city-prosecutors.js';
import {flagRuleSchema, type FlagRule} from './flag-rule.js';
import {offenseTableSchema, type OffenseTable} from './offense-table.js';
import {proofsSchema, type Proofs} from './proofs.js';
import {reducedLevels} from './policy.js';
import type {Reasons, Relief} from './reasons.js';
import {parseYaml, readAs} from './yaml-source.js';

/** Everything in `rules/` but the policies: tables and words that every policy shares. */
export type RuleBook = {
	readonly dispositions: z.infer<typeof dispositionsSchema>['dispositions'];
	readonly codes: CodeTable;
	readonly offenses: ReadonlyMap<string, OffenseTable>;
	readonly flags: readonly FlagRule[];
	readonly reasons: Reasons;
	readonly reliefs: readonly Relief[];
	readonly counties: readonly string[];
	readonly cities: CityProsecutors;
	readonly proofs: Proofs;
	readonly candidates: CandidateRules;
};

const source = zod.strictObject({what: zod.string(), verified: zod.boolean()});
const outcome = zod.enum(outcomes);

const dispositionsSchema = zod.strictObject({
	source,
	dispositions: zod.array(zod.strictObject({
		begins: zod.string().optional(),
		contains: zod.string().optional(),
		means: zod.array(zod.enum(['convicting', 'not-convicting', 'later-relief', 'later-change'])).min(1),
	}).refine(line => (line.begins === undefined) !== (line.contains === undefined), {message: 'either begins or contains'})).min(1),
});

const codesSchema = zod.strictObject({
	source,
	codes: zod.array(zod.string()).min(1),
	bare: zod.record(zod.string(), zod.array(zod.string())),
	lettered: zod.array(zod.string()),
	modifiers: zod.array(zod.strictObject({section: zod.string(), modifier: zod.enum(modifiers)})),
	qualifiers: zod.array(zod.strictObject({contains: zod.string().min(1), modifier: zod.enum(modifiers)})).default([]),
});

const reasonsSchema = zod.strictObject({
	source,
	overrides: zod.array(zod.strictObject({
		code: zod.string(), title: zod.string(), for: zod.array(outcome).min(1), cite: zod.string().optional(), verified: zod.boolean().optional(), 'minimum-words': zod.int().min(1),
	})).min(1),
	challenges: zod.array(zod.strictObject({
		code: zod.string(), title: zod.string(), cite: zod.string().optional(), verified: zod.boolean().optional(), warning: zod.string().optional(), 'minimum-words': zod.int().min(1),
	})).min(1),
	defer: zod.strictObject({'minimum-words': zod.int().min(1)}),
	'evidence-kinds': zod.array(zod.string()).min(1),
});

const reliefSchema = zod.strictObject({
	source,
	reliefs: zod.array(zod.strictObject({
		id: zod.string(), outcome, title: zod.string(), sentence: zod.enum(['completed', 'serving', 'unknown']).optional(), level: zod.enum(reducedLevels).optional(),
		beyond: zod.boolean().optional(), open: zod.boolean().optional(),
		subdivision: zod.string().optional(), ground: zod.string().optional(), verified: zod.boolean().optional(),
	})).min(1),
});

const flagsSchema = zod.strictObject({source, flags: zod.array(flagRuleSchema).min(1)});
const countiesSchema = zod.strictObject({source, counties: zod.array(zod.string()).min(1)});

/** The text of every file below `rules/`, by its path there (`offenses/prop64.yaml`). */
export type RuleTexts = ReadonlyMap<string, string>;

/**
Reads the shared rule files. Problems: a file that is not there, is no YAML or does not fit its schema, with file and line;
a flag that the program cannot detect is one too.
*/
export function readRuleBook(texts: RuleTexts, detectable: ReadonlySet<string>): Attempt<RuleBook> {
	const problems: Problem[] = [];
	const read = <Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | undefined => {
		const file = `rules/${path}`;
		const text = texts.get(path);
		const parsed = text === undefined ? failure({file, found: 'no such file', expected: 'a rule file', next: 'restore it from the program\'s own copy'}) : parseYaml(text, file);
		const checked = parsed.ok ? readAs(parsed.value, schema) : parsed;
		if (checked.ok) {
			return checked.value;
		}

		problems.push(...checked.problems);
		return undefined;
	};

	const dispositions = read('dispositions.yaml', dispositionsSchema);
	const codes = read('offenses/codes.yaml', codesSchema);
	const reasons = read('reasons.yaml', reasonsSchema);
	const reliefs = read('relief.yaml', reliefSchema);
	const flags = read('flags.yaml', flagsSchema);
	const counties = read('counties.yaml', countiesSchema);
	const cities = read('city-prosecutors.yaml', cityProsecutorsSchema);
	const proofs = read('proofs.yaml', proofsSchema);
	const candidates = read('candidates.yaml', candidateRulesSchema);
	const tables = [...texts.keys()].filter(path => path.startsWith('offenses/') && path !== 'offenses/codes.yaml').map(path => read(path, offenseTableSchema));
	for (const flag of flags?.flags ?? []) {
		if (!detectable.has(flag.id)) {
			problems.push({file: 'rules/flags.yaml', found: `the flag "${flag.id}"`, expected: `one of ${[...detectable].join(', ')}`, next: 'take it out: this program cannot detect it'});
		}
	}

	const tableIds = new Set(tables.map(table => table?.id));
	for (const flag of flags?.flags ?? []) {
		for (const id of [...flag.tables, ...flag.beside].filter(name => !tableIds.has(name))) {
			problems.push({file: 'rules/flags.yaml', found: `the table "${id}" of the flag "${flag.id}"`, expected: `one of ${[...tableIds].join(', ')}`, next: 'name a table of rules/offenses'});
		}
	}

	problems.push(...candidateMistakes(candidates, tableIds));
	if (problems.length > 0 || !dispositions || !codes || !reasons || !reliefs || !flags || !counties || !cities || !proofs || !candidates) {
		return {ok: false, problems};
	}

	return success({
		dispositions: dispositions.dispositions,
		codes: {
			codes: new Set(codes.codes),
			bare: new Map(Object.entries(codes.bare).flatMap(([code, sections]) => sections.map(section => [section, code] as const))),
			lettered: new Set(codes.lettered),
			modifiers: new Map(codes.modifiers.map(({section, modifier}) => [section, modifier])),
			qualifiers: codes.qualifiers,
		},
		offenses: new Map(tables.filter(table => table !== undefined).map(table => [table.id, table])),
		flags: flags.flags,
		reasons: {
			overrides: reasons.overrides.map(({'minimum-words': minimumWords, ...rest}) => ({...rest, minimumWords})),
			challenges: reasons.challenges.map(({'minimum-words': minimumWords, ...rest}) => ({...rest, minimumWords})),
			deferMinimumWords: reasons.defer['minimum-words'],
			evidenceKinds: reasons['evidence-kinds'],
		},
		reliefs: reliefs.reliefs,
		counties: counties.counties,
		cities,
		proofs,
		candidates,
	});
}
