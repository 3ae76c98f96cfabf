import type {QuestionTrace} from '../determinations/determination.js';

/** A policy file of the workspace, as it was used. */
export type RuleFile = {readonly file: string; readonly lines: readonly string[]};

/** Lines of a file that stand together, with the number of the first. */
export type Passage = {readonly about: string; readonly from: number; readonly lines: readonly string[]};

const saysWhose = new Set(['id', 'title', 'source', 'adopted', 'challenge-deadline', 'second-attorney']);

const indentOf = (text: string): number => text.length - text.trimStart().length;

/** Lines from one on, as long as they belong to it: deeper than it, or blank between such. */
function passage({lines}: RuleFile, from: number, about: string): Passage {
	const first = indentOf(lines[from - 1] ?? '');
	let end = from;
	for (let index = from; index < lines.length; index++) {
		const text = lines[index]!;
		if (text.trim() !== '' && indentOf(text) <= first) {
			break;
		}

		end = text.trim() === '' ? end : index + 1;
	}

	return {about, from, lines: lines.slice(from - 1, end)};
}

/** Whose policy it is: source, whether that was verified, adoption. Each key at the margin with what belongs to it. */
const whose = (file: RuleFile): readonly Passage[] => file.lines.flatMap((text, index) => {
	const key = /^(?<key>[a-z\d-]+):/u.exec(text)?.groups?.['key'];
	return key !== undefined && saysWhose.has(key) ? [passage(file, index + 1, '')] : [];
});

const joined = (passages: readonly Passage[], about: string): readonly Passage[] => {
	const groups: Passage[] = [];
	for (const one of passages) {
		const last = groups.at(-1);
		if (last && last.from + last.lines.length === one.from) {
			groups[groups.length - 1] = {...last, lines: [...last.lines, ...one.lines]};
		} else {
			groups.push({...one, about});
		}
	}

	return groups;
};

/**
The lines of the policy on which an outcome rests: the question that decides; where open questions make a hand review, each that is open
before the first certain yes; where none gave an answer, `otherwise`. Then whose policy it is.
*/
export function ruleText(file: RuleFile, trace: readonly QuestionTrace[], question: string): readonly Passage[] {
	const deciding = trace.find(one => one.deciding) ?? trace.find(({id}) => id === question);
	const asked = trace.filter(({active}) => active);
	const certain = asked.findIndex(({node}) => node.answer === 'yes');
	const open = (certain === -1 ? asked : asked.slice(0, certain + 1)).filter(({node}) => node.answer === 'unknown');
	const otherwise = file.lines.findIndex(text => text.startsWith('otherwise:')) + 1;
	const questions = deciding
		? [passage(file, deciding.line, 'The question that decides')]
		: (question === 'open-question' ? open.map(({line}) => passage(file, line, 'A question that is open')) : []);
	return [
		...questions,
		...(questions.length === 0 && question === 'otherwise' && otherwise > 0 ? [passage(file, otherwise, 'What holds where no question answers yes')] : []),
		...joined(whose(file), 'Whose policy it is'),
	];
}
