import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { noteReading } from '../../pack/edits/reading.ts';
import { isOpenTransition } from '../../pack/packState.ts';
import { isSamePerson } from '../../pack/people/people.ts';
import type { Transition } from '../../pack/types.generated.ts';
import type { ConformSchema } from '../../pack/yaml/conform.ts';
import { readYamlFile, type YamlFile } from '../../pack/yaml/file.ts';
import type { KnowledgeState } from './state.ts';

/** The open departure of somebody: where it is kept, who takes over, and what the successor has read. */
export interface OpenTransition {
  readonly file: YamlFile<Transition>;
  readonly successor: string | undefined;
  /** Path from the top of the repository → yyyy-mm-dd. */
  readonly read: ReadonlyMap<string, string>;
}

/** The open transition of somebody; undefined where nobody started one. */
export async function findTransition(
  project: Project,
  { settings, team }: KnowledgeState,
  leaving: string,
  assets: Assets,
): Promise<OpenTransition | undefined> {
  const { files, prefix } = project;
  const place = `${settings.folder}/transitions/`;
  const paths = (await files.list()).filter(
    path => path.startsWith(place) && path.endsWith('/transition.yaml'),
  );
  if (paths.length === 0) return undefined;
  const schema = JSON.parse(await assets.read('schemas/transition.schema.json')) as ConformSchema;
  for (const path of paths) {
    const text = textOrAbsent(path, await files.readText(path));
    if (text === undefined) continue;
    const file = readYamlFile<Transition>(path, text, 'transition', schema);
    if (!isOpenTransition(file.value) || !isSamePerson(team, file.value?.leaving, leaving)) continue;
    const read = (file.value?.readingList ?? []).flatMap(entry =>
      entry?.path && entry.readOn ? [[prefix + entry.path, entry.readOn] as const] : [],
    );
    return { file, successor: file.value?.successor, read: new Map(read) };
  }
  return undefined;
}

/**
 * That the successor has read a file, or not after all, as a change of their `transition.yaml`.
 * @param path from the top of the repository
 * @param readOn yyyy-mm-dd; undefined to take it back
 * @throws UserError where there is no open transition of this person, or its file cannot be edited
 */
export async function tickReading(
  project: Project,
  state: KnowledgeState,
  leaving: string,
  path: string,
  readOn: string | undefined,
  assets: Assets,
): Promise<readonly FileChange[]> {
  const transition = await findTransition(project, state, leaving, assets);
  if (transition === undefined) throw new UserError('error.noTransition', { person: leaving });
  const { file } = transition;
  const inProject = path.slice(project.prefix.length);
  return fileChange(file.path, file.text, now => {
    if (now === undefined) throw new UserError('error.noTransition', { person: leaving });
    const current = readYamlFile<Transition>(file.path, now, file.schema, file.schemaNode);
    return noteReading(current, inProject, readOn);
  });
}
