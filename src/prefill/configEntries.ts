import type { ConfigFile } from '../inventory/detect.ts';
import { foldKeys, keysOfAlike, type ListedKey, shareLines } from '../inventory/foldKeys.ts';
import { globMatcher } from '../inventory/globs.ts';
import type { ConfigGroup } from '../inventory/group.ts';
import { groupConfigs } from '../inventory/group.ts';
import type { BilingualText } from '../inventory/kinds.ts';
import { guessPurpose } from '../inventory/purpose.ts';
import type { Language, Translate } from '../l10n/index.ts';
import type { ConfigEntry, ConfigIndex, ConfigKey } from '../pack/types.generated.ts';
import type { PrefillContext } from './facts.ts';

/** Where a wrong value does most harm every key is worth a line; elsewhere the first ones show what it is about. */
const MOST_KEYS = { high: 400, medium: 40, 'site-content': 0, low: 20 } as const;
/** Lines of keys in the whole index: what is longer nobody reads. */
const KEY_LINES = 500;
/** An entry shows at least so many keys, whatever the others need. */
const LEAST_KEYS = 3;

/**
 * The config index as far as the working tree shows it: high risk first, folders with many files as one entry.
 * @param idOf address → person id, to name the owner
 */
export function guessConfigIndex(context: PrefillContext, idOf: ReadonlyMap<string, string>): ConfigIndex {
  const { configs, keys } = context.facts;
  const groups = groupConfigs(configs);
  const lists = groups.map(group =>
    listedKeys(
      group,
      membersOf(group, configs).map(path => ({ path, keys: keys.get(path)?.keys ?? [] })),
    ),
  );
  const shares = shareLines(
    lists.map(list => list.length),
    KEY_LINES,
    LEAST_KEYS,
  );
  return {
    version: 1,
    entries: groups.map((group, at) =>
      entryOf(group, foldKeys(lists[at] ?? [], shares[at] ?? LEAST_KEYS), context, idOf),
    ),
  };
}

/** The files that an entry stands for. */
export function membersOf({ path, files, kind }: ConfigGroup, configs: readonly ConfigFile[]): string[] {
  if (files === 1) return [path];
  const matches = globMatcher(path);
  return configs.filter(file => file.kind === kind && matches(file.path)).map(file => file.path);
}

/** The keys of the files of an entry, those of a list at the top left out: steps of a playbook are no settings. */
export function listedKeys(
  { risk }: ConfigGroup,
  files: readonly { readonly path: string; readonly keys: readonly { name: string; secret: boolean }[] }[],
): ListedKey[] {
  return keysOfAlike(files)
    .filter(({ name }) => !name.startsWith('[]'))
    .slice(0, MOST_KEYS[risk]);
}

/** The files whose main author has to be known: one for each entry of the index. */
export function filesOfInterest(groups: readonly ConfigGroup[]): string[] {
  return groups.flatMap(({ examples }) => examples.slice(0, 1));
}

function entryOf(
  group: ConfigGroup,
  keys: readonly ListedKey[],
  { facts, answers, say }: PrefillContext,
  idOf: ReadonlyMap<string, string>,
): ConfigEntry {
  return guessConfigEntry(group, {
    title: facts.titles.get(group.kind),
    owner: idOf.get(facts.mainAuthors.get(group.examples[0] ?? '') ?? ''),
    keys,
    language: answers.language,
    say,
  });
}

/** What an entry is guessed from, beside its file or group. */
export interface EntryEvidence {
  readonly title: BilingualText | undefined;
  /** Id of the person who changed it most. */
  readonly owner: string | undefined;
  readonly keys: readonly ListedKey[];
  readonly language: Language;
  readonly say: Translate;
}

/** One entry of the config index, all of it still to be confirmed. */
export function guessConfigEntry(group: ConfigGroup, evidence: EntryEvidence): ConfigEntry {
  const { path, kind, environment, files } = group;
  const { title, owner, language, say } = evidence;
  const keys = evidence.keys.map(key => toKey(key, files, say));
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

function toKey({ name, secret, inFiles, example = '' }: ListedKey, files: number, say: Translate): ConfigKey {
  return {
    name,
    ...(inFiles !== undefined && {
      purpose: say('from.files.some', { count: inFiles, files, example }),
    }),
    ...(secret && { secret: true }),
  };
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
