import path from 'node:path';
import {withExit} from '../files/file-problem.js';
import {findRoster, loadRoster, type RosterFile} from '../files/roster-file.js';
import {foldedName} from '../review/approval.js';
import {failure, success, type Attempt, type Problem} from '../values/problem.js';
import {exits, textOption, type Options} from './command.js';
import type {Inputs} from './inputs.js';
import {readOnlyBecause, type WhoReviews} from './reviewer.js';

/** The office's roster: what --office names, else `office.yaml` beside the workspace or its first extract, else none. */
export async function rosterFor(inputs: Inputs, options: Options): Promise<Attempt<RosterFile | undefined>> {
	const named = textOption(options, 'office');
	return named === undefined
		? findRoster([path.dirname(path.resolve(inputs.workspace)), ...inputs.extracts.slice(0, 1).map(extract => path.dirname(extract))])
		: loadRoster(named);
}

/**
The reviewer as the roster has the account. What the options say otherwise is refused (64), and so is the name of somebody listed under
another account. Whoever is not listed stays as they said, which every result calls unverified.
*/
export function underRoster(who: WhoReviews, roster: RosterFile, options: Options): Attempt<WhoReviews> {
	const {reviewer} = who;
	const entry = roster.reviewers.find(({account}) => account === reviewer.account);
	const refused = (found: string, expected: string, next: string) => failure(withExit(exits.wrongUse)({file: roster.file, found, expected, next} satisfies Problem));
	if (!entry) {
		const namesake = roster.reviewers.find(({name}) => foldedName(name) === foldedName(reviewer.name));
		return namesake
			? refused(`--reviewer "${reviewer.name}" for the account "${reviewer.account}"`, `the account "${namesake.account}", which the roster lists under that name`, 'review under your own name, or have the roster corrected')
			: success(who);
	}

	const [name, role] = [textOption(options, 'reviewer')?.trim(), textOption(options, 'role')];
	if ((name !== undefined && foldedName(name) !== foldedName(entry.name)) || (role !== undefined && role !== entry.role)) {
		const said = [...(name === undefined ? [] : [`--reviewer "${name}"`]), ...(role === undefined ? [] : [`--role ${role}`])].join(' ');
		return refused(`${said} for the account "${entry.account}"`, `"${entry.name}" as ${entry.role}, which the roster lists for it`, 'leave --reviewer and --role out, or have the roster corrected');
	}

	return success({
		reviewer: {name: entry.name, role: entry.role, account: entry.account, listed: {roster: roster.sha256, barNumber: entry.barNumber}},
		cannotDecideBecause: readOnlyBecause(options),
	});
}
