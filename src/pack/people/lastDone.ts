import { daysBetween } from '../../core/dates.ts';
import type { Problem } from '../../core/findings.ts';
import { listGuesses } from '../guesses.ts';
import type { Team } from '../types.generated.ts';
import type { YamlFile } from '../yaml/file.ts';
import { textsAt, valuesAt } from '../yaml/values.ts';
import { activePeople } from './people.ts';

/**
 * What the team does again and again: whether the last time is too long ago. The last day that is in time still counts.
 * @param list the part of `team.yaml` and its list of entries with a `date`
 * @param limit days
 * @returns a problem `overdue` at the last date, or `never` where it was not done yet: a mere note while the team has
 *   noted nothing at all; nothing as long as the team itself is a guess
 */
export function lastDone(
  team: YamlFile<Team> | undefined,
  list: readonly [part: string, name: string],
  limit: number,
  today: string,
): Problem[] {
  if (team?.value === undefined || activePeople(team.value).length === 0 || isTeamGuessed(team)) return [];
  const dates = textsAt(team, `${list.join('.')}.*.date`).filter(({ value }) => value <= today);
  const last = dates.reduce<(typeof dates)[number] | undefined>(
    (latest, date) => (latest === undefined || date.value > latest.value ? date : latest),
    undefined,
  );
  if (last === undefined) {
    const place = { ...team.at(list), key: list.join('.') };
    return [{ messageId: 'never', data: { limit }, ...place, ...(isNewTeam(team) && NOTE) }];
  }
  const days = daysBetween(last.value, today);
  if (days <= limit) return [];
  return [{ messageId: 'overdue', data: { date: last.value, count: days, limit }, ...team.at(last.path) }];
}

/** One who has just begun is told what there is to do, and not warned. */
export const NOTE = { severity: 'info' } as const;

/** Whether who is in the team is still a guess: nobody can be asked to do anything for such a team. */
export function isTeamGuessed({ content }: YamlFile<Team>): boolean {
  return listGuesses(content).some(({ place }) => /^(?:people|roles)(?:\.|$)/.test(place));
}

/** Whether nothing of what a team does again and again was ever noted: it is as `generate` wrote it. */
export function isNewTeam(team: YamlFile<Team>): boolean {
  const places = ['prevention.*.*', 'longTerm.*.*', 'people.*.lastRotation', 'people.*.lastVisit'];
  return places.every(place => valuesAt(team, place).length === 0);
}
