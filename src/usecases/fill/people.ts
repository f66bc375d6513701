import type { GitCallOptions } from '../../core/ports.ts';
import { readSignatures } from '../../history/repository.ts';
import { readHead } from '../../knowledge/head.ts';
import { latestDate, type Signature } from '../../knowledge/identities.ts';
import { knowPeople, type People } from '../../knowledge/people.ts';
import { entriesOf } from '../../pack/pack.ts';
import { whoIsWho } from '../whoIsWho.ts';
import type { PackToFill } from './readPackToFill.ts';

/** Somebody who can be chosen where a person is asked for. */
export interface PersonChoice {
  /** Id in `team.yaml`; undefined for somebody of the history who is not in it. */
  readonly id: string | undefined;
  readonly name: string;
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** Day of the last commit, yyyy-mm-dd; undefined for those who never committed. */
  readonly lastOn: string | undefined;
}

export interface KnownPeople {
  /** Everybody in `team.yaml` in its order, then every committer, who came last first. */
  readonly choices: readonly PersonChoice[];
  readonly people: People;
}

/**
 * Everybody who can be named: the team, and all who ever committed.
 * @param others signatures of people who are asked about, to see who they are
 * @throws GitError when git fails
 */
export async function readPeople(
  { project, pack }: PackToFill,
  others: readonly Signature[] = [],
  options: GitCallOptions = {},
): Promise<KnownPeople> {
  const { git } = project;
  const members = entriesOf(pack.team?.value?.people, []).map(({ entry }) => entry);
  const signatures = git ? await readCommitters(git, options) : [];
  const people = git
    ? await whoIsWho(project, git, [...signatures, ...others], members, options)
    : knowPeople(others, members);
  const lastOf = new Map<object, string>();
  for (const signature of signatures) {
    const person = people.of(signature.name, signature.email);
    const date = latestDate([signature]);
    if (person && date > (lastOf.get(person) ?? '')) lastOf.set(person, date);
  }
  const choices = people.all.map(person => ({ ...person, lastOn: lastOf.get(person) }));
  const inTeam = members.flatMap(({ id, bot }) =>
    bot === true ? [] : choices.filter(choice => choice.id !== undefined && choice.id === id).slice(0, 1),
  );
  const committers = choices
    .filter(({ id, lastOn }) => id === undefined && lastOn !== undefined)
    .sort((one, other) => (other.lastOn ?? '').localeCompare(one.lastOn ?? '', 'en'));
  return { choices: [...inTeam, ...committers], people };
}

async function readCommitters(
  git: NonNullable<PackToFill['project']['git']>,
  options: GitCallOptions,
): Promise<Signature[]> {
  const { commit } = await readHead(git, options);
  if (commit === undefined) return [];
  return (await readSignatures(git, [commit], options)).signatures;
}
