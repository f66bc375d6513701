import type { Span } from '../../core/findings.ts';
import { schemaText } from '../../pack/schemaText.ts';
import { type OutlineNode, pathOf } from '../../pack/yaml/outline.ts';
import type { Wording } from '../fill/ask.ts';
import type { EditorFile } from './editorPack.ts';
import { titleOf } from './entries.ts';
import { schemaNodeAt } from './schemaNode.ts';

/** A part of a file, as an outline shows it. */
export interface Part {
  readonly name: string;
  /** What the schema calls it. */
  readonly detail: string;
  readonly kind: 'map' | 'list' | 'entry' | 'value';
  readonly span: Span;
  /** What is selected when somebody goes there. */
  readonly selection: Span;
  readonly children: readonly Part[];
}

/** The maps, lists and entries of a file; what an entry is called is what people call it. */
export function partsOf(file: EditorFile, { language }: Wording): readonly Part[] {
  const partOf = (node: OutlineNode): Part => {
    const { step, key, start, end, kind } = node;
    const isEntry = key === undefined;
    const name = isEntry
      ? (node.scalar?.text ?? titleOf(node) ?? nameOf(node) ?? String(Number(step) + 1))
      : String(step);
    return {
      name: name === '' ? '–' : name,
      detail: isEntry
        ? (nameOf(node) ?? '')
        : schemaText(schemaNodeAt(file.node, pathOf(node)), language).title,
      kind: kind === 'list' ? 'list' : isEntry ? 'entry' : kind === 'map' ? 'map' : 'value',
      span: { start, end },
      selection: key ?? { start, end: start + 1 },
      children: node.children.map(partOf),
    };
  };
  return file.outline.children.map(partOf);
}

/** What tells an entry apart that has no title. */
function nameOf({ children }: OutlineNode): string | undefined {
  for (const name of [
    'id',
    'path',
    'area',
    'person',
    'duty',
    'party',
    'level',
    'date',
    'topic',
    'question',
  ]) {
    const text = children.find(({ step }) => step === name)?.scalar?.text;
    if (text) return text;
  }
  return undefined;
}

/** Lines that can be folded away, both from 0. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  readonly isComment: boolean;
}

/** Maps, lists, entries, texts of several lines, and comments of several lines. */
export function foldsOf({ text, outline }: EditorFile): readonly Fold[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (offset: number) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const folds: Fold[] = [];
  const walk = (node: OutlineNode) => {
    for (const child of node.children) {
      const [first, last] = [lineOf(child.start), lineOf(child.end)];
      if (last > first) folds.push({ first, last, isComment: false });
      walk(child);
    }
  };
  walk(outline);
  let comment: number | undefined;
  for (const [line, start] of [...starts, text.length].entries()) {
    const isComment = line < starts.length && /^[ \t]*#/.test(text.slice(start, start + 200));
    if (isComment) comment ??= line;
    else if (comment !== undefined) {
      if (line - comment > 1) folds.push({ first: comment, last: line - 1, isComment: true });
      comment = undefined;
    }
  }
  return folds;
}
