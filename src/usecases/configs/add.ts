import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import { LIMITS } from '../../core/limits.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { collectUnread, textOrAbsent, type UnreadCollector } from '../../core/textRead.ts';
import { readMainAuthors } from '../../history/repository.ts';
import type { ConfigFile } from '../../inventory/detect.ts';
import { entryFinder, isPattern } from '../../inventory/documented.ts';
import { foldKeys } from '../../inventory/foldKeys.ts';
import { globMatcher } from '../../inventory/globs.ts';
import { type ConfigGroup, groupConfigs, indexOrder } from '../../inventory/group.ts';
import { describesKeys, readDescriptions } from '../../inventory/keyDescriptions.ts';
import { readKeys } from '../../inventory/keys.ts';
import type { KindDefinition } from '../../inventory/kinds.ts';
import { loadKnownConfigs } from '../../inventory/kinds.ts';
import { setsHere } from '../../inventory/setsHere.ts';
import { readHead } from '../../knowledge/head.ts';
import { type Language, loadTranslator } from '../../l10n/index.ts';
import { indexEntries } from '../../pack/configIndex.ts';
import { SCHEMAS_FOLDER } from '../../pack/names.ts';
import { isOfPack, packFolders } from '../../pack/packFolders.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import type { ConfigEntry, ConfigIndex, Team } from '../../pack/types.generated.ts';
import type { ConformSchema } from '../../pack/yaml/conform.ts';
import { byField, changedYaml, type YamlChange } from '../../pack/yaml/edit.ts';
import { fieldsOf, readYamlFile } from '../../pack/yaml/file.ts';
import { type SchemaNode, writeYaml } from '../../pack/yaml/write.ts';
import { describedKeys, guessConfigEntry, listedKeys, membersOf } from '../../prefill/configEntries.ts';
import { reportUnread } from '../unread.ts';
import type { UnreadReport } from '../unreadReport.ts';
import { findConfigs } from './findConfigs.ts';
import { lineOf, readIndexFile } from './readIndex.ts';

/** An entry that was added, or was there already. */
export interface AddedEntry {
  readonly path: string;
  /** Title of its kind; undefined for a file that no kind knows. */
  readonly kind: string | undefined;
  readonly isNew: boolean;
  /** Where the entry's purpose stands, or belongs; in the new text. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
}

/** Lines of keys in an entry that was asked for. */
const MOST_KEYS = 100;

/** What adding entries does to the config index. Nothing is written yet. */
export interface AddPlan {
  /** Of the config index, from the project folder. */
  readonly path: string;
  /** None where nothing changes. */
  readonly changes: readonly FileChange[];
  readonly added: readonly AddedEntry[];
  /** Config files of which only the name is known. */
  readonly unread: UnreadReport;
}

export interface AddRequest {
  /** Files, folders or patterns, from the project folder. */
  readonly paths: readonly string[];
  readonly settings: ProjectConfig;
  /** Of the texts that are written. */
  readonly language: Language;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Plans entries of the config index for files, with what can be guessed; all of it is marked as to be confirmed.
 * @throws UserError for a path that does not exist, a folder without config files, or an index that cannot be edited
 */
export async function planEntries(project: Project, assets: Assets, request: AddRequest): Promise<AddPlan> {
  const { settings, signal } = request;
  const { files: source } = project;
  const known = await loadKnownConfigs();
  const listed = await source.list(signal);
  const packs = packFolders(listed, settings.folder);
  const isOwn = (path: string) => isOfPack(path, packs);
  const paths = listed.filter(path => !isOwn(path));
  const index = await readIndexFile(source, settings.folder, assets);
  const finder = entryFinder(indexEntries(index.file?.value));
  const unread = collectUnread();
  const groups: ConfigGroup[] = [];
  const all: ConfigFile[] = [];
  const present: { path: string; entry: string }[] = [];
  for (const wanted of request.paths) {
    const { files, isOne } = await filesMeant(project, paths, wanted, isOwn);
    const configs = await findConfigs(source, files, known, settings, unread, signal);
    const found = isOne ? [configs[0] ?? unknownKind(wanted)] : configs;
    if (found.length === 0) throw new UserError('error.noConfigs', { path: wanted });
    all.push(...found);
    const fresh = found.filter(({ path }) => finder.find(path) === undefined);
    for (const { path } of isOne ? found : []) {
      const entry = finder.find(path);
      if (entry) present.push({ path, entry: entry.path });
    }
    groups.push(...(isOne ? fresh.map(single) : groupConfigs(fresh)));
  }
  const kinds = [...known.kinds.map(({ definition }) => definition), ...settings.configKinds];
  const entries = await guessEntries(project, unique(groups), all, kinds, request, unread);
  const edit = await entryAdder(index.path, entries, kinds, request.language, assets);
  const changes = fileChange(index.path, index.file?.text, edit);
  const final = changes[0]?.after ?? index.file?.text ?? '';
  const schema = JSON.parse(await assets.read('schemas/config-index.schema.json'));
  const file = readYamlFile<ConfigIndex>(index.path, final, 'config-index', schema);
  const placeOf = (path: string) => {
    const entry = indexEntries(file.value).find(other => other.path === path);
    const offset = entry === undefined ? 0 : file.at(['entries', entry.position, 'purpose']).start;
    return { offset, line: lineOf(final, offset) };
  };
  return {
    path: index.path,
    changes,
    unread: await reportUnread(project, unread.files, settings.ignore, () => true, signal),
    added: [
      ...present.map(({ path, entry }) => ({ path, kind: undefined, isNew: false, ...placeOf(entry) })),
      ...entries.map(({ path, kind }) => ({
        path,
        kind: kinds.find(({ id }) => id === kind)?.title[request.language],
        isNew: true,
        ...placeOf(path),
      })),
    ],
  };
}

async function filesMeant(
  { files }: Project,
  paths: readonly string[],
  wanted: string,
  isOwn: (path: string) => boolean,
): Promise<{ files: readonly string[]; isOne: boolean }> {
  if (paths.includes(wanted)) return { files: [wanted], isOne: true };
  if (wanted === '.' || wanted === '') return { files: paths, isOne: false };
  const below = paths.filter(path => path.startsWith(`${wanted.replace(/\/$/, '')}/`));
  if (below.length > 0) return { files: below, isOne: false };
  const matching = isPattern(wanted) ? paths.filter(globMatcher(wanted)) : [];
  if (matching.length > 0) return { files: matching, isOne: false };
  // A file that git ignores, as `.env` on a server, may well be described.
  if (!isPattern(wanted) && !isOwn(wanted) && (await files.kind(wanted)) === 'file')
    return { files: [wanted], isOne: true };
  throw new UserError('error.noFile', { path: wanted });
}

function unknownKind(path: string): ConfigFile {
  return { path, kind: '', risk: 'low', parser: 'none' };
}

function single(file: ConfigFile): ConfigGroup {
  return { ...file, files: 1, examples: [file.path] };
}

function unique(groups: readonly ConfigGroup[]): ConfigGroup[] {
  return [...new Map(groups.map(group => [group.path, group])).values()];
}

async function guessEntries(
  project: Project,
  groups: readonly ConfigGroup[],
  configs: readonly ConfigFile[],
  kinds: readonly KindDefinition[],
  { settings, language, signal }: AddRequest,
  unread: UnreadCollector,
): Promise<ConfigEntry[]> {
  if (groups.length === 0) return [];
  const say = await loadTranslator(language);
  const ownerOf = await readOwners(project, groups, settings, signal);
  const membersOfGroup = new Map(groups.map(group => [group, membersOf(group, configs)]));
  const paths = groups
    .filter(({ parser }) => parser !== 'none')
    .flatMap(group => membersOfGroup.get(group) ?? []);
  const texts = unread.texts(await project.files.readTexts(paths, LIMITS.config));
  const describing = (await project.files.list(signal)).filter(describesKeys);
  const descriptions = readDescriptions(
    unread.texts(await project.files.readTexts(describing, LIMITS.config)),
  );
  const keysIn = (group: ConfigGroup) =>
    listedKeys(
      group,
      (membersOfGroup.get(group) ?? []).map(path => ({
        path,
        keys: readKeys(texts.get(path) ?? '', group.parser).keys,
      })),
    );
  const hereOf = ({ path, files, parser }: ConfigGroup) => {
    const text = files === 1 ? texts.get(path) : undefined;
    if (text === undefined) return {};
    const { keys } = readKeys(text, parser);
    return { sets: setsHere(text, keys), comments: describedKeys(path, text, keys, descriptions) };
  };
  return groups.map(group => {
    const entry = guessConfigEntry(group, {
      title: kinds.find(({ id }) => id === group.kind)?.title,
      owner: ownerOf(group),
      keys: foldKeys(keysIn(group), MOST_KEYS),
      ...hereOf(group),
      language,
      say,
    });
    if (group.kind !== '') return entry;
    // Nothing is known about it but that somebody wants it described.
    const { kind: _, from: __, path, ...rest } = entry;
    return { path, purpose: say('configs.purposeQuestion'), ...rest };
  });
}

/** Who changed a file most, as far as `team.yaml` knows them. */
async function readOwners(
  { git, files }: Project,
  groups: readonly ConfigGroup[],
  { folder }: ProjectConfig,
  signal: AbortSignal | undefined,
): Promise<(group: ConfigGroup) => string | undefined> {
  const path = `${folder}/team.yaml`;
  const text = git && textOrAbsent(path, await files.readText(path));
  if (git === undefined || text === undefined) return () => undefined;
  const call = { ...(signal && { signal }) };
  const examples = groups.flatMap(({ examples }) => examples.slice(0, 1));
  const { commit } = await readHead(git, call);
  const last = commit === undefined ? '' : (await git.run(['log', '-1', '--format=%cs'], call)).trim();
  const authors = await readMainAuthors(git, examples, last, call);
  const { parseYaml } = await import('../../pack/yaml/parse.ts');
  const team = parseYaml(text).content as Team | undefined;
  return group => findPerson(team, authors.get(group.examples[0] ?? ''))?.id;
}

/** What adds the entries to an index, or begins one; those that somebody else has added by then are left out. */
async function entryAdder(
  path: string,
  entries: readonly ConfigEntry[],
  kinds: readonly KindDefinition[],
  language: Language,
  assets: Assets,
): Promise<(now: string | undefined) => string | undefined> {
  const say = await loadTranslator(language);
  const schema = JSON.parse(await assets.read('schemas/config-index.schema.json')) as SchemaNode &
    ConformSchema;
  const schemaPath = `./${SCHEMAS_FOLDER}/config-index.schema.json`;
  const note = say('yamlNote.config-index');
  // The order in which an index is made.
  const byRisk = (entry: unknown) => {
    const { path, kind } = (entry ?? {}) as Partial<Record<string, unknown>>;
    const risk = kinds.find(({ id }) => id === kind)?.risk;
    return typeof path === 'string' && risk ? indexOrder({ risk, path }) : undefined;
  };
  return now => {
    if (entries.length === 0) return now;
    if (now === undefined || now.trim() === '')
      return writeYaml({ version: 1, entries }, schema, { schemaPath, language, note });
    const file = readYamlFile<ConfigIndex>(path, now, 'config-index', schema);
    const known = new Set(indexEntries(file.value).map(entry => entry.path));
    const version: YamlChange[] = file.content === undefined ? [{ set: ['version'], value: 1 }] : [];
    const values = entries.filter(entry => !known.has(entry.path));
    const append = { append: ['entries'], values, sortedBy: [byRisk, byField('path')] };
    return changedYaml(path, now, [...version, append], { fields: fieldsOf(file) });
  };
}
