import { GitError } from '../core/errors.ts';
import type { Cache, Git, GitCallOptions } from '../core/ports.ts';

const NOTE = 'mailmap';
/** So many names fit on every system's command line. */
const NAMES_AT_ONCE = 100;

/**
 * What `.mailmap` makes of the names in commits. Git itself applies it, and the answers are noted until the file
 * changes; without one nothing is asked.
 * @param mailmap text of `.mailmap`, '' where there is none
 * @param contacts `Name` U+001F `address`
 * @returns the same list, in the same form, as it is to be read
 */
export async function applyMailmap(
  git: Git,
  cache: Cache,
  mailmap: string,
  contacts: readonly string[],
  options: GitCallOptions,
): Promise<readonly string[]> {
  if (mailmap.trim() === '') return contacts;
  const known = readNote(await cache.read(NOTE), mailmap);
  const unknown = contacts.filter(contact => !known.has(contact));
  for (let at = 0; at < unknown.length; at += NAMES_AT_ONCE) {
    const asked = unknown.slice(at, at + NAMES_AT_ONCE);
    const answers = await ask(git, asked, options);
    for (const [index, contact] of asked.entries()) known.set(contact, answers[index] ?? contact);
  }
  if (unknown.length > 0) await cache.write(NOTE, JSON.stringify({ mailmap, known: [...known] }));
  return contacts.map(contact => known.get(contact) ?? contact);
}

function readNote(text: string | undefined, mailmap: string): Map<string, string> {
  try {
    const note = text === undefined ? undefined : JSON.parse(text);
    return note?.mailmap === mailmap ? new Map(note.known) : new Map();
  } catch {
    return new Map();
  }
}

async function ask(git: Git, contacts: readonly string[], options: GitCallOptions): Promise<string[]> {
  const written = contacts.map(contact =>
    contact
      .replace('\x1f', ' <')
      .replace(/[\r\n]/g, ' ')
      .concat('>'),
  );
  try {
    const lines = await Array.fromAsync(git.records(['check-mailmap', ...written], '\n', options));
    if (lines.length !== contacts.length) return [...contacts];
    return lines.map(line => line.replace(/ ?<([^<>]*)>$/, '\x1f$1'));
  } catch (error) {
    // An address that git does not take for one: as they stand in the commits.
    if (!(error instanceof GitError && error.exitCode === 128)) throw error;
    const [only, ...others] = contacts;
    if (only === undefined || others.length === 0) return [...contacts];
    const half = contacts.length >> 1;
    const first = await ask(git, contacts.slice(0, half), options);
    return [...first, ...(await ask(git, contacts.slice(half), options))];
  }
}
