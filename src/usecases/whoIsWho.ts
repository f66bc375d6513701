import type { Git, GitCallOptions, Project } from '../core/ports.ts';
import type { Signature } from '../knowledge/identities.ts';
import { applyMailmap, mailmapState } from '../knowledge/mailmap.ts';
import { knowPeople, type Member, type People } from '../knowledge/people.ts';
import { loadRomaniser } from '../knowledge/pinyin.ts';

/**
 * The people behind the names of a repository: as the mailmap has them, as the team says, and by the same address or
 * name. Every command that speaks of people asks here or, for whole histories, `readKnowledge`, which asks the same.
 * @param signatures as they stand in commits, branches and stashes
 * @throws GitError when git fails
 */
export async function whoIsWho(
  { cache, prefix }: Pick<Project, 'cache' | 'prefix'>,
  git: Git,
  signatures: readonly Signature[],
  members: readonly Member[],
  options: GitCallOptions,
): Promise<People> {
  const contacts = signatures.map(({ name, email }) => `${name}\x1f${email}`);
  const state = await mailmapState({ git, prefix }, options);
  const mapped = await applyMailmap(git, cache, state, contacts, options);
  const named = signatures.map((signature, index) => {
    const [name = '', email = ''] = (mapped[index] ?? '').split('\x1f');
    return { ...signature, name, email, written: { name: signature.name, email: signature.email } };
  });
  return knowPeople(named, members, await loadRomaniser(named.map(({ name }) => name)));
}
