import type { Span } from '../../core/findings.ts';

/** An attribute that leads somewhere, or that something leads to; the span is that of its value. */
export interface Attribute extends Span {
  readonly kind: 'link' | 'id';
  readonly value: string;
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<(?<tag>[a-z][a-z0-9-]*)(?<attributes>(?:[^a-z0-9<>"'-](?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)>/gi;
const ATTRIBUTE =
  /(?<=[\s"'])(?<name>href|src|id|name)\s{0,80}=\s{0,80}(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'=<>`]+))/dgi;

/** Finds `href`, `src`, `id`, and the `name` of an `a`, in a piece of HTML; comments hold none. */
export function* attributesOf(html: string): Generator<Attribute> {
  const live = html.replace(COMMENT, comment => ' '.repeat(comment.length));
  for (const tag of live.matchAll(TAG)) {
    const { tag: tagName = '', attributes = '' } = tag.groups ?? {};
    const first = tag.index + 1 + tagName.length;
    for (const { groups = {}, indices } of attributes.matchAll(ATTRIBUTE)) {
      const name = groups['name']?.toLowerCase() ?? '';
      if (name === 'name' && tagName.toLowerCase() !== 'a') continue;
      const places = indices?.groups ?? {};
      const [start, end] = places['double'] ?? places['single'] ?? places['bare'] ?? [0, 0];
      const value = attributes.slice(start, end).replaceAll('&amp;', '&').trim();
      if (value === '') continue;
      const kind = name === 'id' || name === 'name' ? 'id' : 'link';
      yield { kind, value, start: first + start, end: first + end };
    }
  }
}
