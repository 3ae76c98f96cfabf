import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import type {Figures} from './figures.js';

/** With fewer decisions than these nothing is said of the pace. */
const fewest = 10;

/** The middle one of the seconds that decisions took, and of how many; undefined where there are too few. */
export function medianOf(seconds: Figures['seconds']): {readonly seconds: number; readonly decisions: number} | undefined {
	const decisions = [...seconds.values()].reduce((sum, count) => sum + count, 0);
	if (decisions < fewest) {
		return undefined;
	}

	const ascending = [...seconds].toSorted(([one], [other]) => one - other);
	const at = (rank: number): number => {
		let passed = 0;
		return ascending.find(([, count]) => {
			passed += count;
			return passed > rank;
		})![0];
	};

	return {seconds: (at(Math.floor((decisions - 1) / 2)) + at(Math.floor(decisions / 2))) / 2, decisions};
}

/** `2.5 hours`, `40 minutes`, `less than a minute` */
function timeText(seconds: number): string {
	const minutes = Math.round(seconds / 60);
	if (minutes < 90) {
		return minutes === 0 ? 'less than a minute' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
	}

	return `${(seconds / 3600).toFixed(1)} hours`;
}

/** How long what waits takes at the present pace; undefined where that cannot be said. */
export function paceText(figures: Figures, waiting: number): VisibleText | undefined {
	const median = medianOf(figures.seconds);
	return median === undefined || waiting === 0
		? undefined
		: say`At the present pace about ${visibleText(timeText(waiting * median.seconds))} are left: ${waiting} times ${visibleText(String(median.seconds))} s, the median of ${median.decisions} decisions made one by one. The time between convictions is not in it.`;
}
