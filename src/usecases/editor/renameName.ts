import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../core/errors.ts';
import type { Span, TextEdit } from '../../core/findings.ts';
import { applyFixes } from '../../core/fixes.ts';
import { findPerson } from '../../pack/people/people.ts';
import { parseYaml } from '../../pack/yaml/parse.ts';
import type { EditorFile, EditorPack, EditorPage } from './editorPack.ts';
import { type Entry, entriesOfKind } from './entries.ts';
import { refuseBroken } from './guessPlaces.ts';
import { entryAt, isSame, markAt } from './meaning.ts';
import { type FileEdits, pageEdits, quotedLike } from './rename.ts';

// A person is renamed by id in one way, and by the name that is printed in another: documents print names.

/** A name where it stands, and whose it is. */
export interface PrintedName {
  readonly entry: Entry;
  readonly name: string;
  readonly span: Span;
}

const KINDS = ['person', 'contact'] as const;

/** The printed name around a place of a YAML file: where it is defined, or where it stands for its person. */
export function nameInFile(pack: EditorPack, file: EditorFile, offset: number): PrintedName | undefined {
  const isAround = ({ start, end }: Span) => start <= offset && offset <= end;
  const mark = markAt(file, offset);
  if (mark && !mark.isDefinition) {
    const entry = entryAt(pack, file, mark);
    const name = entry && nameOf(entry);
    return entry && name && mark.word === name.text ? { entry, name: name.text, span: mark.span } : undefined;
  }
  for (const entry of peopleOf(pack)) {
    const name = entry.file.path === file.path ? nameOf(entry) : undefined;
    if (name && isAround(name.span)) return { entry, name: name.text, span: name.span };
  }
  return undefined;
}

/** The printed name around a place of a document. */
export function nameInPage(pack: EditorPack, page: EditorPage, offset: number): PrintedName | undefined {
  for (const entry of peopleOf(pack)) {
    const name = nameOf(entry)?.text;
    const span = name
      ? printedIn(page, name, pack).find(one => one.start <= offset && offset <= one.end)
      : undefined;
    if (name && span) return { entry, name, span };
  }
  return undefined;
}

/**
 * Gives somebody another printed name, in the files and in the documents; ids and addresses stay. Whom git knows by
 * nothing but the old name keeps it as one of their other names.
 * @throws UserError where that is not safe, with the reason
 */
export function renameNameEdits(
  pack: EditorPack,
  { entry, name }: PrintedName,
  wanted: string,
): readonly FileEdits[] {
  const next = wanted.trim().replace(/\s+/g, ' ');
  if (next === '' || next.length > 100 || /[`<>|\r\n]/.test(next))
    throw new UserError('error.rename.printed', { name: wanted });
  const other = findPerson({ people: pack.people }, next);
  if (other !== undefined && other.id !== entry.id) throw new UserError('error.rename.taken', { id: next });
  refuseBroken(pack.files);
  const inFiles = pack.files.flatMap((file): FileEdits[] => {
    const own = entry.file.path === file.path ? nameOf(entry)?.span : undefined;
    const spans = file.marks.flatMap(mark =>
      !mark.isDefinition && mark.word === name && isSame(entryAt(pack, file, mark), entry) ? [mark.span] : [],
    );
    const edits = [...(own ? [own] : []), ...spans].map(({ start, end }) => {
      const kept = start === own?.start ? otherName(entry, name) : '';
      return { start, end, text: quotedLike(file.text.slice(start, end), next) + kept };
    });
    if (edits.length === 0) return [];
    refuseOtherMeaning(file, edits, name, next);
    return [{ path: file.path, edits: edits.toSorted((one, two) => one.start - two.start) }];
  });
  const inPages = pack.pages.flatMap((page): FileEdits[] => {
    const edits = printedIn(page, name, pack).map(span => ({ ...span, text: next }));
    return edits.length === 0
      ? []
      : [{ path: page.path, edits: pageEdits(page.text, edits), isToConfirm: true }];
  });
  return [...inFiles, ...inPages];
}

function peopleOf(pack: EditorPack): Entry[] {
  return KINDS.flatMap(kind => entriesOfKind(pack, kind));
}

function nameOf({ node }: Entry): { readonly text: string; readonly span: Span } | undefined {
  const { scalar } = node.children.find(({ step }) => step === 'name') ?? {};
  return scalar && scalar.text !== '' ? scalar : undefined;
}

/** Another field behind the name, where git would no longer know who is meant. */
function otherName(entry: Entry, name: string): string {
  const { node, file, kind } = entry;
  const has = (field: string) => node.children.some(({ step }) => step === field);
  if (kind !== 'person' || has('emails') || has('names')) return '';
  const start = nameOf(entry)?.span.start ?? 0;
  const line = file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start);
  const names = `names: [${JSON.stringify(name)}]`;
  if (line.includes('{')) return `, ${names}`;
  return `\n${' '.repeat(line.search(/name\s*:\s*$/))}${names}`;
}

/** Each file is read back: it says the same but for the name. */
function refuseOtherMeaning(
  { path, text }: EditorFile,
  edits: readonly TextEdit[],
  name: string,
  next: string,
) {
  const [before, after] = [text, applyFixes(text, [edits]).text].map(parseYaml);
  if (!isRenamed(before?.content, after?.content, name, next))
    throw new UserError('error.rename.form', { id: name, path });
}

function isRenamed(before: unknown, after: unknown, name: string, next: string): boolean {
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null)
    return Object.is(before, after) || (before === name && after === next);
  const { names, ...rest } = after as Readonly<Record<string, unknown>>;
  // What git calls somebody was added.
  const isAdded = !('names' in before) && isDeepStrictEqual(names, [name]);
  const now: Readonly<Record<string, unknown>> = isAdded ? rest : { ...after };
  const old: Readonly<Record<string, unknown>> = { ...before };
  return (
    Array.isArray(before) === Array.isArray(after) &&
    isDeepStrictEqual(Object.keys(old), Object.keys(now)) &&
    Object.keys(old).every(key => isRenamed(old[key], now[key], name, next))
  );
}

const WORD = /[\p{L}\p{N}_]/u;
const HAN = /\p{Script=Han}/u;

/** Where a document prints the name as a word of its own, and not as a part of somebody else's. */
function printedIn({ text }: EditorPage, name: string, pack: EditorPack): Span[] {
  const longer = peopleOf(pack).flatMap(entry => {
    const other = nameOf(entry)?.text ?? '';
    return other !== name && other.includes(name) ? [other] : [];
  });
  const taken = longer.flatMap(other => placesOf(text, other));
  return placesOf(text, name).filter(({ start, end }) => {
    if (taken.some(span => span.start <= start && end <= span.end)) return false;
    // Chinese has no spaces between words: there the person who renames looks at each place.
    if (HAN.test(name)) return true;
    return !WORD.test(text[start - 1] ?? '') && !WORD.test(text[end] ?? '');
  });
}

function placesOf(text: string, word: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push({ start: at, end: at + word.length });
  return places;
}
