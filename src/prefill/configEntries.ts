import type { ConfigGroup } from '../inventory/group.ts';
import { groupConfigs } from '../inventory/group.ts';
import { guessPurpose } from '../inventory/purpose.ts';
import type { ConfigEntry, ConfigIndex, ConfigKey } from '../pack/types.generated.ts';
import type { PrefillContext } from './facts.ts';

/** Where a wrong value does most harm every key is worth a line; elsewhere the first ones show what it is about. */
const MOST_KEYS = { high: 400, medium: 40, 'site-content': 0, low: 20 } as const;

/**
 * The config index as far as the working tree shows it: high risk first, folders with many files as one entry.
 * @param idOf address → person id, to name the owner
 */
export function guessConfigIndex(context: PrefillContext, idOf: ReadonlyMap<string, string>): ConfigIndex {
  return {
    version: 1,
    entries: groupConfigs(context.facts.configs).map(group => entryOf(group, context, idOf)),
  };
}

/** The files whose main author has to be known: one for each entry of the index. */
export function filesOfInterest(groups: readonly ConfigGroup[]): string[] {
  return groups.flatMap(({ examples }) => examples.slice(0, 1));
}

function entryOf(
  group: ConfigGroup,
  { facts, answers, say }: PrefillContext,
  idOf: ReadonlyMap<string, string>,
): ConfigEntry {
  const { path, kind, environment, files, examples } = group;
  const title = facts.titles.get(kind);
  const author = idOf.get(facts.mainAuthors.get(examples[0] ?? '') ?? '');
  const keys = files === 1 ? keysOf(group, facts.keys.get(path)?.keys ?? []) : [];
  return {
    path,
    kind,
    ...(title && { purpose: guessPurpose(title, group)[answers.language] }),
    ...(environment && { environment }),
    ...(author && { owner: author }),
    ...(files > 1 && { files }),
    ...(keys.length > 0 && { keys }),
    confirm: true,
    from: evidence(group, author !== undefined, say),
  };
}

function keysOf({ risk }: ConfigGroup, keys: readonly { name: string; secret: boolean }[]): ConfigKey[] {
  // A file with several profiles repeats its keys.
  const names = new Map<string, boolean>();
  for (const { name, secret } of keys) {
    // A file that is a list at its top, such as the tasks of a playbook, holds steps and no settings.
    if (!name.startsWith('[]')) names.set(name, secret || names.get(name) === true);
  }
  return [...names]
    .slice(0, MOST_KEYS[risk])
    .map(([name, secret]) => ({ name, ...(secret && { secret: true }) }));
}

function evidence(
  { files, environmentFrom }: ConfigGroup,
  hasAuthor: boolean,
  say: PrefillContext['say'],
): string {
  const parts = [
    files > 1 ? say('from.files.count', { count: files }) : say('from.fileName'),
    ...(environmentFrom ? [say('from.environment', { part: environmentFrom.part })] : []),
    ...(hasAuthor ? [say('from.mainAuthor')] : []),
  ];
  return parts.join(say('list.separator'));
}
