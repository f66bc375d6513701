import type { ChangeLog } from './changeLog.ts';

/** Signals of a team, never of a person. */
export interface Workload {
  readonly people: number;
  readonly commits: number;
  /** Shares of the commits, 0 to 1. */
  readonly atNight: number;
  readonly onDaysOff: number;
  /** Median over the people of the longest row of weeks with a commit. */
  readonly weeksInARow: number;
  /** Days that were looked at. */
  readonly days: number;
}

export interface WorkloadRequest {
  /** Seconds since 1970 at the end of the time. */
  readonly until: number;
  readonly days: number;
  /** Fewer people than this say nothing: one of them could be told. */
  readonly leastPeople: number;
  isDayOff(date: string): boolean;
}

const DAY = 86_400;
/** From 22 to 6 o'clock where the author's computer was. */
const NIGHT = { from: 22, to: 6 };

/**
 * The load of a team, by the clocks of those who committed.
 * @param makers by commit, the people who made it
 * @returns undefined when too few people took part, or every clock stands at UTC, as on build machines
 */
export function measureWorkload(
  log: ChangeLog,
  makers: readonly (readonly number[])[],
  { until, days, leastPeople, isDayOff }: WorkloadRequest,
): Workload | undefined {
  let [commits, atNight, onDaysOff, local] = [0, 0, 0, 0];
  const weeks = new Map<number, Set<number>>();
  log.times.forEach((time, commit) => {
    const who = makers[commit] ?? [];
    if (who.length === 0 || time > until || time <= until - days * DAY) return;
    const zone = log.zones[commit] ?? 0;
    const clock = new Date((time + zone * 60) * 1000);
    const hour = clock.getUTCHours();
    commits += 1;
    if (zone !== 0) local += 1;
    if (hour >= NIGHT.from || hour < NIGHT.to) atNight += 1;
    if (isDayOff(clock.toISOString().slice(0, 10))) onDaysOff += 1;
    for (const person of who) {
      const own = weeks.get(person) ?? new Set<number>();
      // The first day of 1970 was a Thursday; weeks begin on Monday.
      weeks.set(person, own.add(Math.floor((time / DAY + 3) / 7)));
    }
  });
  if (weeks.size < leastPeople || local === 0) return undefined;
  const rows = [...weeks.values()].map(longestRow).sort((a, b) => a - b);
  return {
    people: weeks.size,
    commits,
    atNight: atNight / commits,
    onDaysOff: onDaysOff / commits,
    weeksInARow: rows[Math.floor((rows.length - 1) / 2)] ?? 0,
    days,
  };
}

function longestRow(weeks: ReadonlySet<number>): number {
  let longest = 0;
  for (const week of weeks) {
    if (weeks.has(week - 1)) continue;
    let length = 1;
    while (weeks.has(week + length)) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
