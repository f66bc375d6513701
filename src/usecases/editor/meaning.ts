import type { Span } from '../../core/findings.ts';
import type { IdKind } from '../../pack/idPlaces.ts';
import { areaIn, coverageOf } from '../../pack/markdown/covers.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { EditorFile, EditorPack, EditorPage, IdMark } from './editorPack.ts';
import { type Entry, entriesOfKind } from './entries.ts';

/** A place that names an entry of the pack. */
export interface Use extends Span {
  /** From the project folder. */
  readonly path: string;
  readonly isDefinition: boolean;
  /** Whether the word is the id itself, and no other name that means the same. */
  readonly isExact: boolean;
}

/** The id, or the reference to one, around a place. */
export function markAt({ marks }: EditorFile, offset: number): IdMark | undefined {
  return marks.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** What a word means that stands for one of these kinds. People may be called by any of their names. */
export function entryMeant(
  pack: EditorPack,
  { word, kinds }: Pick<IdMark, 'word' | 'kinds'>,
): Entry | undefined {
  for (const kind of kinds) {
    const entries = entriesOfKind(pack, kind);
    const id = kind === 'person' ? findPerson({ people: pack.people }, word)?.id : word;
    const found =
      entries.find(entry => entry.id === id) ??
      (kind === 'contact' ? contactCalled(word, entries) : undefined);
    if (found) return found;
  }
  return undefined;
}

function contactCalled(word: string, contacts: readonly Entry[]): Entry | undefined {
  const people = contacts.map(({ id, title }) => ({ id, name: title }));
  const id = findPerson({ people }, word)?.id;
  return contacts.find(entry => entry.id === id);
}

/** What a definition or a reference of a file is about. */
export function entryAt(pack: EditorPack, file: EditorFile, mark: IdMark): Entry | undefined {
  if (!mark.isDefinition) return entryMeant(pack, mark);
  return mark.kinds
    .flatMap(kind => entriesOfKind(pack, kind))
    .find(entry => entry.file.path === file.path && entry.span.start === mark.span.start);
}

/** Everything that names an entry: in the YAML files, and in the documents. */
export function usesOf(pack: EditorPack, entry: Entry): readonly Use[] {
  const inFiles = pack.files.flatMap(file =>
    file.marks.flatMap((mark): Use[] => {
      if (!mark.kinds.includes(entry.kind) || !isSame(entryAt(pack, file, mark), entry)) return [];
      const { span, isDefinition, word } = mark;
      return [{ path: file.path, ...span, isDefinition, isExact: word === entry.id }];
    }),
  );
  const inPages = pack.pages.flatMap(page =>
    pageMarks(page, pack)
      .filter(
        ({ kinds, word }) => kinds.includes(entry.kind) && isSame(entryMeant(pack, { kinds, word }), entry),
      )
      .map(({ word, span }) => ({
        path: page.path,
        ...span,
        isDefinition: false,
        isExact: word === entry.id,
      })),
  );
  return [...inFiles, ...inPages];
}

export function isSame(one: Entry | undefined, other: Entry): boolean {
  return one !== undefined && one.file.path === other.file.path && one.span.start === other.span.start;
}

/** A word of a document that names an entry. */
export interface PageMark {
  readonly word: string;
  readonly kinds: readonly IdKind[];
  readonly span: Span;
}

const CODE = /(?<!`)`([^`\s][^`\n]{0,80})`(?!`)/g;
/** What stands in a document as code may be the id of anything, but people come first. */
const IN_CODE: readonly IdKind[] = [
  'person',
  'contact',
  'account',
  'open-item',
  'milestone',
  'deliverable',
  'note',
  'third-party',
  'blocker',
  'equipment',
  'transition',
  'task',
  'observation',
  'found-access',
];

/** Ids in a document: as `code`, as who reviewed a section, and as the area that a section covers. */
export function pageMarks({ text }: EditorPage, pack: EditorPack): readonly PageMark[] {
  const sections = coverageOf(text);
  const reviews = sections.flatMap(({ review }): PageMark[] => {
    if (review === undefined || review.by === '') return [];
    const start = review.start + text.slice(review.start, review.end).indexOf(review.by);
    return [{ word: review.by, kinds: ['person'], span: { start, end: start + review.by.length } }];
  });
  const areas = sections.flatMap(({ items }) =>
    items.flatMap((item): PageMark[] => {
      const name = areaIn(item.text);
      return name
        ? [{ word: name, kinds: ['area'], span: { start: item.end - name.length, end: item.end } }]
        : [];
    }),
  );
  const code = [...text.matchAll(CODE)].flatMap(({ 1: word = '', index }): PageMark[] => {
    const kind = IN_CODE.find(one => entriesOfKind(pack, one).some(({ id }) => id === word));
    const span = { start: index + 1, end: index + 1 + word.length };
    return kind ? [{ word, kinds: [kind], span }] : [];
  });
  return [...reviews, ...areas, ...code];
}
