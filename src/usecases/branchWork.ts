import type { GitError } from '../core/errors.ts';
import { isPartialClone } from '../core/gitSettings.ts';
import type { Git, GitCallOptions, Project } from '../core/ports.ts';
import type { BranchSettings } from '../history/bases.ts';
import { type Bases, readUnmergedBranches } from '../history/branches.ts';
import { parseBranchNotes, printBranchNotes } from '../history/branchNotes.ts';
import type { Ref } from '../history/refs.ts';
import type { UnmergedBranch } from '../history/unmergedBranch.ts';
import { globMatcher } from '../inventory/globs.ts';
import type { ProjectConfig } from '../pack/settings/projectConfig.ts';

// One answer about branches for everything that speaks of them: open work, the pack, departures and checks.

/** What a project says about its branches. */
export function branchSettingsOf({
  mainBranch,
  longLivedBranches,
}: Pick<ProjectConfig, 'mainBranch' | 'longLivedBranches'>): BranchSettings {
  const matchers = longLivedBranches.map(pattern => globMatcher(pattern));
  return { main: mainBranch, isLongLived: name => matchers.some(matches => matches(name)) };
}

/**
 * The branches whose work is nowhere else; what was found out about them is kept for the next time.
 * @param onFailure is told that changes could not be compared; the branches then count as unmerged
 * @throws GitError when git fails
 */
export async function readBranchWork(
  { cache }: Project,
  git: Git,
  refs: readonly Ref[],
  bases: Bases,
  options: GitCallOptions & {
    readonly onFailure: (error: GitError) => void;
    /** Is told that the clone is a partial one, and nothing was compared. */
    readonly onPartial?: () => void;
    readonly onProgress?: (count: number) => void;
  },
): Promise<readonly UnmergedBranch[]> {
  const kept = await cache.read('branches');
  const known = parseBranchNotes(kept);
  if (isPartialClone((await git.settings(options)).keys())) {
    // Of a partial clone the contents that would have to be compared are elsewhere, and git would fetch them.
    options.onPartial?.();
    return (await readUnmergedBranches(git, refs, bases, known, { ...options, isCompared: false })).branches;
  }
  const { branches, notes } = await readUnmergedBranches(git, refs, bases, known, options);
  const text = printBranchNotes(notes);
  if (text !== kept) await cache.write('branches', text);
  return branches;
}
