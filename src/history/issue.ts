import type { MessageData } from '../core/errors.ts';

/** What kinds of unresolved work are looked for, in the order in which groups are listed. */
export const ISSUE_CLASSES = [
  'conflict-marker',
  'uncommitted',
  'unpushed',
  'stash',
  'unmerged-branch',
  'reverted',
  'unfinished-commit',
  'todo-comment',
  'skipped-test',
  'open-reference',
] as const;
export type IssueClass = (typeof ISSUE_CLASSES)[number];

/** From the most serious to the least. */
export const ISSUE_SEVERITIES = ['critical', 'major', 'minor'] as const;
export type IssueSeverity = (typeof ISSUE_SEVERITIES)[number];

/** How sure it is that something is open at all, from the surest. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a piece of evidence is: a commit, a branch, a line of a file, an entry of a tracker's export … */
export type EvidenceKind =
  | 'commit'
  | 'branch'
  | 'comment'
  | 'stash'
  | 'file'
  | 'worktree'
  | 'test'
  | 'conflict'
  | 'tracker';

/** One thing that anybody can look up in the repository. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Full hash. */
  readonly commit?: string | undefined;
  readonly branch?: string | undefined;
  /** Path from the project folder. */
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** As it stands there: the subject, the comment, the name. Secrets in it are masked. */
  readonly text: string;
  /** yyyy-mm-dd */
  readonly date?: string | undefined;
}

/** How much a branch holds that is nowhere else. */
export interface Holds {
  readonly commits: number;
  readonly files: number;
  /** The folders with most of the files, with `/` at the end. */
  readonly areas: readonly string[];
}

/** What was decided about an issue, from `issues.yaml`. */
export interface Triage {
  readonly state: 'open' | 'deferred' | 'resolved' | 'not-an-issue';
  /** yyyy-mm-dd; of a deferred issue. */
  readonly until?: string | undefined;
  readonly reason?: string | undefined;
  /** Id of a person in `team.yaml`. */
  readonly owner?: string | undefined;
}

/** Something that a reader must know about one issue. */
export interface Remark {
  /** Message of the catalogue. */
  readonly id: string;
  readonly data: MessageData;
}

/** A piece of work that seems to be unresolved. A candidate: the evidence says why. */
export interface Issue {
  readonly class: IssueClass;
  /** What people call it: the ticket, the branch, the path. */
  readonly key: string;
  /** One line in the words of the repository: a subject, a comment, a branch. Never a sentence of ours. */
  readonly title: string;
  /** Name of the person, merged from all spellings; '' where nobody is known. */
  readonly person: string;
  /** The address that the person uses most; '' where nobody is known. */
  readonly email: string;
  /** yyyy-mm-dd of the newest evidence; '' where git knows none. */
  readonly date: string;
  /** Days from `date` to today; null without a date. */
  readonly ageDays: number | null;
  readonly severity: IssueSeverity;
  readonly confidence: Confidence;
  /** 16 hexadecimal digits that stay when lines move, files are renamed and branches are rebased. */
  readonly fingerprint: string;
  /** Path from the project folder, of a class that has a place. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
  /** Never empty; what counts most comes first. */
  readonly evidence: readonly Evidence[];
  readonly triage: Triage | null;
  /** Address of the ticket, where the tracker's is known. */
  readonly url: string | null;
  /** A ticket that commits name, and nothing says that it is open. */
  readonly named: boolean;
  /** Little speaks for it that anything is missing: not on the first screen while there is something better. */
  readonly weak: boolean;
  readonly remarks: readonly Remark[];
  /** Of a branch. */
  readonly holds: Holds | null;
}

/** Whether somebody still has to look at it: not settled, and not deferred to a later day. */
export function isOpen({ triage }: Pick<Issue, 'triage'>, today: string): boolean {
  if (triage === null || triage.state === 'open') return true;
  return triage.state === 'deferred' && (triage.until ?? '') < today;
}
