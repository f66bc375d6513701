import type { Assets, Files } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import type { Language } from '../l10n/index.ts';
import { updateBlocks } from '../pack/markdown/blocks.ts';
import { renderBlocks, renderTemplate, type SourcesOf } from '../pack/markdown/templates.ts';
import type { ProjectConfig } from '../pack/settings/projectConfig.ts';
import { type PlannedFile, planNew } from './plannedFile.ts';

/** What documents show, and where each value of it comes from. */
interface Shown {
  readonly view: object;
  readonly sourcesOf: SourcesOf;
}

/**
 * Plans documents of the pack: new ones from their templates; of the others only the generated blocks are renewed.
 * @param names as in {@link PACK_DOCUMENTS}
 */
export async function planDocuments(
  files: Files,
  config: ProjectConfig,
  names: readonly string[],
  shown: Shown,
  language: Language,
  assets: Assets,
): Promise<PlannedFile[]> {
  const planned: PlannedFile[] = [];
  for (const name of names) {
    const place = { path: `${config.folder}/${name}`, template: name };
    planned.push(await planDocument(files, config, place, shown, language, assets));
  }
  return planned;
}

/** Plans one document, wherever it lies. @param place its path, from the project folder, and the name of its template */
export async function planDocument(
  files: Files,
  config: ProjectConfig,
  place: { readonly path: string; readonly template: string },
  shown: Shown,
  language: Language,
  assets: Assets,
): Promise<PlannedFile> {
  const template = await readTemplate(files, config, place.template, language, assets);
  const file = await planNew(files, place.path, async () =>
    renderTemplate(template.text, shown.view, template.path, shown.sourcesOf),
  );
  return file.action === 'keep' ? planBlocks(files, file, template, shown) : file;
}

/** The project's own template comes first, for the language and then for all languages. */
async function readTemplate(
  files: Files,
  { templates }: ProjectConfig,
  name: string,
  language: Language,
  assets: Assets,
): Promise<{ text: string; path: string }> {
  const own = templates ? [`${templates}/${language}/${name}`, `${templates}/${name}`] : [];
  for (const path of own) {
    const text = textOrAbsent(path, await files.readText(path));
    if (text !== undefined) return { text, path };
  }
  const path = `src/templates/${language}/${name}`;
  return { text: await assets.read(path), path: name };
}

/** Brings the generated blocks of a document up to date; what a person wrote in one of them stays, and is told. */
async function planBlocks(
  files: Files,
  file: PlannedFile,
  template: { readonly text: string; readonly path: string },
  { view, sourcesOf }: Shown,
): Promise<PlannedFile> {
  const { path } = file;
  const before = textOrAbsent(path, await files.readText(path)) ?? '';
  const conflict = (reason: string): PlannedFile => ({ path, action: 'conflict', reason });
  const fresh = renderBlocks(template.text, view, template.path, sourcesOf);
  const { text, changes, lone } = updateBlocks(before, fresh);
  if (lone.length > 0) return conflict('conflict.markers');
  if (changes.some(({ state }) => state === 'edited')) return conflict('conflict.blockEdited');
  return text === before ? file : { path, action: 'update', text, before };
}
