import type {Policy} from '../../rules/policy.js';
import type {Attempt, Problem} from '../../values/problem.js';

/** A workspace on disk, as far as can be told without opening it. */
export type WorkspaceFound = {
	/** As `review` is given it. */
	readonly path: string;
	/** When its log, or what was evaluated, was last written: `YYYY-MM-DD HH:MM` at the desk. */
	readonly written: string;
	/** The process that holds its lock, in words; undefined where none does. */
	readonly held: string | undefined;
	readonly audit:
		| {
			readonly kind: 'read';
			readonly extracts: ReadonlyArray<{readonly name: string; readonly state: 'there' | 'missing' | 'another size'}>;
			readonly county: string;
			readonly asOf: string;
			readonly policy: {readonly title: string; readonly adopted: boolean};
			readonly convictions: number;
			readonly people: number;
		}
		| {readonly kind: 'failed'; readonly problems: readonly Problem[]};
};

/** The workspaces near the current folder, newest first. */
export type Found = {
	readonly shown: readonly WorkspaceFound[];
	/** What was not shown, or not looked at, and why: a sentence each. */
	readonly notes: readonly string[];
};

/** A policy with the name that `--policy` takes for it. */
export type ChosenPolicy = {readonly name: string; readonly policy: Policy};

/** The policies that ship, and the counties of California. */
export type Offered = {readonly counties: readonly string[]; readonly policies: readonly Policy[]};

/** A path completed as far as the names on disk agree; the names that are left where they do not. */
export type Completion = {readonly typed: string; readonly text: string; readonly names: readonly string[]};

export type Extract = {
	/** The path with `~` replaced. */
	readonly path: string;
	readonly bytes: number;
	/** The county that most of the first rows name which name one. */
	readonly county: {readonly name: string; readonly rows: number; readonly of: number} | undefined;
	/** Where its workspace goes unless another place is named. */
	readonly workspace: string;
	/** That workspace is there already. */
	readonly isAudited: boolean;
};

export type ExtractLook
	= | {readonly kind: 'extract'; readonly extract: Extract}
		| {readonly kind: 'workspace'; readonly path: string}
		| {readonly kind: 'refused'; readonly problem: Problem};

/** Whom the office's roster lists for the account. */
export type Listed = {readonly name: string; readonly role: string; readonly roster: string};

/** Where a workspace is to be: nothing is there, or an audit that would be evaluated again. */
export type Place = {readonly path: string; readonly isThere: boolean; readonly listed: Listed | undefined};

/** What the start screen asks of the world. All of it only reads. */
export type StartPorts = {
	readonly offered: () => Promise<Attempt<Offered>>;
	readonly readPolicy: (file: string) => Promise<Attempt<ChosenPolicy>>;
	readonly complete: (typed: string) => Promise<Completion>;
	readonly lookAtExtract: (typed: string) => Promise<ExtractLook>;
	readonly lookAtPlace: (extract: string, typed: string) => Promise<Attempt<Place>>;
	/** Undefined where no roster lists the account, or the roster cannot be read: opening the workspace says so. */
	readonly listedFor: (workspace: string) => Promise<Listed | undefined>;
};
