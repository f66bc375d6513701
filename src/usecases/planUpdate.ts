import { UserError } from '../core/errors.ts';
import type { Assets, Project } from '../core/ports.ts';
import type { Language } from '../l10n/index.ts';
import { isOpenTransition } from '../pack/packState.ts';
import { readPack } from '../pack/readPack.ts';
import type { ProjectConfig } from '../pack/settings/projectConfig.ts';
import { type GeneratePlan, planGeneration } from './generate.ts';
import type { PlannedFile } from './plannedFile.ts';
import type { ReadOptions } from './readFacts.ts';
import { readSchemas } from './readSchemas.ts';
import { readSettings } from './readSettings.ts';
import { planDepartureDocuments } from './transition/documents/planDocuments.ts';

/**
 * Plans to bring the generated blocks of a pack up to date with what its files say now: nothing else of a document is
 * touched. Documents of a departure whose time has come are made.
 * @throws UserError where there is no pack, and as `planGeneration` does
 */
export async function planUpdate(
  project: Project,
  fallbackLanguage: Language,
  assets: Assets,
  options: ReadOptions & { readonly today: string },
): Promise<GeneratePlan> {
  const settings = await readSettings(project.files);
  const { folder } = settings;
  if ((await project.files.kind(`${folder}/checklist.yaml`)) === 'missing')
    throw new UserError('error.noPack', { folder });
  const plan = await planGeneration(project, { fallbackLanguage }, assets, options);
  const isDocument = (path: string) => path.startsWith(`${folder}/`) && /\.(?:md|markdown)$/i.test(path);
  const own = plan.files.filter(({ path, action }) => isDocument(path) && action !== 'create');
  return {
    ...plan,
    files: [...own, ...(await planDepartures(project, settings, fallbackLanguage, assets, options))],
    guesses: [],
  };
}

/** The documents of those who are leaving; what belongs to a departure that is over is history. */
async function planDepartures(
  { files }: Project,
  settings: ProjectConfig,
  fallbackLanguage: Language,
  assets: Assets,
  { today, signal }: { readonly today: string; readonly signal?: AbortSignal | undefined },
): Promise<readonly PlannedFile[]> {
  const inTransitions = (await files.list(signal)).filter(path => path.startsWith(`${settings.folder}/`));
  if (!inTransitions.some(path => path.endsWith('/transition.yaml'))) return [];
  const texts = new Map(
    [...(await files.readTexts(inTransitions.filter(path => /\.(md|markdown|ya?ml)$/i.test(path))))].flatMap(
      ([path, read]): [string, string][] => (read.kind === 'text' ? [[path, read.text]] : []),
    ),
  );
  const pack = readPack(settings.folder, inTransitions, texts, await readSchemas(assets));
  const context = { files, settings, assets, fallbackLanguage, today };
  const planned = pack.transitions
    .filter(({ transition }) => isOpenTransition(transition?.value))
    .map(folder => planDepartureDocuments(context, pack, folder));
  return (await Promise.all(planned)).flat();
}
