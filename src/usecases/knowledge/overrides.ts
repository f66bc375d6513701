import type { Knowledge } from '../../knowledge/model.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { Team } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { type AreaMatcher, pathMatcher } from './areas.ts';

/** A verdict of `team.yaml`, and what it is about here. */
export interface AppliedOverride {
  /** Undefined for somebody who is not in the team. */
  readonly person: number | undefined;
  readonly personName: string;
  readonly area: string;
  readonly knows: boolean;
  readonly reason: string;
  readonly by: string;
  readonly on: string;
  readonly files: ReadonlySet<number>;
}

/**
 * Lets what people decided win over what git shows: who knows an area holds its files, who does not is no holder. The
 * published measures stay as they are.
 * @param paths of the files, from the project folder
 */
export async function applyOverrides(
  team: Lenient<Team> | undefined,
  { people }: Knowledge,
  authors: readonly (readonly number[])[],
  paths: readonly string[],
  areasOf: AreaMatcher,
): Promise<{
  holders: readonly (readonly number[])[];
  overrides: readonly AppliedOverride[];
  verdict: (person: number, file: number) => boolean | undefined;
}> {
  const overrides: AppliedOverride[] = [];
  for (const entry of team?.overrides ?? []) {
    // A verdict without a reason is a finding of the schema check, and decides nothing.
    if (entry?.area === undefined || !entry.reason?.trim() || entry.person === undefined) continue;
    const { area, knows = true, reason, by = '', on = '' } = entry;
    const id = findPerson(team, entry.person)?.id;
    const number = people.findIndex(person => person.id !== undefined && person.id === id);
    const isNamed = paths.some((_, file) => areasOf(file).includes(area));
    const matches = isNamed ? undefined : await pathMatcher([area]);
    const files = paths.flatMap((path, file) =>
      (matches ? matches(path) : areasOf(file).includes(area)) ? [file] : [],
    );
    overrides.push({
      person: number < 0 ? undefined : number,
      personName: people[number]?.name ?? entry.person,
      area,
      knows,
      reason,
      by,
      on,
      files: new Set(files),
    });
  }
  // The last word counts.
  const verdict = (person: number, file: number) =>
    overrides.findLast(override => override.person === person && override.files.has(file))?.knows;
  if (overrides.length === 0) return { holders: authors, overrides, verdict: () => undefined };
  const holders = authors.map((own, file) => {
    const said = overrides.filter(({ files }) => files.has(file)).flatMap(({ person }) => person ?? []);
    if (said.length === 0) return own;
    return [...new Set([...own, ...said])].filter(person => verdict(person, file) ?? own.includes(person));
  });
  return { holders, overrides, verdict };
}
