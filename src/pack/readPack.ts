import { CONFIG_FILE } from './names.ts';
import { type Pack, schemaOf } from './pack.ts';
import type {
  Checklist,
  ConfigIndex,
  HandoverConfig,
  IssuesTriage,
  ObservationLog,
  Team,
  Transition,
} from './types.generated.ts';
import type { ConformSchema } from './yaml/conform.ts';
import { readYamlFile, type YamlFile } from './yaml/file.ts';

/**
 * Puts the files of a pack together.
 * @param paths all files of the pack
 * @param texts the texts among them, and `handover.config.yaml`, by path
 * @param schemas by name
 */
export function readPack(
  folder: string,
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
  schemas: ReadonlyMap<string, ConformSchema>,
): Pack {
  const yamlFiles = [...texts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([path, text]) => {
      const name = schemaOf(path, folder);
      const schema = name && schemas.get(name);
      return name && schema ? [readYamlFile(path, text, name, schema)] : [];
    });
  // The schema that a file was read with is what makes its type.
  const find = <T>(path: string) => yamlFiles.find(file => file.path === path) as YamlFile<T> | undefined;
  const folders = new Set(
    paths.flatMap(path => {
      const rest = path.startsWith(`${folder}/transitions/`) ? path.slice(folder.length + 1).split('/') : [];
      return rest.length >= 3 ? [`${folder}/${rest[0]}/${rest[1]}`] : [];
    }),
  );
  return {
    folder,
    paths: [...paths].sort(),
    checklist: find<Checklist>(`${folder}/checklist.yaml`),
    team: find<Team>(`${folder}/team.yaml`),
    configIndex: find<ConfigIndex>(`${folder}/config-index.yaml`),
    issues: find<IssuesTriage>(`${folder}/issues.yaml`),
    config: find<HandoverConfig>(CONFIG_FILE),
    transitions: [...folders].sort().map(place => ({
      folder: place,
      transition: find<Transition>(`${place}/transition.yaml`),
      observationLog: find<ObservationLog>(`${place}/observation-log.yaml`),
    })),
    yamlFiles,
    documents: [...texts]
      .filter(([path]) => path.startsWith(`${folder}/`) && /\.(?:md|markdown)$/i.test(path))
      .map(([path, text]) => ({ path, text }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
}
