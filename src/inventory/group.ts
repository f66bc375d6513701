import { compareText } from '../core/compareText.ts';
import type { ConfigFile } from './detect.ts';
import type { EnvironmentEvidence } from './environment.ts';
import { escapeGlob, globMatcher, splitPath } from './globs.ts';
import type { ConfigParser, ConfigRisk } from './kinds.ts';

/** One entry of the config index: a file, or a pattern for files of one kind. */
export interface ConfigGroup {
  /** A path, or a pattern when `files` is more than 1. */
  readonly path: string;
  readonly kind: string;
  readonly risk: ConfigRisk;
  readonly parser: ConfigParser;
  /** How many config files it stands for. */
  readonly files: number;
  /** Up to three of their paths. */
  readonly examples: readonly string[];
  /** Only when it is the same for all of them. */
  readonly environment?: string;
  readonly environmentFrom?: EnvironmentEvidence;
}

/** How many entries of a kind a folder may have before they become one; a high-risk file deserves its own purpose. */
const MORE_THAN = { high: 12, medium: 5, 'site-content': 5, low: 5 } as const;
const RISKS: readonly ConfigRisk[] = ['high', 'medium', 'site-content', 'low'];
/** Tried in turn until the index is short enough: which risks may be put together, from how many entries. */
const SQUEEZES: readonly {
  readonly risks: readonly ConfigRisk[];
  readonly moreThan: number;
  /** Whether files of one name become one entry, in whatever folders they lie. */
  readonly byName?: boolean;
  /** Only where the index is longer than this; elsewhere where it is longer than wanted. */
  readonly above?: number;
}[] = [
  { risks: ['low'], moreThan: 1 },
  { risks: ['low', 'site-content'], moreThan: 2 },
  { risks: ['low', 'site-content', 'medium'], moreThan: 2 },
  { risks: ['low', 'site-content', 'medium'], moreThan: 1 },
  { risks: ['low', 'site-content', 'medium', 'high'], moreThan: 5 },
  { risks: ['low', 'site-content', 'medium', 'high'], moreThan: 2, byName: true },
  { risks: ['low', 'site-content', 'medium', 'high'], moreThan: 1, byName: true, above: 100 },
];

/**
 * Makes an index that people can read: folders with many files of one kind become one pattern, high risk comes
 * first. Every file is in exactly one group, and no pattern matches a config file of another kind. When there
 * are more than `most` entries, files of lower risk are put together more eagerly; high risk may still exceed it.
 */
export function groupConfigs(files: readonly ConfigFile[], most = 60): ConfigGroup[] {
  let groups = merge(files, risk => MORE_THAN[risk]);
  for (const { risks, moreThan, byName, above = most } of SQUEEZES) {
    if (groups.length <= above) break;
    groups = merge(files, risk => (risks.includes(risk) ? moreThan : MORE_THAN[risk]), byName);
  }
  return groups;
}

/** What entries of an index are in the order of, from the smallest to the largest: high risk first, then the path. */
export function indexOrder({ risk, path }: Pick<ConfigGroup, 'risk' | 'path'>): string {
  return `${RISKS.indexOf(risk)} ${path}`;
}

/** Fewer files of one name say nothing by it. */
const FEWEST_OF_ONE_NAME = 5;

/** Files of one kind and ending. */
interface Family {
  readonly risk: ConfigRisk;
  readonly files: readonly ConfigFile[];
}

interface Entry {
  readonly path: string;
  readonly files: readonly ConfigFile[];
}

function merge(
  files: readonly ConfigFile[],
  moreThan: (risk: ConfigRisk) => number,
  byName = false,
): ConfigGroup[] {
  const groups = families(files, byName).flatMap(family => {
    const others = files.filter(file => file.kind !== family.files[0]?.kind);
    return mergeFolder('', family.files, moreThan(family.risk), others).map(toGroup);
  });
  return groups.sort((a, b) => compareText(indexOrder(a), indexOrder(b)));
}

function families(files: readonly ConfigFile[], byName: boolean): Family[] {
  const named = Map.groupBy(byName ? files : [], ({ path }) => splitPath(path).name);
  const isNamedOften = (name: string) => (named.get(name)?.length ?? 0) > FEWEST_OF_ONE_NAME;
  const byKey = new Map<string, ConfigFile[]>();
  for (const file of files) {
    const { name } = splitPath(file.path);
    const key = `${file.kind}\n${isNamedOften(name) ? name : tailOf(file.path)}`;
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [file]);
    else list.push(file);
  }
  return [...byKey.values()].map(list => ({ risk: list[0]?.risk ?? 'low', files: list }));
}

/** Bottom up: a folder whose own files, or whose own and deeper entries, are too many becomes one entry. */
function mergeFolder(
  folder: string,
  files: readonly ConfigFile[],
  moreThan: number,
  others: readonly ConfigFile[],
): Entry[] {
  const own: ConfigFile[] = [];
  const deeper = new Map<string, ConfigFile[]>();
  const from = folder === '' ? 0 : folder.length + 1;
  for (const file of files) {
    const slash = file.path.indexOf('/', from);
    if (slash < 0) own.push(file);
    else {
      const child = file.path.slice(0, slash);
      const below = deeper.get(child);
      if (below === undefined) deeper.set(child, [file]);
      else below.push(file);
    }
  }
  let entries: Entry[] = own.map(file => ({ path: file.path, files: [file] }));
  if (own.length > moreThan) entries = tryPattern(folder, '', own, others) ?? entries;
  for (const [child, below] of deeper) entries.push(...mergeFolder(child, below, moreThan, others));
  // One pattern for a whole repository says little; it is a last resort of the squeezes, where moreThan is small.
  if (deeper.size === 0 || entries.length <= moreThan || (folder === '' && moreThan >= 5)) return entries;
  return tryPattern(folder, '**/', files, others) ?? entries;
}

/** One entry for the files, unless its pattern would also match a file of another kind. */
function tryPattern(
  folder: string,
  between: '' | '**/',
  files: readonly ConfigFile[],
  others: readonly ConfigFile[],
): Entry[] | undefined {
  const base = folder === '' ? '' : `${escapeGlob(folder)}/`;
  const names = files.map(file => splitPath(file.path).name);
  for (const name of [namePattern(names, 4), namePattern(names, 0)]) {
    const path = `${base}${between}${name}`;
    const matches = globMatcher(path);
    if (!path.includes('*') || !files.every(file => matches(file.path))) continue;
    if (!others.some(file => matches(file.path))) return [{ path, files }];
  }
  return undefined;
}

/** `application*.yml` where all names begin alike (with at least so many characters), otherwise `*.yml`. */
function namePattern(names: readonly string[], atLeast: number): string {
  const first = names[0] ?? '';
  if (names.every(name => name === first)) return escapeGlob(first);
  const tail = tailOf(first);
  let length = first.length - tail.length;
  while (length > 0 && !names.every(name => name.startsWith(first.slice(0, length)))) length--;
  const start = atLeast > 0 && length >= atLeast ? first.slice(0, length) : '';
  return `${escapeGlob(start)}*${escapeGlob(names.every(name => name.endsWith(tail)) ? tail : '')}`;
}

/** The ending with its dot; a name without one, or of a dot file, is its own tail. */
function tailOf(path: string): string {
  const { name } = splitPath(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : name;
}

function toGroup({ path, files }: Entry): ConfigGroup {
  const [first] = files;
  if (first === undefined) throw new Error('a group without files');
  const isSame = files.every(file => file.environment === first.environment);
  return {
    path,
    kind: first.kind,
    // One that holds a secret makes an entry of many as important as itself.
    risk: RISKS.find(risk => files.some(file => file.risk === risk)) ?? first.risk,
    parser: first.parser,
    files: files.length,
    examples: files.slice(0, 3).map(file => file.path),
    ...(isSame && first.environment !== undefined ? { environment: first.environment } : {}),
    ...(isSame && first.environmentFrom !== undefined ? { environmentFrom: first.environmentFrom } : {}),
  };
}
