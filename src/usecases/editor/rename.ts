import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../core/errors.ts';
import type { TextEdit } from '../../core/findings.ts';
import { applyFixes } from '../../core/fixes.ts';
import { findBlocks, printBlock } from '../../pack/markdown/blocks.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { YamlPath } from '../../pack/yaml/file.ts';
import { parseYaml } from '../../pack/yaml/parse.ts';
import { type EditorPack, kindsAt } from './editorPack.ts';
import { type Entry, entriesOfKind } from './entries.ts';
import { refuseBroken } from './guessPlaces.ts';
import { entryMeant, isSame, usesOf } from './meaning.ts';
import { writtenText } from './suggestion.ts';

/** Edits of one file of the pack. */
export interface FileEdits {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** A person should look at them first: they are words of a document. */
  readonly isToConfirm?: boolean;
}

/** @throws UserError for what has no other name but its own */
export function refuseFixed({ kind, id }: Entry): void {
  if (kind === 'transition') throw new UserError('error.rename.folder', { id });
}

/**
 * Gives an entry another id, wherever the pack names it: in all YAML files and documents, closed departures among them.
 * Names and addresses that mean the same person stay. Each file is read back: it says the same but for the id.
 * @throws UserError where that is not safe, with the reason
 */
export function renameEdits(pack: EditorPack, entry: Entry, wanted: string): readonly FileEdits[] {
  refuseFixed(entry);
  const id = wanted.trim();
  refuseName(pack, entry, id);
  refuseBroken(pack.files);
  const uses = usesOf(pack, entry).filter(({ isExact }) => isExact);
  return [...Map.groupBy(uses, ({ path }) => path)].map(([path, inFile]) => {
    const file = pack.files.find(one => one.path === path);
    const text = file?.text ?? pack.pages.find(one => one.path === path)?.text ?? '';
    const edits = inFile
      .map(({ start, end }) => ({ start, end, text: file ? quotedLike(text.slice(start, end), id) : id }))
      .toSorted((one, other) => one.start - other.start);
    if (file) {
      const { content } = parseYaml(text);
      const expected = renamed(content, [], file.schema, pack, entry, id);
      if (!isDeepStrictEqual(parseYaml(applyFixes(text, [edits]).text).content, expected))
        throw new UserError('error.rename.form', { id: entry.id, path });
    }
    return { path, edits: file ? edits : pageEdits(text, edits) };
  });
}

function refuseName(pack: EditorPack, { kind, id, file, span }: Entry, wanted: string): void {
  // A comma ends the name of an area in a comment, and a backtick ends code.
  const isFit = kind === 'area' ? /^[^,`\r\n]{1,100}$/ : /^[^\s,`]{1,100}$/;
  if (!isFit.test(wanted) || wanted.includes('-->')) throw new UserError('error.rename.name', { id: wanted });
  const isOther = (one: Entry | undefined) =>
    one !== undefined && !(one.file.path === file.path && one.span.start === span.start);
  const holders = entriesOfKind(pack, kind).filter(one => one.id === wanted && isOther(one));
  const person = kind === 'person' ? findPerson({ people: pack.people }, wanted) : undefined;
  if (holders.length > 0 || (person !== undefined && person.id !== id))
    throw new UserError('error.rename.taken', { id: wanted });
}

/** What a file says once the id is another one; also where an alias says it. */
function renamed(
  value: unknown,
  path: YamlPath,
  schema: string,
  pack: EditorPack,
  entry: Entry,
  id: string,
): unknown {
  if (Array.isArray(value))
    return value.map((one, index) => renamed(one, [...path, index], schema, pack, entry, id));
  if (typeof value !== 'object' || value === null) return value;
  const { party } = value as { readonly party?: unknown };
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => {
      const place = [...path, name];
      if (child !== entry.id) return [name, renamed(child, place, schema, pack, entry, id)];
      const { kinds, isDefinition } = kindsAt(schema, place, typeof party === 'string' ? party : undefined);
      const isMeant =
        kinds.includes(entry.kind) &&
        (isDefinition || isSame(entryMeant(pack, { word: entry.id, kinds }), entry));
      return [name, isMeant ? id : child];
    }),
  );
}

/** The same quotes, where the new id needs none of its own. */
export function quotedLike(before: string, id: string): string {
  const mark = before[0];
  if (mark === "'" && !id.includes("'")) return `'${id}'`;
  return mark === '"' || mark === "'" ? JSON.stringify(id) : writtenText(id);
}

/** What a program wrote stays what a program wrote: the digest of a block follows the id in it. */
export function pageEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const ours = new Set(findBlocks(text).blocks.flatMap(({ id, isEdited }) => (isEdited ? [] : [id])));
  let after = applyFixes(text, [edits]).text;
  for (const block of findBlocks(after).blocks.toReversed()) {
    const { id, from, data, body, isEdited, start, end } = block;
    if (isEdited && ours.has(id))
      after = after.slice(0, start) + printBlock(id, { from, data, body }, block) + after.slice(end);
  }
  return after === applyFixes(text, [edits]).text ? edits : [{ start: 0, end: text.length, text: after }];
}
