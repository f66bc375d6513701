import { resolved } from '../../pack/fields/fields.ts';
import { nodeAtPath } from '../../pack/yaml/outline.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { schemaNodeAt } from './schemaNode.ts';
import type { Suggestion } from './suggestion.ts';
import { suggestEntry, suggestNames } from './suggestNames.ts';
import { suggestChoices, suggestKnown, type ValueContext } from './suggestValues.ts';

/** Where suggestions come from: another extension may know the schemas as well, and nobody else knows the pack. */
export interface Suggestions {
  readonly ofSchema: readonly Suggestion[];
  readonly ofPack: readonly Suggestion[];
}

const NOTHING: Suggestions = { ofSchema: [], ofPack: [] };

/** What can be written at a place of a file of the pack, also while the YAML around it is broken. */
export async function complete(offset: number, context: ValueContext): Promise<Suggestions> {
  const { file, wording } = context;
  const cursor = cursorAt(file.text, file.outline, offset);
  if (cursor === undefined) return NOTHING;
  const node = schemaNodeAt(file.node, cursor.path);
  if (cursor.kind === 'entry')
    return { ...NOTHING, ofSchema: suggestEntry(file, node, cursor, false, wording) };
  if (cursor.kind === 'name') return ofName(cursor, context);
  if (node.type === 'object' || hasFields(node)) {
    // Behind a dash begins the first field of an entry; behind a colon a map takes the next line.
    if (typeof cursor.path.at(-1) !== 'number') return NOTHING;
    const list = schemaNodeAt(file.node, cursor.path.slice(0, -1));
    const isNew = nodeAtPath(file.outline, cursor.path)?.children.length === 0;
    const names = suggestNames(file, node, { ...cursor, kind: 'name' }, wording);
    return {
      ...NOTHING,
      ofSchema: [...(isNew ? suggestEntry(file, list, cursor, true, wording) : []), ...names],
    };
  }
  return {
    ofSchema: suggestChoices(node, cursor, context),
    ofPack: await suggestKnown(cursor, context),
  };
}

async function ofName(cursor: Cursor, context: ValueContext): Promise<Suggestions> {
  const { file, wording } = context;
  const node = schemaNodeAt(file.node, cursor.path);
  if (node.type === 'array') {
    const isOfMaps = resolved(node.items ?? {}, file.node).type === 'object';
    const place = { ...cursor, kind: 'entry' as const };
    return isOfMaps ? { ...NOTHING, ofSchema: suggestEntry(file, node, place, false, wording) } : NOTHING;
  }
  return { ...NOTHING, ofSchema: suggestNames(file, node, cursor, wording) };
}

function hasFields({
  properties,
  enum: choices,
}: {
  readonly properties?: object;
  readonly enum?: readonly unknown[];
}): boolean {
  return choices === undefined && Object.keys(properties ?? {}).length > 0;
}
