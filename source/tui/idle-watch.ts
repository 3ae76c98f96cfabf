/** Tells when nothing was typed for so many minutes; every key begins the count anew. Without minutes it does nothing. */
export function idleWatch(minutes: number | undefined, idle: () => void): {readonly pressed: () => void; readonly stop: () => void} {
	let timer: NodeJS.Timeout | undefined;
	return {
		pressed() {
			clearTimeout(timer);
			timer = minutes === undefined ? undefined : setTimeout(idle, minutes * 60_000);
		},
		stop() {
			clearTimeout(timer);
		},
	};
}
