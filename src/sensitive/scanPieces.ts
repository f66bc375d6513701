import type { TextPiece } from '../core/ports.ts';
import type { SensitiveMatch } from './match.ts';
import { scanFile } from './scanFile.ts';

/** A piece of a large text, with what was found in the part that is its own. */
export interface ScannedPiece {
  readonly text: string;
  readonly matches: readonly SensitiveMatch[];
  /** Where a match stands in the whole text. */
  placeOf(match: SensitiveMatch): { readonly line: number; readonly column: number };
}

/**
 * Searches a text of any size, piece by piece.
 * @param today yyyy-mm-dd
 */
export async function* scanPieces(
  path: string,
  pieces: AsyncIterable<TextPiece>,
  today: string,
): AsyncGenerator<ScannedPiece> {
  for await (const { text, from, to, line, column } of pieces) {
    const all = await scanFile({ path, text }, today);
    yield {
      text,
      // What begins in a neighbour is found there.
      matches: all.filter(({ start }) => start >= from && start < to),
      placeOf: ({ start }) => {
        const before = text.slice(0, start);
        const last = before.lastIndexOf('\n');
        if (last < 0) return { line, column: column + start };
        return { line: line + before.split('\n').length - 1, column: start - last };
      },
    };
  }
}
