import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

// Where the nodes of a parsed document stand in its text, and what stands around them.

/** How a file is written, so that what is added looks like the rest. */
export interface YamlStyle {
  /** Columns from a key to what stands below it. */
  readonly indent: number;
  /** Whether lists are indented below their key. */
  readonly indentSeq: boolean;
}

/** Without the space at the end that YAML knows as such; others, such as U+00A0, are part of the value. */
export function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Offset of a node, or of the key of a pair; 0 for what stands nowhere. */
export function startOf(node: unknown): number {
  if (isPair(node)) return startOf(node.key);
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}

/** Offset behind the last word of a node; the library counts what follows it, such as comments, to blocks. */
export function endOf(text: string, node: unknown): number {
  if (isPair(node)) return isWritten(node.value) ? endOf(text, node.value) : colonEnd(text, node);
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(text, node.items.at(-1));
  const range = isNode(node) ? node.range : undefined;
  if (!range) return 0;
  const source = text.slice(range[0], range[1]);
  // With this mark, the empty lines at the end are part of the text.
  if (isScalar(node) && node.type?.startsWith('BLOCK') && /^[|>]\d?\+/.test(source))
    return range[0] + source.replace(/\r?\n$/, '').length;
  return range[0] + trimmed(source).length;
}

/** Whether a value stands somewhere; the one in `due:` does not. */
export function isWritten(value: unknown): boolean {
  return isNode(value) && !(isScalar(value) && value.value === null && value.source === '');
}

/** Offset behind the colon of a field; behind its key where it has none, as in `{a, b}`. */
export function colonEnd(text: string, { key }: Pair): number {
  const end = endOf(text, key);
  return end + (/^[ \t]*:/.exec(text.slice(end, end + 100))?.[0].length ?? 0);
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

/** Offset of the next line; that of the end behind the last one. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

/** How the line at a place ends, or the one before it: a file may have both. */
export function newlineAt(text: string, offset: number): string {
  const next = text.indexOf('\n', offset);
  const mark = next < 0 ? text.lastIndexOf('\n', offset) : next;
  return mark > 0 && text[mark - 1] === '\r' ? '\r\n' : '\n';
}

export function columnOf(text: string, offset: number): number {
  return text.slice(lineStart(text, offset), offset).replace('\ufeff', '').length;
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

/**
 * The start of the comments that stand directly above a line, at its column: they speak of it.
 * @param from where what is above begins
 */
export function commentsAbove(text: string, line: number, column: number, from: number): number {
  let first = line;
  while (first > from) {
    const above = lineStart(text, first - 1);
    const [, indent = '', mark] = /^([ \t]*)(.?)/.exec(text.slice(above, first)) ?? [];
    if (above < from || mark !== '#' || indent.length !== column) break;
    first = above;
  }
  return first;
}

/** Whether there is an empty line between two places. */
export function hasEmptyLine(text: string, start: number, end: number): boolean {
  return /\n[ \t]*\r?\n/.test(text.slice(start, end));
}

/** Indents lines, but for empty ones. */
export function indented(lines: readonly string[], columns: number): string[] {
  return lines.map(line => (line === '' ? '' : ' '.repeat(columns) + line));
}

/**
 * Offset of the dash of an entry of a list that is written line by line.
 * @returns undefined where it cannot be told
 */
export function dashOf(text: string, list: YAMLSeq, index: number): number | undefined {
  if (index === 0) return text[startOf(list)] === '-' ? startOf(list) : undefined;
  const column = columnOf(text, startOf(list));
  const dash = new RegExp(`^ {${column}}-(?=\\s|$)`, 'gm');
  dash.lastIndex = nextLine(text, endOf(text, list.items[index - 1]));
  const found = dash.exec(text);
  const next = list.items[index];
  const item = isWritten(next) ? startOf(isMap(next) && !next.flow ? next.items[0] : next) : text.length;
  return found && found.index <= item ? found.index + column : undefined;
}

/** The indentation of the first list and the first map below a key; that of a new pack where there is none. */
export function styleOf(document: Document.Parsed | undefined, text: string): YamlStyle {
  let list: number | undefined;
  let map: number | undefined;
  const look = (_: unknown, { key, value }: Pair) => {
    if (!isCollection(value) || value.flow || value.items.length === 0) return undefined;
    const first = isMap(value) ? (value.items[0] as Pair).key : value;
    const offset = columnOf(text, startOf(first)) - columnOf(text, startOf(key));
    if (isSeq(value)) list ??= offset;
    else if (offset > 0) map ??= offset;
    return list !== undefined && map !== undefined ? visit.BREAK : undefined;
  };
  if (document) visit(document, { Pair: look });
  return { indent: (list ?? 0) > 0 ? (list ?? 2) : (map ?? 2), indentSeq: list !== 0 };
}

/** Nothing, in any of the ways to write it: no value, `null`, `[]`, `{}`. */
export function isVacant(text: string, value: unknown): boolean {
  if (isCollection(value))
    return value.items.length === 0 && !text.slice(startOf(value), endOf(text, value)).includes('#');
  return value === null || value === undefined || (isScalar(value) && value.value === null);
}

/** Where the first thing of a block begins: its first key, or the dash of its first entry. */
export function firstOf(node: YAMLMap | YAMLSeq): number {
  return isMap(node) ? startOf(node.items[0]) : startOf(node);
}
