import type { Span, TextEdit } from '../../core/findings.ts';
import { editYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { isRefusal } from '../../pack/yaml/editing/place.ts';
import { innermostAt, nodeAtPath, type OutlineNode, pathOf } from '../../pack/yaml/outline.ts';
import type { EditorFile } from './editorPack.ts';
import { schemaNodeAt } from './schemaNode.ts';

/** What may stand in the name of an entry of a password manager, in any text without marks of its own. */
const NOT_IN_A_NAME = /[^\p{L}\p{N} ._/@-]/gu;

/** A name for the entry of the vault: what the account says already, or what it opens. */
export function vaultName(file: EditorFile | undefined, span: Span): string {
  const account = file && accountAround(file, span);
  if (account === undefined) return '';
  const textOf = (name: string) => account.children.find(({ step }) => step === name)?.scalar?.text ?? '';
  return plainName(textOf('vault') || textOf('system') || textOf('id'));
}

/** The name without what would be a mark in YAML or Markdown. */
export function plainName(name: string): string {
  return name.replace(NOT_IN_A_NAME, ' ').replace(/ +/g, ' ').trim();
}

/**
 * Puts a reference to the vault in the place of a secret. An account keeps the name of the entry in `vault`; a field that
 * only held the secret, and that no schema knows, goes.
 * @param file undefined for a document
 * @param name see `plainName`
 * @param reference words in the place of the secret
 */
export function moveSecretEdits(
  text: string,
  file: EditorFile | undefined,
  span: Span,
  { name, reference }: { readonly name: string; readonly reference: string },
): readonly TextEdit[] {
  const instead: TextEdit = { ...span, text: reference };
  const account = file && accountAround(file, span);
  if (file === undefined || account === undefined) return [instead];
  const path = pathOf(account);
  const own = innermostAt(file.outline, span.start);
  const isField = own.parent === account && typeof own.step === 'string';
  const isUnknown = isField && schemaNodeAt(file.node, path).properties?.[String(own.step)] === undefined;
  const changes: YamlChange[] = [
    ...(isUnknown ? [{ remove: pathOf(own) }] : []),
    { set: [...path, 'vault'], value: name },
  ];
  // The words come first where the field stays: the engine then sees a text without the secret.
  const before =
    isUnknown || own.step === 'vault' ? text : text.slice(0, span.start) + reference + text.slice(span.end);
  const edited = editYaml(before, changes);
  if (isRefusal(edited)) return [instead];
  if (before === text) return edited.edits;
  return [{ start: 0, end: text.length, text: edited.text }];
}

/** The account of the checklist that a place is in. */
function accountAround({ schema, outline }: EditorFile, { start }: Span): OutlineNode | undefined {
  if (schema !== 'checklist') return undefined;
  const [part, list, index] = pathOf(innermostAt(outline, start));
  const isAccount = part === 'customer' && list === 'accounts' && typeof index === 'number';
  return isAccount ? nodeAtPath(outline, [part, list, index]) : undefined;
}
