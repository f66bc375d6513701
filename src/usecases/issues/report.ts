import type { MessageData } from '../../core/errors.ts';
import type { Issue, IssueClass } from '../../history/issue.ts';
import type { UnreadReport } from '../unreadReport.ts';

/** What is asked for. */
export interface IssueRequest {
  /** yyyy-mm-dd */
  readonly today: string;
  /** Only what this person left: a name, an address, or an id of `team.yaml`. */
  readonly person?: string | undefined;
  /** Only what this person had a part in, or was given. */
  readonly leaving?: string | undefined;
  readonly classes?: readonly IssueClass[] | undefined;
  /** Only what has a place below one of these paths or patterns. */
  readonly paths?: readonly string[] | undefined;
  /** `kept`: the authors of lines only as far as an earlier run found them out. */
  readonly authors?: 'all' | 'kept' | undefined;
  /** Exports of trackers that settle what is really open. */
  readonly trackerExports?: readonly { readonly name: string; readonly text: string }[] | undefined;
}

/** An entry of `issues.yaml` that matches nothing any more. */
export interface StaleTriage {
  readonly fingerprint: string;
  readonly title: string;
}

/** Something that the reader must know about the answer. */
export interface IssueNote {
  /** Message of the catalogue. */
  readonly id: string;
  readonly data: MessageData;
}

/** What was found. */
export interface IssueReport {
  /** What is open first, by rank; then what is deferred or settled. */
  readonly items: readonly Issue[];
  /** Only where nothing was left out by the request. */
  readonly stale: readonly StaleTriage[];
  /** False where something could not be read: the list may then be too short. */
  readonly complete: boolean;
  /** Something went wrong while reading, and is told in the notes: never the same as "nothing found". */
  readonly failed: boolean;
  readonly notes: readonly IssueNote[];
  /** Said before all else: the default branch stood still, and which one was taken in its place. */
  readonly realLine: IssueNote | undefined;
  /** Files that could not be searched; told in the notes as well. */
  readonly unread: UnreadReport;
  /** Path of `issues.yaml` from the project folder. */
  readonly triageFile: string;
}

/** How far it has come. */
export interface IssueProgress {
  readonly step: 'history' | 'branches' | 'comments' | 'blame';
  /** Commits, branches or files done so far. */
  readonly count: number;
}
