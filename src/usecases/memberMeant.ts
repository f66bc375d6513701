import type { Project } from '../core/ports.ts';
import type { Pack } from '../pack/pack.ts';
import { findPerson } from '../pack/people/people.ts';
import { whoIsWho } from './whoIsWho.ts';
import { readWrittenSignatures } from './writtenSignatures.ts';

/**
 * Who is meant by a spelling or an address that stands in commits or in a mailmap and not in `team.yaml`. Git is only
 * asked about a word that the team does not have.
 * @returns the id in the team; the word itself where nobody of the team is meant, or several are
 * @throws GitError when git fails
 */
export async function memberMeant<T extends string | undefined>(
  { project, pack }: { readonly project: Project; readonly pack: Pack },
  who: T,
): Promise<T | string> {
  const { git } = project;
  const team = pack.team?.value;
  if (!who?.trim() || git === undefined || findPerson(team, who)) return who;
  const members = (team?.people ?? []).flatMap(member => member ?? []);
  const people = await whoIsWho(project, git, await readWrittenSignatures(git, {}), members, {});
  const [only, ...others] = new Set(people.find(who).flatMap(({ id }) => id ?? []));
  return only !== undefined && others.length === 0 ? only : who;
}
