import {withExit} from '../files/file-problem.js';
import {isSamePerson, peopleOf, personText} from '../review/approval.js';
import type {Reviewer} from '../review/entry.js';
import {causes, errorClasses, type Cause, type ErrorClass} from '../review/sample-bodies.js';
import {checkedUnits, type CheckedUnit} from '../results/spot-check/checked-units.js';
import {failure, problemsOf, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, textOption, type Options, type World} from './command.js';
import {flagOf} from './options.js';
import {readCount, together} from './sample-options.js';
import {gather} from './sample-gathered.js';
import {holding, whoOptions, type Held} from './sample-workspace.js';

export const settleOptions = ['number', 'finding', 'cause', 'words', ...whoOptions] as const;

const findings = ['right', ...errorClasses] as const;

type Asked = {readonly number: number; readonly finding: 'right' | ErrorClass; readonly cause: Cause | undefined; readonly words: string};

/** `sample settle <workspace>`: an attorney's finding where verdict and decision differ. It changes no decision. */
export async function settle(folder: string, options: Options, world: World): Promise<number> {
	const asked = readAsked(options);
	return asked.ok
		? holding(folder, options, world, async held => settleIn(held, asked.value, options, world))
		: report(asked.problems, exits.wrongUse, options, world);
}

function readAsked(options: Options): Attempt<Asked> {
	const asked = together<Asked>({
		number: readCount(options, 'number', 1),
		finding: oneOf(options, 'finding', findings),
		cause: textOption(options, 'cause') === undefined ? success(undefined) : oneOf(options, 'cause', causes),
		words: (textOption(options, 'words')?.trim() ?? '') === '' ? failure({found: 'no --words', expected: 'your own words: what you saw, and where', next: 'as in --words "minute order of 1998-03-02: count dismissed"'}) : success(textOption(options, 'words')!.trim()),
	});
	return asked.ok && asked.value.finding !== 'right' && asked.value.finding !== 'NF' && asked.value.cause === undefined
		? failure({found: `--finding ${asked.value.finding} without --cause`, expected: '--cause isolated (a bad row) or --cause systematic (a rule)', next: 'say whether convictions that nobody drew are wrong for the same reason'})
		: asked;
}

function oneOf<Word extends string>(options: Options, name: string, words: readonly Word[]): Attempt<Word> {
	const word = words.find(one => one === textOption(options, name));
	return word === undefined ? failure({found: textOption(options, name) === undefined ? `no ${flagOf(name)}` : `${flagOf(name)} ${textOption(options, name)!}`, expected: `one of ${words.join(', ')}`, next: `as in ${flagOf(name)} ${words[0]!}`}) : success(word);
}

async function settleIn({audit, journal, who}: Held, {number, finding, cause, words}: Asked, options: Options, world: World): Promise<number> {
	const state = journal.state();
	const gathered = await gather(audit, state);
	const unit = gathered.ok ? settleable(checkedUnits(gathered.value, gathered.value.round.settled), number, audit.paths.folder) : gathered;
	const allowed = unit.ok ? mayBeSettledBy(unit.value, who.reviewer, state.byOpaque.get(unit.value.id)?.decisions.flatMap(decision => peopleOf(decision)) ?? []) : unit;
	if (!gathered.ok || !unit.ok || !allowed.ok) {
		return report(problemsOf(gathered, unit, allowed), exits.wrongUse, options, world);
	}

	const {round} = gathered.value.round.planned.body;
	const {sequence, sha256} = journal.head();
	const kept = await journal.append({type: 'sample.settled', key: unit.value.record!.key, round, finding, ...(cause && {cause}), words, action: `settle-${sha256.slice(0, 16)}-${sequence}`}, who.reviewer);
	if (!kept.ok) {
		return report(kept.problems, exits.badData, options, world);
	}

	world.write(isSet(options, 'json')
		? `${JSON.stringify({round, number, finding, ...(cause && {cause}), entry: kept.value.entry.seq}, undefined, 2)}\n`
		: `Settled as ${finding === 'right' ? 'rightly decided' : `${finding}${cause === undefined ? '' : `, ${cause}`}`} (entry ${kept.value.entry.seq}). ${finding === 'right' ? 'The decision stands.' : 'The decision itself is not changed: that is done on its own screen.'}\n`);
	return exits.done;
}

function settleable(units: readonly CheckedUnit[], number: number, folder: string): Attempt<CheckedUnit> {
	const unit = units[number - 1];
	return unit && unit.raw.length > 0 && unit.record
		? success(unit)
		: failure(withExit(exits.wrongUse)({file: folder, found: `--number ${number}, on which no verdict differs`, expected: 'the number of a difference', next: '`second-look sample status` lists them'}));
}

/** Neither who decided nor who gave the verdict settles between the two. */
function mayBeSettledBy({answers}: CheckedUnit, reviewer: Reviewer, decided: ReadonlyArray<{readonly name: string; readonly role: string; readonly account: string}>): Attempt<undefined> {
	const refused = (found: string) => failure(withExit(exits.wrongUse)({found, expected: 'an attorney who neither decided it nor gave the verdict', next: 'ask another attorney'}));
	if (reviewer.role !== 'attorney' && reviewer.role !== 'supervisor') {
		return refused(reviewer.role === undefined ? 'no --role' : `--role ${reviewer.role}`);
	}

	const own = [...decided, ...answers.map(({by}) => by)].find(by => isSamePerson(by, reviewer));
	return own ? refused(`${personText(own)}, on whose own ${decided.includes(own) ? 'decision' : 'verdict'} it rests`) : success(undefined);
}
