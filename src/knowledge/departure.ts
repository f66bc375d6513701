import { shareOf } from './coverage.ts';
import type { FileHistory, Knowledge } from './model.ts';

/** A file that the leavers take along. */
export interface FileAtRisk {
  /** Number in the list of files. */
  readonly index: number;
  /** All its authors leave, or left already. */
  readonly isOrphaned: boolean;
  /** Share of the commits by the leavers, 0 to 1. */
  readonly share: number;
  /** Who of those who stay took part most, and their share; undefined where nobody did. */
  readonly next: { readonly person: number; readonly share: number } | undefined;
  readonly risk: number;
}

/** What would be if some people left. */
export interface KnowledgeLoss {
  /** Orphaned files, and those that were changed by the leavers alone lately; highest risk first. */
  readonly atRisk: readonly FileAtRisk[];
  readonly orphaned: number;
  /** People who stay, by how much of the files at risk they had a part in; at most five. */
  readonly nextBest: readonly { readonly person: number; readonly files: number; readonly share: number }[];
}

/** A leaver made at least this share of a file's changes of the last twelve months (docs/method.md, term K). */
const ALONE = 0.75;

/**
 * Simulates a departure.
 * @param authors by file; see `authorsOf`
 * @param leavers numbers of people
 * @param gone people who are not on the project any more: they can be nobody's substitute
 * @param silent people who have committed nothing for long: anybody else is the better substitute
 * @param factor by file, what makes it weigh more, such as being a config file; 1 for most
 */
export function simulateDeparture(
  { files }: Pick<Knowledge, 'files'>,
  authors: readonly (readonly number[])[],
  leavers: ReadonlySet<number>,
  gone: ReadonlySet<number>,
  factor: (index: number) => number = () => 1,
  silent: ReadonlySet<number> = new Set(),
): KnowledgeLoss {
  const stays = (person: number) => !leavers.has(person) && !gone.has(person);
  const rank = (person: number, share: number) => share + Number(!silent.has(person));
  const atRisk: FileAtRisk[] = [];
  const parts = new Map<number, { files: number; share: number }>();
  files.forEach((file, index) => {
    const own = authors[index] ?? [];
    const isOrphaned = own.some(person => leavers.has(person)) && !own.some(stays);
    if (!isOrphaned && !isLeftAlone(file, leavers)) return;
    let next: FileAtRisk['next'];
    for (const person of file.work.keys()) {
      if (!stays(person)) continue;
      const share = shareOf(file, person);
      const part = parts.get(person) ?? { files: 0, share: 0 };
      parts.set(person, { files: part.files + 1, share: part.share + share });
      const isBetter = next === undefined || rank(person, share) > rank(next.person, next.share);
      if (isBetter) next = { person, share };
    }
    const share = [...leavers].reduce((sum, person) => sum + shareOf(file, person), 0);
    atRisk.push({
      index,
      isOrphaned,
      share: Math.min(1, share),
      next,
      risk: riskOf(file, next?.share ?? 0) * factor(index),
    });
  });
  return {
    atRisk: atRisk.sort((one, other) => other.risk - one.risk || one.index - other.index),
    orphaned: atRisk.filter(({ isOrphaned }) => isOrphaned).length,
    nextBest: [...parts]
      .map(([person, { files: count, share }]) => ({ person, files: count, share: share / atRisk.length }))
      .sort(
        (one, other) =>
          rank(other.person, other.share) - rank(one.person, one.share) ||
          other.files - one.files ||
          one.person - other.person,
      )
      .slice(0, 5),
  };
}

/** A file is the hotter the more it is changed now, and the riskier the less anybody else had a part in it. */
function riskOf({ recent, changes }: FileHistory, nextShare: number): number {
  return (1 + recent + changes / 10) * (1 - nextShare);
}

function isLeftAlone({ work, recent }: FileHistory, leavers: ReadonlySet<number>): boolean {
  if (recent < 2) return false;
  let own = 0;
  for (const person of leavers) own += work.get(person)?.recent ?? 0;
  return own / recent >= ALONE;
}
