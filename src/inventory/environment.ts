import type { SplitPath } from './globs.ts';
import type { EnvironmentWords, Kind } from './kinds.ts';

/** What gave an environment away: a profile or a word in the file name, or a folder; `part` is that piece of the path. */
export interface EnvironmentEvidence {
  readonly by: 'profile' | 'file-name' | 'folder';
  readonly part: string;
}

/** A guessed environment or site, and why. */
export interface EnvironmentGuess {
  readonly environment: string;
  readonly environmentFrom: EnvironmentEvidence;
}

/**
 * Guesses the environment or site that a config file belongs to. Well-known words are unified (production → prod),
 * names of sites stay as they are written. A profile in the name counts more than a word in it, and that more
 * than the nearest folder.
 */
export function guessEnvironment(
  path: SplitPath,
  kind: Kind,
  words: EnvironmentWords,
): EnvironmentGuess | undefined {
  const profile = kind.environment?.exec(path.name)?.[1];
  if (profile !== undefined) {
    const known = words.known.get(profile.toLowerCase()) ?? knownPart(profile, words);
    if (known !== undefined) return guess(known, 'profile', path.name);
    if (isSiteName(profile, words)) return guess(profile, 'profile', path.name);
  } else if (kind.definition.risk !== 'site-content') {
    // many_test_report.sql reports laboratory tests: words in the names of site content are medical ones.
    const known = knownPart(path.name.replace(/^\./, '').replace(MADE_UP, ''), words);
    if (known !== undefined) return guess(known, 'file-name', path.name);
  }
  return fromFolders(path.folder, words);
}

/** `create_test_user.py` makes up a user; it belongs to no environment. */
const MADE_UP =
  /(?<![a-z])test[_-](?=(?:users?|data|patients?|accounts?|cases?|suite|fixtures?|connections?|e?mails?|print)(?![a-z]))/i;

/** `prod.config.json`: these words begin no name of a thing, as `test` and `demo` do. */
const NEVER_A_THING = /^(?:prod|production|prd|staging|uat)$/;

/** `docker-compose.dev.yml`: the last known word counts, the first part is the name of the thing itself. */
function knownPart(name: string, words: EnvironmentWords): string | undefined {
  const parts = name.toLowerCase().split(/[._-]/);
  const isWholeName = parts.length < 3;
  const first = isWholeName || NEVER_A_THING.test(parts[0] ?? '') ? 0 : 1;
  for (let at = parts.length - 1; at >= first; at--) {
    const known = words.known.get(parts[at] ?? '');
    if (known !== undefined && !(at === 0 && words.notAsFolder.has(parts[0] ?? ''))) return known;
  }
  return undefined;
}

function isSiteName(profile: string, words: EnvironmentWords): boolean {
  const lower = profile.toLowerCase();
  if (words.notEnvironments.has(lower)) return false;
  return lower.split(/[._-]/).every(part => part !== '' && !words.notEnvironments.has(part));
}

function fromFolders(folder: string, words: EnvironmentWords): EnvironmentGuess | undefined {
  const parts = folder.split('/');
  for (let at = parts.length - 1; at >= 0; at--) {
    const part = parts[at] ?? '';
    const lower = part.toLowerCase();
    const known = words.notAsFolder.has(lower) ? undefined : words.known.get(lower);
    const inSites = words.siteFolders.has((parts[at - 1] ?? '').toLowerCase());
    if (known === undefined && !(inSites && isSiteName(part, words))) continue;
    return guess(known ?? part, 'folder', parts.slice(0, at + 1).join('/'));
  }
  return undefined;
}

function guess(environment: string, by: EnvironmentEvidence['by'], part: string): EnvironmentGuess {
  return { environment, environmentFrom: { by, part } };
}
