/** What is worked out of an object once and kept for as long as the object is. In: a pure function of an object that never changes. */
export function onceFor<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
	const known = new WeakMap<Key, {readonly value: Value}>();
	return key => {
		const found = known.get(key);
		if (found !== undefined) {
			return found.value;
		}

		const value = compute(key);
		known.set(key, {value});
		return value;
	};
}

/** The same, but only the last answer is kept: for what is asked of one object many times over before the next one comes. */
export function lastFor<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
	let last: {readonly key: Key; readonly value: Value} | undefined;
	return key => {
		if (last?.key !== key) {
			last = {key, value: compute(key)};
		}

		return last.value;
	};
}
