import { type EnvironmentEvidence, guessEnvironment } from './environment.ts';
import { compileGlobs, type SplitPath, splitPath } from './globs.ts';
import {
  type ConfigParser,
  type ConfigRisk,
  compileKinds,
  type Kind,
  type KindDefinition,
  type KindList,
  type KnownConfigs,
} from './kinds.ts';
import { mayBeConfig } from './mayBeConfig.ts';
import { meantName } from './templateName.ts';

/** A config file that matters at a hand-over. */
export interface ConfigFile {
  /** Relative to the repository root, with `/`. */
  readonly path: string;
  /** The id of its kind. */
  readonly kind: string;
  readonly risk: ConfigRisk;
  readonly parser: ConfigParser;
  readonly environment?: string;
  readonly environmentFrom?: EnvironmentEvidence;
}

export interface DetectOptions {
  /** Patterns of files to leave out, before anything else. */
  readonly ignore?: readonly string[];
  /** A project's own kinds: they come before the known ones and also win over noise. */
  readonly extraKinds?: readonly KindDefinition[];
  /**
   * The first few thousand characters of a file, or undefined when it cannot be read. Asked at most once for
   * a path, and only where the name does not decide. Without it no such kind is found.
   */
  readonly head?: (path: string) => string | undefined;
}

/**
 * Finds the config files among all paths of a repository (relative, with `/`), in the order of the paths.
 * The first kind that matches wins.
 */
export function detectConfigs(
  paths: readonly string[],
  known: KnownConfigs,
  options: DetectOptions = {},
): ConfigFile[] {
  const ignored = compileGlobs(options.ignore ?? []);
  const extra = compileKinds(options.extraKinds ?? []);
  const found: ConfigFile[] = [];
  const isAnyName = extra.kinds.length > 0;
  for (const path of paths) {
    // Most files of a project are code: their names alone tell that no kind fits.
    if (!isAnyName && !mayBeConfig(path)) continue;
    const split = splitPath(path);
    if (ignored.matches(split).length > 0) continue;
    const head = once(() => options.head?.(path));
    const meant = meantPath(split);
    const kind =
      findKind(split, extra, head) ??
      findEither(split, meant, known.beforeNoise, head) ??
      (isNoise(split, known) || (meant !== undefined && isNoise(meant, known))
        ? undefined
        : findEither(split, meant, known, head));
    if (kind === undefined) continue;
    const { id, risk, parser } = kind.definition;
    const named = meant ?? split;
    found.push({
      path,
      kind: id,
      risk,
      parser: parser ?? parserOfEnding(named.name),
      ...guessEnvironment(named, kind, known.environments),
    });
  }
  return found;
}

/** Whether a path is other people's, made by a program, or a test: never a config file that matters. */
export function isNoise(path: SplitPath, known: KnownConfigs): boolean {
  const last = known.noise.index.matches(path).at(-1);
  return last !== undefined && known.noise.bringsBack[last] === false;
}

/** The path without the ending that makes it a template of the file that is meant; undefined where it is none. */
function meantPath(path: SplitPath): SplitPath | undefined {
  const name = meantName(path.name);
  return name === path.name ? undefined : splitPath(path.path.slice(0, name.length - path.name.length));
}

/** By its own name, or else by the name of what is made from it. */
function findEither(
  path: SplitPath,
  meant: SplitPath | undefined,
  list: KindList,
  head: () => string | undefined,
): Kind | undefined {
  return findKind(path, list, head) ?? (meant && findKind(meant, list, head));
}

/** What a kind is told by stands in the beginning of its files; the patterns need not be fast on more. */
const LOOKED_AT = 65_536;

function findKind(path: SplitPath, list: KindList, head: () => string | undefined): Kind | undefined {
  if (list.kinds.length === 0) return undefined;
  const beginning = () => (head() ?? '').slice(0, LOOKED_AT);
  for (const number of list.index.matches(path)) {
    const pattern = list.patterns[number];
    if (pattern === undefined) continue;
    const { kind, byName } = pattern;
    if (kind.not !== undefined && kind.not.matches(path).length > 0) continue;
    if (kind.unless?.test(beginning()) === true) continue;
    if (byName || kind.content?.test(beginning()) === true) return kind;
  }
  return undefined;
}

const PARSER_OF_ENDING: Readonly<Record<string, ConfigParser>> = {
  properties: 'properties',
  yml: 'yaml',
  yaml: 'yaml',
  json: 'json',
  jsonc: 'json',
  ini: 'ini',
  toml: 'toml',
  env: 'dotenv',
  xml: 'xml',
  config: 'xml',
};

/** The parser for a file that no kind tells more of; `none` for endings that are not known. */
export function parserOfEnding(name: string): ConfigParser {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(PARSER_OF_ENDING, ending) ? (PARSER_OF_ENDING[ending] ?? 'none') : 'none';
}

function once<T>(read: () => T): () => T {
  let answer: { value: T } | undefined;
  return () => {
    answer ??= { value: read() };
    return answer.value;
  };
}
