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
  /** Commits that the default branch does not have, merges and those that it has in another form left out. */
  readonly ahead: number;
  readonly behind: number;
  /** The branch has no commit in common with the default one: pages, notes. */
  readonly isUnrelated: boolean;
  /** A line of its own, such as a release or an integration branch. */
  readonly isLongLived: boolean;
  /** Hashes of those commits, newest first; at most 300. */
  readonly commits: readonly string[];
}
