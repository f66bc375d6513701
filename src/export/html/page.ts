import { type HeadingBlock, isOnOwnPage, type Part, type PrintedDocument, textOf } from '../model.ts';
import { headingNumbers } from '../numbers.ts';
import { blocksHtml, type Context, escapeHtml, numberHtml } from './blocks.ts';
import { pageFooter, STYLE } from './style.ts';

/** What a company adds to its pages. */
export interface HtmlLook {
  /** Style sheet that comes after ours; '' for none. */
  readonly css: string;
  /** Address of the logo, as data; undefined for none. */
  readonly logo: string | undefined;
}

export const PLAIN_LOOK: HtmlLook = { css: '', logo: undefined };

/** A document as one page that needs nothing else: no script, no file, no network. */
export function printHtml(document: PrintedDocument, look: HtmlLook = PLAIN_LOOK): string {
  const context: Context = {
    document,
    numbers: headingNumbers(document),
    hrefOf: target => target,
    srcOf: source => dataAddress(document, source),
  };
  const { layout, parts, language, title, words } = document;
  const isReport = layout === 'report';
  const body = [
    `<a class="skip" href="#main">${escapeHtml(title)}</a>`,
    coverHtml(document, look),
    isReport ? contentsHtml(parts, context) : '',
    '<main id="main">',
    ...parts.map((part, index) => partHtml(part, context, isReport || index > 0)),
    '</main>',
    // A letter and a form belong to who signs them.
    isReport ? `<footer>${escapeHtml(words.made)}</footer>` : '',
  ].filter(Boolean);
  return page({
    language,
    title,
    css: `${STYLE}\n${pageFooter(words.page, document.header)}\n${look.css}`,
    policy: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    bodyClass: layout === 'letter' ? 'letter' : layout === 'form' ? 'form-layout' : 'report',
    head: '',
    body: body.join('\n'),
  });
}

/** A page around a body that is HTML already. */
export function page({
  language,
  title,
  css,
  policy,
  bodyClass,
  head,
  body,
}: {
  readonly language: string;
  readonly title: string;
  readonly css: string;
  readonly policy: string;
  readonly bodyClass: string;
  readonly head: string;
  readonly body: string;
}): string {
  const styles = css === '' ? '' : `<style>\n${css.replace(/<\/(?=style)/gi, '<\\/')}\n</style>\n`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
${head}${styles}</head>
<body class="${bodyClass}">
${body}
</body>
</html>
`;
}

export function coverHtml({ title, subtitle, cover, notices }: PrintedDocument, look: HtmlLook): string {
  const logo =
    look.logo === undefined ? '' : `<p><img class="logo" src="${escapeHtml(look.logo)}" alt=""></p>`;
  const rows = cover
    .map(
      ([label, value]) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
    )
    .join('\n');
  return `<header class="cover">${logo}<h1>${escapeHtml(title)}</h1>
${subtitle === '' ? '' : `<p class="subtitle">${escapeHtml(subtitle)}</p>`}
${notices.map(notice => `<p class="notice">${escapeHtml(notice)}</p>`).join('\n')}
${rows === '' ? '' : `<table class="form"><colgroup><col style="width:30%"><col></colgroup><tbody>${rows}</tbody></table>`}</header>`;
}

/** The parts with their headings of the next level, as links. */
export function contentsHtml(parts: readonly Part[], context: Context): string {
  const { contents } = context.document.words;
  const entry = (id: string, words: string, below = '') =>
    `<li><a href="${escapeHtml(context.hrefOf(`#${id}`))}">${numberHtml(id, context)}${escapeHtml(words)}</a>${below}</li>`;
  const items = parts.map(part => {
    const below = headingsOf(part).map(({ id, content }) => entry(id, textOf(content)));
    return entry(part.id, part.title, below.length === 0 ? '' : `<ol>${below.join('\n')}</ol>`);
  });
  return `<nav class="contents" aria-label="${escapeHtml(contents)}"><h2>${escapeHtml(contents)}</h2><ol>${items.join('\n')}</ol></nav>`;
}

/** The headings of a part that contents list. */
export function headingsOf({ blocks, isForm }: Part): readonly HeadingBlock[] {
  if (isForm) return [];
  return blocks.filter((block): block is HeadingBlock => block.kind === 'heading' && block.level === 2);
}

export function partHtml(part: Part, context: Context, hasTitle: boolean): string {
  const title = hasTitle
    ? `<h2 id="${escapeHtml(part.id)}">${numberHtml(part.id, context)}${escapeHtml(part.title)}</h2>\n`
    : '';
  return `<section class="part${isOnOwnPage(part) ? ' own-page' : ''}">\n${title}${blocksHtml(part.blocks, context)}\n</section>`;
}

/** An image within the page itself. */
export function dataAddress({ images }: PrintedDocument, source: string): string | undefined {
  const image = images.get(source);
  if (image === undefined) return undefined;
  return imageAddress(image.bytes, image.type);
}

export function imageAddress(bytes: Uint8Array, type: string): string {
  return `data:image/${type === 'jpg' ? 'jpeg' : type};base64,${Buffer.from(bytes).toString('base64')}`;
}
