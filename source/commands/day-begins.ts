/** When a local day (`YYYY-MM-DD`) and the one before it began on this machine, as the log writes instants; a day may have 23 or 25 hours. */
export function dayBegins(day: string): {readonly today: string; readonly yesterday: string} {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const begin = (back: number): string => new Date(year, month - 1, date - back).toISOString();
	return {today: begin(0), yesterday: begin(1)};
}
