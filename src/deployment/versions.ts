import { unique } from '../core/unique.ts';
import { POM } from './parts.ts';
import { nameOf, type SaidOf } from './said.ts';
import { isRange, isSameVersion } from './tools.ts';

/** Versions of one tool of which at least two exclude each other; what only says "at least" excludes what is older. */
export function contradictionsIn(tools: readonly SaidOf[]): { about: string; said: SaidOf[] }[] {
  const byName = new Map<string, SaidOf[]>();
  for (const tool of tools) byName.set(tool.name, [...(byName.get(tool.name) ?? []), tool]);
  return [...byName].flatMap(([about, list]) => {
    const exact = list.filter(one => !isRange(one));
    const differing = exact.filter(one =>
      exact.some(other => !isSameVersion(one, other) && isOfOneProduct(one, other)),
    );
    const tooOld = list.flatMap(least =>
      exact
        .filter(one => isOlder(one.value, leastOf(least.value)) && isOfOneProduct(one, least))
        .flatMap(one => [one, least]),
    );
    const said = unique([...differing, ...tooOld], ({ value }) => value);
    return said.length > 1 ? [{ about, said }] : [];
  });
}

/** `>=3.11` → `3.11` */
function leastOf(value: string): string | undefined {
  return /^>=\s?v?(\d{1,4}(?:\.\d{1,4}){0,3})$/.exec(value)?.[1];
}

/** Only as far as both say: `3` is not older than `3.6`. */
function isOlder(value: string, least: string | undefined): boolean {
  const [own, other] = [value, least ?? ''].map(
    one => /^v?(\d{1,4}(?:\.\d{1,4}){0,3})/.exec(one)?.[1]?.split('.') ?? [],
  );
  if (own === undefined || other === undefined || other.length === 0) return false;
  for (let at = 0; at < Math.min(own.length, other.length); at++) {
    const difference = Number(own[at]) - Number(other[at]);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Parts in folders of their own may be built with other versions; what speaks of all of them may not. */
function isOfOneProduct({ path: one }: SaidOf, { path: other }: SaidOf): boolean {
  const [first, second] = [partOf(one), partOf(other)];
  return MOBILE.test(one) === MOBILE.test(other) && (first === '' || second === '' || first === second);
}

/** The top folder, where it is that of a part. */
function partOf(path: string): string {
  const [top = '', second, ...below] = path.split('/');
  // Folders that only hold the parts.
  if (
    below.length > 0 &&
    second !== undefined &&
    /^(?:tools|packages|apps|services|modules|libs|projects|plugins|src)$/i.test(top)
  )
    return `${top}/${second}`;
  return second === undefined || /^(?:\.|docs?$|deploy|docker|infra|build|ops)/i.test(top) ? '' : top;
}

const MOBILE = /(?:^|[/_-])(?:android|ios|mobile|flutter|miniprogram|uniapp)(?:[/_-]|$)/i;

/** The build files that have no other of their kind above or beside them. */
export function lonelyBuildFiles(paths: readonly string[]): Set<string> {
  const kinds = Map.groupBy(
    paths.filter(path => /^(?:pom\.xml|package\.json|composer\.json|pyproject\.toml)$/.test(nameOf(path))),
    nameOf,
  );
  const depth = (path: string) => path.split('/').length;
  return new Set(
    [...kinds].flatMap(([kind, list]) => {
      const least = Math.min(...list.map(depth));
      // Beside the build file of a server, a package of JavaScript is a part or a tool of it.
      const isBeside = [...kinds].some(
        ([other, others]) => other !== kind && others.some(one => depth(one) <= least),
      );
      if (kind === 'package.json' && isBeside) return [];
      const top = list.filter(path => depth(path) === least);
      return top.length === 1 && least <= DEEPEST_PRODUCT ? top : [];
    }),
  );
}

/** Deeper lie parts of something else. */
const DEEPEST_PRODUCT = 4;

/**
 * The version that the product's own build file gives it; those of its modules are the same or nobody's.
 * @param isAlone see {@link lonelyBuildFiles}
 */
export function versionOfProduct(text: string, path: string, isAlone = false): SaidOf[] {
  const depth = path.split('/').length;
  // Of what lies deeper, the version is that of a part, unless nothing lies above or beside it.
  if (
    (depth > 2 && !isAlone) ||
    (depth === 2 &&
      !isAlone &&
      !/^(?:app|src|server|backend|back-end|api|web|frontend|front-end)\//i.test(path))
  )
    return [];
  const lines = text.split(/\r\n|\r|\n/);
  const find = (pattern: RegExp): SaidOf[] => {
    const at = lines.findIndex(line => pattern.test(line.slice(0, 300)));
    const value = at < 0 ? undefined : pattern.exec((lines[at] ?? '').slice(0, 300))?.[1];
    // What a new project begins with says nothing.
    return value === undefined || value === '0.0.0' ? [] : [{ name: path, value, path, line: at + 1 }];
  };
  const name = nameOf(path);
  if (name === 'package.json' || name === 'composer.json')
    return find(/^\s{1,8}"version"\s?:\s?"(\d[\w.+-]{0,40})"/);
  if (name === 'pyproject.toml') return find(/^version\s?=\s?"(\d[\w.+-]{0,40})"/);
  if (/^changelog(?:\.md|\.txt)?$/i.test(name)) return find(/^#{1,3}\s?\[?v?(\d{1,4}\.\d[\w.-]{0,30})/);
  if (name === 'VERSION' || name === 'version.txt') return find(/^v?(\d[\w.+-]{0,40})$/);
  if (POM.test(name)) {
    const end = lines.findIndex(line =>
      /<(?:dependencies|dependencyManagement|build|modules|properties)>/.test(line),
    );
    const [from, to] = ['<parent>', '</parent>'].map(tag => lines.findIndex(line => line.includes(tag)));
    const isOfParent = (index: number) =>
      from !== undefined && to !== undefined && index >= from && index <= to;
    const at = lines.findIndex(
      (line, index) => !isOfParent(index) && (end < 0 || index < end) && /<version>\s?\d/.test(line),
    );
    // `<version>${his.version}</version>`: a property of the same file.
    const property = lines
      .slice(0, end < 0 ? undefined : end)
      .flatMap((line, index) =>
        isOfParent(index) ? [] : (/<version>\s?\$\{([\w.-]{1,60})\}/.exec(line)?.[1] ?? []),
      )[0];
    const named =
      property === undefined || property === 'revision'
        ? find(/<revision>\s?(\d[\w.-]{0,40})/)
        : find(new RegExp(`<${property.replaceAll('.', '\\.')}>\\s?(\\d[\\w.-]{0,40})`));
    const value = at < 0 ? undefined : /<version>\s?(\d[\w.-]{0,40})/.exec(lines[at] ?? '')?.[1];
    if (value === undefined && named.length > 0) return named;
    return value === undefined ? [] : [{ name: path, value, path, line: at + 1 }];
  }
  return [];
}
