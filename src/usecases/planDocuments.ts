import type { Assets, Files } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import type { Language } from '../l10n/index.ts';
import { type FreshBlock, updateBlocks } from '../pack/markdown/blocks.ts';
import { adoptEarlierLines, linesSaidTwice } from '../pack/markdown/earlierLines.ts';
import { renderBlocks, renderTemplate, type SourcesOf } from '../pack/markdown/templates.ts';
import { refuseUnmerged } from '../pack/markdown/unmerged.ts';
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
  if (file.action !== 'keep') return file;
  const earlier = await readEarlier(place.template, language, assets);
  return planBlocks(files, file, template, earlier, shown);
}

/**
 * What the generated blocks of a document say that show nothing but these values.
 * @param place as for {@link planDocument}
 */
export async function freshBlocksOf(
  files: Files,
  config: ProjectConfig,
  place: { readonly template: string },
  { view, sourcesOf }: Shown,
  language: Language,
  assets: Assets,
): Promise<ReadonlyMap<string, FreshBlock>> {
  const template = await readTemplate(files, config, place.template, language, assets);
  const isKnown = (value: string) => Object.hasOwn(view, value.split('.')[0] ?? '');
  return renderBlocks(template.text, view, template.path, sourcesOf, isKnown);
}

/** What the template of a document was before there were generated blocks; '' where there was none. */
async function readEarlier(name: string, language: Language, assets: Assets): Promise<string> {
  return EARLIER.has(name) ? assets.read(`src/templates/earlier/${language}/${name}`) : '';
}

const EARLIER: ReadonlySet<string> = new Set([
  'docs/operations-manual.md',
  'docs/solutions.md',
  'docs/customer-configuration.md',
]);

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
  earlier: string,
  { view, sourcesOf }: Shown,
): Promise<PlannedFile> {
  const { path } = file;
  const before = textOrAbsent(path, await files.readText(path)) ?? '';
  refuseUnmerged(path, before);
  const adopted = earlier === '' ? before : adopt(before, template, earlier, { view, sourcesOf });
  const left = earlier === '' ? [] : linesSaidTwice(adopted, earlier);
  const conflict = (reason: string): PlannedFile => ({ path, action: 'conflict', reason });
  const fresh = renderBlocks(template.text, view, template.path, sourcesOf);
  const { text, changes, lone } = updateBlocks(adopted, fresh);
  if (lone.length > 0) return conflict('conflict.markers');
  if (changes.some(({ state }) => state === 'edited')) return conflict('conflict.blockEdited');
  const planned: PlannedFile = text === before ? file : { path, action: 'update', text, before };
  return left.length === 0 ? planned : { ...planned, left };
}

/** A document from before there were blocks gets them where its lines are still those of then. */
function adopt(
  text: string,
  template: { readonly text: string; readonly path: string },
  earlier: string,
  { view, sourcesOf }: Shown,
): string {
  const name = template.path;
  // A later line of the document tells at once that there is nothing to do.
  if (text.includes('<!-- handover:begin ')) return text;
  return adoptEarlierLines(text, {
    now: renderTemplate(template.text, view, name, sourcesOf),
    before: renderTemplate(earlier, view, name),
    bare: renderTemplate(earlier, {}, name),
  });
}
