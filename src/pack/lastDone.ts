import { daysBetween } from '../core/dates.ts';
import type { Problem } from '../core/findings.ts';
import { activePeople } from './people.ts';
import type { Team } from './types.generated.ts';
import { textsAt } from './values.ts';
import type { YamlFile } from './yamlFile.ts';

/**
 * What the team does again and again: whether the last time is too long ago. The last day that is in time still counts.
 * @param list the part of `team.yaml` and its list of entries with a `date`
 * @param limit days
 * @returns a problem `overdue` at the last date, `never` as a mere note where it was not done yet
 */
export function lastDone(
  team: YamlFile<Team> | undefined,
  list: readonly [part: string, name: string],
  limit: number,
  today: string,
): Problem[] {
  if (team?.value === undefined || activePeople(team.value).length === 0) return [];
  const dates = textsAt(team, `${list.join('.')}.*.date`).filter(({ value }) => value <= today);
  const last = dates.reduce<(typeof dates)[number] | undefined>(
    (latest, date) => (latest === undefined || date.value > latest.value ? date : latest),
    undefined,
  );
  if (last === undefined) {
    const place = { ...team.at(list), key: list.join('.') };
    return [{ messageId: 'never', severity: 'info', data: { limit }, ...place }];
  }
  const days = daysBetween(last.value, today);
  if (days <= limit) return [];
  return [{ messageId: 'overdue', data: { date: last.value, count: days, limit }, ...team.at(last.path) }];
}
