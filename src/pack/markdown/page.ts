import type { MarkdownIt, Token } from 'markdown-it';
import type { Span } from '../../core/findings.ts';
import { type Attribute, attributesOf } from './html.ts';
import { cellsOf, type Origin, originInLines, type SourceLine, sourceLines } from './source.ts';

/** A heading, at its text. */
export interface Heading extends Span {
  /** As a reader sees it, without marks. */
  readonly text: string;
  /** From 1. */
  readonly level: number;
}

/** What a page leads to, or shows; the span is that of the target as it is written, without `<` and `>`. */
export interface Link extends Span {
  readonly kind: 'link' | 'image' | 'definition' | 'html';
  /** What is meant: without escapes and entities; percent signs are as they are written. */
  readonly target: string;
}

/** What a Markdown document says about itself. */
export interface Page {
  readonly headings: readonly Heading[];
  /** What can stand behind the `#` of a link to the page; those of a heading as GitHub makes them come first. */
  readonly anchors: ReadonlySet<string>;
  /** In their order. What refers to a definition is not among them: its definition is. */
  readonly links: readonly Link[];
  /** What stands in code spans: people name files there, too. */
  readonly codeSpans: readonly string[];
}

/** So many pages are kept: a pack has fewer, and both rules about links and an editor ask for the same ones again. */
const KEPT_PAGES = 200;
const known = new Map<string, Promise<Page>>();
let parser: Promise<Parser> | undefined;

/**
 * Reads a Markdown document (CommonMark with GitHub's tables). What stands in code, in comments and in front matter
 * is no link and no heading. The parser is loaded when the first page is asked for.
 */
export function parsePage(text: string): Promise<Page> {
  let page = known.get(text);
  if (page === undefined) {
    parser ??= loadParser();
    page = parser.then(loaded => readPage(text, loaded));
    for (const oldest of known.keys()) {
      if (known.size < KEPT_PAGES) break;
      known.delete(oldest);
    }
    known.set(text, page);
  }
  return page;
}

interface Parser {
  readonly markdown: MarkdownIt;
  /** Where what begins a link or an image ends in the text that it stands in: the `]` of it. */
  readonly ends: WeakMap<Token, number>;
  /** Where a piece of HTML begins in the text that it stands in. */
  readonly starts: WeakMap<Token, number>;
}

async function loadParser(): Promise<Parser> {
  const { default: MarkdownItParser } = await import('markdown-it');
  const markdown = new MarkdownItParser({ html: true });
  // A link that a browser would refuse is still one that somebody wrote.
  markdown.validateLink = () => true;
  // Definitions are links, too, and their tokens know their lines.
  markdown.core.ruler.disable('strip_references');
  const ends = new WeakMap<Token, number>();
  const starts = new WeakMap<Token, number>();
  // Tokens do not know where in their line they stand; the state does while it makes them.
  markdown.inline.State = class extends markdown.inline.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting);
      if (type === 'link_open') ends.set(token, this.posMax);
      else if (type === 'image') ends.set(token, this.md.helpers.parseLinkLabel(this, this.pos + 1));
      else if (type === 'html_inline') starts.set(token, this.pos);
      return token;
    }
  };
  return { markdown, ends, starts };
}

/** YAML or TOML in front of the document, as for a web page. */
const FRONT_MATTER = /^(---|\+\+\+)[ \t]*\r?\n(?=[\w-]+[ \t]*[:=]|#)[\s\S]*?\n\1[ \t]*(?=\r?\n|$)/;

/** A name that builders of sites let a heading have (`# Title {#name}`); other text between such braces is text. */
const NAMED_HEADING = /\{#([\p{Ll}\p{Lo}\p{Nd}]{1,60}(?:[-_][\p{Ll}\p{Lo}\p{Nd}]{1,60}){0,20})\}/gu;

function readPage(text: string, parser: Parser): Page {
  const lines = sourceLines(text);
  const blank = (piece: string) => piece.replace(/[^\r\n]/g, ' ');
  const body = text.replace(/^\uFEFF/, ' ').replace(FRONT_MATTER, blank);
  const tokens = parser.markdown.parse(body, {});
  const headings: Heading[] = [];
  const links: Link[] = [];
  const ids: string[] = [];
  const codeSpans: string[] = [];
  const readHtml = (html: string, origin: Origin) => {
    for (const attribute of attributesOf(html)) {
      if (attribute.kind === 'link') links.push(htmlLink(attribute, origin));
      else ids.push(attribute.value);
    }
  };
  let cells: Origin[] = [];
  for (const [index, token] of tokens.entries()) {
    const line = token.map?.[0] ?? 0;
    if (token.type === 'tr_open') cells = cellsOf(lines[line]);
    else if (token.type === 'html_block') readHtml(token.content, originInLines(token.content, lines, line));
    else if (token.type === 'reference_definition') links.push(...definition(token, text, lines, parser));
    if (token.type !== 'inline') continue;
    const origin = token.map ? originInLines(token.content, lines, line) : cells.shift();
    if (origin === undefined || token.content === '') continue;
    const opening = tokens[index - 1];
    if (opening?.type === 'heading_open')
      headings.push({
        text: plainText(token.children ?? []),
        level: Number(opening.tag.slice(1)),
        start: origin(0),
        end: origin(token.content.length - 1) + 1,
      });
    if (opening?.type === 'heading_open')
      for (const [, id = ''] of token.content.matchAll(NAMED_HEADING)) ids.push(id);
    for (const child of token.children ?? []) {
      const start = parser.starts.get(child);
      const end = parser.ends.get(child);
      if (start !== undefined) readHtml(child.content, offset => origin(start + offset));
      else if (end !== undefined) links.push(...inlineLink(child, token.content, end, origin, parser));
      else if (child.type === 'code_inline') codeSpans.push(child.content);
    }
  }
  return {
    headings,
    anchors: anchorsOf(headings, ids),
    links: links.sort((one, other) => one.start - other.start),
    codeSpans,
  };
}

/** `[label](target)`; where a label only refers to a definition there is nothing. */
function* inlineLink(
  token: Token,
  content: string,
  labelEnd: number,
  origin: Origin,
  { markdown }: Parser,
): Generator<Link> {
  const refersToDefinition = token.meta !== null && 'label' in token.meta;
  if (refersToDefinition) return;
  const start = labelEnd + 2 + (/^\s*/.exec(content.slice(labelEnd + 2))?.[0].length ?? 0);
  const { ok, pos, str } = markdown.helpers.parseLinkDestination(content, start, content.length);
  if (!ok || str === '') return;
  const isBracketed = content[start] === '<' ? 1 : 0;
  yield {
    kind: token.type === 'image' ? 'image' : 'link',
    target: str,
    start: origin(start + isBracketed),
    end: origin(pos - isBracketed - 1) + 1,
  };
}

/** `[label]: target`. A footnote (`[^1]: text`) looks the same and is none. */
function* definition(
  { map }: Token,
  text: string,
  lines: readonly SourceLine[],
  { markdown }: Parser,
): Generator<Link> {
  const first = lines[map?.[0] ?? 0];
  if (first === undefined) return;
  // The quotes and list marks before a label hold no bracket, and a label holds only escaped ones.
  const label = /^[^[]*\[(?<name>(?:[^\]\\]|\\[\s\S])*)\]:(?:[ \t]|\r?\n[ \t>]*)*/.exec(
    text.slice(first.start),
  );
  if (label === null || label.groups?.['name']?.startsWith('^')) return;
  const start = first.start + label[0].length;
  const { ok, pos, str } = markdown.helpers.parseLinkDestination(text, start, text.length);
  if (!ok || str === '') return;
  const isBracketed = text[start] === '<' ? 1 : 0;
  yield { kind: 'definition', target: str, start: start + isBracketed, end: pos - isBracketed };
}

function htmlLink({ value, start, end }: Attribute, origin: Origin): Link {
  return { kind: 'html', target: value, start: origin(start), end: origin(end - 1) + 1 };
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) =>
      type === 'text' || type === 'code_inline' ? content : type.endsWith('break') ? ' ' : '',
    )
    .join('');
}

/** What GitHub leaves out of an anchor: all but letters, digits, `_`, `-` and spaces. */
const NOT_IN_ANCHOR = /[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu;

/**
 * The anchor of a heading that no other has the same text as, as GitHub makes it
 * (github.com/gjtorikian/html-pipeline, TableOfContentsFilter).
 */
export function slugOf(heading: string): string {
  return dashed(heading.trim());
}

function dashed(heading: string): string {
  return heading.toLowerCase().replace(NOT_IN_ANCHOR, '').replaceAll(' ', '-');
}

/**
 * GitLab puts one `-` where GitHub puts several, as for “A & B”, and none at the ends; a link that leads somewhere
 * on either is no broken one.
 */
function anchorsOf(headings: readonly Heading[], ids: readonly string[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  const onGitHub = counter();
  const onGitLab = counter();
  for (const { text } of headings) {
    const slug = slugOf(text);
    // A blank before what is no text, such as a picture at the end, stays a `-` on GitHub.
    anchors.add(onGitHub(dashed(text)));
    anchors.add(onGitLab(slug.replace(/-+/g, '-').replace(/^-|-$/g, '')));
  }
  return new Set([...anchors, ...ids].filter(anchor => anchor !== ''));
}

/** Gives the second of two equal headings `-1` at its end, the third `-2`. */
function counter(): (slug: string) => string {
  const counts = new Map<string, number>();
  return slug => {
    let count = counts.get(slug) ?? 0;
    let anchor = count === 0 ? slug : `${slug}-${count}`;
    while (count > 0 && counts.has(anchor)) anchor = `${slug}-${++count}`;
    counts.set(slug, count + 1);
    if (anchor !== slug) counts.set(anchor, 1);
    return anchor;
  };
}
