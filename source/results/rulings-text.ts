import {figure, mark, table} from './markdown.js';
import type {BatchFigures, Rulings} from './rulings.js';

const standingText = ({convictions, standing, undone}: BatchFigures): string =>
	`${figure(standing)} of ${figure(convictions)}${undone ? ' (taken back as a whole)' : ''}`;

/** What `summary.md` says of rulings and of filters confirmed in bulk; nothing where there are none. */
export function rulingsText({rulings, confirmedInBulk}: Rulings): readonly string[] {
	if (rulings.length + confirmedInBulk.length === 0) {
		return [];
	}

	return [
		'## Decided for many at once',
		'Nobody opened these convictions one by one. The results name them `confirmed in bulk`, and every figure counts them apart from those that were confirmed by themselves. `amendments.yaml` holds each ruling whole, with what the convictions have in common.',
		...rulings.map(ruling => `**Ruling ${ruling.number}**, by ${mark(ruling.by)} on ${ruling.on} (entry ${ruling.entry}): ${ruling.outcome}${ruling.relief === '' ? '' : ` (${mark(ruling.relief)})`} for every conviction that shares one ${ruling.settles}. “${mark(ruling.words)}” (${mark(ruling.citation)}). Decisions that stand: ${standingText(ruling)}.`),
		...(confirmedInBulk.length === 0 ? [] : [table(['Filter confirmed in bulk', 'By', 'On', 'Entry', 'Decisions that stand'], confirmedInBulk.map(bulk => [mark(bulk.filter ?? '(erased)'), mark(bulk.by), bulk.on, String(bulk.entry), standingText(bulk)]))]),
	];
}
