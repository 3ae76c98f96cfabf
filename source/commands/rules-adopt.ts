import {adoptPolicy} from '../files/adopt-policy.js';
import type {LoadedRules} from '../files/rule-files.js';
import {uncleanBecause} from '../review/clean-text.js';
import type {Adoption} from '../rules/adoption.js';
import {parseIsoDay} from '../values/calendar-date.js';
import {failure, success, type Attempt} from '../values/problem.js';
import {exits, isSet, report, textOption, type Options, type World} from './command.js';

/** `rules adopt FILE --by NAME --memo TEXT`: writes into an office's own policy file who adopted it, and when. */
export async function adopt(file: string, rules: LoadedRules, options: Options, world: World): Promise<number> {
	const adoption = readAdoption(options, world.today());
	if (!adoption.ok) {
		return report(adoption.problems, exits.wrongUse, options, world);
	}

	const adopted = await adoptPolicy(file, adoption.value, isSet(options, 'again'), rules);
	if (!adopted.ok) {
		return report(adopted.problems, exits.badData, options, world);
	}

	const {by, on, memo} = adoption.value;
	const {policy, sha256, before} = adopted.value;
	world.write(isSet(options, 'json')
		? `${JSON.stringify({file, policy, adopted: adoption.value, before, sha256}, undefined, 2)}\n`
		: [
			`${file}: ${policy} is adopted by ${by} on ${on}: ${memo}`,
			...(before ? [`It replaces the adoption by ${before.by} on ${before.on}: ${before.memo}`] : []),
			`SHA-256 of the file: ${sha256}`,
			`Next: second-look evaluate EXTRACT --policy ${file} …; an audit made before stays a TRIAL until it is evaluated again`,
			'',
		].join('\n'));
	return exits.done;
}

function readAdoption(options: Options, today: string): Attempt<Adoption> {
	for (const name of ['by', 'memo'] as const) {
		const text = (textOption(options, name) ?? '').trim();
		const unclean = text === '' ? 'nothing' : (/[\n\t]/.test(text) ? 'a tab or a line end' : uncleanBecause(text));
		if (unclean !== undefined) {
			return failure({found: `${unclean} in --${name}`, expected: name === 'by' ? 'the name of who adopted it' : 'the memo that adopted it', next: 'as in --by "A. Name, District Attorney" --memo DA-26-11'});
		}
	}

	const on = textOption(options, 'on') ?? today;
	return parseIsoDay(on) === undefined || on > today
		? failure({found: `--on ${on}`, expected: `a day as YYYY-MM-DD, not after today (${today})`, next: 'give the day the policy was adopted'})
		: success({by: textOption(options, 'by')!.trim(), on, memo: textOption(options, 'memo')!.trim()});
}
