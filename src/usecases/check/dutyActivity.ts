import type { DutyActivity } from '../../checks/check.ts';
import { addDays } from '../../core/dates.ts';
import type { GitCallOptions, Project } from '../../core/ports.ts';
import { activityOf } from '../../knowledge/evidence.ts';
import { readHead } from '../../knowledge/head.ts';
import { applyMailmap, mailmapState } from '../../knowledge/mailmap.ts';
import { endOfDay, namePeople } from '../../knowledge/model.ts';
import { readRecentLog } from '../../knowledge/readLog.ts';
import type { Pack } from '../../pack/pack.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { pathMatcher } from '../knowledge/areas.ts';

/**
 * Who did something lately, from the commits of the last days alone.
 * @returns undefined where that says nothing about anybody: no deputies, no repository, not the whole history, or
 * nobody committed anything in that time
 */
export async function readDutyActivity(
  { git, prefix }: Project,
  pack: Pack,
  settings: ProjectConfig,
  today: string,
  options: GitCallOptions,
): Promise<DutyActivity | undefined> {
  const team = pack.team?.value;
  const hasDeputy = [team?.roles, ...(team?.assignments ?? [])].some(duty => duty?.deputy);
  if (git === undefined || !hasDeputy) return undefined;
  if ((await readHead(git, options)).isShallow) return undefined;
  const days = settings.numbers.deputyActiveWithinDays;
  const from = endOfDay(addDays(today, -days - 1));
  // The committer's date, which git looks at here, is never long before the author's.
  const log = await readRecentLog(git, addDays(today, -days - 1), options);
  const nothingKept = { read: async () => undefined, write: async () => false };
  const mailmap = await mailmapState({ git, prefix }, options);
  const members = (team?.people ?? []).flatMap(member => member ?? []);
  const contacts = await applyMailmap(git, nothingKept, mailmap, log.contacts, options);
  const { people, personOf } = namePeople({ log, contacts, members });
  const isSilent = !log.authors.some((contact, commit) => {
    return (personOf[contact] ?? -1) >= 0 && (log.times[commit] ?? 0) > from;
  });
  if (isSilent) return undefined;
  const matchers = new Map(
    await Promise.all(
      settings.areas.map(async ({ name, paths }) => [name, await pathMatcher(paths)] as const),
    ),
  );
  return {
    isActive: (id, area) => {
      const person = people.findIndex(known => known.id === id);
      const matches = area === undefined ? undefined : matchers.get(area);
      const concerns = (path: string) =>
        path.startsWith(prefix) && (matches === undefined || matches(path.slice(prefix.length)));
      const { commits, reviews } = activityOf(log, personOf, person, concerns, from);
      return commits + reviews > 0;
    },
  };
}
