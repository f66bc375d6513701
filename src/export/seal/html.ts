import { escapeHtml } from '../html/blocks.ts';
import { sha256 } from '../manifest.ts';
import type { PrintedDocument } from '../model.ts';
import { compareSections, parseSeal, type SealedSection, sealOf, shortDigest, type Verdict } from './seal.ts';

const NAME = 'handover-pack-seal';
const SEAL = /<meta name="handover-pack-seal" content="([^"]{0,4000000})">\n/;

/** Puts a seal into a page. */
export function sealHtml(html: string, document: PrintedDocument): string {
  const seal = sealOf(document, sha256(html), sectionsOf(html, document.title));
  const meta = `<meta name="${NAME}" content="${escapeHtml(JSON.stringify(seal))}">\n`;
  return html.replace('</head>', () => `${meta}</head>`);
}

/** Compares a page with its seal; undefined for a page without one. */
export function verifyHtml(html: string): Verdict | undefined {
  const [found, content = ''] = SEAL.exec(html) ?? [];
  const seal = parseSeal(
    content.replace(/&#(\d{2});/g, (_, code: string) => String.fromCharCode(Number(code))),
  );
  if (found === undefined || seal === undefined) return undefined;
  const rest = html.replace(found, '');
  const isSame = sha256(rest) === seal.whole;
  return {
    kind: 'html',
    state: isSame ? 'same' : 'changed',
    facts: seal,
    changes: isSame ? [] : compareSections(seal.sections, sectionsOf(rest, seal.title)),
  };
}

/** What stands before the first heading with a name, and below each of these. */
function sectionsOf(html: string, title: string): SealedSection[] {
  return html.split(/(?=<h[1-6] id=")/).map(piece => {
    const [, id = '', words = ''] = /^<h[1-6] id="([^"]*)">([\s\S]*?)<\/h/.exec(piece) ?? [];
    return { id, title: id === '' ? title : wordsOf(words), digest: shortDigest(piece) };
  });
}

function wordsOf(html: string): string {
  return html
    .replace(/<span class="number">([^<]*)<\/span>/g, '$1 ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&#(\d{2});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .trim();
}
