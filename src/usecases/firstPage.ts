import { type FileChange, fileChange } from '../core/changes.ts';
import type { Assets, Project } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { loadTranslator } from '../l10n/index.ts';
import { updateBlocks } from '../pack/markdown/blocks.ts';
import { statusTable } from '../pack/markdown/statusTable.ts';
import { viewTexts } from '../pack/markdown/viewTexts.ts';
import { withTotal } from '../pack/mustHaves.ts';
import { PACK_DOCUMENTS, PACK_YAML } from '../pack/names.ts';
import type { Team } from '../pack/types.generated.ts';
import { conflictAt } from '../pack/yaml/conflict.ts';
import { readYamlFile, type YamlFile } from '../pack/yaml/file.ts';
import { sourcesInPack, whomToAsk } from '../prefill/view.ts';
import { countMustHaves } from './mustHaves.ts';
import { freshBlocksOf } from './planDocuments.ts';
import type { PlannedFile } from './plannedFile.ts';
import { readSchemas } from './readSchemas.ts';
import { readSettings } from './readSettings.ts';
import { maskedDeep } from './shownText.ts';

/**
 * The first page of a pack counts what is confirmed and answered, and names whom to ask: it follows changes of the pack in
 * the same act. What it shows beside that, and the other documents, need the whole project read, and follow an update.
 * @returns the changes, with that of the page; words that a person changed there stay, and so does a page that git could
 *   not merge, or that is in no language that the settings name
 */
export async function withFirstPage(
  { files }: Project,
  changes: readonly FileChange[],
  assets: Assets,
): Promise<readonly FileChange[]> {
  const config = await readSettings(files);
  const { folder, language } = config;
  const [first, ...others] = PACK_DOCUMENTS;
  const path = `${folder}/${first}`;
  const text = textOrAbsent(path, await files.readText(path));
  const isOurs = changes.every(change => change.path !== path);
  if (changes.length === 0 || !isOurs || text === undefined || language === undefined || conflictAt(text))
    return changes;
  const say = await loadTranslator(language);
  const changed = new Map(changes.map(change => [change.path, change.after]));
  const names = [...PACK_YAML.map(name => `${name}.yaml`), ...others].map(name => `${folder}/${name}`);
  const planned = names.map((name): PlannedFile => {
    const after = changed.get(name);
    return after === undefined
      ? { path: name, action: 'keep' }
      : { path: name, action: 'update', text: after };
  });
  const schemas = await readSchemas(assets);
  const read = async (name: 'checklist' | 'team'): Promise<YamlFile | undefined> => {
    const place = `${folder}/${name}.yaml`;
    const now = changed.get(place) ?? textOrAbsent(place, await files.readText(place));
    const schema = schemas.get(name);
    return now === undefined || schema === undefined ? undefined : readYamlFile(place, now, name, schema);
  };
  const [checklist, team, counts] = await Promise.all([
    read('checklist'),
    read('team'),
    countMustHaves(files, config, planned, assets),
  ]);
  const view = {
    ...maskedDeep(viewTexts(whomToAsk((team as YamlFile<Team> | undefined)?.value))),
    status: statusTable(checklist?.content, team?.content, say),
    mustHaves: say('mustHave.line', withTotal(counts)),
  };
  const shown = { view, sourcesOf: (value: string) => maskedDeep(sourcesInPack(value)) };
  const fresh = await freshBlocksOf(files, config, { template: first }, shown, language, assets);
  const renewed = (now: string | undefined) =>
    now === undefined ? undefined : updateBlocks(now, fresh).text;
  return [...changes, ...fileChange(path, text, renewed)];
}
