import { localDate } from '../../core/dates.ts';
import { GitError, UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import type { Translate } from '../../l10n/index.ts';
import { describeRecentWork } from '../../usecases/knowledge/recentWork.ts';
import { readKnowledge } from '../../usecases/knowledge/state.ts';
import type { GrowingList } from '../growingList.ts';
import { folderToTell } from '../severalFolders.ts';
import { type Node, nodesOfRecent } from './nodes.ts';

/** What the view shows: words for its first line, and rows. */
export interface KnowledgeRows {
  readonly words: readonly string[];
  readonly nodes: readonly Node[];
}

/** So many of the newest commits are told of in turn: the first of them come within a second. */
const NEWEST = [300, 5000] as const;

/**
 * Shows who changed what lately, which is there long before the whole of a long history.
 * @param signal aborted when that was read
 * @returns `first` ends when the first of them are read: two who read at once would both be late; `all` with the others
 */
export function showNewest(
  project: Project,
  list: GrowingList<KnowledgeRows>,
  signal: AbortSignal,
  services: { readonly assets: Assets; readonly say: Translate },
): { readonly first: Promise<void>; readonly all: Promise<void> } {
  const isWhole = list.found !== undefined && !list.isPart;
  const show = list.begin(signal);
  if (isWhole) return { first: Promise.resolve(), all: Promise.resolve() };
  const read = async (newest: number) => {
    try {
      if (!signal.aborted) show(await rowsOfNewest(project, newest, signal, services));
    } catch (error) {
      // The whole reading meets the same, and tells it.
      if (!signal.aborted && !(error instanceof GitError || error instanceof UserError)) throw error;
    }
  };
  const [few, ...more] = NEWEST;
  const begun = read(few);
  const all = begun.then(async () => {
    for (const newest of more) await read(newest);
  });
  return { first: begun.catch(() => undefined), all };
}

async function rowsOfNewest(
  project: Project,
  newest: number,
  signal: AbortSignal,
  { assets, say }: { readonly assets: Assets; readonly say: Translate },
): Promise<KnowledgeRows> {
  const state = await readKnowledge(project, localDate(), { assets, newest, signal });
  const work = describeRecentWork(state);
  const words = [folderToTell(project.root), say('vscode.knowledge.recent', { count: work.commits })];
  return { words, nodes: nodesOfRecent(work, say) };
}
