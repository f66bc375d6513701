import { posix } from 'node:path';
import type { Fix, Problem } from '../../core/findings.ts';
import { openDocuments } from '../../pack/documents.ts';
import { type ProjectTree, projectTree, resolveLink } from '../../pack/markdown/links.ts';
import { type Link, type Page, parsePage, slugOf } from '../../pack/markdown/page.ts';
import type { TextFile } from '../../pack/pack.ts';
import { maskSensitive } from '../../sensitive/index.ts';
import { defineCheck } from '../check.ts';
import { closestAnchor, fileMeantBy, linkTo } from './suggest.ts';

/** A host without `https:` in front of it, which every program takes for a file. */
const HOST = /^(?:www\.|\d{1,3}(?:\.\d{1,3}){3}(?=[:/]|$))/i;
/**
 * Lines of a file on GitHub, the top of a page, the page among what GitHub and GitLab show around it, words to be marked, a
 * web site's own ways: no page holds an anchor for them.
 */
const BUILT_IN_ANCHOR = /^(?:L\d+(?:(?:C\d+)?-L\d+(?:C\d+)?)?|top|readme|(?::~:|[/?!]|tab\/).*)?$/;
/** What GitHub and GitLab call the first page of a folder, wherever they show it. */
const README = /^readme\.(?:md|markdown)$/i;

const NO_ANCHORS: ReadonlySet<string> = new Set();

interface Surroundings {
  readonly folder: string;
  readonly tree: ProjectTree;
  /** The pages of the pack, by path. */
  readonly pages: ReadonlyMap<string, Page>;
  readonly today: string;
}

/** Links, images and definitions in the documents of the pack that lead to no file, folder or heading. */
export default defineCheck({
  group: 'docs',
  severity: 'error',
  needs: ['pack', 'paths'],
  run: async ({ pack, paths, today }) => {
    const pages = new Map<string, Page>();
    for (const { path, text } of pack.documents) pages.set(path, await parsePage(text));
    const surroundings = { folder: pack.folder, tree: projectTree(paths), pages, today };
    return openDocuments(pack).flatMap(document =>
      (pages.get(document.path)?.links ?? []).flatMap(link => problemsOf(link, document, surroundings)),
    );
  },
});

function problemsOf(link: Link, document: TextFile, surroundings: Surroundings): Problem[] {
  const { path: file } = document;
  const { tree, folder, today } = surroundings;
  const target = resolveLink(link.target, file);
  if (target === undefined) return [];
  const { path, anchor } = target;
  const found = path !== undefined && tree.exists(path) && !target.name.includes('\\') ? { path } : undefined;
  const anchors = found && anchorsOf(found.path, surroundings);
  if (found && (anchors === undefined || anchors.has(anchor) || BUILT_IN_ANCHOR.test(anchor))) return [];
  const isAbsolute = link.target.startsWith('/');
  const key = maskSensitive(link.target, { path: file, today });
  const place = { file, start: link.start, end: link.end, key };
  // A target that must not be printed must not be stored, either.
  const related = path !== undefined && path !== file && key === link.target ? [path] : [];
  if (found === undefined || anchors === undefined) {
    const data = { target: target.name };
    if (HOST.test(link.target)) return [{ ...place, messageId: 'address', data }];
    const meant = fileMeantBy(target, file, folder, tree);
    if (meant) {
      const candidate = linkTo(meant.path, file, isAbsolute) + (anchor === '' ? meant.line : '');
      const fixes = replacement(link, document, 'path', candidate, meant.isSpelling);
      const messageId = meant.isSpelling ? 'spelling' : 'otherFile';
      return [{ ...place, messageId, data: { ...data, candidate }, related, fixes }];
    }
    if (path === undefined) return [{ ...place, messageId: 'outside', data, severity: 'warning' }];
    return [{ ...place, messageId: 'missing', data, related }];
  }
  const data = { page: found.path, anchor };
  const candidate = closestAnchor(anchor, anchors);
  if (candidate === undefined) return [{ ...place, messageId: 'anchor', data, related }];
  const isSpelling = slugOf(anchor) === candidate;
  const fixes = replacement(link, document, 'anchor', candidate, isSpelling);
  return [{ ...place, messageId: 'otherAnchor', data: { ...data, candidate }, related, fixes }];
}

/** Headings that a link can lead to; undefined where nobody has read them. */
function anchorsOf(path: string, surroundings: Surroundings): ReadonlySet<string> | undefined {
  const { tree, pages } = surroundings;
  const page = tree.isFolder(path) ? readmeOf(path, surroundings) : path;
  return tree.isFolder(path) && page === undefined ? NO_ANCHORS : pages.get(page ?? path)?.anchors;
}

/** A folder without a first page shows no headings. Of a folder outside of the pack nobody has read the pages. */
function readmeOf(path: string, { tree, pages, folder }: Surroundings): string | undefined {
  const isOfPack = path === folder || path.startsWith(`${folder}/`);
  if (!isOfPack) return path;
  return [...tree.files].find(
    file => posix.dirname(file) === path && README.test(posix.basename(file)) && pages.has(file),
  );
}

/** Changes one part of the target and leaves the other as it is; none where the target is written with escapes. */
function replacement(
  { target, start, end }: Link,
  { text }: TextFile,
  part: 'path' | 'anchor',
  candidate: string,
  safe: boolean,
): Fix[] {
  if (text.slice(start, end) !== target) return [];
  const rest = target.search(/[?#]/);
  const edit =
    part === 'anchor'
      ? { start: start + target.indexOf('#') + 1, end, text: candidate }
      : { start, end: rest < 0 ? end : start + rest, text: candidate };
  const shown = part === 'anchor' ? `#${candidate}` : candidate;
  return [{ messageId: 'fix.replace', data: { candidate: shown }, edits: [edit], safe }];
}
