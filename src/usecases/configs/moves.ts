import type { TextEdit } from '../../core/findings.ts';
import { indexEntries } from '../../pack/configIndex.ts';
import { editYaml, type YamlChange } from '../../pack/yaml/edit.ts';
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
  const changes = indexEntries(file.value).flatMap(({ position, path }): YamlChange[] => {
    const now = moved(path, moves);
    return now === undefined ? [] : [{ set: ['entries', position, 'path'], value: now }];
  });
  // One entry behind an alias does not keep the others from following.
  const possible = changes.filter(change => !('reason' in editYaml(file.text, [change])));
  const edited = editYaml(file.text, possible);
  return 'reason' in edited ? [] : [...edited.edits];
}

function moved(path: string, moves: readonly Move[]): string | undefined {
  for (const { from, to } of moves) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return undefined;
}
