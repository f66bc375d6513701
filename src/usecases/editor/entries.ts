import type { Span } from '../../core/findings.ts';
import type { IdKind } from '../../pack/idPlaces.ts';
import type { OutlineNode } from '../../pack/yaml/outline.ts';
import type { EditorFile, EditorPack } from './editorPack.ts';

/** Something of the pack that others can refer to. */
export interface Entry {
  readonly kind: IdKind;
  readonly id: string;
  /** What it is called; its id where it says nothing else. */
  readonly title: string;
  readonly file: EditorFile;
  /** Of the id. */
  readonly span: Span;
  /** The map that it is. */
  readonly node: OutlineNode;
}

const known = new WeakMap<EditorPack, Map<IdKind, readonly Entry[]>>();

/** All entries of a kind, file by file. */
export function entriesOfKind(pack: EditorPack, kind: IdKind): readonly Entry[] {
  const ofPack = known.get(pack) ?? new Map<IdKind, readonly Entry[]>();
  known.set(pack, ofPack);
  const entries = ofPack.get(kind) ?? findEntries(pack, kind);
  ofPack.set(kind, entries);
  return entries;
}

function findEntries({ files }: EditorPack, kind: IdKind): readonly Entry[] {
  return files.flatMap(file =>
    file.marks.flatMap(({ word, kinds, isDefinition, node, span }) =>
      isDefinition && kinds[0] === kind && node.parent
        ? [{ kind, id: word, title: titleOf(node.parent) ?? word, file, span, node: node.parent }]
        : [],
    ),
  );
}

/** What an entry is called, whatever its fields are. */
export function titleOf(entry: OutlineNode): string | undefined {
  for (const name of ['title', 'name', 'system', 'summary', 'leaving']) {
    const text = entry.children.find(({ step }) => step === name)?.scalar?.text;
    if (text) return text;
  }
  return undefined;
}
