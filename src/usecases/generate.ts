import { type MessageData, UserError } from '../core/errors.ts';
import type { Assets, Files, Project } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { type Language, loadTranslator, type Translate } from '../l10n/index.ts';
import { type Guess, listGuesses } from '../pack/guesses.ts';
import { statusTable } from '../pack/markdown/statusTable.ts';
import { type MustHaveState, withTotal } from '../pack/mustHaves.ts';
import { CONFIG_FILE, PACK_DOCUMENTS, PACK_YAML, SCHEMAS, SCHEMAS_FOLDER } from '../pack/names.ts';
import type { Checklist, ConfigIndex, Team } from '../pack/types.generated.ts';
import { type ConformSchema, conform, type Lenient } from '../pack/yaml/conform.ts';
import { valueAt } from '../pack/yaml/editing/content.ts';
import { refuseUnreadable } from '../pack/yaml/file.ts';
import { parseYaml } from '../pack/yaml/parse.ts';
import { type SchemaNode, writeYaml } from '../pack/yaml/write.ts';
import type { GenerateAnswers, PrefillContext } from '../prefill/facts.ts';
import { MOST_ISSUES } from '../prefill/openItems.ts';
import { guessPack, type PackGuess } from '../prefill/pack.ts';
import { type PackParts, showPack } from '../prefill/view.ts';
import { countMustHaves } from './mustHaves.ts';
import { planDocuments } from './planDocuments.ts';
import { type PlannedFile, planNew } from './plannedFile.ts';
import { type ReadOptions, readFacts } from './readFacts.ts';
import { readSettings } from './readSettings.ts';
import { maskedDeep } from './shownText.ts';
import { reportUnread } from './unread.ts';
import type { UnreadReport } from './unreadReport.ts';

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
  /** How much of what must be known the pack says then. */
  readonly mustHaves: Readonly<Record<MustHaveState, number>>;
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
  // One door into the pack: whatever a repository has in its names, comments and messages.
  const pack = maskedDeep(guessPack(context));
  const yaml = await planYaml(files, config.folder, pack, language, assets, say);
  const shown = showPack(context, yaml.parts);
  const view = maskedDeep(shown.view);
  const sourcesOf = (value: string) => maskedDeep(shown.sourcesOf(value));
  const status = statusTable(yaml.contents.get('checklist'), yaml.contents.get('team'), say);
  const plan = (names: readonly string[], sentence: string) =>
    planDocuments(
      files,
      config,
      names,
      { view: { ...view, status, mustHaves: sentence }, sourcesOf },
      language,
      assets,
    );
  // The first page says how much is answered in the others.
  const [first, ...others] = PACK_DOCUMENTS;
  const documents = await plan(others, '');
  const mustHaves = await countMustHaves(files, config, [...yaml.files, ...documents], assets);
  const planned = [
    await planNew(files, CONFIG_FILE, () => configFile(config.folder, language, assets)),
    ...(await plan([first], say('mustHave.line', withTotal(mustHaves)))),
    ...yaml.files,
    ...documents,
    ...(await planSchemas(files, config.folder, assets)),
  ];
  return {
    language,
    folder: config.folder,
    files: planned,
    guesses: yaml.guesses,
    filled: count(pack),
    mustHaves,
    notes: notesOf(project, context, pack),
    unread: await reportUnread(project, unread, config.ignore, path => configPaths.has(path), options.signal),
  };
}

interface YamlPlan {
  readonly files: PlannedFile[];
  readonly guesses: (Guess & { path: string })[];
  /** Parsed content of each file, as it will be after the plan. */
  readonly contents: ReadonlyMap<string, unknown>;
  /** The same, as far as the schemas allow it. */
  readonly parts: PackParts;
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
  const conforming = new Map<string, unknown>();
  for (const name of PACK_YAML) {
    const path = `${folder}/${name}.yaml`;
    const existing = textOrAbsent(path, await files.readText(path));
    const schema: SchemaNode & ConformSchema = JSON.parse(await assets.read(`schemas/${name}.schema.json`));
    if (existing !== undefined) contents.set(name, readVersioned(existing, path));
    conforming.set(name, conform(contents.get(name) ?? values[name], schema));
    const file = await planNew(files, path, async () => {
      const schemaPath = `./${SCHEMAS_FOLDER}/${name}.schema.json`;
      return writeYaml(values[name], schema, { schemaPath, language, note: say(`yamlNote.${name}`) });
    });
    planned.push(file);
    if (file.action !== 'create') continue;
    contents.set(name, values[name]);
    guesses.push(...listGuesses(values[name]).map(guess => ({ ...guess, path })));
  }
  // What conforms to a schema has the type that was made from it.
  const part = <T>(name: string) => conforming.get(name) as Lenient<T> | undefined;
  const parts: PackParts = {
    checklist: part<Checklist>('checklist'),
    team: part<Team>('team'),
    configIndex: part<ConfigIndex>('config-index'),
  };
  return { files: planned, guesses, contents, parts };
}

/**
 * @throws UserError for a file that cannot be read, or that a newer Handover Pack wrote: this one does not know what is
 *   in it, and would write a wrong table into the README
 */
function readVersioned(text: string, path: string): unknown {
  const parsed = parseYaml(text);
  refuseUnreadable({ path, text, ...parsed });
  const { content } = parsed;
  const version = valueAt(content, ['version']);
  if (typeof version === 'number' && version > 1) throw new UserError('error.newerPack', { path, version });
  return content;
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
