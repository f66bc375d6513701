import { posix } from 'node:path';
import type { Problem } from '../../core/findings.ts';
import { openDocuments } from '../../pack/documents.ts';
import { resolveLink } from '../../pack/markdown/links.ts';
import { type Page, parsePage } from '../../pack/markdown/page.ts';
import type { Pack } from '../../pack/pack.ts';
import { pathFinder } from '../../pack/projectPaths.ts';
import { DEPARTURE_DOCUMENTS } from '../../transition/documents.ts';
import { defineCheck } from '../check.ts';

/** The documents that belong to a departure by their names, which its transition.yaml need not repeat. */
const OF_A_TRANSITION = ['README.md', ...DEPARTURE_DOCUMENTS.map(({ name }) => name)];

/** Pages of the pack to which no way leads from its README, over links, names in code spans, or the YAML files. */
export default defineCheck({
  group: 'docs',
  severity: 'warning',
  needs: ['pack'],
  run: async ({ pack }) => {
    const entry = `${pack.folder}/README.md`;
    const pages = new Map<string, Page>();
    for (const { path, text } of pack.documents) pages.set(path, await parsePage(text));
    // A pack without its entry page has another problem, and not one for each page.
    if (!pages.has(entry)) return [];
    const reached = reachable([entry, ...namedInYaml(pack), ...ofTransitions(pack)], pages, pack);
    return openDocuments(pack)
      .filter(({ path }) => !reached.has(path))
      .map(({ path }): Problem => {
        const { start, end } = pages.get(path)?.headings[0] ?? { start: 0, end: 0 };
        const page = path.slice(pack.folder.length + 1);
        return {
          messageId: 'orphan',
          data: { page, entry },
          file: path,
          key: '',
          start,
          end,
          related: [entry],
        };
      });
  },
});

function reachable(first: readonly string[], pages: ReadonlyMap<string, Page>, pack: Pack): Set<string> {
  const reached = new Set<string>();
  const waiting = [...first];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const page = pages.get(path);
    if (page === undefined || reached.has(path)) continue;
    reached.add(path);
    waiting.push(...pagesNamedBy(page, path, pages, pack));
  }
  return reached;
}

/** A link to a folder shows all that is in it; one to the pack as a whole, or from above it, says nothing. */
function pagesNamedBy(page: Page, from: string, pages: ReadonlyMap<string, Page>, pack: Pack): string[] {
  const linked = page.links.flatMap(({ target }) => resolveLink(target, from)?.path ?? []);
  const folders = linked.filter(path => path.startsWith(`${pack.folder}/`)).map(path => `${path}/`);
  const inFolders = [...pages.keys()].filter(path => folders.some(folder => path.startsWith(folder)));
  const inCode = page.codeSpans
    .filter(name => /\.(?:md|markdown)$/i.test(name))
    .flatMap(name => [posix.join(posix.dirname(from), name), posix.join(pack.folder, name), name]);
  return [...linked, ...inFolders, ...inCode];
}

/** Whole values that name a page, as in `documentedIn` and `file`. */
function namedInYaml({ yamlFiles, documents }: Pack): string[] {
  const finder = pathFinder(new Set(documents.map(({ path }) => path)));
  return yamlFiles.flatMap(({ content, path }) =>
    stringsIn(content)
      .filter(value => /\.(?:md|markdown)\b/i.test(value))
      .flatMap(value => {
        const named = finder.find(value, path);
        return named?.exists ? named.targets : [];
      }),
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

function ofTransitions({ transitions }: Pack): string[] {
  return transitions
    .filter(({ transition }) => transition !== undefined)
    .flatMap(({ folder }) => OF_A_TRANSITION.map(name => `${folder}/${name}`));
}
