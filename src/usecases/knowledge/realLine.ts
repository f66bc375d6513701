import type { Git, GitCallOptions } from '../../core/ports.ts';
import type { StoodStill } from '../../history/bases.ts';
import { findBases } from '../../history/branches.ts';
import { lazyGraph } from '../../history/commitGraph.ts';
import { readRefs } from '../../history/refs.ts';
import { readHead } from '../../knowledge/head.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { branchSettingsOf } from '../branchWork.ts';

/** The line that work went on in, while the branch that is checked out stood still. */
export interface RealLine {
  readonly name: string;
  /** Full hash of its newest commit. */
  readonly tip: string;
  readonly instead: StoodStill;
}

/**
 * Where a default branch that died years ago is checked out, who made it knows nothing of what runs today. Undefined in
 * every other case: whoever checked another branch out wants to know of that one.
 * @param today yyyy-mm-dd
 * @throws GitError when git fails
 */
export async function realLineOf(
  git: Git,
  today: string,
  settings: Pick<ProjectConfig, 'mainBranch' | 'longLivedBranches'>,
  call: GitCallOptions,
): Promise<RealLine | undefined> {
  const [{ commit }, refs] = await Promise.all([readHead(git, call), readRefs(git, call)]);
  if (commit === undefined) return undefined;
  const graph = lazyGraph(git, [commit], call);
  const { main } = await findBases(refs, commit, today, graph, branchSettingsOf(settings));
  const { name, tip, instead } = main;
  if (instead === undefined || name === undefined || tip === undefined) return undefined;
  return instead.tips.includes(commit) ? { name, tip, instead } : undefined;
}
