import { readFileSync } from 'node:fs';
import { type Language, loadTranslator } from '../../../src/l10n/index.ts';
import type { FieldNode } from '../../../src/pack/fields/fields.ts';
import { SCHEMAS } from '../../../src/pack/names.ts';
import { type EditorPack, editorPack, readEditorFile } from '../../../src/usecases/editor/editorPack.ts';
import type { Wording } from '../../../src/usecases/fill/ask.ts';

export const TODAY = '2026-11-29';

export const SCHEMA_NODES: ReadonlyMap<string, FieldNode> = new Map(
  SCHEMAS.map(name => {
    const url = new URL(`../../../schemas/${name}.schema.json`, import.meta.url);
    return [name, JSON.parse(readFileSync(url, 'utf8')) as FieldNode];
  }),
);

export const TEAM = `version: 1
people:
  - id: li-wei
    name: 李伟
    names: [Li Wei]
    emails: [liwei@example.com]
    level: senior-implementer
  - id: chen-jie
    name: Chen Jie
    active: false
    lastWorkingDay: 2026-06-30
roles:
  primary: li-wei
  deputy: chen-jie
`;

export async function wordingIn(language: Language): Promise<Wording> {
  return { say: await loadTranslator(language, 'editor'), language };
}

/** A pack of texts; files by their path in the pack, `handover.config.yaml` by its name. */
export function packOf(texts: Readonly<Record<string, string>>): EditorPack {
  const files = Object.entries(texts).flatMap(([name, text]) => {
    const path = name === 'handover.config.yaml' ? name : `handover/${name}`;
    return readEditorFile(path, text, 'handover', SCHEMA_NODES) ?? [];
  });
  const pages = Object.entries(texts)
    .filter(([name]) => name.endsWith('.md'))
    .map(([name, text]) => ({ path: `handover/${name}`, text }));
  return editorPack('handover', files, pages);
}

/** A text without its mark `¦`, and where that stood. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('¦');
  if (offset < 0) throw new Error('the text has no mark');
  return { text: text.replace('¦', ''), offset };
}

/** Where a word stands in a text; the one behind its first `after` where that is given. */
export function placeOf(text: string, word: string, after = ''): number {
  const from = text.indexOf(after);
  const at = text.indexOf(word, from);
  if (from < 0 || at < 0) throw new Error(`no ${word} behind ${after}`);
  return at;
}
