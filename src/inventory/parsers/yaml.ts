import {
  type Document,
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
 * YAML with any number of documents. Aliases are never followed, so that an alias bomb stays small.
 * Spring profiles, Compose `environment:`, Kubernetes `env:` and the data of a Kubernetes Secret are understood.
 */
export function readYaml(text: string, depth: number): RawKey[] {
  refuseDeepNesting(text);
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  const keys: RawKey[] = [];
  for (const document of documents as Document.Parsed[]) {
    // Maven puts @project.version@ into Spring files; the library names it an error and goes on.
    const broken = document.errors.find(error => error.code !== 'BAD_SCALAR_START');
    if (broken !== undefined) throw new UnreadableError(lineCounter.linePos(broken.pos[0]).line);
    const found: RawKey[] = [];
    walk(document.contents, '', depth, (name, node) => {
      found.push({ name, line: lineCounter.linePos(node.range?.[0] ?? 0).line });
    });
    const profile = springProfile(document);
    const isSecret = textAt(document, ['kind']) === 'Secret';
    for (const key of found) {
      const hidden = isSecret && /^(?:data|stringData)\./.test(key.name);
      keys.push({
        ...key,
        ...(profile === undefined ? {} : { profile }),
        ...(hidden ? { secret: true } : {}),
      });
    }
  }
  return keys;
}

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

function walk(node: unknown, prefix: string, depth: number, visit: Visit): void {
  if (isMap(node)) walkMap(node, prefix, depth, visit);
  else if (isSeq(node))
    for (const item of node.items) if (isMap(item)) walkMap(item, `${prefix}[]`, depth, visit);
}

function walkMap(map: YAMLMap, prefix: string, depth: number, visit: Visit): void {
  for (const { key, value } of map.items) {
    // A word without a colon, as in `{word}`, is rather a value than a key; so is what a missing quote made a word.
    if (!isScalar(key) || value === null) continue;
    const part = String(key.value);
    if (part === '<<') continue;
    const name = dotted(prefix, part);
    if (depth > 1 && /^env(?:ironment)?$/i.test(part) && isSeq(value)) {
      for (const item of value.items) environmentItem(item, name, visit);
    } else if (depth > 1 && isMap(value) && value.items.length > 0) walkMap(value, name, depth - 1, visit);
    else if (depth > 1 && isSeq(value) && value.items.some(isMap)) walk(value, name, depth - 1, visit);
    else visit(name, key);
  }
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
