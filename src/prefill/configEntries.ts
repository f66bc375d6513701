import { doesHere } from '../deployment/doesHere.ts';
import { placeText } from '../deployment/said.ts';
import type { ConfigFile } from '../inventory/detect.ts';
import { foldKeys, keysOfAlike, type ListedKey, shareLines } from '../inventory/foldKeys.ts';
import { globMatcher } from '../inventory/globs.ts';
import type { ConfigGroup } from '../inventory/group.ts';
import { groupConfigs } from '../inventory/group.ts';
import { commentsOfKeys, type KeyComment } from '../inventory/keyComments.ts';
import type { KeyDescriptions } from '../inventory/keyDescriptions.ts';
import type { KeyInfo } from '../inventory/keys.ts';
import type { BilingualText } from '../inventory/kinds.ts';
import { guessPurpose } from '../inventory/purpose.ts';
import { selfDescription } from '../inventory/selfDescription.ts';
import { type SetHere, setsHere } from '../inventory/setsHere.ts';
import type { Language, Translate } from '../l10n/index.ts';
import type { ConfigEntry, ConfigIndex, ConfigKey } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import { maskSensitive } from '../sensitive/index.ts';
import type { PrefillContext } from './facts.ts';

/** Where a wrong value does most harm every key is worth a line; elsewhere the first ones show what it is about. */
const MOST_KEYS = { high: 400, medium: 40, 'site-content': 0, low: 20 } as const;
/** Lines of keys in the whole index: what is longer nobody reads. */
const KEY_LINES = 500;
/** Lines of an entry without its keys, and of the whole index, which is to be read by people. */
const ENTRY_LINES = 9;
const INDEX_LINES = 1400;
/** An entry shows at least so many keys, whatever the others need. */
const LEAST_KEYS = 3;
/** Lines that a key takes on average: some are secrets, or in some files only, which is said in a line of its own. */
const LINES_OF_KEY = 1.5;

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
  const room = Math.max(0, INDEX_LINES - groups.length * ENTRY_LINES) / LINES_OF_KEY;
  const least = Math.max(1, Math.min(LEAST_KEYS, Math.floor(room / Math.max(1, groups.length))));
  const shares = shareLines(
    lists.map(list => list.length),
    Math.min(KEY_LINES, Math.floor(room)),
    least,
  );
  const used = shares.reduce((sum, share) => sum + share, 0) + groups.length * ENTRY_LINES;
  // What is said about a key takes two more lines; those of the greatest risk come first.
  let left = Math.max(0, Math.floor((INDEX_LINES - used) / 2));
  const entries = groups.map((group, at) => {
    const shown = foldKeys(lists[at] ?? [], shares[at] ?? least);
    const entry = entryOf(group, shown, left, context, idOf);
    left -= entry.keys?.filter(({ from }) => from !== undefined).length ?? 0;
    return entry;
  });
  return { version: 1, entries };
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
  mostSaid: number,
  { facts, answers, say }: PrefillContext,
  idOf: ReadonlyMap<string, string>,
): ConfigEntry {
  const isOne = group.files === 1;
  const own = facts.keys.get(group.path)?.keys ?? [];
  const text = isOne ? (facts.texts.get(group.path) ?? facts.lowTexts?.get(group.path)) : undefined;
  const shown = new Set(keys.map(({ name }) => name));
  const said = (text: string) => {
    const all = describedKeys(group.path, text, own, facts.descriptions);
    return new Map([...all].filter(([name]) => shown.has(name)).slice(0, mostSaid));
  };
  // What a sample sets is set nowhere.
  const sets =
    !isOne || SAMPLE.test(group.path)
      ? []
      : [...(text === undefined ? [] : setsHere(text, own)), ...doesHere(group.path, facts.deployment)];
  // "Operations script" alone says nothing: what it says of itself does.
  const itself =
    isOne && sets.length === 0 && text !== undefined && SCRIPT.test(group.path)
      ? selfDescription(text)
      : undefined;
  return guessConfigEntry(group, {
    ...(isOne && { sets }),
    ...(itself && { itself: { ...itself, text: maskSensitive(itself.text, { path: '', today: ANY_DAY }) } }),
    ...(text !== undefined && mostSaid > 0 && { comments: said(text) }),
    title: facts.titles.get(group.kind),
    owner: idOf.get(facts.mainAuthors.get(group.examples[0] ?? '') ?? ''),
    keys,
    language: answers.language,
    say,
  });
}

/** Files to be copied and filled in. */
const SAMPLE = /[._-](?:example|sample|template|dist)(?:\.\w{1,10})?$/i;

/** Files that are run. */
const SCRIPT = /\.(?:sh|bash|bat|cmd|ps1|py|rb|pl|js|mjs|cjs|ts|php|vbs|exp)$/i;

/** Which day it is only decides whether a birthday lies in the future; here one is masked in either case. */
const ANY_DAY = '2999-12-31';

/** What is said about a key: in its own file, or in another one. */
export type SaidAboutKey = KeyComment & { readonly path?: string };

/**
 * What comments of a file say about its keys, or else a template of variables, Spring's metadata or a schema of the
 * repository; without what people should not have written there.
 */
export function describedKeys(
  path: string,
  text: string,
  keys: readonly Pick<KeyInfo, 'name' | 'line' | 'secret'>[],
  descriptions: KeyDescriptions,
): Map<string, SaidAboutKey> {
  const comments = commentsOfKeys(text, keys);
  return new Map(
    keys.flatMap(({ name }): [string, SaidAboutKey][] => {
      const said: SaidAboutKey | undefined = comments.get(name) ?? descriptions.describe(path, text, name);
      if (said === undefined) return [];
      return [[name, { ...said, text: maskSensitive(said.text, { path: '', today: ANY_DAY }) }]];
    }),
  );
}

/** What an entry is guessed from, beside its file or group. */
export interface EntryEvidence {
  readonly title: BilingualText | undefined;
  /** Id of the person who changed it most. */
  readonly owner: string | undefined;
  readonly keys: readonly ListedKey[];
  /** What the file sets here; none for several files. */
  readonly sets?: readonly SetHere[];
  /** What a script says of itself in its first comment. */
  readonly itself?: { readonly text: string; readonly line: number };
  /** What comments of the file say about its keys, by the names of the keys. */
  readonly comments?: ReadonlyMap<string, SaidAboutKey>;
  readonly language: Language;
  readonly say: Translate;
}

/** One entry of the config index, all of it still to be confirmed. */
export function guessConfigEntry(group: ConfigGroup, evidence: EntryEvidence): ConfigEntry {
  const { path, kind, environment, files } = group;
  const { title, owner, language, say } = evidence;
  const { sets = [], comments, itself } = evidence;
  const keys = evidence.keys.map(key => toKey(key, files, say, comments?.get(key.name)));
  const purpose = title && guessPurpose(title, group)[language];
  // "Other settings" alone says nothing; what is set there says what it is about.
  const about = sets.length === 0 && kind.startsWith('other-') ? topNames(keys) : [];
  const here = [...sets.map(({ text }) => text), ...about].join(say('list.comma'));
  return {
    path,
    kind,
    ...(purpose && {
      purpose:
        here !== ''
          ? say('configs.purposeHere', { purpose, here })
          : itself
            ? say('configs.purposeItself', { purpose, itself: itself.text })
            : purpose,
    }),
    ...(environment && { environment }),
    ...(owner && { owner }),
    ...(files > 1 && { files }),
    ...(keys.length > 0 && { keys }),
    confirm: true,
    from: sourcesOf(group, owner !== undefined, evidence, say),
  };
}

/** "Operations script" alone says no more than the name of the file; the index has the file all the same. */
export function saysNothing(
  { kind = '', purpose, environment }: Lenient<ConfigEntry>,
  titles: PrefillContext['facts']['titles'],
): boolean {
  const title = titles.get(kind);
  const isVague = /^(?:operation-script|shell-program|other-.*)$/.test(kind);
  const isBare = title !== undefined && (purpose === title.en || purpose === title['zh-CN']);
  return isVague && isBare && environment === undefined;
}

/** The first names at the top of a file. */
function topNames(keys: readonly ConfigKey[]): string[] {
  const names = keys.flatMap(({ name, secret }) =>
    secret || name === undefined ? [] : (name.split(/[.[]/, 1)[0] ?? []),
  );
  return [...new Set(names)].filter(Boolean).slice(0, MOST_TOP_NAMES);
}

const MOST_TOP_NAMES = 3;

function toKey(
  { name, secret, inFiles, example = '' }: ListedKey,
  files: number,
  say: Translate,
  comment: SaidAboutKey | undefined,
): ConfigKey {
  return {
    name,
    ...(comment && {
      purpose: comment.text,
      from:
        comment.path === undefined
          ? say('from.comment', { line: comment.line })
          : say('from.description', { place: placeText({ path: comment.path, line: comment.line }) }),
    }),
    ...(inFiles !== undefined && {
      purpose: say('from.files.some', { count: inFiles, files, example }),
    }),
    ...(secret && { secret: true }),
  };
}

function sourcesOf(
  { files, environmentFrom }: ConfigGroup,
  hasAuthor: boolean,
  { sets = [], itself }: Pick<EntryEvidence, 'sets' | 'itself'>,
  say: PrefillContext['say'],
): string {
  const parts = [
    files > 1 ? say('from.files.count', { count: files }) : say('from.fileName'),
    ...(itself ? [say('from.comment', { line: itself.line })] : []),
    ...(sets.length > 0
      ? [say('from.lines', { lines: [...new Set(sets.map(({ line }) => line))].join(say('list.comma')) })]
      : []),
    ...(environmentFrom ? [say('from.environment', { part: environmentFrom.part })] : []),
    ...(hasAuthor ? [say('from.mainAuthor')] : []),
  ];
  return parts.join(say('list.separator'));
}
