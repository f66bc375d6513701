import type { Span } from '../../core/findings.ts';
import { lineEnd } from './editing/text.ts';
import { fieldIn, readFlow, scalarAt } from './outlineFlow.ts';
import type { OutlineNode } from './outlineNode.ts';

export type { OutlineNode, Scalar } from './outlineNode.ts';

const BLOCK = /^(?:[&!]\S*[ \t]+)*[|>][-+\d]*[ \t]*(?:#.*)?$/;
const PROPERTIES = /^(?:[&!]\S*(?:[ \t]+|$))*/;

/** Reads the shape of a text; never throws. */
export function readOutline(text: string): OutlineNode {
  const root = newNode('', undefined, -1, 0, undefined, false);
  const open: OutlineNode[] = [root];
  let block: OutlineNode | undefined;
  /** What is left of a value in quotes or brackets that goes on on further lines. */
  let skipTo = 0;
  for (let start = 0; start <= text.length; ) {
    const end = lineEnd(text, start);
    const from = start;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    let at = from;
    while (at < end && (text[at] === ' ' || text[at] === '\t' || text[at] === '\ufeff')) at += 1;
    if (at >= end) continue;
    const column = at - from;
    if (block) {
      if (column > block.column) {
        close(block, end);
        continue;
      }
      block = undefined;
    }
    if (from < skipTo) continue;
    if (text[at] === '#' || (column === 0 && /^(?:---|\.\.\.|%)/.test(text.slice(from, from + 3)))) continue;
    const node = readLine(text, { from, at, end }, open);
    if (node === undefined) continue;
    if (node.kind === 'text') block = node;
    skipTo = node.end > end ? node.end : 0;
  }
  return root;
}

/** The dashes and the field of one line. @returns the innermost node that it begins or goes on with */
function readLine(
  text: string,
  { from, at: first, end }: { readonly from: number; readonly at: number; readonly end: number },
  open: OutlineNode[],
): OutlineNode | undefined {
  let at = first;
  let node: OutlineNode | undefined;
  while (text[at] === '-' && (at + 1 >= end || /\s/.test(text[at + 1] ?? ''))) {
    node = begin(open, at - from, undefined, at, end, true);
    at += 1;
    while (at < end && /\s/.test(text[at] ?? '')) at += 1;
  }
  const rest = text.slice(at, end);
  const field = fieldIn(rest);
  if (field) {
    const key = { start: at, end: at + field.name.length };
    node = begin(open, at - from, key, at, end, false, text);
    const value = at + field.end;
    const blanks = /^\s*/.exec(text.slice(value, end))?.[0].length ?? 0;
    readValue(text, value + blanks, end, node);
    return node;
  }
  if (rest === '' || rest.startsWith('#')) return node;
  if (node) {
    readValue(text, at, end, node);
    return node;
  }
  return readWord(text, { from, at, end }, open);
}

/** A line without a colon: more of the text above it, the value of the field above it, or a name that is being typed. */
function readWord(
  text: string,
  { from, at, end }: { readonly from: number; readonly at: number; readonly end: number },
  open: OutlineNode[],
): OutlineNode | undefined {
  const above = open.findLast(({ column }) => column < at - from);
  if (above && (above.kind === 'scalar' || above.kind === 'text')) {
    close(above, end);
    return above;
  }
  const isValue = /["'[{]/.test(text[at] ?? '') && (above?.key !== undefined || above === open[0]);
  if (above?.kind === 'empty' && isValue) {
    readValue(text, at, end, above);
    return above;
  }
  const word = scalarAt(text, at, end).span;
  const node = begin(open, at - from, word, at, end, false, text);
  node.kind = 'word';
  return node;
}

function readValue(text: string, at: number, end: number, node: OutlineNode): void {
  const rest = text.slice(at, end);
  if (BLOCK.test(rest)) {
    node.kind = 'text';
    return;
  }
  const value = at + (PROPERTIES.exec(rest)?.[0].length ?? 0);
  const mark = text[value];
  if (value >= end || mark === '#') return;
  if (mark === '[' || mark === '{') {
    readFlow(text, value, node, flowEnd(text, end, node.column), newNode);
    close(node, Math.max(end, node.end));
    return;
  }
  node.scalar = scalarAt(
    text,
    value,
    mark === '"' || mark === "'" ? flowEnd(text, end, node.column) : end,
    end,
  );
  node.kind = 'scalar';
  close(node, Math.max(end, node.scalar.span.end));
}

/** What is in brackets or quotes goes on on lines that are indented further, and no line more. */
function flowEnd(text: string, end: number, column: number): number {
  let last = end;
  for (let start = end; start < text.length; ) {
    start += text.startsWith('\r\n', start) ? 2 : 1;
    const next = lineEnd(text, start);
    const indent = /^[ \t]*/.exec(text.slice(start, Math.min(next, start + 1000)))?.[0].length ?? 0;
    const isBlank = start + indent >= next;
    if (!isBlank && indent <= column) {
      // Closing brackets stand below the name of the field as often as not.
      return indent === column && /[\]}]/.test(text[start + indent] ?? '') ? next : last;
    }
    if (!isBlank) last = next;
    start = next;
  }
  return last;
}

/** Takes the place of a new field or entry among those that are open. */
function begin(
  open: OutlineNode[],
  column: number,
  key: Span | undefined,
  start: number,
  end: number,
  isEntry: boolean,
  text = '',
): OutlineNode {
  for (let top = open.at(-1); top && top.column >= column && open.length > 1; top = open.at(-1)) {
    // The entries of a list may stand right below the name of their field.
    if (isEntry && top.column === column && top.key !== undefined && top.kind !== 'scalar') break;
    open.pop();
  }
  const parent = open.at(-1) as OutlineNode;
  const step = key === undefined ? parent.children.length : nameAt(text, key);
  const node = newNode(step, key, column, start, parent, false);
  if (parent.kind !== 'map' || parent.children.length === 0) parent.kind = isEntry ? 'list' : 'map';
  parent.children.push(node);
  open.push(node);
  close(node, end);
  return node;
}

function nameAt(text: string, { start, end }: Span): string {
  return scalarAt(text, start, end).text;
}

/** A node ends where the last line ends that belongs to it, and so do those around it. */
function close(node: OutlineNode, end: number): void {
  for (let one: OutlineNode | undefined = node; one; one = one.parent) one.end = Math.max(one.end, end);
}

function newNode(
  step: string | number,
  key: Span | undefined,
  column: number,
  start: number,
  parent: OutlineNode | undefined,
  isFlow: boolean,
): OutlineNode {
  return {
    step,
    key,
    column,
    start,
    parent,
    isFlow,
    kind: 'empty',
    scalar: undefined,
    brackets: undefined,
    children: [],
    end: start,
  };
}

/** The way to a node from the root. */
export function pathOf(node: OutlineNode): (string | number)[] {
  const path: (string | number)[] = [];
  for (let one: OutlineNode | undefined = node; one?.parent; one = one.parent) path.unshift(one.step);
  return path;
}

/** The node at the end of a way; of a field that is there twice the last. */
export function nodeAtPath(root: OutlineNode, path: readonly (string | number)[]): OutlineNode | undefined {
  let node: OutlineNode | undefined = root;
  for (const step of path) node = node?.children.findLast(child => child.step === step);
  return node;
}

/** The innermost node around a place. */
export function innermostAt(root: OutlineNode, offset: number): OutlineNode {
  let node = root;
  for (;;) {
    const inner = node.children.findLast(({ start, end }) => start <= offset && offset <= end);
    if (inner === undefined) return node;
    node = inner;
  }
}

/** What a text says, as far as it can be told: numbers, truth and texts without their marks; aliases say nothing. */
export function looseValue(node: OutlineNode): unknown {
  const { kind, children, scalar } = node;
  if (kind === 'list') return children.map(looseValue);
  if (kind === 'map') return Object.fromEntries(children.map(child => [child.step, looseValue(child)]));
  if (kind !== 'scalar' || scalar === undefined) return undefined;
  const { text, isQuoted } = scalar;
  if (isQuoted) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null' || text === '~' || text.startsWith('*')) return undefined;
  return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? Number(text) : text;
}
