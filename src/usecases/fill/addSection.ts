import { type FileChange, fileChange } from '../../core/changes.ts';
import { closest } from '../../core/closest.ts';
import { comparableName } from '../../core/comparableName.ts';
import { UserError } from '../../core/errors.ts';
import { positionsOf } from '../../core/positions.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { headingsOf } from '../../pack/markdown/covers.ts';
import { refuseUnmerged } from '../../pack/markdown/unmerged.ts';
import type { PackToFill } from './readPackToFill.ts';

/** A section that somebody wants to write down. */
export interface SectionRequest {
  readonly title: string;
  /** Path of a document from the project folder. */
  readonly document: string;
  readonly paragraphs: readonly string[];
  /** Adds it although there is one with the same title. */
  readonly force?: boolean | undefined;
}

export interface AddedSection {
  readonly title: string;
  readonly path: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  readonly changes: readonly FileChange[];
}

/** Documents of a pack that people write in, in their order. */
export async function documentsOf({ project, settings }: PackToFill): Promise<readonly string[]> {
  const folder = `${settings.folder}/docs`;
  const files = await project.files.list();
  return files.filter(path => path.startsWith(`${folder}/`) && /\.(?:md|markdown)$/i.test(path)).sort();
}

/**
 * The document that somebody means.
 * @param word path, name, or name without its ending
 * @throws UserError with the names of those that there are
 */
export function documentMeant(documents: readonly string[], word: string): string {
  const namesOf = (path: string) => {
    const name = path.split('/').at(-1) ?? path;
    return [path, name, name.replace(/\.(?:md|markdown)$/i, '')];
  };
  const found = documents.find(path => namesOf(path).includes(word));
  if (found !== undefined) return found;
  const names = documents.map(path => namesOf(path).at(-1) ?? path);
  const nearest = closest(word, names);
  const known = nearest === undefined ? names : [nearest, ...names.filter(name => name !== nearest)];
  throw new UserError('error.add.document', { document: word, known: known.join(', ') || '–' });
}

/**
 * A section at the end of a document, as a change of it.
 * @throws UserError for a title that says nothing, or that another one has
 */
export async function addSection(
  { project }: PackToFill,
  { title: typed, document, paragraphs: texts, force }: SectionRequest,
): Promise<AddedSection> {
  const title = typed.replace(/\s+/g, ' ').trim();
  if (title === '') throw new UserError('error.add.nameless', { kind: 'section' });
  const paragraphs = texts.map(text => text.trim()).filter(text => text !== '');
  const before = textOrAbsent(document, await project.files.readText(document));
  let line = 1;
  const changes = fileChange(document, before, (now = '') => {
    refuseUnmerged(document, now);
    const same = headingsOf(now).find(one => comparableName(one.title) === comparableName(title));
    if (same && !force) {
      const place = `${document}:${positionsOf(now)(same.start).line}`;
      throw new UserError('error.add.sameName', { name: title, place });
    }
    const newline = now.includes('\r\n') ? '\r\n' : '\n';
    const words = now.trimEnd().length;
    const kept = now.slice(0, words + (/^[ \t]*/.exec(now.slice(words))?.[0].length ?? 0));
    const gap = words === 0 ? [] : [kept, ''];
    line = words === 0 ? 1 : kept.split('\n').length + 2;
    return [...gap, `## ${title}`, '', ...paragraphs.flatMap(text => [text, ''])].join(newline);
  });
  return { title, path: document, line, changes };
}
