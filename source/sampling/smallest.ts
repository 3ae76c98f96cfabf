/**
The smallest whole number from `from` to `to` for which `holds`, which stays true once it is true; undefined when it never is.
Steps double until it holds, so the cost follows the answer and not the range.
*/
export function smallest(from: number, to: number, holds: (candidate: number) => boolean): number | undefined {
	let low = from;
	let high = from;
	for (let step = 1; high < to && !holds(high); step *= 2) {
		low = high + 1;
		high = Math.min(to, high + step);
	}

	if (from > to || (high === to && !holds(high))) {
		return undefined;
	}

	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}

	return high;
}
