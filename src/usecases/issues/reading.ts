import type { Assets, Git, GitCallOptions, Project } from '../../core/ports.ts';
import type { Topic } from '../../history/comments/rules.ts';
import type { CommitGraph } from '../../history/commitGraph.ts';
import type { Draft } from '../../history/drafts.ts';
import type { Refs } from '../../history/refs.ts';
import type { Grammar } from '../../history/trackers.ts';
import type { Signature } from '../../knowledge/identities.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import type { IssueNote, IssueProgress } from './report.ts';

export interface GatherOptions {
  /** yyyy-mm-dd */
  readonly today: string;
  readonly settings: ProjectConfig;
  readonly grammar: Grammar;
  readonly assets: Assets;
  /** Looking up who wrote a line is what takes longest: `kept` uses what is known from before. */
  readonly authors: 'all' | 'kept';
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IssueProgress) => void) | undefined;
  /** Is shown what there is after each part, while the others are still read. */
  readonly onPart?: ((part: Readable) => Promise<void>) | undefined;
}

/** What findings are made of. */
export interface Readable {
  drafts(today: string): Draft[];
  /** The day from which ages are measured. */
  asOf(today: string): string;
  readonly topic: (text: string) => Topic;
  /** Everybody in the history, as it stands in the commits. */
  readonly signatures: readonly Signature[];
}

/** What the parts of a run share. */
export interface Reading {
  readonly project: Project;
  readonly git: Git;
  readonly options: GatherOptions;
  readonly call: GitCallOptions;
  /** Full hash of the commit that is checked out; undefined where there is none yet. */
  readonly head: string | undefined;
  /** Undefined where git could not read them, which was told. */
  readonly refs: Refs | undefined;
  /** The commits and their parents, read at most once. @throws GitError */
  readonly graph: () => Promise<CommitGraph>;
  readonly missing: 'shallow' | 'partial' | undefined;
  /** Tells the reader something about the answer. */
  note(note: IssueNote): void;
  /** Reads a part; where git fails this is told, and the answer is undefined. */
  section<T>(name: string, read: () => Promise<T>): Promise<T | undefined>;
  /** Tells of something that could not be looked at, so that the answer is not complete. */
  missed(note: IssueNote): void;
  /** Tells that git failed. @throws every other error, and the signal's reason when it is aborted */
  fail(section: string, error: unknown): void;
}

/** Makes findings, given the day from which ages are measured. */
export type DraftMaker = (asOf: string) => Draft[];
