import { UserError } from '../core/errors.ts';
import type { Assets, Project } from '../core/ports.ts';
import type { Language } from '../l10n/index.ts';
import { type GeneratePlan, planGeneration } from './generate.ts';
import type { ReadOptions } from './readFacts.ts';
import { readSettings } from './readSettings.ts';

/**
 * Plans to bring the generated blocks of a pack up to date with what its files say now: nothing else of a document is
 * touched, and no file is made.
 * @throws UserError where there is no pack, and as `planGeneration` does
 */
export async function planUpdate(
  project: Project,
  fallbackLanguage: Language,
  assets: Assets,
  options: ReadOptions = {},
): Promise<GeneratePlan> {
  const { folder } = await readSettings(project.files);
  if ((await project.files.kind(`${folder}/checklist.yaml`)) === 'missing')
    throw new UserError('error.noPack', { folder });
  const plan = await planGeneration(project, { fallbackLanguage }, assets, options);
  const isDocument = (path: string) => path.startsWith(`${folder}/`) && path.endsWith('.md');
  return {
    ...plan,
    files: plan.files.filter(({ path, action }) => isDocument(path) && action !== 'create'),
    guesses: [],
  };
}
