import { localDate } from '../../core/dates.ts';
import { GitError, UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import type { Translate } from '../../l10n/index.ts';
import { describeRecentWork } from '../../usecases/knowledge/recentWork.ts';
import { readKnowledge } from '../../usecases/knowledge/state.ts';
import { type GrowingList, QUICK } from '../growingList.ts';
import { folderToTell } from '../severalFolders.ts';
import { type Node, nodesOfRecent } from './nodes.ts';

/** What the view shows: words for its first line, and rows. */
export interface KnowledgeRows {
  readonly words: readonly string[];
  readonly nodes: readonly Node[];
}

/** So many of the newest commits are told of in turn: the first of them come within a second. */
const NEWEST = [300, 5000];

/**
 * Shows who changed what lately, which is there long before the whole of a long history.
 * @param signal aborted when that was read
 */
export async function showNewest(
  project: Project,
  list: GrowingList<KnowledgeRows>,
  signal: AbortSignal,
  { assets, say }: { readonly assets: Assets; readonly say: Translate },
): Promise<void> {
  const show = list.begin(signal);
  // A short history is read by then.
  await new Promise(resolve => setTimeout(resolve, QUICK));
  try {
    for (const newest of NEWEST) {
      if (signal.aborted || (list.found !== undefined && !list.isPart)) return;
      const state = await readKnowledge(project, localDate(), { assets, newest, signal });
      const work = describeRecentWork(state);
      const words = [folderToTell(project.root), say('vscode.knowledge.recent', { count: work.commits })];
      show({ words, nodes: nodesOfRecent(work, say) });
    }
  } catch (error) {
    // The whole reading meets the same, and tells it.
    if (!signal.aborted && !(error instanceof GitError || error instanceof UserError)) throw error;
  }
}
