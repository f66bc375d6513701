import type { Project } from '../../core/ports.ts';
import { countCommits } from '../../knowledge/commitsOf.ts';
import type { LeaverArea } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import {
  type AreaGroup,
  areaGroups,
  isScreen,
  keyOf,
  labelIn,
  withoutShared,
  wordsOfName,
  workId,
} from '../../transition/businessAreas.ts';
import type { LeavingReport } from '../knowledge/report.ts';
import type { LeaverKnowledge } from './knowledgeOfLeaver.ts';

/** More areas than these nobody takes over in two weeks; the reading list names the files. */
const MOST_AREAS = 8;
/** So many files of an area are named, and looked into for what people call it. */
const NAMED = 4;

/**
 * What mostly the leaver knows, in the words of the project: the areas that it names itself, else what its classes are
 * about, called as their comments call it.
 */
export async function areasOf(
  project: Project,
  { state, person }: LeaverKnowledge,
  { orphaned, alone }: Pick<LeavingReport, 'orphaned' | 'alone'>,
): Promise<LeaverArea[]> {
  const inProject = (path: string) => path.slice(project.prefix.length);
  const groups = areaGroups(
    [...orphaned, ...alone]
      .filter(({ path }) => path.startsWith(project.prefix))
      .map(({ path, recent, share, areas }) => ({ path: inProject(path), weight: recent * share, areas })),
  )
    .filter(({ weight }) => weight > 0)
    .slice(0, MOST_AREAS);
  const read = await project.files.readTexts(groups.flatMap(({ paths }) => paths.slice(0, NAMED)));
  const numbers = new Map(state.knowledge.files.map(({ path, file }) => [path, file]));
  const leavers = new Set([person]);
  const names = namesOf(groups, path => {
    const text = read.get(path);
    return text?.kind === 'text' ? text.text : '';
  });
  return groups.flatMap(group => {
    const { paths } = group;
    const name = names.get(group) ?? group.key;
    const files = new Set(paths.flatMap(path => numbers.get(project.prefix + path) ?? []));
    const commits = countCommits(state.knowledge, files, leavers);
    return commits === 0 ? [] : [{ name, paths: paths.slice(0, NAMED), commits }];
  });
}

/** What people call each group; a screen, or what answers it, is asked before what only stores for it. */
function namesOf(groups: readonly AreaGroup[], textOf: (path: string) => string): Map<AreaGroup, string> {
  const isAsked = ({ paths }: AreaGroup) => Number(isScreen(paths[0] ?? ''));
  const names = new Map<AreaGroup, string>();
  const taken = new Set<string>();
  const bare = new Map(
    withoutShared(groups.map(({ key }) => wordsOfName(key))).map((name, at) => [groups[at], name]),
  );
  for (const group of [...groups].sort((one, other) => isAsked(other) - isAsked(one))) {
    const { key, isNamed, paths } = group;
    const labels = isNamed ? [] : paths.slice(0, NAMED).flatMap(path => labelIn(textOf(path)) ?? []);
    const words =
      labels.find(label => !taken.has(label)) ?? labels[0] ?? (isNamed ? key : (bare.get(group) ?? key));
    // Two classes may be described by the same word.
    const name = taken.has(words) ? `${words} (${wordsOfName(key)})` : words;
    taken.add(name);
    names.set(group, name);
  }
  return names;
}

/**
 * The commits of the successor in the areas of a leaver since a day, by name of the area: in all files of an area, also in
 * those that they added.
 * @param since yyyy-mm-dd
 * @returns undefined where git knows no such person: then nothing is known, which is not none
 */
export function touchedBy(
  project: Project,
  { state }: LeaverKnowledge,
  areas: readonly Lenient<LeaverArea>[],
  successor: string,
  since: string,
): ReadonlyMap<string, number> | undefined {
  const { knowledge, areasOf: areaNames } = state;
  const person = knowledge.people.findIndex(({ id }) => id === successor);
  if (person < 0) return undefined;
  const begin = Date.parse(since) / 1000;
  const inProject = (path: string) => path.slice(project.prefix.length);
  return new Map(
    areas.map(({ name = '', paths = [] }) => {
      const key = keyOf(paths[0] ?? '');
      const work = key === undefined ? undefined : workId(key);
      const files = knowledge.files.flatMap(({ path, file }, index) => {
        const isOfIt =
          paths.includes(inProject(path)) ||
          areaNames(index).includes(name) ||
          (work !== undefined && workId(keyOf(inProject(path)) ?? '') === work);
        return isOfIt && path.startsWith(project.prefix) ? [file] : [];
      });
      return [name, countCommits(knowledge, new Set(files), new Set([person]), begin)];
    }),
  );
}
