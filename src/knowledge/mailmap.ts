import { isAbsolute } from 'node:path';
import { GitError } from '../core/errors.ts';
import type { Cache, Git, GitCallOptions } from '../core/ports.ts';

const NOTE = 'mailmap';
/** So many names fit on every system's command line. */
const NAMES_AT_ONCE = 100;

/**
 * What decides how git reads names: the `.mailmap` at the top of the working tree, tracked or not, and the settings
 * `mailmap.file` and `mailmap.blob` with what they name.
 * @returns a text that changes when any of it changes; '' where there is nothing of the kind
 * @throws GitError when git fails
 */
export async function mailmapState(
  { git, prefix }: { readonly git: Git; readonly prefix: string },
  options: GitCallOptions,
): Promise<string> {
  const up = '../'.repeat(prefix.split('/').length - 1);
  const [own, settings] = await Promise.all([hashOf(git, `${up}.mailmap`, options), git.settings(options)]);
  const [hasFile, blob] = [settings.has('mailmap.file'), settings.get('mailmap.blob')];
  if (!hasFile && blob === undefined) return own ?? '';
  // Git knows whose home `~` is.
  const file = hasFile
    ? await optional(git.run(['config', '--type=path', '--get', 'mailmap.file'], options))
    : undefined;
  const path = file?.replace(/\n$/, '') ?? '';
  const [named, stored] = await Promise.all([
    // Git reads a relative path from the top.
    path === '' ? undefined : hashOf(git, isAbsolute(path) ? path : `${up}${path}`, options),
    blob === undefined
      ? undefined
      : optional(git.run(['rev-parse', '--verify', '--quiet', blob.trim()], options)),
  ]);
  return JSON.stringify([own, path, blob, named, stored]);
}

async function hashOf(git: Git, path: string, options: GitCallOptions): Promise<string | undefined> {
  return (await optional(git.run(['hash-object', '--no-filters', '--', path], options)))?.trim();
}

/**
 * The answer of a call that fails where there is nothing to answer: with 1, or with 128 for a file that is not there. A git
 * that was ended by something else has not answered.
 */
async function optional(call: Promise<string>): Promise<string | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof GitError && error.isRefusal) return undefined;
    throw error;
  }
}

/**
 * What the mailmap makes of the names in commits. Git itself applies it, and the answers are noted until it changes;
 * without one nothing is asked.
 * @param mailmap see {@link mailmapState}
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
  if (mailmap === '') return contacts;
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
