import { foldersOf } from '../../knowledge/folders.ts';
import { describeOwner, nameOf } from './describe.ts';
import type { FolderReport, PersonName } from './report.ts';
import type { KnowledgeState } from './state.ts';

/** Who changed what in the newest commits. It tells who is at work, and not yet who knows what, or what would be lost. */
export interface RecentWork {
  readonly commits: number;
  /** Whoever made most of them first. */
  readonly people: readonly (PersonName & { readonly commits: number; readonly files: number })[];
  /** `share` is that of the folder's files that somebody changed. */
  readonly folders: readonly FolderReport[];
}

/** @param state of which only the newest commits were read */
export function describeRecentWork(state: KnowledgeState): RecentWork {
  const { files, makers, people } = state.knowledge;
  const commits = people.map(() => 0);
  for (const makersOfOne of makers)
    for (const person of makersOfOne) commits[person] = (commits[person] ?? 0) + 1;
  const changed = people.map(() => 0);
  const changers = files.map(({ work }) => [...work.keys()]);
  for (const own of changers) for (const person of own) changed[person] = (changed[person] ?? 0) + 1;
  return {
    commits: makers.length,
    people: people
      .flatMap((_, person) => {
        const own = commits[person] ?? 0;
        return own === 0 ? [] : [{ ...nameOf(state, person), commits: own, files: changed[person] ?? 0 }];
      })
      .sort((one, other) => other.commits - one.commits),
    folders: foldersOf(
      files.map(({ path }) => path),
      changers,
    ).map(({ path, files: all, owners }) => ({
      path: path || '.',
      files: all,
      owners: owners.map(({ person, files: count }) => describeOwner(state, person, count, all)),
    })),
  };
}
