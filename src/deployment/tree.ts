import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';

/** YAML or JSON as plain values, each with its line. What an alias or a merge key brings in stands where it is used. */
export interface Tree {
  /** From 1. */
  readonly line: number;
  /** Of a scalar, as it is written. */
  readonly value?: string;
  readonly map?: ReadonlyMap<string, Tree>;
  readonly list?: readonly Tree[];
}

/** So many values no settings have; an alias bomb does. */
const MOST_NODES = 20_000;
/** Deeper nobody nests by hand. */
const DEEPEST = 40;
/** In UTF-16 units. */
const LONGEST = 400_000;

/** The documents of a YAML text; those with a mistake as far as they can be read. */
export function readTrees(text: string): Tree[] {
  if (text.length > LONGEST || isDeep(text)) return [];
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  if (!Array.isArray(documents)) return [];
  const budget = { left: MOST_NODES };
  return documents.flatMap(document => {
    const toTree = (node: unknown, depth: number): Tree | undefined => {
      if (depth > DEEPEST || budget.left-- <= 0) return undefined;
      if (isAlias(node)) {
        const tree = toTree(node.resolve(document), depth + 1);
        return tree && { ...tree, line: lineOf(node) };
      }
      if (isScalar(node)) return { line: lineOf(node), value: scalarText(node.source, node.value) };
      if (isSeq(node))
        return { line: lineOf(node), list: node.items.flatMap(item => toTree(item, depth + 1) ?? []) };
      if (!isMap(node)) return undefined;
      const map = new Map<string, Tree>();
      const merged: unknown[] = [];
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (name === '<<') merged.push(value);
        else {
          const inner = toTree(value, depth + 1);
          // What is asked for is where the name stands, also of a list below it.
          map.set(name, { ...(inner ?? {}), line: lineOf(key) });
        }
      }
      for (const source of merged) {
        const tree = toTree(source, depth + 1);
        for (const one of tree?.list ?? (tree ? [tree] : []))
          for (const [name, inner] of one.map ?? []) if (!map.has(name)) map.set(name, inner);
      }
      return { line: lineOf(node), map };
    };
    const lineOf = (node: Node) => lineCounter.linePos(node.range?.[0] ?? 0).line;
    return toTree(document.contents, 0) ?? [];
  });
}

/** What a path of names leads to. */
export function at(tree: Tree | undefined, ...names: readonly string[]): Tree | undefined {
  return names.reduce<Tree | undefined>((found, name) => found?.map?.get(name), tree);
}

/** The texts of a list, or of one value that stands where a list may. */
export function textsOf(tree: Tree | undefined): { readonly value: string; readonly line: number }[] {
  const items = tree?.list ?? (tree ? [tree] : []);
  return items.flatMap(({ value, line }) => (value === undefined ? [] : [{ value, line }]));
}

function scalarText(source: unknown, value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof source === 'string' ? source : value === null || value === undefined ? '' : String(value);
}

/** The library needs seconds for a megabyte of open brackets before it fails. */
function isDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '[' || sign === '{') open++;
    else if (sign === ']' || sign === '}') open = Math.max(0, open - 1);
    if (open > 500) return true;
  }
  return false;
}
