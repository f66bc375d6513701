import { blocksHtml, type Context, escapeHtml, numberHtml } from '../html/blocks.ts';
import { contentsHtml, coverHtml, type HtmlLook, page } from '../html/page.ts';
import { STYLE } from '../html/style.ts';
import type { OutputFile } from '../manifest.ts';
import { idsOf, sectionTexts } from '../mapContent.ts';
import type { Part, PrintedDocument } from '../model.ts';
import { headingNumbers } from '../numbers.ts';
import { SEARCH_SCRIPT } from './searchScript.ts';

const SITE_STYLE = `
.bar { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; justify-content: space-between; border-bottom: 1px solid var(--line); padding-bottom: .7rem; }
.bar a { font-weight: 600; text-decoration: none; }
form.search { position: relative; flex: 0 1 22rem; } form.search label { position: absolute; left: -100vw; }
form.search input { width: 100%; font: inherit; padding: .35em .6em; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 4px; }
.results { margin: .8rem 0; padding: 0; list-style: none; } .results li { padding: .5rem 0; border-bottom: 1px solid var(--line); } .results p { margin: .1rem 0 0; color: var(--soft); font-size: .93em; } mark { background: var(--blank); color: var(--blank-ink); }
.turn { display: flex; justify-content: space-between; gap: 1rem; margin-top: 3rem; }
`;

/**
 * A document as a small static site: a page a part, with a search that needs no server. It works from any folder of a web
 * server, and from a disk: nothing is fetched.
 */
export function printSite(document: PrintedDocument, look: HtmlLook): OutputFile[] {
  const parts = idsOf(document);
  const addressOf = (id: string) => {
    const part = parts.get(id) ?? id;
    return part === id ? `${part}.html` : `${part}.html#${id}`;
  };
  const context: Context = {
    document,
    numbers: headingNumbers({ ...document, layout: 'report' }),
    hrefOf: target => (target.startsWith('#') ? addressOf(target.slice(1)) : target),
    srcOf: source => (document.images.has(source) ? `images/${source}` : undefined),
  };
  const { parts: all } = document;
  const pages: OutputFile[] = all.map((part, index) => ({
    path: `${part.id}.html`,
    bytes: utf8(
      sitePage(
        document,
        part.title,
        `<main id="main">${partPage(part, context)}</main>\n${turn(all[index - 1], all[index + 1], document)}`,
      ),
    ),
  }));
  const index = sitePage(
    document,
    document.title,
    `${coverHtml(document, look)}\n<main id="main">${contentsHtml(all, context)}</main>`,
  );
  return [
    { path: 'index.html', bytes: utf8(index) },
    ...pages,
    { path: 'style.css', bytes: utf8(`${STYLE}\n${SITE_STYLE}\n${look.css}\n`) },
    { path: 'search.js', bytes: utf8(SEARCH_SCRIPT) },
    { path: 'search-data.js', bytes: utf8(searchData(document, addressOf)) },
    // Without it GitHub Pages runs every page through a program of its own.
    { path: '.nojekyll', bytes: utf8('') },
    ...[...document.images].map(([name, { bytes }]) => ({ path: `images/${name}`, bytes })),
  ];
}

function sitePage(document: PrintedDocument, title: string, content: string): string {
  const { words, language } = document;
  const search = `<form class="search" role="search" hidden><label for="search">${escapeHtml(words.search)}</label><input id="search" type="search" placeholder="${escapeHtml(words.search)}" autocomplete="off" data-nothing="${escapeHtml(words.searchNothing)}"></form>`;
  return page({
    language,
    title: title === document.title ? title : `${title} · ${document.title}`,
    css: '',
    policy:
      "default-src 'none'; style-src 'self' file: 'unsafe-inline'; script-src 'self' file:; img-src 'self' file: data:",
    bodyClass: 'report site',
    head: '<link rel="stylesheet" href="style.css">\n',
    body: `<a class="skip" href="#main">${escapeHtml(title)}</a>
<nav class="bar" aria-label="${escapeHtml(words.home)}"><a href="index.html">${escapeHtml(document.title)}</a>${search}</nav>
<ol class="results" aria-live="polite" hidden></ol>
${content}
<footer>${escapeHtml(words.made)}</footer>
<script src="search-data.js"></script>
<script src="search.js"></script>`,
  });
}

/** The title of a page is its first heading. */
function partPage(part: Part, context: Context): string {
  const number = numberHtml(part.id, context);
  const headings = blocksHtml(part.blocks, context).replace(
    /(<\/?h)([2-6])(?=[ >])/g,
    (_, tag: string, level: string) => `${tag}${Number(level) - 1}`,
  );
  return `<h1 id="${escapeHtml(part.id)}">${number}${escapeHtml(part.title)}</h1>\n${headings}`;
}

function turn(before: Part | undefined, after: Part | undefined, { words }: PrintedDocument): string {
  const link = (part: Part | undefined, arrow: (title: string) => string) =>
    part === undefined
      ? '<span></span>'
      : `<a href="${escapeHtml(part.id)}.html">${escapeHtml(arrow(part.title))}</a>`;
  return `<nav class="turn" aria-label="${escapeHtml(words.contents)}">${link(before, title => `← ${title}`)}${link(after, title => `${title} →`)}</nav>`;
}

/** All texts, heading by heading: a page of a pack is short, and Chinese has no words to make an index of. */
function searchData(document: PrintedDocument, addressOf: (id: string) => string): string {
  const entries = document.parts.flatMap(part =>
    sectionTexts(part).map(({ id, title, text }) => ({
      a: addressOf(id),
      p: part.title,
      t: title,
      x: text.replace(/\s+/g, ' ').trim(),
    })),
  );
  // No text may end the script, whatever reads it.
  const json = JSON.stringify(entries).replace(
    /[<\u2028\u2029]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `window.handoverSearch = ${json};\n`;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
