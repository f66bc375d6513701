import type { TextEdit } from '../../core/findings.ts';
import { indexEntries } from '../../pack/configIndex.ts';
import { replaceText } from '../../pack/yaml/fieldEdits.ts';
import type { IndexFile } from './readIndex.ts';

/** A file or folder that got another name. Paths from the project folder. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Edits of the config index after files or folders were moved: entries for them, for files below them, and patterns
 * below them follow. An entry for which the file is still there under its old name is left alone by the caller's list.
 */
export function followMoves({ file }: IndexFile, moves: readonly Move[]): TextEdit[] {
  if (file === undefined) return [];
  return indexEntries(file.value).flatMap(({ position, path }) => {
    const now = moved(path, moves);
    return now === undefined ? [] : (replaceText(file, ['entries', position, 'path'], now) ?? []);
  });
}

function moved(path: string, moves: readonly Move[]): string | undefined {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return undefined;
}
