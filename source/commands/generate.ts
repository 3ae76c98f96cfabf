import {generateExtract} from '../generate/generate-extract.js';
import {loadRules, shippedRules} from '../files/rule-files.js';
import {exits, isSet, report, textOption, type Command} from './command.js';
import {readCounty} from './settings.js';

export const generate: Command = {
	name: 'generate',
	summary: 'writes an invented extract in the DOJ format to standard output',
	usage: 'generate --people N --seed S --county NAME [--clean]',
	options: ['people', 'seed', 'county', 'clean'],
	async run(_words, options, world) {
		const people = Number(textOption(options, 'people') ?? Number.NaN);
		const seed = textOption(options, 'seed');
		if (!Number.isInteger(people) || people < 1 || seed === undefined) {
			return report([{found: seed === undefined ? 'no seed' : `--people ${textOption(options, 'people') ?? ''}`, expected: '--people with a whole number from 1, and --seed', next: 'as in `second-look generate --people 1000 --seed 1 --county Alameda`'}], exits.wrongUse, options, world);
		}

		const rules = await loadRules(shippedRules);
		if (!rules.ok) {
			return report(rules.problems, exits.badData, options, world);
		}

		const county = readCounty(textOption(options, 'county') ?? '', rules.value.book.counties);
		if (!county.ok) {
			return report(county.problems, exits.wrongUse, options, world);
		}

		const others = rules.value.book.counties.filter(name => name !== county.value);
		let batch = '';
		for (const text of generateExtract({people, seed, county: county.value, otherCounties: others, clean: isSet(options, 'clean')})) {
			batch += text;
			if (batch.length > 1 << 18) {
				await world.stream(batch);
				batch = '';
			}
		}

		await world.stream(batch);
		return exits.done;
	},
};
