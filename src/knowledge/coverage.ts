import type { FileHistory } from './model.ts';

/**
 * How well somebody knows a file today, as far as git shows it. A share of more than a quarter of the commits found
 * those whom developers themselves called experts with precision .64 and recall .65; with a change in the last 90 days
 * .73 and .38 (docs/method.md). It is evidence, no proof.
 */
export type Familiarity = 'current' | 'earlier' | 'touched' | 'none';

export const KNOWS_SHARE = 0.25;
export const CURRENT_DAYS = 90;

/** @param asOf seconds since 1970 */
export function familiarity(file: FileHistory, person: number, asOf: number): Familiarity {
  const work = file.work.get(person);
  if (work === undefined) return 'none';
  if (shareOf(file, person) <= KNOWS_SHARE) return 'touched';
  return asOf - work.last <= CURRENT_DAYS * 86_400 ? 'current' : 'earlier';
}

/** The share of a file's commits that somebody took part in, with the one that added it; 0 to 1. */
export function shareOf(file: FileHistory, person: number): number {
  const work = file.work.get(person);
  if (work === undefined) return 0;
  const all = file.changes + Number(file.addedBy.length > 0);
  return all === 0 ? 0 : (work.changes + Number(file.addedBy.includes(person))) / all;
}

/** How many of some files somebody knows. */
export interface Coverage {
  readonly files: number;
  /** More than a quarter of the commits, and a change in the last 90 days. */
  readonly current: number;
  /** More than a quarter of the commits, all longer ago. */
  readonly earlier: number;
  readonly touched: number;
  /** Known because a person said so in `team.yaml`, against what git shows. */
  readonly vouched: number;
}

/**
 * @param verdict what a person decided about somebody and a file, by number of the file in the list; git does not know
 */
export function coverageOf(
  files: readonly (readonly [index: number, file: FileHistory])[],
  person: number,
  asOf: number,
  verdict: (person: number, index: number) => boolean | undefined,
): Coverage {
  const count = { files: files.length, current: 0, earlier: 0, touched: 0, vouched: 0 };
  for (const [index, file] of files) {
    const said = verdict(person, index);
    const shown = familiarity(file, person, asOf);
    if (said === true && shown !== 'current' && shown !== 'earlier') count.vouched += 1;
    else if (said !== false && shown !== 'none') count[shown] += 1;
  }
  return count;
}
