import type {Sha256} from './tickets.js';

const orderDomain = 'second-look-packet-order-v1';

/**
The order in which drawn units are looked at: by a hash of its own, which no outcome enters. The order of the tickets would tell the groups
apart: a small group, of which a large part is drawn, has the larger tickets.
*/
export function inPacketOrder(ids: readonly string[], seed: string, sha256: Sha256): readonly string[] {
	const place = new Map(ids.map(id => [id, sha256(`${orderDomain}\n${seed}\n${id}`)]));
	return ids.toSorted((one, other) => place.get(one)! < place.get(other)! ? -1 : 1);
}
