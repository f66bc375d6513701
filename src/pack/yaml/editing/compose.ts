import type { TextEdit } from '../../../core/findings.ts';

/** A part of the first text that is still there, or a text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/**
 * Several rounds of edits as one.
 * @param steps each are edits of the text that those before made, in their order
 * @returns edits of the first text
 */
export function composedEdits(text: string, steps: readonly (readonly TextEdit[])[]): TextEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: text.length }];
  for (const edits of steps) pieces = withEdits(pieces, edits);
  const result: TextEdit[] = [];
  let at = 0;
  let inserted = '';
  const flush = (end: number) => {
    if (inserted !== '' || end > at) result.push({ start: at, end, text: inserted });
    inserted = '';
  };
  for (const piece of pieces) {
    if ('text' in piece) inserted += piece.text;
    else if (piece.end > piece.start) {
      flush(piece.start);
      at = piece.end;
    }
  }
  flush(text.length);
  return result;
}

function withEdits(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    result.push(...cut(pieces, at, start), { text });
    at = end;
  }
  return [...result, ...cut(pieces, at, Number.POSITIVE_INFINITY)];
}

/** What stands between two places of the text that the pieces make. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
    const first = Math.max(0, from - offset);
    const last = Math.min(length, to - offset);
    if (first < last) {
      if ('text' in piece) result.push({ text: piece.text.slice(first, last) });
      else result.push({ start: piece.start + first, end: piece.start + last });
    }
    offset += length;
  }
  return result;
}
