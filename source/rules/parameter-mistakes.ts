import type {PolicyFile} from './policy.js';
import type {AddMistake} from './read-policy.js';

/** Parameters that cannot be used as declared: empty ranges, defaults outside them, a section that two lists hold by default. */
export function mistakesInParameters({parameters}: PolicyFile, add: AddMistake): void {
	const byDefault = new Map<string, string>();
	for (const [name, parameter] of Object.entries(parameters)) {
		const at = ['parameters', name, 'default'];
		const found = `the default ${JSON.stringify(parameter.default)}`;
		if (parameter.type === 'years') {
			if (parameter.min > parameter.max) {
				add(['parameters', name, 'min'], `min ${parameter.min} above max ${parameter.max}`, 'a range from the smaller to the greater', 'exchange the two, or correct one');
			} else if (parameter.default !== parameter.off && (parameter.default < parameter.min || parameter.default > parameter.max)) {
				add(at, found, `${parameter.off} or ${parameter.min} to ${parameter.max}`, 'change the default or the range');
			}
		}

		if (parameter.type === 'choice' && !parameter.among.includes(parameter.default)) {
			add(at, found, `one of ${parameter.among.join(', ')}`, 'change the default or the words under among');
		}

		if (parameter.type === 'sections') {
			if (parameter.default.some(section => !parameter.among.includes(section))) {
				add(at, found, 'sections listed under among', 'change the default or the list');
			}

			for (const section of new Set(parameter.default)) {
				const other = byDefault.get(section);
				if (other !== undefined) {
					add(at, `${section} in the defaults of both ${other} and ${name}`, 'each section in one list', 'take it out of one of them');
				}

				byDefault.set(section, name);
			}
		}
	}
}
