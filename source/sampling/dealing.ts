import {ceilingOf, type Share} from './share.js';

export type DealAsked = {
	/** Everything drawn, in the order of packets. */
	readonly order: readonly string[];
	/** Who was dealt a unit so far. */
	readonly dealt: ReadonlyMap<string, readonly string[]>;
	readonly paralegal: string;
	/** Part of all that is drawn, at most what nobody has; undefined: all that nobody has. */
	readonly share: Share | undefined;
	/** Part of what others have and this paralegal has not, to be looked at a second time. */
	readonly double: Share | undefined;
};

/** What goes into a packet, in its order, and how many of these somebody else has as well. */
export function dealt({order, dealt: before, paralegal, share, double}: DealAsked): {readonly ids: readonly string[]; readonly doubled: number} {
	const free = order.filter(id => !before.has(id));
	const others = order.filter(id => before.has(id) && !before.get(id)!.includes(paralegal));
	const first = free.slice(0, share ? ceilingOf(share, order.length) : free.length);
	const second = others.slice(0, double ? ceilingOf(double, others.length) : 0);
	const chosen = new Set([...first, ...second]);
	return {ids: order.filter(id => chosen.has(id)), doubled: second.length};
}
