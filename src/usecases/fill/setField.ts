import type { FileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Language } from '../../l10n/index.ts';
import { type FieldNode, nodeAt } from '../../pack/fields/fields.ts';
import { findField, type PlacedField } from '../../pack/fields/findField.ts';
import type { YamlChange } from '../../pack/yaml/edit.ts';
import { valueAt } from '../../pack/yaml/editing/content.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { editFiles } from './editFiles.ts';
import { confirmedField } from './guesses.ts';
import { type NewPerson, personEdit } from './newPerson.ts';
import type { PackToFill } from './readPackToFill.ts';
import { fieldValue } from './references.ts';

export interface SetRequest {
  /** See `findField`. */
  readonly field: string;
  /** The field itself, where it is known already. */
  readonly at?: PlacedField;
  /** More than one only for a list; undefined takes the field away. */
  readonly words: readonly string[] | undefined;
  readonly coming?: readonly NewPerson[];
  /** Of errors. */
  readonly language: Language;
}

export interface FieldChange {
  readonly place: PlacedField;
  readonly before: unknown;
  readonly after: unknown;
  readonly changes: readonly FileChange[];
}

/**
 * A field with another value, as a change of its file. What was a guess there is none any more.
 * @throws UserError where there is no such field, for a value that cannot be, and where the schema does not allow it
 */
export async function setField(world: PackToFill, request: SetRequest): Promise<FieldChange> {
  const { words, coming = [], language } = request;
  const place = request.at ?? findField(world.pack.yamlFiles, request.field);
  const { file, path, field, name } = place;
  const value = words === undefined ? undefined : fieldValue(world, field, words, { coming, name, language });
  const edit = {
    file,
    changes: (now: YamlFile) => {
      const here = now === file ? path : findField([now], nameWithFile(place)).path;
      return [...valueChanges(now, here, value), ...confirmedField(now, here)];
    },
  };
  const before = valueAt(file.content, path);
  if (words === undefined && before === undefined) throw new UserError('error.field.notSet', { field: name });
  const changes = await editFiles([...coming.map(person => personEdit(world, person)), edit], language);
  return { place, before, after: value, changes };
}

function nameWithFile({ file, name }: PlacedField): string {
  return file.schema === 'checklist' ? `checklist.${name}` : name;
}

/** A map goes with the last of its fields. */
function removed(now: YamlFile, path: YamlPath): YamlPath {
  const above = path.slice(0, -1);
  const isAlone = Object.keys((valueAt(now.content, above) ?? {}) as object).length === 1;
  return isAlone && typeof above.at(-1) === 'string' ? removed(now, above) : path;
}

/** Entries of a list that stay keep their comments. */
function valueChanges(now: YamlFile, path: YamlPath, value: unknown): YamlChange[] {
  if (value === undefined) return [{ remove: removed(now, path) }];
  const before = valueAt(now.content, path);
  if (!Array.isArray(value) || !Array.isArray(before))
    return [{ set: path, value, after: fieldsBefore(now, path) }];
  const added = value.filter(one => !before.includes(one));
  const gone = before.flatMap((one, index) => (value.includes(one) ? [] : [index])).toReversed();
  const isReordered =
    value.filter(one => before.includes(one)).join('\n') !==
    before.filter(one => value.includes(one)).join('\n');
  if (isReordered) return [{ set: path, value }];
  return [
    ...(added.length > 0 ? [{ append: path, values: added }] : []),
    ...gone.map(index => ({ remove: [...path, index] })),
  ];
}

/** Where a new field takes its place: in the order of the schema. */
function fieldsBefore({ schemaNode }: YamlFile, path: YamlPath): readonly string[] {
  let node: FieldNode = schemaNode;
  for (const step of path.slice(0, -1)) node = nodeAt(node, step, schemaNode);
  const names = Object.keys(node.properties ?? {});
  return names.slice(0, names.indexOf(String(path.at(-1))));
}
