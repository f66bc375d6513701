import type { ChangeLog } from './changeLog.ts';
import { ROLE } from './changeLog.ts';

/** What git shows that somebody did for a part of the project in a time. */
export interface Activity {
  readonly commits: number;
  /** Of these, commits that somebody else wrote and that name the person as co-author. */
  readonly together: number;
  /** `Reviewed-by` and `Tested-by`. */
  readonly reviews: number;
  /** yyyy-mm-dd of the latest; '' for none. */
  readonly lastOn: string;
}

export const NO_ACTIVITY: Activity = { commits: 0, together: 0, reviews: 0, lastOn: '' };

/**
 * What somebody did in the commits of a log.
 * @param personOf by contact, see `namePeople`
 * @param concerns whether a path belongs to the part of the project
 * @param from seconds since 1970; what is older does not count
 */
export function activityOf(
  log: ChangeLog,
  personOf: readonly number[],
  person: number,
  concerns: (path: string) => boolean,
  from: number,
): Activity {
  let [commits, together, reviews, last] = [0, 0, 0, 0];
  const files = log.paths.map(path => concerns(path));
  const touches = (commit: number) => {
    const end = log.starts[commit + 1] ?? log.changes.length;
    for (let at = log.starts[commit] ?? 0; at < end; at++)
      if (files[(log.changes[at] ?? 0) >> 2]) return true;
    return false;
  };
  const takePart = (commit: number): boolean => {
    const time = log.times[commit] ?? 0;
    if (time < from || !touches(commit)) return false;
    last = Math.max(last, time);
    return true;
  };
  log.authors.forEach((contact, commit) => {
    if (personOf[contact] === person && takePart(commit)) commits += 1;
  });
  for (let at = 0; at < log.helpers.length; at += 3) {
    const commit = log.helpers[at] ?? -1;
    if (personOf[log.helpers[at + 2] ?? -1] !== person) continue;
    if (personOf[log.authors[commit] ?? -1] === person || !takePart(commit)) continue;
    if (log.helpers[at + 1] === ROLE.coAuthor) {
      commits += 1;
      together += 1;
    } else reviews += 1;
  }
  return {
    commits,
    together,
    reviews,
    lastOn: last > 0 ? new Date(last * 1000).toISOString().slice(0, 10) : '',
  };
}
