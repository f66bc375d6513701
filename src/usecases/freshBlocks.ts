import type { FreshDocument } from '../checks/check.ts';
import { UserError } from '../core/errors.ts';
import type { Assets, Project } from '../core/ports.ts';
import type { Language } from '../l10n/index.ts';
import { findBlocks } from '../pack/markdown/blocks.ts';
import { planUpdate } from './planUpdate.ts';

/**
 * What the generated blocks would say now, of the documents where something would change.
 * @param today yyyy-mm-dd
 * @returns undefined without a pack, and while a file of it is broken, which other rules tell with its place
 */
export async function readFreshBlocks(
  project: Project,
  language: Language,
  assets: Assets,
  today: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, FreshDocument> | undefined> {
  const options = { today, ...(signal && { signal }) };
  const plan = await planUpdate(project, language, assets, options).catch((error: unknown) => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
  if (plan === undefined) return undefined;
  return new Map(
    plan.files.flatMap(({ path, action, text, left = [] }): [string, FreshDocument][] => {
      const isNew = action === 'update' && text !== undefined;
      return isNew || left.length > 0 ? [[path, { blocks: isNew ? findBlocks(text).blocks : [], left }]] : [];
    }),
  );
}
