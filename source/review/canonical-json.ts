import canonicalize from 'canonicalize';

/**
RFC 8785 form of plain data. Throws on NaN, infinities and lone surrogates: check texts first. The library is the reference: V8 writes numbers
and texts as the RFC asks and in less than half the time, so only names are put in order here, and what V8 might write otherwise goes to the library.
*/
export function canonicalJson(value: unknown): string {
	const text = isUsual(value) ? JSON.stringify(inOrder(value)) : undefined;
	return text === undefined || escapedSurrogate.test(text) ? canonicalize(value)! : text;
}

const escapedSurrogate = /\\ud[89a-f]/;
/** An object lists such names before all others, or takes them for something else. */
const unusualName = /^(?:\d|__proto__$)/;

/** No value in it whose form is not that of `JSON.stringify`, but for the order of names. */
function isUsual(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) {
		return typeof value === 'number' ? Number.isFinite(value) : value !== undefined;
	}

	if (Array.isArray(value)) {
		return value.every(item => isUsual(item));
	}

	return !('toJSON' in value) && Object.entries(value).every(([name, item]) => !unusualName.test(name) && (item === undefined || isUsual(item)));
}

function inOrder(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) {
		return value;
	}

	if (Array.isArray(value)) {
		return value.map(item => inOrder(item));
	}

	const ordered: Record<string, unknown> = {};
	for (const name of Object.keys(value).toSorted()) {
		ordered[name] = inOrder((value as Readonly<Record<string, unknown>>)[name]);
	}

	return ordered;
}
