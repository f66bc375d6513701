import { parseDocument } from 'yaml';
import { type MessageData, UserError } from '../core/errors.ts';
import type { Assets, Files, Project } from '../core/ports.ts';
import { positionsOf } from '../core/positions.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { type Language, loadTranslator, type Translate } from '../l10n/index.ts';
import { type Guess, listGuesses } from '../pack/guesses.ts';
import { statusTable, updateStatusBlock } from '../pack/markdown/statusBlock.ts';
import { renderTemplate } from '../pack/markdown/templates.ts';
import { CONFIG_FILE, PACK_DOCUMENTS, PACK_YAML, SCHEMAS, SCHEMAS_FOLDER } from '../pack/names.ts';
import type { ProjectConfig } from '../pack/settings/projectConfig.ts';
import { refuseConflict } from '../pack/yaml/conflict.ts';
import { writeYaml } from '../pack/yaml/write.ts';
import type { GenerateAnswers, PrefillContext } from '../prefill/facts.ts';
import { MOST_ISSUES } from '../prefill/openItems.ts';
import { guessPack, type PackGuess } from '../prefill/pack.ts';
import { type PackView, packView } from '../prefill/view.ts';
import { type ReadOptions, readFacts } from './readFacts.ts';
import { readSettings } from './readSettings.ts';
import { reportUnread } from './unread.ts';
import type { UnreadReport } from './unreadReport.ts';

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
  /** Message id that says why, for `conflict`. */
  readonly reason?: string;
}

/** Something the user should know about the plan; worded by the frontends as `note.<id>`. */
export interface PlanNote {
  readonly id: string;
  readonly data: MessageData;
}

/** What `generate` would do. Nothing has been written yet. */
export interface GeneratePlan {
  readonly language: Language;
  /** Folder of the pack, from the project folder. */
  readonly folder: string;
  readonly files: readonly PlannedFile[];
  /** Guesses in the files that will be created, with the file they stand in. */
  readonly guesses: readonly (Guess & { readonly path: string })[];
  /** How many entries were filled in, by kind: people, milestones, deliverables, configs, openItems, thirdParties. */
  readonly filled: Readonly<Record<string, number>>;
  readonly notes: readonly PlanNote[];
  /** Files of which only the name is known. */
  readonly unread: UnreadReport;
}

/** The answers as the user gave them; the language may be left to the project. */
export type GenerateRequest = Omit<GenerateAnswers, 'language'> & {
  readonly language?: Language | undefined;
  /** Used when neither the user nor the project named a language. */
  readonly fallbackLanguage: Language;
};

/**
 * Reads the project and plans a pack. Reads only.
 * @throws UserError for a broken configuration or a pack of a newer version; GitError when git fails
 */
export async function planGeneration(
  project: Project,
  request: GenerateRequest,
  assets: Assets,
  options: ReadOptions = {},
): Promise<GeneratePlan> {
  const { files } = project;
  const config = await readSettings(files);
  const language = request.language ?? config.language ?? request.fallbackLanguage;
  const say = await loadTranslator(language);
  const { facts, unread } = await readFacts(project, config, assets, options);
  const configPaths = new Set(facts.configs.map(({ path }) => path));
  const context: PrefillContext = { facts, answers: { ...request, language }, say };
  const pack = guessPack(context);
  const yaml = await planYaml(files, config.folder, pack, language, assets, say);
  const documents = await planDocuments(
    files,
    config,
    packView(context, pack),
    yaml.contents,
    language,
    assets,
    say,
  );
  const planned = [
    await planNew(files, CONFIG_FILE, () => configFile(config.folder, language, assets)),
    ...documents.slice(0, 1),
    ...yaml.files,
    ...documents.slice(1),
    ...(await planSchemas(files, config.folder, assets)),
  ];
  return {
    language,
    folder: config.folder,
    files: planned,
    guesses: yaml.guesses,
    filled: count(pack),
    notes: notesOf(project, context, pack),
    unread: await reportUnread(project, unread, config.ignore, path => configPaths.has(path), options.signal),
  };
}

interface YamlPlan {
  readonly files: PlannedFile[];
  readonly guesses: (Guess & { path: string })[];
  /** Parsed content of each file, as it will be after the plan. */
  readonly contents: ReadonlyMap<string, unknown>;
}

async function planYaml(
  files: Files,
  folder: string,
  pack: PackGuess,
  language: Language,
  assets: Assets,
  say: Translate,
): Promise<YamlPlan> {
  const values: Record<(typeof PACK_YAML)[number], unknown> = {
    checklist: pack.checklist,
    team: pack.team,
    'config-index': pack.configIndex,
    issues: { version: 1, items: [] },
  };
  const planned: PlannedFile[] = [];
  const guesses: (Guess & { path: string })[] = [];
  const contents = new Map<string, unknown>();
  for (const name of PACK_YAML) {
    const path = `${folder}/${name}.yaml`;
    const existing = textOrAbsent(path, await files.readText(path));
    if (existing !== undefined) contents.set(name, readVersioned(existing, path));
    const file = await planNew(files, path, async () => {
      const schema = JSON.parse(await assets.read(`schemas/${name}.schema.json`));
      const schemaPath = `./${SCHEMAS_FOLDER}/${name}.schema.json`;
      return writeYaml(values[name], schema, { schemaPath, language, note: say(`yamlNote.${name}`) });
    });
    planned.push(file);
    if (file.action !== 'create') continue;
    contents.set(name, values[name]);
    guesses.push(...listGuesses(values[name]).map(guess => ({ ...guess, path })));
  }
  return { files: planned, guesses, contents };
}

/**
 * @throws UserError for a file that cannot be read, or that a newer Handover Pack wrote: this one does not know what is
 *   in it, and would write a wrong table into the README
 */
function readVersioned(text: string, path: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    refuseConflict(path, text);
    const place = `${path}:${positionsOf(text)(error.pos[0]).line}`;
    throw new UserError('error.packFileUnreadable', { path, place });
  }
  const version = document.get('version');
  if (typeof version === 'number' && version > 1) throw new UserError('error.newerPack', { path, version });
  return document.toJS({ maxAliasCount: 100 });
}

async function planDocuments(
  files: Files,
  config: ProjectConfig,
  view: PackView,
  contents: ReadonlyMap<string, unknown>,
  language: Language,
  assets: Assets,
  say: Translate,
): Promise<PlannedFile[]> {
  const status = statusTable(contents.get('checklist'), contents.get('team'), say);
  const planned: PlannedFile[] = [];
  for (const name of PACK_DOCUMENTS) {
    const path = `${config.folder}/${name}`;
    const file = await planNew(files, path, async () => {
      const template = await readTemplate(files, config, name, language, assets);
      return renderTemplate(template.text, { ...view, status }, template.path);
    });
    planned.push(
      name === 'README.md' && file.action === 'keep' ? await planStatus(files, file, status) : file,
    );
  }
  return planned;
}

/** The project's own template comes first, for the language and then for all languages. */
export async function readTemplate(
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

async function planStatus(files: Files, file: PlannedFile, table: string): Promise<PlannedFile> {
  const before = textOrAbsent(file.path, await files.readText(file.path)) ?? '';
  const update = updateStatusBlock(before, table);
  if (update.state === 'changed') return { path: file.path, action: 'update', text: update.text, before };
  if (update.state === 'broken') return { path: file.path, action: 'conflict', reason: 'conflict.markers' };
  return file;
}

/** The schemas belong to the tool: an outdated copy is replaced. */
async function planSchemas(files: Files, folder: string, assets: Assets): Promise<PlannedFile[]> {
  const planned: PlannedFile[] = [];
  for (const name of SCHEMAS) {
    const path = `${folder}/${SCHEMAS_FOLDER}/${name}.schema.json`;
    const text = await assets.read(`schemas/${name}.schema.json`);
    const file = await planNew(files, path, async () => text);
    const before = file.action === 'keep' ? textOrAbsent(path, await files.readText(path)) : undefined;
    const isOutdated = before !== undefined && before.replaceAll('\r\n', '\n') !== text;
    planned.push(isOutdated ? { path, action: 'update', text, before } : file);
  }
  return planned;
}

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

async function configFile(folder: string, language: Language, assets: Assets): Promise<string> {
  const schema = JSON.parse(await assets.read('schemas/config.schema.json'));
  const schemaPath = `./${folder}/${SCHEMAS_FOLDER}/config.schema.json`;
  return writeYaml({ version: 1, language }, schema, { schemaPath, language, note: '' });
}

function count({ checklist, team, configIndex }: PackGuess): Record<string, number> {
  return {
    people: team.people.length,
    milestones: checklist.progress?.milestones?.length ?? 0,
    deliverables: checklist.deliverables?.items?.length ?? 0,
    configs: configIndex.entries.length,
    openItems: checklist.openItems?.items?.length ?? 0,
    thirdParties: checklist.thirdParties?.items?.length ?? 0,
  };
}

function notesOf({ gitProblem }: Project, { facts, answers }: PrefillContext, pack: PackGuess): PlanNote[] {
  const notes: PlanNote[] = [];
  const add = (id: string, data: MessageData = {}) => notes.push({ id, data });
  if (gitProblem !== 'none') add(`git.${gitProblem}`);
  else if (facts.history?.commits === 0) add('noCommit');
  if (facts.history?.shallow) add('shallow');
  if (facts.history?.stoodStill)
    add('realLine', { name: facts.history.branch ?? '', default: facts.history.stoodStill });
  if (facts.branchesUncompared) add('branchesUncompared');
  const left = (facts.unresolved?.length ?? 0) - MOST_ISSUES;
  if (left > 0) add('issuesLeftOut', { count: left });
  if (pack.peopleLeftOut > 0) add('peopleLeftOut', { count: pack.peopleLeftOut });
  const unreadable = [...facts.keys].filter(([, list]) => list.error !== undefined);
  if (unreadable.length > 0) add('unreadable', { count: unreadable.length, path: unreadable[0]?.[0] ?? '' });
  if (facts.configs.length === 0) add('noConfigs');
  if (!answers.customer) add('noCustomer');
  return notes;
}
