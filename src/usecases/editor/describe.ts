import { choiceText, type FieldNode, fieldAt } from '../../pack/fields/fields.ts';
import { schemaText } from '../../pack/schemaText.ts';
import { type OutlineNode, pathOf } from '../../pack/yaml/outline.ts';
import type { Wording } from '../fill/ask.ts';
import type { EditorFile } from './editorPack.ts';
import type { Entry } from './entries.ts';
import { schemaNodeAt } from './schemaNode.ts';

/** Values that fit into a hover, and characters of each. */
const FIELDS = 6;
const LENGTH = 160;
/** What says nothing about an entry to people. */
const LEFT_OUT: ReadonlySet<string | number> = new Set([
  'id',
  'confirm',
  'from',
  'fingerprint',
  'names',
  'vault',
]);

/** What an entry says, line by line: its title, then its fields as the schema calls them. */
export function aboutEntry({ id, title, file, node }: Entry, wording: Wording): string[] {
  const fields = node.children.flatMap(child => {
    const text = child.scalar?.text;
    if (!text || LEFT_OUT.has(child.step) || text === title) return [];
    return [`${fieldTitle(file, child, wording)}: ${shortened(valueText(file, child, text, wording))}`];
  });
  const [email] = node.children.find(({ step }) => step === 'emails')?.children ?? [];
  return [
    title === id ? id : `${shortened(title)} · ${id}`,
    ...fields.slice(0, FIELDS),
    ...(email?.scalar ? [email.scalar.text] : []),
  ];
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LENGTH ? `${characters.slice(0, LENGTH).join('')}…` : text;
}

function fieldTitle({ node: root }: EditorFile, child: OutlineNode, { language }: Wording): string {
  return schemaText(schemaNodeAt(root, pathOf(child)), language).title || String(child.step);
}

/** A choice in the reader's language; all else as it is. */
function valueText(
  { node: root, schema }: EditorFile,
  child: OutlineNode,
  text: string,
  { say, language }: Wording,
): string {
  const path = pathOf(child);
  const above = schemaNodeAt(root, path.slice(0, -1));
  const written: FieldNode = above.properties?.[String(child.step)] ?? {};
  if (written.type === 'boolean') return text === 'true' ? say('generate.ask.yes') : say('generate.ask.no');
  const field = fieldAt([String(child.step)], written, root, [schema, ...path]);
  return field?.choices.includes(text) ? choiceText(text, field, language) : text;
}
