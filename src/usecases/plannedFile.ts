import type { Files } from '../core/ports.ts';

/** `conflict`: something stands in the way that the tool will not touch; the rest of the plan can still be done. */
export type PlanAction = 'create' | 'keep' | 'update' | 'conflict';

/** One file of a plan. */
export interface PlannedFile {
  /** From the project folder, with `/`. */
  readonly path: string;
  readonly action: PlanAction;
  /** The whole new text, for `create` and `update`. */
  readonly text?: string;
  /** The text that is there, for `update`. */
  readonly before?: string;
  /** Lines that an earlier version generated and a person changed, beside the generated block that says it now. */
  readonly left?: readonly string[];
  /** Message id that says why, for `conflict`. */
  readonly reason?: string;
}

/** A new file; one that is there stays as it is, and what is no file stands in the way. @param write the text of a new one */
export async function planNew(
  files: Files,
  path: string,
  write: () => Promise<string>,
): Promise<PlannedFile> {
  const kind = await files.kind(path);
  if (kind === 'missing') return { path, action: 'create', text: await write() };
  if (kind === 'file') return { path, action: 'keep' };
  return { path, action: 'conflict', reason: `conflict.${kind}` };
}
