/** An option: how it is parsed and what `--help` says of it. */
export type OptionDefinition = {
	readonly type: 'string' | 'boolean';
	readonly multiple?: boolean;
	/** Stands for the value in help: `--county NAME`. */
	readonly value?: string;
	readonly help: string;
};

export const optionDefinitions: Readonly<Record<string, OptionDefinition>> = {
	county: {type: 'string', value: 'NAME', help: 'the county whose convictions are audited, one of the 58'},
	'as-of': {type: 'string', value: 'YYYY-MM-DD', help: 'the day ages and years are counted to; required unless the policy names one'},
	policy: {type: 'string', value: 'ID|FILE', help: 'the policy that decides; `rules list` shows those that ship'},
	set: {type: 'string', multiple: true, value: 'NAME=VALUE', help: 'a parameter of the policy; lists with commas; may be given again'},
	options: {type: 'string', value: 'FILE', help: 'the JSON settings of the earlier engine, read as parameters'},
	workspace: {type: 'string', value: 'DIR', help: 'where the audit is kept (default: the first extract\'s name and .audit, beside it)'},
	'max-bad': {type: 'string', value: 'PERCENT', help: 'share of unreadable lines that stops the run (default 1)'},
	extract: {type: 'string', multiple: true, value: 'FILE', help: 'where an extract is now, found by its hash; may be given again'},
	workers: {type: 'string', value: 'N', help: 'how many threads read the extract (default: as many as the machine runs at once, at most 4)'},
	part: {type: 'string', value: 'I/N', help: 'evaluate only the people of share I of N, for a job scheduler; `merge` joins the shares'},
	results: {type: 'string', value: 'DIR', help: 'also write results to DIR, which must not exist'},
	out: {type: 'string', value: 'DIR', help: 'write to DIR, which must not exist (default: the next number in results/)'},
	full: {type: 'boolean', help: 'also write all-results.csv: it holds social security numbers and whole histories'},
	reviewer: {type: 'string', value: 'NAME', help: 'who reviews (default: the account name)'},
	role: {type: 'string', value: 'ROLE', help: 'paralegal, attorney or supervisor: claimed, and recorded as claimed, unless the office\'s roster lists the account; without a role nothing can be decided'},
	office: {type: 'string', value: 'FILE', help: 'the office\'s roster of reviewers (default: office.yaml beside the workspace or the extract, if there is one)'},
	plain: {type: 'boolean', help: 'for screen readers: every screen and every change as lines of text, without boxes, colours or redrawing'},
	ascii: {type: 'boolean', help: 'draw with ASCII characters only'},
	'no-color': {type: 'boolean', help: 'no colours (NO_COLOR in the environment does the same)'},
	'blank-after': {type: 'string', value: 'MINUTES', help: 'blank the screen when no key was pressed for so long, until one is; that key does nothing else'},
	'read-only': {type: 'boolean', help: 'look, and write nothing'},
	'break-lock': {type: 'boolean', help: 'take over a workspace that another host holds; make sure first that nobody works in it'},
	people: {type: 'string', value: 'N', help: 'how many people to invent'},
	seed: {type: 'string', value: 'S', help: 'the same seed gives the same extract'},
	clean: {type: 'boolean', help: 'leave out the missing, partial and contradictory values'},
	by: {type: 'string', value: 'NAME', help: 'adopt: who adopted the policy'},
	memo: {type: 'string', value: 'TEXT', help: 'adopt: the memo that adopted it'},
	on: {type: 'string', value: 'YYYY-MM-DD', help: 'adopt: the day it was adopted (default: today)'},
	again: {type: 'boolean', help: 'adopt: replace the adoption that the file records'},
	'set-a': {type: 'string', multiple: true, value: 'NAME=VALUE', help: 'a parameter of the first policy; may be given again'},
	'set-b': {type: 'string', multiple: true, value: 'NAME=VALUE', help: 'a parameter of the second policy; may be given again'},
	'counts-only': {type: 'boolean', help: 'no list, and small cells withheld: what may be published'},
	redact: {type: 'boolean', help: 'a copy for the public: initials, year of birth, no number of DOJ or of any card, no words of reviewers'},
	tolerable: {type: 'string', value: 'PERCENT', help: 'plan: the share wrong that is not tolerable any more'},
	confidence: {type: 'string', value: 'PERCENT', help: 'plan, bound: how sure the claim has to be'},
	errors: {type: 'string', value: 'N', help: 'plan: how many errors the check may find and pass; bound: how many it found'},
	expect: {type: 'string', value: 'PERCENT', help: 'plan: the share you believe is wrong; without --errors the plan also passes such work as often as the confidence says'},
	population: {type: 'string', value: 'N', help: 'plan, bound: how many the sample is drawn from; fewer have to be checked of a small pile'},
	sequential: {type: 'boolean', help: 'plan: decide after every conviction whether to stop'},
	checked: {type: 'string', value: 'N', help: 'bound: how many were checked'},
	frame: {type: 'string', value: 'FILE', help: 'tickets: what is drawn from, a line each: identifier, tab, part of the pile'},
	n: {type: 'string', value: 'N', help: 'tickets: how many to draw'},
	groups: {type: 'string', value: 'WHICH', help: 'plan: all (one group), outcome, or full (outcome, who decided, how complete the record is)'},
	candidates: {type: 'boolean', help: 'plan: also check what was left out of scope, as a group of its own'},
	total: {type: 'string', value: 'N', help: 'plan: checks in all, divided over the groups, none below its own plan'},
	minutes: {type: 'string', value: 'N', help: 'plan: minutes a conviction takes, for the hours it will cost'},
	standard: {type: 'string', value: 'WHICH', help: 'plan: by which decisions are judged, the office\'s policy or the statute (default: policy)'},
	witness: {type: 'string', multiple: true, value: 'NAME', help: 'draw: who saw the seed thrown; may be given again'},
	to: {type: 'string', value: 'FOLDER', help: 'deal: where the packet is written; it must not exist'},
	paralegal: {type: 'string', value: 'ACCOUNT', help: 'deal: the account that opens the packet, and no other'},
	share: {type: 'string', value: 'PERCENT', help: 'deal: only this part of what was drawn (default: all that nobody has)'},
	double: {type: 'string', value: 'PERCENT', help: 'deal: also this part of what other paralegals have, to be judged a second time'},
	number: {type: 'string', value: 'N', help: 'settle: which difference, by its number in `sample status`'},
	finding: {type: 'string', value: 'WHICH', help: 'settle: right (the decision was), E1 to E5, or NF'},
	cause: {type: 'string', value: 'WHICH', help: 'settle: isolated (a bad row) or systematic (a rule)'},
	words: {type: 'string', value: 'TEXT', help: 'settle: your own words'},
	round: {type: 'string', value: 'N', help: 'status, report: an earlier spot check, by its number (default: the last)'},
	json: {type: 'boolean', help: 'print JSON'},
	help: {type: 'boolean', help: 'show this help'},
	version: {type: 'boolean', help: 'show the version'},
};

/** How an option is typed: `--seed`, and `-n`. */
export const flagOf = (name: string): string => `${name.length === 1 ? '-' : '--'}${name}`;

/** Options that every command takes. */
export const commonOptions: readonly string[] = ['json', 'help', 'version'];
/** Options that say what is evaluated, and how. */
export const evaluationOptions: readonly string[] = ['county', 'as-of', 'policy', 'set', 'options', 'workspace', 'max-bad', 'extract', 'workers', 'break-lock'];
