import type {Outcome} from '../values/outcome.js';

export type OverrideReason = {
	readonly code: string;
	readonly title: string;
	readonly for: readonly Outcome[];
	readonly cite?: string | undefined;
	readonly verified?: boolean | undefined;
	readonly minimumWords: number;
};

export type ChallengeGround = {
	readonly code: string;
	readonly title: string;
	readonly cite?: string | undefined;
	readonly verified?: boolean | undefined;
	readonly warning?: string | undefined;
	readonly minimumWords: number;
};

/** `rules/reasons.yaml`. */
export type Reasons = {
	readonly overrides: readonly OverrideReason[];
	readonly challenges: readonly ChallengeGround[];
	readonly deferMinimumWords: number;
	readonly evidenceKinds: readonly string[];
};

/** An entry of `rules/relief.yaml`. */
export type Relief = {
	readonly id: string;
	readonly outcome: Outcome;
	readonly title: string;
	readonly sentence?: 'completed' | 'serving' | 'unknown' | undefined;
	readonly level?: 'misdemeanor' | 'infraction' | undefined;
	/** For what a policy gives beyond HS 11361.8. */
	readonly beyond?: boolean | undefined;
	/** Something is left to choose: never what a reviewer decides. */
	readonly open?: boolean | undefined;
	readonly subdivision?: string | undefined;
	readonly ground?: string | undefined;
	readonly verified?: boolean | undefined;
};

/** An entry of `rules/flags.yaml`, for the screen: what to look at. */
export type FlagText = {
	readonly id: string;
	readonly number: number;
	readonly level: 'H' | 'M' | 'L';
	readonly title: string;
	readonly sentence: string;
};

export const wordCount = (text: string): number => text.trim() === '' ? 0 : text.trim().split(/\s+/u).length;
