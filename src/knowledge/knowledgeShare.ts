import type { FileHistory } from './model.ts';

/** Who made at least this share of a path's changes knows it alone. */
const ALONE = 0.75;
/** A deputy who made at least this share of them halves the loss. */
const DEPUTY = 0.15;

/**
 * The share of a project's knowledge that leaves with somebody, from 0 to 1: of the paths that changed in the last twelve
 * months, those that almost only the leaver changed, each counted by half where the deputy had a part in it. It is term
 * K of the impact score (docs/method.md).
 * @param files whose paths count
 * @param leaver number of a person
 * @param deputy number of a person; undefined where there is none
 * @returns undefined where nothing changed in that time: then nothing is known
 */
export function knowledgeShareOf(
  files: readonly FileHistory[],
  leaver: number,
  deputy: number | undefined,
): number | undefined {
  let active = 0;
  let lost = 0;
  for (const { work, recent, isNew } of files) {
    const changes = recent + Number(isNew);
    if (changes === 0) continue;
    active += 1;
    const shareOf = (person: number) => (work.get(person)?.recent ?? 0) / changes;
    if (shareOf(leaver) < ALONE) continue;
    lost += deputy !== undefined && shareOf(deputy) >= DEPUTY ? 0.5 : 1;
  }
  return active === 0 ? undefined : lost / active;
}
