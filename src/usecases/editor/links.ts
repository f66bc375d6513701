import { posix } from 'node:path';
import type { Span } from '../../core/findings.ts';
import { type OutlineNode, pathOf } from '../../pack/yaml/outline.ts';
import { type EditorFile, isPathPlace } from './editorPack.ts';

/** A value that leads somewhere. */
export interface PackLink {
  readonly span: Span;
  /** Where it can lead, from the project folder, the likelier first; none for an address. */
  readonly paths: readonly string[];
  /** What follows the path: a heading behind `#`, or a line behind `:`; '' for none. */
  readonly place: string;
  /** An address that VS Code does not know as one by itself. */
  readonly url: string | undefined;
}

/** `git@host:group/project.git`, as git writes it. */
const GIT_ADDRESS = /^[\w.-]+@([\w.-]+):([\w./~-]+?)(?:\.git)?$/;
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;
const PATTERN = /[*?[\]{}<>|"]/;
const PLACE = /(?:#[^#]*|:\d{1,7}(?:-\d{1,7})?)$/;

/** Files that a file of the pack names, and addresses of repositories. */
export function linksOf({ path: own, schema, outline }: EditorFile): readonly PackLink[] {
  const links: PackLink[] = [];
  const walk = (node: OutlineNode) => {
    for (const child of node.children) walk(child);
    const { scalar } = node;
    if (scalar === undefined || scalar.text === '') return;
    const { span } = scalar;
    if (node.step === 'repository') {
      const [, host, project] = GIT_ADDRESS.exec(scalar.text) ?? [];
      if (host) links.push({ span, paths: [], place: '', url: `https://${host}/${project}` });
      return;
    }
    if (!isPathPlace(schema, pathOf(node))) return;
    const found = pathsIn(scalar.text, own);
    if (found) links.push({ span, ...found, url: undefined });
  };
  walk(outline);
  return links;
}

/** @returns undefined for addresses, patterns, and what lies outside of the project */
export function pathsIn(
  value: string,
  from: string,
): { readonly paths: readonly string[]; readonly place: string } | undefined {
  if (ADDRESS.test(value) || PATTERN.test(value)) return undefined;
  const place = PLACE.exec(value)?.[0] ?? '';
  const name = value.slice(0, value.length - place.length).replaceAll('\\', '/');
  if (name === '' || /^(?:[/~]|[a-z]:)/i.test(name)) return undefined;
  const beside = posix.join(posix.dirname(from), name);
  const paths = [...new Set(name.startsWith('.') ? [beside] : [posix.normalize(name), beside])]
    .map(path => path.replace(/(?<!\/)\/+$/, ''))
    .filter(path => path !== '..' && !path.startsWith('../'));
  return paths.length > 0 ? { paths, place } : undefined;
}
