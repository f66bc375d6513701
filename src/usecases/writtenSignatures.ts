import type { Git, GitCallOptions } from '../core/ports.ts';
import { namedIn } from '../knowledge/coAuthors.ts';
import { readHead } from '../knowledge/head.ts';
import type { Signature } from '../knowledge/identities.ts';

const FIELD = '\x1f';
const OTHERS = '%(trailers:key=Co-authored-by,valueonly,separator=%x1e)';

/**
 * Everybody whom any commit names, author or co-author, as it stands there and each spelling once: of branches, tags, stashes
 * and other working trees, and who works here. Reads the whole history: for a word that nobody knows otherwise.
 * @throws GitError when git fails
 */
export async function readWrittenSignatures(git: Git, options: GitCallOptions): Promise<Signature[]> {
  const { commit } = await readHead(git, options);
  if (commit === undefined) return [];
  const found = new Map<string, Signature>();
  const add = (name: string, email: string) => {
    const key = name + FIELD + email;
    if (!found.has(key)) found.set(key, { name, email, dates: [] });
  };
  // An older stash is in git's record of what there was alone.
  const all = ['--all', '--reflog', '--ignore-missing', 'HEAD'];
  const args = ['log', '-z', `--format=%an%x1f%ae%x1f${OTHERS}`, ...all];
  for await (const record of git.records(args, '\0', options)) {
    const [name = '', email = '', others = ''] = record.split(FIELD);
    add(name, email);
    for (const other of others === '' ? [] : others.split('\x1e'))
      for (const named of namedIn(other)) add(named.name, named.email);
  }
  const settings = await git.settings(options);
  const [name = '', email = ''] = [settings.get('user.name'), settings.get('user.email')];
  if (name !== '' || email !== '') add(name, email);
  return [...found.values()];
}
