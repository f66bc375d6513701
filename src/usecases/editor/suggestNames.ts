import { snippetLines } from '../../pack/fields/entrySnippet.ts';
import { type FieldNode, resolved } from '../../pack/fields/fields.ts';
import { schemaText } from '../../pack/schemaText.ts';
import { nodeAtPath } from '../../pack/yaml/outline.ts';
import type { Wording } from '../fill/ask.ts';
import type { Cursor } from './cursor.ts';
import { type EditorFile, isPathPlace, kindsAt } from './editorPack.ts';
import { schemaNodeAt } from './schemaNode.ts';
import type { Suggestion } from './suggestion.ts';

/** What only the tool writes is there for those who look for it, and nobody else. */
const LAST: ReadonlySet<string> = new Set(['confirm', 'from', 'version', 'fingerprint']);

/** The fields of a map that it does not have yet: required ones first, each with what belongs there. */
export function suggestNames(
  file: EditorFile,
  node: FieldNode,
  cursor: Cursor,
  { say, language }: Wording,
): Suggestion[] {
  const { node: root, outline } = file;
  const { properties = {}, required = [] } = node;
  const holder = nodeAtPath(outline, cursor.path);
  const present = new Set(
    (holder?.children ?? [])
      .filter(({ key }) => key === undefined || key.end < cursor.span.start || key.start > cursor.span.end)
      .map(({ step }) => step),
  );
  const rank = (name: string) => (LAST.has(name) ? 2 : required.includes(name) ? 0 : 1);
  return Object.entries(properties)
    .filter(([name]) => !present.has(name))
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([name, child]): Suggestion => {
      const { title, description } = schemaText(child.title ? child : resolved(child, root), language);
      const { text, opensNext } = cursor.hasColon
        ? { text: name, opensNext: false }
        : fieldStart(name, schemaNodeAt(root, [...cursor.path, name]), file, cursor);
      return {
        kind: 'field',
        label: name,
        detail: required.includes(name) ? say('editor.required', { title }) : title,
        description,
        insert: text,
        isSnippet: false,
        filter: `${name} ${title}`,
        span: cursor.span,
        opensNext,
      };
    });
}

/** A name with what must follow it: a blank, or the next line for a list or a map. */
function fieldStart(
  name: string,
  node: FieldNode,
  { node: root, schema }: EditorFile,
  { column, isFlow, path }: Cursor,
): { readonly text: string; readonly opensNext: boolean } {
  const inner = `\n${' '.repeat(column + 2)}`;
  const isList = node.type === 'array';
  const isMap = node.type === 'object';
  const place = [...path, name, ...(isList ? [0] : [])];
  const value = isList ? resolved(node.items ?? {}, root) : node;
  const isChosen =
    [value.enum, value.const, value.properties].some(known => known !== undefined) ||
    value.type === 'boolean' ||
    value.format === 'date' ||
    kindsAt(schema, place).kinds.length > 0 ||
    isPathPlace(schema, place);
  return {
    text: isFlow || !(isList || isMap) ? `${name}: ` : `${name}:${inner}${isList ? '- ' : ''}`,
    opensNext: isChosen,
  };
}

/** A new entry of a list, with its fields to be filled in one after the other. */
export function suggestEntry(
  { node: root }: EditorFile,
  list: FieldNode,
  cursor: Cursor,
  hasDash: boolean,
  { say, language }: Wording,
): Suggestion[] {
  const entry = resolved(list.items ?? {}, root);
  const { title, description } = schemaText(entry, language);
  const own = (list.items?.defaultSnippets ?? entry.defaultSnippets ?? []).map(snippet => ({
    ...schemaText(snippet, language),
    lines: snippetLines(snippet.body, entry, root, language),
  }));
  const required = (entry.required ?? []).map((name, index) => `${name}: \${${index + 1}}`);
  const forms =
    own.length > 0 || required.length === 0
      ? own
      : [{ title: say('editor.newEntry', { title }), description, lines: required }];
  const column = hasDash ? cursor.column : cursor.column + 2;
  return forms.map(form => ({
    kind: 'entry',
    label: form.title,
    detail: title,
    description: form.description,
    insert: `${hasDash ? '' : '- '}${form.lines.join(`\n${' '.repeat(column)}`)}`,
    isSnippet: true,
    filter: `- ${form.title} ${title}`,
    span: cursor.span,
    opensNext: false,
  }));
}
