import {say, visibleText, type VisibleText} from '../../terminal/visible-text.js';
import {problemText} from '../../values/problem.js';
import {blankLine, indented, line, toned, type Line, type Tone} from '../lines.js';
import {candidateCounts} from '../promotions.js';
import type {AppState} from '../state.js';

const figure = (count: number, text: VisibleText, tone?: Tone): Line => line({text: say`${visibleText(String(count).padStart(9))}  ${text}`, tone});

/** What every result will say of itself, and why. */
export function standingNotes(state: AppState): readonly VisibleText[] {
	const {policy} = state.session;
	return [
		...(state.tally.piles.undecided > 0 ? [say`PARTIAL: ${state.tally.piles.undecided} undecided`] : []),
		...(policy.adopted ? [] : [say`TRIAL: policy not adopted`]),
		...(state.tally.unverified > 0 ? [say`UNVERIFIED REVIEWERS`] : []),
	];
}

function pileLines(state: AppState): readonly Line[] {
	const {piles} = state.tally;
	const {found, promoted} = candidateCounts(state.session, state.reviews);
	const width = state.size.columns;
	return [
		line(toned(say`What the results will hold`, 'heading')),
		figure(piles['not-opposed'], say`relief not opposed`),
		figure(piles.challenged, say`challenged by an attorney`),
		figure(piles.referred, say`referred to city attorneys`),
		figure(piles.undecided, say`undecided: listed with the question to be answered`, piles.undecided > 0 ? 'warning' : undefined),
		figure(state.session.records.length, promoted > 0 ? say`convictions in all` : say`convictions in scope, all told`, 'strong'),
		...(promoted > 0 ? [figure(promoted, say`of them promoted from the candidates`)] : []),
		...(found > promoted ? [figure(found - promoted, say`candidates not promoted: counted by kind, nothing decided`)] : []),
		blankLine,
		...standingNotes(state).flatMap(note => indented(say`  `, note, width, 'warning')),
		blankLine,
	];
}

/** The results screen: figures first, then the question, then what was written. */
export function resultsLines(state: AppState): readonly Line[] {
	const width = state.size.columns;
	switch (state.results.kind) {
		case 'asking': {
			return [...pileLines(state), ...indented(say``, visibleText(`Enter writes the next numbered folder in ${state.session.workspace}. It can be written again after more decisions. Esc goes back.`), width, 'strong')];
		}

		case 'writing': {
			return [...pileLines(state), line(toned(say`Writing the results and checking them. This can take a while.`, 'strong'))];
		}

		case 'written': {
			const {folder, lines} = state.results.written;
			return [
				...indented(say``, visibleText(`Written to ${folder}`), width, 'strong'),
				blankLine,
				...lines.flatMap(text => indented(say`  `, visibleText(text), width)),
				blankLine,
				line(say`Esc goes back.`),
			];
		}

		case 'failed': {
			return [
				line(toned(say`The results were not written. No folder was left behind.`, 'alert')),
				...state.results.problems.flatMap(problem => indented(say`  `, visibleText(problemText(problem)), width)),
				blankLine,
				...pileLines(state),
				line(toned(say`Enter tries again; Esc goes back.`, 'strong')),
			];
		}
	}
}
