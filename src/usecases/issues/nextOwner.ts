import type { Assets, Project } from '../../core/ports.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import { isSamePerson } from '../../pack/people/people.ts';
import type { Team, Transition } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { readYamlFile } from '../../pack/yaml/file.ts';

/**
 * Who is to see to something from now on: for somebody who is leaving their successor, and nobody while there is none.
 * @returns the change of an owner
 */
export async function nextOwners(
  { files }: Project,
  folder: string,
  team: Lenient<Team> | undefined,
  assets: Assets,
): Promise<(owner: string | undefined) => string | undefined> {
  const place = `${folder}/transitions/`;
  const paths = (await files.list()).filter(
    path => path.startsWith(place) && path.endsWith('/transition.yaml'),
  );
  if (paths.length === 0) return owner => owner;
  const schema = JSON.parse(await assets.read('schemas/transition.schema.json'));
  const departures = [...(await files.readTexts(paths))].flatMap(([path, read]) => {
    if (read.kind !== 'text') return [];
    const { value } = readYamlFile<Transition>(path, read.text, 'transition', schema);
    return value !== undefined && isOpenTransition(value) ? [value] : [];
  });
  return owner => {
    const departure = departures.find(({ leaving }) => isSamePerson(team, leaving, owner));
    return departure === undefined ? owner : departure.successor?.trim() || undefined;
  };
}
