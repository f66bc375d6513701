import type { ConfigGroup } from '../inventory/group.ts';
import { groupConfigs } from '../inventory/group.ts';
import type { BilingualText } from '../inventory/kinds.ts';
import { guessPurpose } from '../inventory/purpose.ts';
import type { Language, Translate } from '../l10n/index.ts';
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
  return guessConfigEntry(group, {
    title: facts.titles.get(group.kind),
    owner: idOf.get(facts.mainAuthors.get(group.examples[0] ?? '') ?? ''),
    keys: facts.keys.get(group.path)?.keys ?? [],
    language: answers.language,
    say,
  });
}

/** What an entry is guessed from, beside its file or group. */
export interface EntryEvidence {
  readonly title: BilingualText | undefined;
  /** Id of the person who changed it most. */
  readonly owner: string | undefined;
  readonly keys: readonly { readonly name: string; readonly secret: boolean }[];
  readonly language: Language;
  readonly say: Translate;
}

/** One entry of the config index, all of it still to be confirmed. */
export function guessConfigEntry(group: ConfigGroup, evidence: EntryEvidence): ConfigEntry {
  const { path, kind, environment, files } = group;
  const { title, owner, language, say } = evidence;
  const keys = files === 1 ? keysOf(group, evidence.keys) : [];
  return {
    path,
    kind,
    ...(title && { purpose: guessPurpose(title, group)[language] }),
    ...(environment && { environment }),
    ...(owner && { owner }),
    ...(files > 1 && { files }),
    ...(keys.length > 0 && { keys }),
    confirm: true,
    from: sourcesOf(group, owner !== undefined, say),
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

function sourcesOf(
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
