import type { Translate } from '../../l10n/index.ts';
import { entriesOf, type Pack } from '../../pack/pack.ts';
import { isSamePerson } from '../../pack/people/people.ts';
import type { Transition } from '../../pack/types.generated.ts';
import { type FoundTask, slugOf } from '../../transition/newTransition.ts';
import { openItemsOfLeaver, type Surfaced, type UnresolvedIssue } from '../../transition/surfaced.ts';

/** So many of a kind become a task of their own; a plan with more is not read any more. */
const MOST_TASKS = 5;
/** What everybody who takes over a hospital's system must be able to explain. */
const TOPICS = ['daily', 'downtime', 'calendar', 'interfaces', 'neverTouch'] as const;

/** The tasks that follow from what was found about the leaver, beside those of the matrix. */
export function foundTasks(
  pack: Pack,
  leaving: string,
  surfaced: Surfaced,
  say: Translate,
  mask: (text: string) => string,
): FoundTask[] {
  const items = openItemsOfLeaver(pack, leaving);
  const serious = items.filter(({ severity }) => severity === 'critical' || severity === 'major');
  const named = serious.slice(0, MOST_TASKS);
  const rest = items.length - named.length;
  const areas = (surfaced.areas ?? []).slice(0, MOST_TASKS);
  const configs = surfaced.undocumentedConfigs;
  const [firstConfig] = configs?.missing ?? [];
  return [
    ...named.map(
      ({ id = '', title = id, severity }): FoundTask => ({
        id: `open-${slugOf(id)}`,
        title: mask(itemTitle(id, title, say)),
        duty: 'technical',
        source: `checklist.yaml#${id}`,
        ...(severity === 'critical' && { starred: true }),
      }),
    ),
    ...(rest > 0
      ? [
          {
            id: 'open-rest',
            title: say('transition.task.openRest', { count: rest }),
            duty: 'technical',
            source: 'checklist.yaml',
          } as const,
        ]
      : []),
    ...unresolvedTasks(surfaced.unresolved ?? [], leaving, say, mask),
    ...areas.map(
      ({ name, paths = [] }): FoundTask => ({
        id: `area-${slugOf(name)}`,
        title: mask(say('transition.task.area', { name })),
        duty: 'technical',
        source: paths[0] ?? name,
      }),
    ),
    ...(configs && firstConfig !== undefined
      ? [
          {
            id: 'configs',
            title: mask(say('transition.task.configs', { count: configs.missing.length, path: firstConfig })),
            duty: 'technical',
            source: 'config-index.yaml',
          } as const,
        ]
      : []),
  ];
}

/** An id that was made from the title says nothing more. */
function itemTitle(id: string, title: string, say: Translate): string {
  const isMade = slugOf(title).startsWith(slugOf(id).slice(0, 12));
  return isMade
    ? say('transition.task.openTitle', { title })
    : say('transition.task.openItem', { id, title });
}

/** What nobody has looked through yet: the serious ones by name, the others together. */
function unresolvedTasks(
  unresolved: readonly UnresolvedIssue[],
  leaving: string,
  say: Translate,
  mask: (text: string) => string,
): FoundTask[] {
  const named = unresolved.filter(({ severity }) => severity !== 'minor').slice(0, MOST_TASKS);
  const rest = unresolved.length - named.length;
  const tasks = named.map(
    ({ title, severity, fingerprint }): FoundTask => ({
      id: `git-${fingerprint.slice(0, 8)}`,
      title: mask(say('transition.task.unresolved', { title })),
      duty: 'technical',
      source: 'git',
      ...(severity === 'critical' && { starred: true }),
    }),
  );
  if (rest === 0) return tasks;
  const title = say(`transition.task.${tasks.length > 0 ? 'unresolvedRest' : 'unresolvedAll'}`, {
    count: rest,
    command: `handover issues --leaving ${leaving}`,
  });
  return [...tasks, { id: 'git-rest', title, duty: 'technical', source: 'git' }];
}

/** The accounts to be taken from somebody: those they hold, and every shared one. */
export function leaverAccounts({ checklist, team }: Pack, leaving: string): { id: string; system: string }[] {
  return entriesOf(checklist?.value?.customer?.accounts, []).flatMap(({ entry }) => {
    const { id, system, holder, shared, revokedOn } = entry;
    const isTheirs = shared === true || isSamePerson(team?.value, holder, leaving);
    return id !== undefined && isTheirs && revokedOn === undefined ? [{ id, system: system || id }] : [];
  });
}

/** What the successor explains back, so that they and not the leaver confirm that it was handed over. */
export function teachBackFor(
  { areas = [] }: Surfaced,
  say: Translate,
  mask: (text: string) => string,
): NonNullable<Transition['teachBack']> {
  return [
    ...TOPICS.map(topic => ({ topic: say(`transition.topic.${topic}`) })),
    ...areas.slice(0, MOST_TASKS).map(({ name, paths = [] }) => ({
      topic: mask(say('transition.topic.area', { name })),
      path: paths[0] ?? name,
    })),
  ];
}

/** What to read first: what the engines chose, then the pack itself. */
export function readingListFor(
  { folder, documents, checklist }: Pack,
  { readingList = [], undocumentedConfigs }: Surfaced,
  absence: Transition['absence'],
  say: Translate,
  mask: (text: string) => string,
): NonNullable<Transition['readingList']> {
  const pages = (['customer-configuration', 'operations-manual', 'solutions'] as const).flatMap(name => {
    const path = `${folder}/docs/${name}.md`;
    return documents.some(document => document.path === path)
      ? [{ path, reason: say(`transition.read.${name}`) }]
      : [];
  });
  const configs = (undocumentedConfigs?.missing ?? [])
    .slice(0, MOST_TASKS)
    .map(path => ({ path, reason: say(`transition.read.config${absence ? '.absence' : ''}`) }));
  const own = checklist ? [{ path: checklist.path, reason: say('transition.read.checklist') }] : [];
  const known = new Set<string>();
  return [...own, ...pages, ...readingList, ...configs]
    .filter(({ path }) => !known.has(path) && known.add(path))
    .map(({ path, reason }) => ({ path, ...(reason && { reason: mask(reason) }) }));
}
