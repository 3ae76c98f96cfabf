import type {Evidence} from './entry.js';

/** `docket: vol. 2 p. 14, seen 2020-06-30` */
export const evidenceWords = ({kind, locator, seen}: Evidence): string => `${kind}: ${locator}, seen ${seen}`;

/** Evidence as `words.jsonl` keeps it (canonical JSON), in words; as it stands where it is not that. */
export function readEvidence(text: string): string {
	try {
		const {kind, locator, seen} = JSON.parse(text) as Readonly<Record<string, unknown>>;
		return evidenceWords({kind: String(kind), locator: String(locator), seen: String(seen)});
	} catch {
		return text;
	}
}
