import { type Hint, oneLine } from './hint.ts';
import { isSamplePath } from './paths.ts';
import { spansOf } from './spans.ts';

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?![<|=>]).*$/gm;
const AFTER: Readonly<Record<string, string>> = { '<': '|=', '|': '=', '=': '>' };

interface Conflict {
  readonly at: number;
  readonly line: number;
  readonly name: string;
}

/**
 * Conflicts of a merge that were committed: `<<<<<<<`, perhaps `|||||||` (diff3), `=======`, `>>>>>>>` at the
 * start of lines, in this order. A heading underlined with `=======` is none.
 */
export function conflictMarkers(path: string, text: string): Hint[] {
  if (!text.includes('<<<<<<<') || !text.includes('>>>>>>>')) return [];
  const found: Conflict[] = [];
  let line = 1;
  let at = 0;
  let open: Conflict | undefined;
  let last = '';
  for (const { 0: marker, index } of text.matchAll(MARKER)) {
    const sign = marker.charAt(0);
    // A rule of equals signs with text behind it is no marker; the others have a space before the name.
    if (sign === '=' ? marker.trimEnd().length > 7 : /^.{7}\S/.test(marker)) continue;
    for (; at < index; at++) if (text.charCodeAt(at) === 10) line++;
    if (sign === '<') open = { at: index, line, name: marker };
    else if (open === undefined || AFTER[last]?.includes(sign) !== true) open = undefined;
    else if (sign === '>') {
      found.push({ ...open, name: `${open.name.slice(0, 90)} … ${marker.slice(0, 90)}` });
      open = undefined;
    }
    last = open === undefined ? '' : sign;
  }
  if (found.length === 0) return [];
  const isSample = isSamplePath(path);
  const isShown = isSample ? shownParts(path, text) : () => false;
  return found.map(conflict => ({
    class: 'conflict-marker',
    word: '<<<<<<<',
    text: oneLine(conflict.name),
    line: conflict.line,
    severity: isShown(conflict.at) ? 'minor' : 'critical',
    confidence: isShown(conflict.at) ? 'low' : isSample ? 'medium' : 'high',
  }));
}

/** Where a document or a test shows a conflict on purpose: in a block of code, in a string. */
function shownParts(path: string, text: string): (at: number) => boolean {
  const fences = fencesOf(path, text);
  const strings = spansOf(path, text)?.filter(span => span.kind === 'string') ?? [];
  return at =>
    fences.filter(index => index < at).length % 2 === 1 ||
    strings.some(span => span.start <= at && at < span.end);
}

/** Offsets of the lines that begin and end blocks of code in documents. */
function fencesOf(path: string, text: string): number[] {
  if (/\.(?:md|markdown)$/i.test(path)) {
    return [...text.matchAll(/^[ \t]*(?:```|~~~)/gm)].map(match => match.index);
  }
  if (!/\.(?:adoc|asciidoc)$/i.test(path)) return [];
  const fences: number[] = [];
  let above = '';
  let start = 0;
  for (const line of text.split('\n')) {
    // A line of text right above makes it the underline of a heading, unless a block is to be closed.
    const isHeading = /^[^[.+\s]/.test(above) && fences.length % 2 === 0;
    if (/^(?:-{4,}|\.{4,})$/.test(line) && !isHeading) fences.push(start);
    above = line;
    start += line.length + 1;
  }
  return fences;
}
