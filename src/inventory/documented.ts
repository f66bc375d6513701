import { compileGlobs, globMatcher, splitPath } from './globs.ts';
import type { Mention, Mentions } from './mentions.ts';

/** What the purpose of an entry is worth: written by a person, guessed and not confirmed yet, or not there. */
export type PurposeState = 'real' | 'guess' | 'none';

/** What counts in an entry of the config index. */
export interface IndexEntry {
  /** Position in the list of the file. */
  readonly position: number;
  /** A path, or a pattern. */
  readonly path: string;
  readonly purpose: PurposeState;
  /** Names of keys that the entry lists; a name also stands for everything below it. */
  readonly keys: readonly { readonly name: string; readonly isGuess: boolean }[];
  /** yyyy-mm-dd */
  readonly reviewedAt: string | undefined;
}

/** `unconfirmed`: there is an entry, but nobody has said yet that its guessed purpose is right, or it has none. */
export type DocumentedState = 'documented' | 'unconfirmed' | 'undocumented';

/** Whether a file is documented, and by what. */
export interface Documentation {
  readonly state: DocumentedState;
  /** The entry of the config index for it, if there is one. */
  readonly entry: IndexEntry | undefined;
  /** Where a document names it, if one does and that counts. */
  readonly mention: Mention | undefined;
}

/** Entries by the files that they are for. */
export interface EntryFinder {
  /** The entry for exactly this path, or else the best of the patterns: one with a real purpose, then the first. */
  find(path: string): IndexEntry | undefined;
}

/** Characters that make an entry a pattern, unless there is a file of just that name. */
const PATTERN = /[*?[\]{}!]/;

/** Whether the path of an entry stands for several files. */
export function isPattern(path: string): boolean {
  return PATTERN.test(path);
}

/** The files that an entry is for. */
export function filesOfEntry({ path }: IndexEntry, paths: readonly string[]): readonly string[] {
  if (paths.includes(path)) return [path];
  return isPattern(path) ? paths.filter(globMatcher(path)) : [];
}

/** A `\` before one of these makes it a plain character of a pattern; elsewhere it is what Windows writes for `/`. */
const SLASH_OF_WINDOWS = /\\(?![[\]{}()!+@|\\])/g;

/** The path of an entry as git writes it. */
export function entryPath(written: string): string {
  return written
    .trim()
    .replace(/[*?]/.test(written) ? SLASH_OF_WINDOWS : /\\/g, '/')
    .replace(/^(?:\.\/)+/, '');
}

export function entryFinder(entries: readonly IndexEntry[]): EntryFinder {
  const exact = new Map<string, IndexEntry>();
  for (const entry of entries) {
    const known = exact.get(entry.path);
    if (known === undefined || (known.purpose !== 'real' && entry.purpose === 'real'))
      exact.set(entry.path, entry);
  }
  const patterns = entries.filter(({ path }) => isPattern(path));
  const index = compileGlobs(patterns.map(({ path }) => path));
  return {
    find: path => {
      const own = exact.get(path);
      if (own !== undefined) return own;
      const matching = index.matches(splitPath(path)).flatMap(number => patterns[number] ?? []);
      return matching.find(({ purpose }) => purpose === 'real') ?? matching[0];
    },
  };
}

/**
 * Whether a config file is documented: by an entry with a real purpose, or by a document that names it.
 * @param mentions of documents that people wrote; what the tool wrote into the pack proves nothing
 */
export function documentationOf(path: string, entries: EntryFinder, mentions: Mentions): Documentation {
  const entry = entries.find(path);
  if (entry?.purpose === 'real') return { state: 'documented', entry, mention: undefined };
  const [mention] = mentions.of(path);
  if (mention !== undefined) return { state: 'documented', entry, mention };
  return { state: entry === undefined ? 'undocumented' : 'unconfirmed', entry, mention: undefined };
}

/** Whether an entry lists a key, or something above it: `spring.datasource` and `spring.datasource.*` cover its url. */
export function listsKey(entry: IndexEntry | undefined, key: string): 'yes' | 'guess' | 'no' {
  for (const { name, isGuess } of entry?.keys ?? []) {
    // It says that there are more, and of none what it is for.
    if (name === '*') return 'guess';
    // `MYSQL_*` stands for all keys that begin so.
    if (/[_-]\*$/.test(name) && key.startsWith(name.slice(0, -1))) return isGuess ? 'guess' : 'yes';
    const stem = name.replace(/\.\*+$/, '');
    const isListed = key === name || key === stem || key.startsWith(`${stem}.`) || key.startsWith(`${stem}[`);
    if (isListed) return isGuess ? 'guess' : 'yes';
  }
  return 'no';
}
