import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Pair,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { MessageData } from '../../../core/errors.ts';
import { conflictsIn } from '../conflict.ts';
import type { YamlPath } from '../file.ts';
import { parseYaml } from '../parse.ts';
import { styleOf, type YamlStyle } from './text.ts';

/**
 * Why a text is left as it is:
 * - `syntax`: it is no YAML; `conflict`: a merge was not finished; `documents`: it holds more than one;
 * - `doubled`: a field is there twice, and programs do not agree which counts;
 * - `alias`: it is written elsewhere; `anchor`: it is referred to from elsewhere; `tag`: it has a type of its own;
 * - `kind`: something else stands there than a map or a list; `absent`: nothing stands there;
 * - `form`: no edit of this form would say what it should, or a comment would be lost;
 * - `newer`: its format is of a later version, which may mean something else by the same words.
 */
export interface YamlRefusal {
  readonly reason:
    | 'syntax'
    | 'conflict'
    | 'documents'
    | 'doubled'
    | 'alias'
    | 'anchor'
    | 'tag'
    | 'kind'
    | 'absent'
    | 'form'
    | 'newer';
  /** Offset in the text. */
  readonly start: number;
  readonly data?: MessageData;
}

export function refused(reason: YamlRefusal['reason'], start: number, data?: MessageData): YamlRefusal {
  return { reason, start, ...(data && { data }) };
}

export function isRefusal(value: object): value is YamlRefusal {
  return 'reason' in value;
}

/** A text, read for edits. */
export interface EditSource {
  readonly text: string;
  /** Undefined for a text that says nothing yet. */
  readonly root: unknown;
  readonly content: unknown;
  readonly style: YamlStyle;
  /** Names of the anchors that aliases refer to. */
  readonly referred: ReadonlySet<string>;
}

export function readSource(text: string): EditSource | YamlRefusal {
  const conflict = conflictsIn(text);
  if (conflict) return refused('conflict', conflict.start, { lines: conflict.lines });
  const { document, content, problems } = parseYaml(text);
  const second = problems.find(({ messageId }) => messageId === 'severalDocuments');
  if (second) return refused('documents', second.start);
  if (problems.some(({ messageId }) => messageId === 'empty')) return sourceOf(text, undefined, {});
  if (document === undefined) return refused('syntax', problems[0]?.start ?? 0);
  return sourceOf(text, document, content);
}

/** A text that was read before. */
export function sourceOf(text: string, document: Document.Parsed | undefined, content: unknown): EditSource {
  const referred = new Set<string>();
  if (document)
    visit(document, {
      Alias: (_, { source }) => {
        referred.add(source);
      },
    });
  return { text, root: document?.contents, content, style: styleOf(document, text), referred };
}

/** How far the way to a place leads. */
export interface Place {
  /** Steps that are there. */
  readonly depth: number;
  /** What stands at the end of these steps. */
  readonly node: unknown;
  /** The map or list that it stands in; undefined for the root. */
  readonly parent: YAMLMap | YAMLSeq | undefined;
  /** The field whose value it is. */
  readonly pair: Pair | undefined;
  /** Whether it is written inside of `[…]` or `{…}`. */
  readonly isInFlow: boolean;
}

/** Goes as far as there is something; refuses at what is written elsewhere, or there twice. */
export function findPlace({ root, referred }: EditSource, path: YamlPath): Place | YamlRefusal {
  let place: Place = { depth: 0, node: root, parent: undefined, pair: undefined, isInFlow: false };
  for (;;) {
    const { node, depth } = place;
    const start = (isNode(node) ? node.range?.[0] : undefined) ?? 0;
    if (isAlias(node)) return refused('alias', start);
    if (isNode(node) && node.tag !== undefined) return refused('tag', start);
    if (isNode(node) && node.anchor !== undefined && referred.has(node.anchor))
      return refused('anchor', start);
    const step = path[depth];
    if (step === undefined || !isCollection(node)) return place;
    const isInFlow = node.flow === true;
    if (isSeq(node)) {
      if (typeof step !== 'number' || node.items[step] === undefined) return place;
      place = { depth: depth + 1, node: node.items[step], parent: node, pair: undefined, isInFlow };
      continue;
    }
    if (!isMap(node)) return place;
    const [pair, second] = pairsOf(node, String(step));
    if (second !== undefined) return doubled(second);
    if (pair === undefined) return place;
    place = { depth: depth + 1, node: pair.value, parent: node, pair, isInFlow };
  }
}

/** Where a map has a field twice. */
export function doubledIn(map: YAMLMap): YamlRefusal | undefined {
  const seen = new Set<string>();
  for (const pair of map.items) {
    const name = nameOf(pair);
    if (name === undefined || name === '<<') continue;
    if (seen.has(name)) return doubled(pair);
    seen.add(name);
  }
  return undefined;
}

function doubled(pair: Pair): YamlRefusal {
  return refused('doubled', (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? 0, {
    field: nameOf(pair) ?? '',
  });
}

/** The fields of a name; more than one is a mistake. */
export function pairsOf(map: YAMLMap, name: string): Pair[] {
  return map.items.filter(pair => nameOf(pair) === name);
}

export function nameOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}
