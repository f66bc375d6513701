import { CONFIG_FILE } from './names.ts';
import type {
  Checklist,
  ConfigIndex,
  HandoverConfig,
  IssuesTriage,
  ObservationLog,
  Team,
  Transition,
} from './types.generated.ts';
import type { YamlFile } from './yaml/file.ts';

/** A Markdown or other text file. */
export interface TextFile {
  /** From the project folder. */
  readonly path: string;
  readonly text: string;
}

/** One departure: a folder below `transitions/`. */
export interface TransitionFolder {
  /** From the project folder, without a slash at the end. */
  readonly folder: string;
  readonly transition: YamlFile<Transition> | undefined;
  readonly observationLog: YamlFile<ObservationLog> | undefined;
}

/** The pack of a project as it stands in its files. */
export interface Pack {
  /** From the project folder, without a slash at the end. */
  readonly folder: string;
  /** All files below the folder, also those that are no text. From the project folder, sorted. */
  readonly paths: readonly string[];
  readonly checklist: YamlFile<Checklist> | undefined;
  readonly team: YamlFile<Team> | undefined;
  readonly configIndex: YamlFile<ConfigIndex> | undefined;
  readonly issues: YamlFile<IssuesTriage> | undefined;
  /** `handover.config.yaml` */
  readonly config: YamlFile<HandoverConfig> | undefined;
  readonly transitions: readonly TransitionFolder[];
  /** All of the YAML files above, in the order of their paths. */
  readonly yamlFiles: readonly YamlFile[];
  /** The Markdown files, in the order of their paths. */
  readonly documents: readonly TextFile[];
}

const AT_THE_TOP: Readonly<Record<string, string>> = {
  'checklist.yaml': 'checklist',
  'team.yaml': 'team',
  'config-index.yaml': 'config-index',
  'issues.yaml': 'issues',
};
const IN_A_TRANSITION: Readonly<Record<string, string>> = {
  'transition.yaml': 'transition',
  'observation-log.yaml': 'observation-log',
};

/**
 * The schema that a file of the project follows, by its place.
 * @returns the name of the schema, or undefined for files that have none
 */
export function schemaOf(path: string, folder: string): string | undefined {
  if (path === CONFIG_FILE) return 'config';
  if (!path.startsWith(`${folder}/`)) return undefined;
  const steps = path.slice(folder.length + 1).split('/');
  const name = steps.at(-1) ?? '';
  if (steps.length === 1) return AT_THE_TOP[name];
  return steps.length === 3 && steps[0] === 'transitions' ? IN_A_TRANSITION[name] : undefined;
}

/** The pack with another text of one of its YAML files. */
export function withYamlFile(pack: Pack, file: YamlFile): Pack {
  const same = <T>(own: YamlFile<T> | undefined) => (own?.path === file.path ? (file as YamlFile<T>) : own);
  return {
    ...pack,
    checklist: same(pack.checklist),
    team: same(pack.team),
    configIndex: same(pack.configIndex),
    issues: same(pack.issues),
    config: same(pack.config),
    yamlFiles: pack.yamlFiles.map(own => (own.path === file.path ? file : own)),
    transitions: pack.transitions.map(one => ({
      ...one,
      transition: same(one.transition),
      observationLog: same(one.observationLog),
    })),
  };
}

/** The entries of a list with the way to each; an entry that the schema refuses is left out. */
export function entriesOf<Item>(
  list: readonly (Item | undefined)[] | undefined,
  path: readonly (string | number)[],
): { readonly entry: Item; readonly path: readonly (string | number)[] }[] {
  return (list ?? []).flatMap((entry, index) =>
    entry === undefined ? [] : [{ entry, path: [...path, index] }],
  );
}
