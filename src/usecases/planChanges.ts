import { changeOfText, type FileChange, fileChange } from '../core/changes.ts';
import type { ChangeOutcome } from '../core/ports.ts';
import type { PlannedFile } from './plannedFile.ts';

/** Files of a plan. */
interface Plan {
  readonly files: readonly PlannedFile[];
}

/** What a plan would write, as changes: a file that somebody created since the plan was made stays as it is. */
export function changesOf({ files }: Plan): readonly FileChange[] {
  return files.flatMap(({ path, action, text, before }): FileChange[] => {
    if (text === undefined) return [];
    if (action !== 'create') return [changeOfText(path, before, text)];
    return fileChange(path, undefined, now => (now === undefined ? text : undefined));
  });
}

/** What became of each file of a plan. */
export function resultsOf({ files }: Plan, outcomes: ReadonlyMap<string, ChangeOutcome>): PlannedFile[] {
  return files.map(file =>
    outcomes.get(file.path) === 'left'
      ? { path: file.path, action: 'conflict', reason: 'conflict.appeared' }
      : file,
  );
}
