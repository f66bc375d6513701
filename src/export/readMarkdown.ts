import MarkdownItParser, { type MarkdownIt, type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { audiencesOf, frontMatterOf, guidanceOf } from '../pack/markdown/audience.ts';
import { slugOf } from '../pack/markdown/page.ts';
import { findQuestions } from '../pack/markdown/placeholders.ts';
import { joined, textAndBlanks, trimmed, withoutTags } from './inlinePieces.ts';
import type { Block, Content, Inline, ListItem, Mark, TableBlock } from './model.ts';

/** What a document of the pack refers to. */
export interface Surroundings {
  /** Ids of headings begin with it, so that those of two documents differ. */
  readonly id: string;
  /** Only what is for the customer. */
  readonly isForCustomer: boolean;
  /** What is quoted below headings stays: it helps who reads, and not who signs. */
  readonly hasGuidance: boolean;
  /** What a link leads to in what is printed: an address or `#id`; undefined for nothing that the reader has. */
  link(target: string): string | undefined;
  /** The name under which an image is known; undefined where it cannot be shown. */
  image(target: string): string | undefined;
}

/** A document, read. */
export interface ReadDocument {
  /** Its title; '' where it has none. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

let parser: MarkdownIt | undefined;

/** Reads a document of the pack as blocks. HTML does nothing: comments go, tags go, what stands between stays text. */
export function readMarkdown(text: string, surroundings: Surroundings): ReadDocument {
  parser ??= new MarkdownItParser({ html: true }).use(cjkFriendly);
  const tokens = parser.parse(wanted(text, surroundings), {});
  const reader = new Reader(surroundings);
  const blocks = reader.blocks(tokens);
  return { title: reader.title, blocks };
}

/** The questions of a text that go out unanswered. */
export function openQuestions(
  text: string,
  surroundings: Pick<Surroundings, 'isForCustomer' | 'hasGuidance'>,
): number {
  return findQuestions(wanted(text, surroundings)).length;
}

/** The text that is printed, with its title, which stands for itself. */
function wanted(
  text: string,
  { isForCustomer, hasGuidance }: Pick<Surroundings, 'isForCustomer' | 'hasGuidance'>,
): string {
  const front = frontMatterOf(text).length;
  const parts = isForCustomer
    ? audiencesOf(text).parts.filter(({ audience }) => audience === 'customer')
    : [{ start: front, end: text.length }];
  const left = hasGuidance ? [] : guidanceOf(text);
  let kept = '';
  for (const { start, end } of parts) {
    let at = Math.max(start, front);
    for (const quote of left) {
      if (quote.start < at || quote.start >= end) continue;
      kept += text.slice(at, quote.start);
      at = Math.min(end, quote.end);
    }
    kept += `${text.slice(at, Math.max(at, end))}\n\n`;
  }
  return kept;
}

class Reader {
  readonly #surroundings: Surroundings;
  readonly #slugs = new Map<string, number>();
  /** Of the heading before. */
  #level = 1;
  title = '';

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  blocks(tokens: readonly Token[]): Block[] {
    const blocks: Block[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) continue;
      const end = token.nesting === 1 ? closing(tokens, at) : at;
      const inner = tokens.slice(at + 1, end);
      const block = this.#block(token, inner);
      if (block) blocks.push(block);
      at = end;
    }
    return blocks;
  }

  #block(token: Token, inner: readonly Token[]): Block | undefined {
    switch (token.type) {
      case 'heading_open':
        return this.#heading(Number(token.tag.slice(1)), this.#content(inner));
      case 'paragraph_open': {
        const content = this.#content(inner);
        return content.length === 0 ? undefined : { kind: 'paragraph', content };
      }
      case 'bullet_list_open':
      case 'ordered_list_open':
        return {
          kind: 'list',
          isOrdered: token.type === 'ordered_list_open',
          start: Number(token.attrGet('start') ?? 1),
          items: this.#items(inner),
        };
      case 'blockquote_open':
        return { kind: 'quote', blocks: this.blocks(inner) };
      case 'table_open':
        return this.#table(inner);
      case 'fence':
      case 'code_block':
        return { kind: 'code', text: token.content.replace(/\n$/, '') };
      case 'hr':
        return { kind: 'rule' };
      case 'html_block': {
        const content = trimmed([{ kind: 'text', text: withoutTags(token.content) }]);
        return content.length === 0 ? undefined : { kind: 'paragraph', content };
      }
      default:
        return undefined;
    }
  }

  /** The title of the document becomes that of its part. */
  #heading(level: number, content: Content): Block | undefined {
    const words = content.map(wordsOf).join('');
    const slug = slugOf(words) || 'section';
    const count = this.#slugs.get(slug) ?? 0;
    this.#slugs.set(slug, count + 1);
    if (level === 1 && this.title === '') {
      this.title = words.trim();
      return undefined;
    }
    const id = `${this.#surroundings.id}--${count === 0 ? slug : `${slug}-${count}`}`;
    // A level that was left out is none: contents, numbers and readers' devices count them all.
    this.#level = Math.max(2, Math.min(level, this.#level + 1));
    return { kind: 'heading', level: this.#level, id, content };
  }

  #items(tokens: readonly Token[]): ListItem[] {
    const items: ListItem[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      if (tokens[at]?.type !== 'list_item_open') continue;
      const end = closing(tokens, at);
      items.push(taskOf(this.blocks(tokens.slice(at + 1, end))));
      at = end;
    }
    return items;
  }

  #table(tokens: readonly Token[]): TableBlock {
    const rows: { content: Content; align: string }[][] = [];
    for (const [at, token] of tokens.entries()) {
      if (token.type === 'tr_open') rows.push([]);
      if (token.type !== 'th_open' && token.type !== 'td_open') continue;
      const align = /text-align:(\w+)/.exec(String(token.attrGet('style') ?? ''))?.[1] ?? '';
      rows.at(-1)?.push({ content: this.#content(tokens.slice(at + 1, at + 2)), align });
    }
    const [head = [], ...body] = rows;
    return {
      kind: 'table',
      columns: head.map(({ content, align }) => ({
        title: content,
        ...((align === 'center' || align === 'right') && { align }),
      })),
      rows: body.map(row => row.map(({ content }) => content)),
    };
  }

  #content(tokens: readonly Token[]): Content {
    return trimmed(tokens.flatMap(token => this.#inlines(token.children ?? [], [])));
  }

  #inlines(tokens: readonly Token[], outer: readonly Mark[]): Inline[] {
    const inlines: Inline[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (token === undefined) continue;
      const mark = MARKS[token.type];
      const end = token.nesting === 1 ? closing(tokens, at) : at;
      const inner = () => this.#inlines(tokens.slice(at + 1, end), mark ? [...outer, mark] : outer);
      if (token.type === 'text') inlines.push(...textAndBlanks(token.content, outer));
      else if (token.type === 'code_inline')
        inlines.push({ kind: 'text', text: token.content, marks: [...outer, 'code'] });
      else if (token.type === 'softbreak') inlines.push({ kind: 'text', text: '\n', marks: outer });
      else if (token.type === 'hardbreak' || /^<br\s*\/?>$/i.test(token.content))
        inlines.push({ kind: 'break' });
      else if (token.type === 'image') inlines.push(...this.#image(token));
      else if (token.type === 'link_open') inlines.push(...this.#link(token.attrGet('href') ?? '', inner()));
      else if (token.nesting === 1) inlines.push(...inner());
      at = end;
    }
    return joined(inlines);
  }

  #link(href: string | number, content: readonly Inline[]): readonly Inline[] {
    const target = this.#surroundings.link(decoded(String(href)));
    return target === undefined ? content : [{ kind: 'link', target, content }];
  }

  #image(token: Token): readonly Inline[] {
    const source = this.#surroundings.image(decoded(String(token.attrGet('src') ?? '')));
    if (source !== undefined) return [{ kind: 'image', source, alt: token.content }];
    return token.content === '' ? [] : [{ kind: 'text', text: `[${token.content}]` }];
  }
}

const MARKS: Readonly<Record<string, Mark>> = { strong_open: 'bold', em_open: 'italic', s_open: 'strike' };

/** The place of what closes what is opened at a place. */
function closing(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let end = at; end < tokens.length; end += 1) {
    depth += tokens[end]?.nesting ?? 0;
    if (depth === 0) return end;
  }
  return tokens.length - 1;
}

/** `[ ]` at the beginning of an item. */
function taskOf(blocks: readonly Block[]): ListItem {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return { blocks };
  const [start, ...others] = first.content;
  const box = start?.kind === 'text' ? /^\[([ xX])\]\s+/.exec(start.text) : null;
  if (box === null || start?.kind !== 'text') return { blocks };
  const content = trimmed([{ ...start, text: start.text.slice(box[0].length) }, ...others]);
  return { checked: box[1] !== ' ', blocks: [{ ...first, content }, ...rest] };
}

function wordsOf(inline: Inline): string {
  if (inline.kind === 'text') return inline.text;
  return inline.kind === 'link' ? inline.content.map(wordsOf).join('') : '';
}

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
