import { sha256 } from '../../core/digest.ts';
import type { Span } from '../../core/findings.ts';
import { linesOutsideOfCode } from './source.ts';

/**
 * Generated blocks: what stands between two comments in a Markdown file of a pack is the program's, everything else is
 * the reader's. The first comment names what the block was made from, and holds two digests:
 *
 *     <!-- handover:begin services from="compose.yml" data="1a2b3c4d" text="5e6f7a8b" -->
 *     …
 *     <!-- handover:end services -->
 *
 * `data` is that of the facts, so that a block is out of date when they changed, whatever day it is and however they
 * were committed; `text` is that of the words, so that one which a person changed is never written over.
 */
export interface Block extends Span {
  readonly id: string;
  /** What it was made from, for people; '' in packs of earlier versions. */
  readonly from: string;
  /** Digest of the facts; '' in packs of earlier versions. */
  readonly data: string;
  /** Whether somebody changed the words after they were generated; unknown, and so false, without a digest. */
  readonly isEdited: boolean;
  /** The words, with line ends of one kind and without the indentation of the markers. */
  readonly body: string;
  /** What every line of the block begins with: the block may stand in a list or a quotation. */
  readonly prefix: string;
  /** What the text uses at the ends of its lines. */
  readonly newline: string;
}

/** A marker without its partner, doubled, or in the wrong place: nobody knows what is whose. */
export interface LoneMarker extends Span {
  readonly id: string;
}

/** The blocks of a text in their order. */
export interface BlocksOfText {
  readonly blocks: readonly Block[];
  readonly lone: readonly LoneMarker[];
}

/** What a block should say now. */
export interface FreshBlock {
  readonly from: string;
  readonly data: string;
  readonly body: string;
}

const MARKER =
  /^(?<prefix>[ \t>]{0,80})<!-- handover:(?:(?<kind>begin|end) (?<id>[a-z][a-z0-9-]{0,60})(?<attributes>(?: [a-z]{1,10}="[^"\n]{0,2000}"){0,5})|(?<old>status):(?<oldKind>begin|end)) -->[ \t]{0,80}$/;
const ATTRIBUTE = /([a-z]{1,10})="([^"]*)"/g;

interface Marker extends Span {
  readonly isBegin: boolean;
  readonly id: string;
  readonly prefix: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Finds the blocks of a text; what a code block shows is none. */
export function findBlocks(text: string): BlocksOfText {
  const blocks: Block[] = [];
  const lone: LoneMarker[] = [];
  let open: Marker | undefined;
  for (const marker of markersOf(text)) {
    const { id, isBegin, start, end } = marker;
    if (open === undefined) {
      if (isBegin && !blocks.some(block => block.id === id)) open = marker;
      else lone.push({ id, start, end });
    } else if (!isBegin && id === open.id) {
      blocks.push(blockOf(text, open, marker));
      open = undefined;
    } else {
      lone.push({ id: open.id, start: open.start, end: open.end });
      open = isBegin ? marker : undefined;
    }
  }
  if (open) lone.push({ id: open.id, start: open.start, end: open.end });
  return { blocks, lone };
}

function* markersOf(text: string): Generator<Marker> {
  if (!text.includes('<!-- handover:')) return;
  for (const line of linesOutsideOfCode(text)) {
    const { groups } = MARKER.exec(line.text) ?? {};
    if (groups === undefined) continue;
    const { prefix = '', kind, oldKind, id, old, attributes = '' } = groups;
    yield {
      isBegin: (kind ?? oldKind) === 'begin',
      id: id ?? old ?? '',
      prefix,
      attributes: new Map(
        [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]),
      ),
      start: line.start,
      end: line.start + line.text.length,
    };
  }
}

function blockOf(text: string, begin: Marker, end: Marker): Block {
  const { id, prefix, attributes } = begin;
  const lines = text.slice(begin.end, end.start).split(/\r\n|\n|\r/);
  const body = trimLines(lines.map(line => withoutPrefix(line, prefix))).join('\n');
  const digest = attributes.get('text') ?? '';
  return {
    id,
    prefix,
    body,
    from: decodeSource(attributes.get('from') ?? ''),
    data: attributes.get('data') ?? '',
    isEdited: digest !== '' && digest !== digestOf(body),
    newline: /\r\n|\n|\r/.exec(text.slice(begin.end))?.[0] ?? '\n',
    start: begin.start,
    end: end.end,
  };
}

/** Editors take blanks away from the ends of lines. */
function withoutPrefix(line: string, prefix: string): string {
  if (line.startsWith(prefix)) return line.slice(prefix.length).trimEnd();
  return line.trim() === prefix.trim() ? '' : line.trim();
}

function trimLines(lines: readonly string[]): string[] {
  const isEmpty = (line: string) => line === '';
  const first = lines.findIndex(line => !isEmpty(line));
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => !isEmpty(line)) + 1);
}

/** Lines as they are written: without blanks at their ends, and without empty ones around them. */
function wordsOf({ body }: Pick<FreshBlock, 'body'>): string[] {
  return trimLines(body.split('\n').map(line => line.trimEnd()));
}

/** A block as it stands in a text, markers included. */
export function printBlock(
  id: string,
  { from, data, body }: FreshBlock,
  { prefix = '', newline = '\n' }: { readonly prefix?: string; readonly newline?: string } = {},
): string {
  const words = wordsOf({ body });
  const attributes = `from="${encodeSource(from)}" data="${data}" text="${digestOf(words.join('\n'))}"`;
  const lines = [
    `<!-- handover:begin ${id} ${attributes} -->`,
    ...(words.length > 0 ? ['', ...words, ''] : []),
    `<!-- handover:end ${id} -->`,
  ];
  return lines.map(line => (line === '' ? prefix.trimEnd() : prefix + line)).join(newline);
}

/** What became of one block. */
export interface BlockChange {
  readonly id: string;
  /**
   * `updated`: brought up to date; `edited`: the facts changed, but so did a person the words, which stay; `gone`: nothing
   * makes such a block any more, it stays as it is.
   */
  readonly state: 'same' | 'updated' | 'edited' | 'gone';
}

function stateOf(block: Block, fresh: FreshBlock): BlockChange['state'] {
  const isSame = wordsOf(fresh).join('\n') === block.body;
  if (isSame && block.data === fresh.data && block.from === fresh.from) return 'same';
  if (!block.isEdited || isSame || block.body === '') return 'updated';
  return block.data === fresh.data ? 'same' : 'edited';
}

/** Brings the blocks of a text up to date; every other byte stays as it is, line ends included. */
export function updateBlocks(
  text: string,
  fresh: ReadonlyMap<string, FreshBlock>,
): {
  readonly text: string;
  readonly changes: readonly BlockChange[];
  readonly lone: readonly LoneMarker[];
} {
  const { blocks, lone } = findBlocks(text);
  const changes: BlockChange[] = [];
  let updated = text;
  for (const block of blocks.toReversed()) {
    const now = fresh.get(block.id);
    const state = now === undefined ? 'gone' : stateOf(block, now);
    changes.unshift({ id: block.id, state });
    if (state !== 'updated' || now === undefined) continue;
    updated = updated.slice(0, block.start) + printBlock(block.id, now, block) + updated.slice(block.end);
  }
  return { text: updated, changes, lone };
}

/** Sixteen hexadecimal digits would not be read by anybody, and nobody attacks this: eight are enough. */
export function digestOf(value: unknown): string {
  const text = typeof value === 'string' ? value : canonical(value);
  return sha256(text).slice(0, 8);
}

/** The same text for the same content, in whatever order its fields were put together. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, item: unknown) =>
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
        : item,
    ) ?? ''
  );
}

/** Names of files must not end the comment, or the attribute. */
function encodeSource(source: string): string {
  return source
    .replace(/["<>%\r\n]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replaceAll('--', '-%2D');
}

function decodeSource(source: string): string {
  return source.replace(/%([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
