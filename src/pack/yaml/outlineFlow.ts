import type { Span } from '../../core/findings.ts';
import type { OutlineNode, Scalar } from './outlineNode.ts';

const QUOTED_NAME = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*:(?:\s|$))/;
/** What begins like one of these is no name; a dash is the beginning of one where no blank follows. */
const NO_NAME = /^(?:[\s#"'[\]{},&*!|>%@`:]|-(?:\s|$)|$)/;

/** The name of a field at the beginning of a text, as it is written, and where its colon ends. */
export function fieldIn(text: string): { readonly name: string; readonly end: number } | undefined {
  const [quoted] = QUOTED_NAME.exec(text) ?? [];
  if (quoted !== undefined) return { name: quoted, end: text.indexOf(':', quoted.length) + 1 };
  const colon = text.search(/:(?:\s|$)/);
  const name = text.slice(0, Math.max(0, colon)).trimEnd();
  return NO_NAME.test(name) || /\s#/.test(name) ? undefined : { name, end: colon + 1 };
}

/**
 * The value at a place.
 * @param limit where it ends at the latest
 * @param lineEnd where it ends that is not in quotes
 */
export function scalarAt(text: string, start: number, limit: number, lineEnd = limit): Scalar {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return plainAt(text, start, lineEnd, /\s#/);
  let end = start + 1;
  while (end < limit && text[end] !== quote) end += quote === '"' && text[end] === '\\' ? 2 : 1;
  if (quote === "'")
    while (text[end + 1] === quote && end + 1 < limit) end = nextSingle(text, end + 2, limit);
  // A quote that is not closed yet is one of this line.
  if (end >= limit) return plainAt(text, start, lineEnd, /\s#/);
  return { text: unquoted(text.slice(start, end + 1)), span: { start, end: end + 1 }, isQuoted: true };
}

function nextSingle(text: string, from: number, limit: number): number {
  const at = text.indexOf("'", from);
  return at < 0 ? limit : at;
}

function plainAt(text: string, start: number, limit: number, stop: RegExp): Scalar {
  const rest = text.slice(start, limit);
  const found = rest.search(stop);
  const written = (found < 0 ? rest : rest.slice(0, found)).trimEnd();
  return { text: written, span: { start, end: start + written.length }, isQuoted: false };
}

function unquoted(source: string): string {
  if (source.startsWith("'")) return source.slice(1, -1).replaceAll("''", "'");
  try {
    return String(JSON.parse(source));
  } catch (error) {
    // Escapes that only YAML has, or several lines: near enough for looking.
    if (error instanceof SyntaxError) return source.slice(1, -1);
    throw error;
  }
}

/** Deeper brackets are no list that a person writes. */
const DEPTH = 20;

type NewNode = (
  step: string | number,
  key: Span | undefined,
  column: number,
  start: number,
  parent: OutlineNode,
  isFlow: boolean,
) => OutlineNode;

/** Reads what stands in brackets into the children of a node; brackets that are not closed end at the limit. */
export function readFlow(
  text: string,
  start: number,
  node: OutlineNode,
  limit: number,
  newNode: NewNode,
  depth = 0,
): number {
  const isList = text[start] === '[';
  node.kind = isList ? 'list' : 'map';
  let at = start + 1;
  let isClosed = false;
  while (at < limit) {
    const mark = text[at] ?? '';
    if (mark === ']' || mark === '}') {
      at += 1;
      isClosed = true;
      break;
    }
    if (/[\s,]/.test(mark)) {
      at += 1;
      continue;
    }
    if (mark === '#') {
      const newline = text.indexOf('\n', at);
      at = newline < 0 ? limit : newline;
      continue;
    }
    at = readItem(text, at, node, limit, newNode, isList, depth);
  }
  node.end = at;
  node.brackets = { start, end: at, isClosed };
  return at;
}

function readItem(
  text: string,
  start: number,
  node: OutlineNode,
  limit: number,
  newNode: NewNode,
  isList: boolean,
  depth: number,
): number {
  const piece = text[start] === '[' || text[start] === '{' ? undefined : pieceAt(text, start, limit);
  const colon = piece && /^\s*:(?=[\s,[\]{}]|$)/.exec(text.slice(piece.span.end, limit))?.[0].length;
  const isField = !isList && piece !== undefined;
  const child = newNode(
    isField ? piece.text : node.children.length,
    isField ? piece.span : undefined,
    node.column,
    start,
    node,
    true,
  );
  node.children.push(child);
  child.end = piece?.span.end ?? start;
  if (isField) {
    child.kind = colon === undefined ? 'word' : 'empty';
    if (colon === undefined) return child.end;
    let at = piece.span.end + colon;
    while (at < limit && /\s/.test(text[at] ?? '')) at += 1;
    child.end = Math.min(at, limit);
    if (at >= limit || /[,\]}]/.test(text[at] ?? '')) return child.end;
    return readContent(text, at, child, limit, newNode, depth);
  }
  return readContent(text, start, child, limit, newNode, depth);
}

function readContent(
  text: string,
  at: number,
  child: OutlineNode,
  limit: number,
  newNode: NewNode,
  depth: number,
): number {
  if ((text[at] === '[' || text[at] === '{') && depth < DEPTH)
    return readFlow(text, at, child, limit, newNode, depth + 1);
  child.scalar = pieceAt(text, at, limit);
  child.kind = 'scalar';
  // Always a step ahead, whatever stands there.
  child.end = Math.max(child.scalar.span.end, at + 1);
  return child.end;
}

function pieceAt(text: string, start: number, limit: number): Scalar {
  const mark = text[start];
  return mark === '"' || mark === "'"
    ? scalarAt(text, start, limit)
    : plainAt(text, start, limit, /[,[\]{}\r\n]|\s#|:(?=[\s,[\]{}]|$)/);
}
