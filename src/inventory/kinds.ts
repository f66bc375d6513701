import { compileGlobs, type GlobIndex } from './globs.ts';

/** How much harm a wrong or unknown value of such a file does at a hand-over. */
export type ConfigRisk = 'high' | 'medium' | 'site-content' | 'low';

/** Names of the parsers that read the keys of a file. */
export type ConfigParser =
  | 'properties'
  | 'yaml'
  | 'json'
  | 'ini'
  | 'toml'
  | 'dotenv'
  | 'xml'
  | 'code'
  | 'none';

/** A text for people in both languages. */
export interface BilingualText {
  readonly en: string;
  readonly 'zh-CN': string;
}

/** One kind as it is written in `known-configs.yaml` or added by a project; see `known-configs.schema.json`. */
export interface KindDefinition {
  readonly id: string;
  readonly risk: ConfigRisk;
  readonly globs?: readonly string[];
  readonly not?: readonly string[];
  readonly maybe?: readonly string[];
  readonly content?: string;
  /** Rules a file out by its content, also where its name fits. */
  readonly unless?: string;
  /** Tried before files are left out as noise. */
  readonly beforeNoise?: boolean;
  readonly parser?: ConfigParser;
  readonly environment?: string;
  readonly title: BilingualText;
  readonly why: BilingualText;
}

/** A kind ready to be matched. */
export interface Kind {
  readonly definition: KindDefinition;
  readonly content: RegExp | undefined;
  readonly unless: RegExp | undefined;
  readonly environment: RegExp | undefined;
  readonly not: GlobIndex | undefined;
}

/** A list of kinds whose patterns are compiled into one index. */
export interface KindList {
  readonly kinds: readonly Kind[];
  readonly index: GlobIndex;
  /** For each pattern of the index: its kind, and whether the name alone decides. */
  readonly patterns: readonly { readonly kind: Kind; readonly byName: boolean }[];
}

/** What words in names say about environments. All keys are lower case. */
export interface EnvironmentWords {
  /** Word → the word that is used for it. */
  readonly known: ReadonlyMap<string, string>;
  readonly notAsFolder: ReadonlySet<string>;
  readonly siteFolders: ReadonlySet<string>;
  readonly notEnvironments: ReadonlySet<string>;
}

/** The compiled content of `known-configs.yaml`. */
export interface KnownConfigs extends KindList {
  /** Those of the kinds that also win over noise. */
  readonly beforeNoise: KindList;
  readonly environments: EnvironmentWords;
  readonly noise: { readonly index: GlobIndex; readonly bringsBack: readonly boolean[] };
}

/** `known-configs.yaml` as it is written. */
export interface KnownConfigsFile {
  readonly kinds: readonly KindDefinition[];
  readonly environments: Readonly<Record<string, readonly string[]>>;
  readonly notAsFolder: readonly string[];
  readonly siteFolders: readonly string[];
  readonly notEnvironments: readonly string[];
  readonly noise: readonly string[];
}

let known: Promise<KnownConfigs> | undefined;

/** The built-in kinds, compiled once in a process. */
export function loadKnownConfigs(): Promise<KnownConfigs> {
  known ??= import('./knownConfigs.generated.ts').then(({ KNOWN_CONFIGS }) =>
    compileKnownConfigs(KNOWN_CONFIGS),
  );
  return known;
}

/** @throws SyntaxError when a pattern is broken */
export function compileKnownConfigs(file: KnownConfigsFile): KnownConfigs {
  const known = new Map<string, string>();
  for (const [word, aliases] of Object.entries(file.environments)) {
    for (const alias of [word, ...aliases]) known.set(alias.toLowerCase(), word);
  }
  return {
    ...compileKinds(file.kinds),
    beforeNoise: compileKinds(file.kinds.filter(({ beforeNoise }) => beforeNoise === true)),
    environments: {
      known,
      notAsFolder: new Set(file.notAsFolder),
      siteFolders: new Set(file.siteFolders),
      notEnvironments: new Set(file.notEnvironments),
    },
    noise: {
      index: compileGlobs(file.noise.map(glob => glob.replace(/^!/, ''))),
      bringsBack: file.noise.map(glob => glob.startsWith('!')),
    },
  };
}

/** Compiles kinds in their order; the patterns of an earlier kind have lower numbers. */
export function compileKinds(definitions: readonly KindDefinition[]): KindList {
  const kinds = definitions.map(compileKind);
  const patterns: { kind: Kind; byName: boolean }[] = [];
  const globs: string[] = [];
  for (const kind of kinds) {
    for (const [list, byName] of [
      [kind.definition.globs ?? [], true],
      [kind.definition.maybe ?? [], false],
    ] as const) {
      for (const glob of list) {
        globs.push(glob);
        patterns.push({ kind, byName });
      }
    }
  }
  return { kinds, patterns, index: compileGlobs(globs) };
}

function compileKind(definition: KindDefinition): Kind {
  const { content, unless, environment } = definition;
  return {
    definition,
    content: content === undefined ? undefined : new RegExp(content, 'imu'),
    unless: unless === undefined ? undefined : new RegExp(unless, 'imu'),
    environment: environment === undefined ? undefined : new RegExp(environment, 'iu'),
    not: definition.not === undefined ? undefined : compileGlobs(definition.not),
  };
}
