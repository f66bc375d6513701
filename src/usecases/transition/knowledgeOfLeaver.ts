import type { Assets, Project } from '../../core/ports.ts';
import { knowledgeShareOf } from '../../knowledge/knowledgeShare.ts';
import type { KnowledgeState } from '../knowledge/state.ts';

/** What the history says about somebody who leaves. */
export interface LeaverKnowledge {
  readonly state: KnowledgeState;
  /** Number of the person in the state. */
  readonly person: number;
  /** Term K of the impact score before its weight, 0 to 1; undefined where nothing changed for twelve months. */
  readonly share: number | undefined;
}

/**
 * What only somebody knows, by person. Whoever has no commit, or none under a name that is known to be theirs, is not in
 * it: nothing is known of them, which is not the same as that they know nothing. Neither is anybody where git is missing
 * or old commits are.
 * @param leavers ids of `team.yaml`
 * @throws GitError; the signal's reason when it is aborted
 */
export async function knowledgeOfLeavers(
  project: Project,
  leavers: readonly string[],
  today: string,
  assets: Assets,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, LeaverKnowledge>> {
  const found = new Map<string, LeaverKnowledge>();
  if (leavers.length === 0 || project.git === undefined) return found;
  // Most commands are about no departure, and need none of it.
  const [{ readKnowledge }, { deputyOf }] = await Promise.all([
    import('../knowledge/state.ts'),
    import('../knowledge/departureReport.ts'),
  ]);
  const state = await readKnowledge(project, today, { assets, signal });
  if (state.isCutOff) return found;
  const { people, makers, files } = state.knowledge;
  for (const leaver of leavers) {
    const person = people.findIndex(({ id }) => id === leaver);
    if (person < 0 || !makers.some(who => who.includes(person))) continue;
    const share = knowledgeShareOf(files, person, deputyOf(state, new Set([person])));
    found.set(leaver, { state, person, share });
  }
  return found;
}
