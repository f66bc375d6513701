import { type Document, isCollection, isMap, isNode, isPair, isScalar, isSeq, type Pair, visit } from 'yaml';

// Where the nodes of a parsed document stand in its text, and what stands around them.

/** How a file is written, so that what is added looks like the rest. */
export interface YamlStyle {
  readonly newline: string;
  /** Columns from a key to what stands below it. */
  readonly indent: number;
  /** Whether lists are indented below their key. */
  readonly indentSeq: boolean;
}

/** The text with another one in place of a part. */
export function splice(text: string, start: number, end: number, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

/** Without the space at the end that YAML knows as such; others, such as U+00A0, are part of the value. */
export function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Offset of a node; 0 for what stands nowhere. */
export function startOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

/** Offset behind the last word of a node; the library counts what follows it, such as comments, to blocks. */
export function endOf(text: string, node: unknown): number {
  if (isPair(node)) return endOf(text, node.value ?? node.key);
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(text, node.items.at(-1));
  const range = isNode(node) ? node.range : undefined;
  if (!range) return 0;
  return range[0] + trimmed(text.slice(range[0], range[1])).length;
}

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line end, in front of its mark. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline < 0) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

export function columnOf(text: string, offset: number): number {
  return text.slice(lineStart(text, offset), offset).replace('\ufeff', '').length;
}

/** Offset of the next line; that of the end behind the last one. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** Moves from the end of a line over the comments below it that stand at least at the column. */
export function pastComments(text: string, end: number, column: number): number {
  let last = end;
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    const stop = lineEnd(text, line);
    const [, indent = '', mark] = /^([ \t]*)(.?)/.exec(text.slice(line, stop)) ?? [];
    if (mark === '#' && indent.length >= column) last = stop;
    else if (mark) break;
  }
  return last;
}

/** Indents lines, but for empty ones. */
export function indented(lines: readonly string[], columns: number): string[] {
  return lines.map(line => (line === '' ? '' : ' '.repeat(columns) + line));
}

/** The indentation of the first list and the first map below a key; that of a new pack where there is none. */
export function styleOf(document: Document.Parsed | undefined, text: string): YamlStyle {
  let list: number | undefined;
  let map: number | undefined;
  const look = (_: unknown, { key, value }: Pair) => {
    if (!isCollection(value) || value.flow || value.items.length === 0) return;
    const first = isMap(value) ? (value.items[0] as Pair).key : value;
    const offset = columnOf(text, startOf(first)) - columnOf(text, startOf(key));
    if (isSeq(value)) list ??= offset;
    else if (offset > 0) map ??= offset;
  };
  if (document) visit(document, { Pair: look });
  return {
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    indent: list || map || 2,
    indentSeq: list !== 0,
  };
}

/** Nothing, in any of the ways to write it: no value, `null`, `[]`, `{}`. */
export function isVacant(text: string, value: unknown): boolean {
  if (isCollection(value))
    return value.items.length === 0 && !text.slice(startOf(value), endOf(text, value)).includes('#');
  return value === null || (isScalar(value) && value.value === null);
}
