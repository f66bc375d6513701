import type { Span } from '../../core/findings.ts';
import type { YamlPath } from '../../pack/yaml/file.ts';
import { innermostAt, nodeAtPath, type OutlineNode, pathOf } from '../../pack/yaml/outline.ts';
import { fieldIn } from '../../pack/yaml/outlineFlow.ts';

/** What can be written at a place of a YAML text, by its form alone; the schema says the rest. */
export interface Cursor {
  /** `name`: of a field of the map at `path`; `entry`: one more of the list there; `value`: that of `path` itself. */
  readonly kind: 'name' | 'value' | 'entry';
  readonly path: YamlPath;
  /** The map or list that it stands in; undefined for one that is empty yet. */
  readonly holder: OutlineNode | undefined;
  /** What is replaced. */
  readonly span: Span;
  /** What stands there, up to the place. */
  readonly typed: string;
  /** Where the names of fields stand, for what is written on further lines. */
  readonly column: number;
  /** A colon stands there already, behind a name; or a blank is missing, before a value. */
  readonly hasColon: boolean;
  readonly lacksBlank: boolean;
  /** Written in brackets, where nothing takes further lines. */
  readonly isFlow: boolean;
}

const LEAD = /^[ \t]*(?:-[ \t]+)*(?:-$)?/;

/** @returns undefined in comments, in texts of several lines, and where nothing can be told */
export function cursorAt(text: string, root: OutlineNode, offset: number): Cursor | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start, start + 10_000)) ?? [];
  const before = line.slice(0, offset - start);
  const inside = innermostAt(root, offset);
  if (isComment(before, inside, offset)) return undefined;
  if (inside.kind === 'text' && start > inside.start) return undefined;
  const flow = flowAt(inside, offset);
  if (flow) return inBrackets(text, flow, offset);
  const lead = LEAD.exec(line)?.[0] ?? '';
  const content = line.slice(lead.length);
  if (content.trim() === '') return onBlank(root, { start, line, lead, before }, offset);
  const at = start + lead.length;
  if (offset < at) return undefined;
  const field = fieldIn(content);
  const node = nodeStartingAt(root, at);
  if (node === undefined) return undefined;
  const common = { column: lead.length, isFlow: false, lacksBlank: false, hasColon: false };
  if (field) {
    const end = at + field.name.length;
    if (offset > end) return ofField(text, node, offset, at + field.end);
    const typed = text.slice(at, offset);
    const holder = node.parent;
    return {
      ...common,
      kind: 'name',
      path: pathOf(node).slice(0, -1),
      holder,
      span: { start: at, end },
      typed,
      hasColon: true,
    };
  }
  const comment = content.search(/\s#/);
  const end = at + (comment < 0 ? content : content.slice(0, comment)).trimEnd().length;
  const span = { start: at, end: Math.max(end, offset) };
  const typed = text.slice(at, offset);
  if (node.kind === 'word')
    return { ...common, kind: 'name', path: pathOf(node).slice(0, -1), holder: node.parent, span, typed };
  // What stands behind a dash: a value, or the first name of an entry.
  return { ...common, kind: 'value', path: pathOf(node), holder: node.parent, span, typed };
}

/** What is a mark of a comment in a value in quotes is none. */
function isComment(before: string, { scalar }: OutlineNode, offset: number): boolean {
  const mark = before.search(/(?:^|\s)#/);
  return mark >= 0 && !(scalar?.isQuoted && scalar.span.start < offset && offset <= scalar.span.end);
}

/** The field that begins at a place, or the entry whose value does. */
function nodeStartingAt(root: OutlineNode, at: number): OutlineNode | undefined {
  const node = innermostAt(root, at);
  return node.parent === undefined ? undefined : node;
}

function ofField(text: string, node: OutlineNode, offset: number, colon: number): Cursor {
  const { scalar } = node;
  const isOn = scalar !== undefined && scalar.span.start <= offset && offset <= scalar.span.end;
  const span = isOn ? scalar.span : { start: offset, end: offset };
  return {
    kind: 'value',
    path: pathOf(node),
    holder: node.parent,
    span,
    typed: text.slice(span.start, offset),
    column: node.column,
    hasColon: false,
    lacksBlank: offset === colon,
    isFlow: false,
  };
}

interface BlankLine {
  readonly start: number;
  readonly line: string;
  readonly lead: string;
  readonly before: string;
}

/** Nothing stands there yet but a dash, or blanks whose number says what it would belong to. */
function onBlank(root: OutlineNode, { start, lead, before }: BlankLine, offset: number): Cursor | undefined {
  const span = { start: offset, end: offset };
  const common = { span, typed: '', isFlow: false, hasColon: false };
  if (lead.includes('-')) {
    const dash = start + lead.lastIndexOf('-');
    if (offset <= dash) return undefined;
    const entry = innermostAt(root, dash);
    const path = pathOf(entry);
    const lacksBlank = !/\s$/.test(before);
    return { ...common, kind: 'value', path, holder: entry.parent, column: lead.length, lacksBlank };
  }
  const column = before.length;
  const above = openAt(root, start, column);
  if (above === undefined) return undefined;
  const others = above.children.filter(child => child.start < start);
  if (above.kind === 'list') {
    const fits = others.every(child => child.column === column);
    return fits
      ? { ...common, kind: 'entry', path: pathOf(above), holder: above, column, lacksBlank: false }
      : undefined;
  }
  // A name that stands further in or out than the others would belong to none of them.
  if (others.some(child => child.column !== column && child.kind !== 'word')) return undefined;
  return { ...common, kind: 'name', path: pathOf(above), holder: above, column, lacksBlank: false };
}

/** The innermost map, list or empty field above a line, into which something at a column would go. */
function openAt(root: OutlineNode, before: number, column: number): OutlineNode | undefined {
  let node = root;
  for (;;) {
    const inner: OutlineNode | undefined = node.children.findLast(
      child => child.start < before && child.column < column && !child.isFlow,
    );
    const last = node.children.findLast(child => child.start < before);
    if (inner === undefined || inner !== last) break;
    node = inner;
  }
  return node.kind === 'scalar' || node.kind === 'text' || node.kind === 'word' ? undefined : node;
}

/** The innermost brackets around a place. */
function flowAt(inside: OutlineNode, offset: number): OutlineNode | undefined {
  for (let node: OutlineNode | undefined = inside; node; node = node.parent) {
    const { start = offset, end = 0, isClosed = true } = node.brackets ?? {};
    if (start < offset && (isClosed ? offset < end : offset <= end)) return node;
  }
  return undefined;
}

function inBrackets(text: string, holder: OutlineNode, offset: number): Cursor {
  const child = holder.children.find(({ start, end }) => start <= offset && offset <= end);
  const common = { holder, column: holder.column, isFlow: true, lacksBlank: false, hasColon: false };
  const path = pathOf(holder);
  const key = child?.key;
  if (holder.kind === 'map' && !(key && offset > key.end)) {
    const span = key ?? { start: offset, end: offset };
    const hasColon = key !== undefined && /^\s*:/.test(text.slice(key.end, key.end + 10));
    return { ...common, kind: 'name', path, span, typed: text.slice(span.start, offset), hasColon };
  }
  const scalar = child?.scalar;
  const isOn = scalar !== undefined && scalar.span.start <= offset && offset <= scalar.span.end;
  const span = isOn ? scalar.span : { start: offset, end: offset };
  const step = child?.step ?? holder.children.length;
  const lacksBlank = key !== undefined && offset === key.end + 1;
  return {
    ...common,
    kind: 'value',
    path: [...path, step],
    span,
    typed: text.slice(span.start, offset),
    lacksBlank,
  };
}

/** The value of a sibling of a place, such as the `party` beside a `person`. */
export function siblingOf(root: OutlineNode, path: YamlPath, name: string): string | undefined {
  return nodeAtPath(root, [...path.slice(0, -1), name])?.scalar?.text;
}
