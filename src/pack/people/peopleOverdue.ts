import { daysBetween } from '../../core/dates.ts';
import type { Problem } from '../../core/findings.ts';
import type { Person, Team } from '../types.generated.ts';
import type { Lenient } from '../yaml/conform.ts';
import type { YamlFile } from '../yaml/file.ts';
import { isNewTeam, isTeamGuessed, NOTE } from './lastDone.ts';
import { activePeople } from './people.ts';

/**
 * What each person does again and again: for whom the last time is too long ago. The last day in time still counts.
 * @param field of a person, with the last date
 * @param limit days
 * @param others dates that count for a person beside the field
 * @returns a problem `overdue` for each person, `missing` where others have a date and they have none, and `never` where
 *   nobody has one yet: a mere note while the team has noted nothing at all. Whoever is about to leave is left out.
 */
export function peopleOverdue(
  team: YamlFile<Team> | undefined,
  field: 'lastRotation' | 'lastVisit',
  limit: number,
  today: string,
  others: (person: Lenient<Person>) => readonly string[],
): Problem[] {
  if (team?.value === undefined || isTeamGuessed(team)) return [];
  const staying = activePeople(team.value).filter(({ lastWorkingDay }) => lastWorkingDay === undefined);
  const people = staying.map(person => {
    const own = person[field];
    const last = [...others(person), ...(own ? [own] : [])]
      .filter(date => date <= today)
      .sort()
      .at(-1);
    return { person, last, path: ['people', (team.value?.people ?? []).indexOf(person)] };
  });
  if (people.length === 0) return [];
  if (people.every(({ last }) => last === undefined))
    return [
      { messageId: 'never', data: { limit }, ...team.at(['people'], 'key'), ...(isNewTeam(team) && NOTE) },
    ];
  return people.flatMap(({ person, last, path }): Problem[] => {
    const name = person.name ?? person.id ?? '';
    if (last === undefined) {
      // Somebody who has just come has had no time for it.
      const isNew = person.joinedOn !== undefined && daysBetween(person.joinedOn, today) <= limit;
      const place = team.at([...path, field]);
      return isNew ? [] : [{ messageId: 'missing', data: { name, limit }, ...place }];
    }
    const days = daysBetween(last, today);
    if (days <= limit) return [];
    return [
      { messageId: 'overdue', data: { name, date: last, count: days, limit }, ...team.at([...path, field]) },
    ];
  });
}
