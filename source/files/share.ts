/** One of `of` shares of all people, from 1: every person is in exactly one, whatever file or part of it their rows stand in. */
export type Share = {readonly number: number; readonly of: number};

const offsetBasis = 0x81_1C_9D_C5;
const prime = 0x01_00_01_93;

/** Is the subject of this id in the share? By FNV-1a (32 bit, RFC draft-eastlake-fnv) over the UTF-16 units of the id. */
export function isInShare(id: string, {number, of}: Share): boolean {
	let hash = offsetBasis;
	for (let index = 0; index < id.length; index++) {
		/* eslint-disable-next-line unicorn/prefer-code-point -- units, as the docstring says: the same on every machine */
		hash = Math.imul(hash ^ id.charCodeAt(index), prime);
	}

	return (hash >>> 0) % of === number - 1;
}
