/** Longer texts are nearly never met again. */
const longest = 120;
const most = 20_000;

/**
A pure function of a text that keeps its answers: an extract says the same few thousand charges, dates and dispositions over and over.
What it keeps is bounded, by number and by length of the texts. The answers are shared, so they must never be changed.
*/
export function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
	const known = new Map<string, Value>();
	return text => {
		const found = known.get(text);
		if (found !== undefined || known.has(text)) {
			return found as Value;
		}

		if (text.length > longest) {
			return compute(text);
		}

		if (known.size === most) {
			known.clear();
		}

		const own = detached(text);
		const value = compute(own);
		known.set(own, value);
		return value;
	};
}

/** The same text in memory of its own: one that was cut from a part of a file would keep all of it. */
const detached = (text: string): string => ` ${text}`.slice(1);
