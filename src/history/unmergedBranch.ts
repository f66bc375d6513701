/** A branch with work that is in none of the branches where work is collected. */
export interface UnmergedBranch {
  /** As git shows it: `feature/x`, `origin/feature/x`. */
  readonly name: string;
  /** Without the name of the remote; it is the same for both copies. */
  readonly shortName: string;
  readonly tip: string;
  readonly authorName: string;
  readonly authorEmail: string;
  /** yyyy-mm-dd of the last commit. */
  readonly date: string;
  readonly subject: string;
  /** Commits that no base has, merges and those that they have in another form left out. */
  readonly ahead: number;
  /** Commits of the main branch that it does not have. */
  readonly behind: number;
  /** The branch has no commit in common with the bases: pages, notes. */
  readonly isUnrelated: boolean;
  readonly kind: BranchKind;
  /** Hashes of those commits, newest first; at most 300. */
  readonly commits: readonly string[];
  /** How many files those commits change, and the folders with most of them. */
  readonly files: number;
  readonly areas: readonly string[];
  /** Of those commits, that which tells most about the branch. */
  readonly chief: string;
  /** Other branches whose work it holds, too: it was begun on them. Names as git shows them. */
  readonly includes: readonly string[];
}

/**
 * `topic`: meant to be merged and end. `line`: collects work, such as `develop` or a customer's branch. `release`: made
 * for one release. `real-line`: collects the work that the default branch does not get any more. `page`: published.
 */
export type BranchKind = 'topic' | 'line' | 'release' | 'real-line' | 'page';
