import {withExit} from '../files/file-problem.js';
import {uncleanBecause} from '../review/clean-text.js';
import {roles, type Reviewer, type Role} from '../review/entry.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, isSet, textOption, type Options, type World} from './command.js';

export type WhoReviews = {readonly reviewer: Reviewer; readonly cannotDecideBecause: string | undefined};

/** Who sits at the keyboard, from the options alone. A role is claimed; without one the program looks and does not decide. */
export function readReviewer(options: Options, world: Pick<World, 'account'>): Attempt<WhoReviews> {
	const role = textOption(options, 'role');
	if (role !== undefined && !roles.includes(role as Role)) {
		return failure(withExit(exits.wrongUse)({found: `--role ${role}`, expected: `one of ${roles.join(', ')}`, next: 'give the role you review in'}));
	}

	const name = textOption(options, 'reviewer')?.trim() ?? world.account;
	const unclean = name === '' ? 'nothing' : uncleanBecause(name);
	if (unclean !== undefined) {
		return failure(withExit(exits.wrongUse)({found: `${unclean} in --reviewer`, expected: 'a name in plain text', next: 'give the name that shall stand in the log'}));
	}

	const reviewer: Reviewer = {name, role: role as Role | undefined, account: world.account};
	return success({reviewer, cannotDecideBecause: readOnlyBecause(options) ?? (role === undefined ? `no role was given: start with --role and one of ${roles.join(', ')}` : undefined)});
}

export const readOnlyBecause = (options: Options): string | undefined => isSet(options, 'read-only') ? 'this session is read-only: start it without --read-only' : undefined;
