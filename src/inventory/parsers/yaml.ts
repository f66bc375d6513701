import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';
import { dotted, type RawKey, UnreadableError } from './raw.ts';

/**
 * YAML with any number of documents. What an alias or a merge key (`<<`) brings in is read as if it stood there, up to a
 * number of keys that no settings reach and an alias bomb does.
 * Spring profiles, Compose `environment:`, Kubernetes `env:` and the data of a Kubernetes Secret are understood.
 */
export function readYaml(text: string, depth: number): RawKey[] {
  refuseDeepNesting(text);
  const keys: RawKey[] = [];
  let brokenAt: number | undefined;
  let rest: string | undefined = text;
  for (let tries = 0; rest !== undefined && tries < MOST_MISTAKES; tries++) {
    const read = readAsFarAs(rest, depth);
    keys.push(...read.keys);
    brokenAt ??= read.brokenAt;
    rest = read.goesOn === undefined ? undefined : afterMistake(rest, read.goesOn);
  }
  if (brokenAt !== undefined) throw new UnreadableError(brokenAt, keys);
  return keys;
}

/** Mistakes of one file after which reading goes on. */
const MOST_MISTAKES = 20;

/** The documents of a text, up to the first with a mistake: of that one what stands before the mistake. */
function readAsFarAs(text: string, depth: number): { keys: RawKey[]; brokenAt?: number; goesOn?: number } {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  const keys: RawKey[] = [];
  for (const document of documents as Document.Parsed[]) {
    const { line, goesOn, found } = readDocument(document, depth, lineCounter);
    keys.push(...found);
    if (line !== undefined) return { keys, brokenAt: line, ...(goesOn === undefined ? {} : { goesOn }) };
  }
  return { keys };
}

/**
 * What can be read for certain from a line on, after a mistake, at the same line numbers. Whatever is open there (a quote, a
 * bracket, a block), its lines are indented: a name at the very left is a key of the top again (YAML 1.2.2, 6.1), and
 * `---` begins another document.
 */
function afterMistake(text: string, from: number): string | undefined {
  const lines = text.split('\n');
  if (/^\s*[[{]/.test(lines.find(each => !/^\s*(?:#|---|%|$)/.test(each)) ?? '')) return undefined;
  const next = lines.findIndex(
    (each, at) => at + 1 >= from && /^(?:[\w.-]+:(?:\s|$)|---(?:\s|$))/.test(each),
  );
  return next < 0 ? undefined : '\n'.repeat(next) + lines.slice(next).join('\n');
}

/** The keys of a document; of one with a mistake those of its top that stand before it. */
function readDocument(
  document: Document.Parsed,
  depth: number,
  lineCounter: LineCounter,
): { found: RawKey[]; line?: number; goesOn?: number } {
  // Maven puts @project.version@ into Spring files; the library names it an error and goes on.
  const broken = document.errors.find(error => error.code !== 'BAD_SCALAR_START');
  const place = broken && lineCounter.linePos(broken.pos[0]);
  let end = place?.line ?? Number.POSITIVE_INFINITY;
  // A name at the very left ends what was left open above it, and is no mistake itself.
  let goesOn = place?.col === 1 && end > 1 ? end : end + 1;
  let found: RawKey[] = [];
  const budget = { left: MOST_ALIASED };
  walk(document.contents, { prefix: '', depth, document, budget, isAliased: false }, (name, node) => {
    const { line } = lineCounter.linePos(node.range?.[0] ?? 0);
    if (line < end) found.push({ name, line });
  });
  // A quote that is not closed makes a value of names, and names of what comes after it.
  if (broken !== undefined) found = found.filter(({ name }) => /^[\w-]+(?:\.[\w-]+)*$/.test(name));
  // What is not closed is missed at the end of the text; it was opened with the last key.
  if (broken?.code === 'MISSING_CHAR') {
    end = found.at(-1)?.line ?? end;
    goesOn = end + 1;
  }
  const profile = springProfile(document);
  const isSecret = textAt(document, ['kind']) === 'Secret';
  const keys = found.map(key => ({
    ...key,
    ...(profile === undefined ? {} : { profile }),
    ...(isSecret && /^(?:data|stringData)\./.test(key.name) ? { secret: true as const } : {}),
  }));
  return broken === undefined ? { found: keys } : { found: keys, line: end, goesOn };
}

/** Keys of one document that aliases may bring in. */
const MOST_ALIASED = 5000;

/** The library needs seconds for a megabyte of open brackets before it fails; no settings nest a thousand deep. */
function refuseDeepNesting(text: string): void {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === OPEN_LIST || char === OPEN_MAP) open++;
    else if (char === OPEN_LIST + 2 || char === OPEN_MAP + 2) open = Math.max(0, open - 1);
    if (open > 1000) throw new UnreadableError();
  }
}

const OPEN_LIST = 0x5b;
const OPEN_MAP = 0x7b;

type Visit = (name: string, node: Node) => void;

interface Place {
  readonly prefix: string;
  readonly depth: number;
  readonly document: Document.Parsed;
  readonly budget: { left: number };
  readonly isAliased: boolean;
}

function walk(written: unknown, place: Place, visit: Visit): void {
  const { node, isAliased } = followed(written, place);
  const inner = { ...place, isAliased: place.isAliased || isAliased };
  if (isMap(node)) walkMap(node, inner, visit);
  else if (isSeq(node))
    for (const item of node.items) {
      const { node: map, isAliased: byItem } = followed(item, inner);
      if (!isMap(map)) continue;
      walkMap(map, { ...inner, prefix: `${place.prefix}[]`, isAliased: inner.isAliased || byItem }, visit);
    }
}

/** What an alias stands for. */
function followed(node: unknown, { document }: Place): { node: unknown; isAliased: boolean } {
  return isAlias(node) ? { node: node.resolve(document), isAliased: true } : { node, isAliased: false };
}

function walkMap(map: YAMLMap, place: Place, visit: Visit): void {
  const { prefix, depth, budget } = place;
  const merged: unknown[] = [];
  for (const { key, value: written } of map.items) {
    // A word without a colon, as in `{word}`, is rather a value than a key; so is what a missing quote made a word.
    if (!isScalar(key) || written === null) continue;
    if (place.isAliased && budget.left-- <= 0) throw new UnreadableError();
    const part = String(key.value);
    if (part === '<<') {
      merged.push(written);
      continue;
    }
    const name = dotted(prefix, part);
    const { node: value, isAliased } = followed(written, place);
    const below = { ...place, prefix: name, depth: depth - 1, isAliased: place.isAliased || isAliased };
    if (depth > 1 && /^env(?:ironment)?$/i.test(part) && isSeq(value)) {
      for (const item of value.items) environmentItem(item, name, visit);
    } else if (depth > 1 && isMap(value) && value.items.length > 0) walkMap(value, below, visit);
    else if (depth > 1 && isSeq(value) && value.items.some(item => isMap(followed(item, place).node)))
      walk(value, below, visit);
    else visit(name, key);
  }
  for (const source of merged) mergeIn(source, map, place, visit);
}

/** Keys that `<<` brings in, without those that the map has itself (yaml.org/type/merge). */
function mergeIn(source: unknown, into: YAMLMap, place: Place, visit: Visit): void {
  const { node } = followed(source, place);
  const maps = isSeq(node) ? node.items.map(item => followed(item, place).node) : [node];
  const own = into.items.map(({ key }) => dotted(place.prefix, isScalar(key) ? String(key.value) : ''));
  const isOwn = (name: string) => own.some(key => name === key || name.startsWith(`${key}.`));
  for (const map of maps)
    if (isMap(map) && map !== into)
      walkMap(map, { ...place, depth: place.depth - 1, isAliased: true }, (name, key) => {
        if (!isOwn(name)) visit(name, key);
      });
}

/** `- NAME=value` and `- NAME` (Compose), `- name: NAME` (Kubernetes). A bare word that is no variable name is not shown. */
function environmentItem(item: unknown, prefix: string, visit: Visit): void {
  const named = isMap(item) ? item.get('name', true) : item;
  if (!isScalar(named) || typeof named.value !== 'string') return;
  const pattern = isMap(item) ? /^([\w.-]+)$/ : /^([A-Za-z_][\w.-]*)(?==)|^([A-Z_][A-Z0-9_]*)$/;
  const name = pattern.exec(named.value)?.[0];
  if (name !== undefined) visit(dotted(prefix, name), named);
}

/** Both spellings, nested or with dots; anything that does not look like a list of profile names is not taken. */
function springProfile(document: Document.Parsed): string | undefined {
  for (const path of PROFILE_PATHS) {
    const text = textAt(document, path);
    if (text !== undefined && /^[\p{L}\p{N}_, !&|()-]{1,60}$/u.test(text)) return text;
  }
  return undefined;
}

const PROFILE_PATHS = [
  ['spring', 'profiles'],
  ['spring', 'config', 'activate', 'on-profile'],
  ['spring', 'config.activate.on-profile'],
  ['spring.config.activate.on-profile'],
  ['spring.profiles'],
];

function textAt(document: Document.Parsed, path: readonly string[]): string | undefined {
  let node: unknown = document.contents;
  for (const part of path) {
    if (!isMap(node)) return undefined;
    node = node.get(part, true);
  }
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}
