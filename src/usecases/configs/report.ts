import { LIMITS } from '../../core/limits.ts';
import type { Assets, FileSource, Project } from '../../core/ports.ts';
import { collectUnread } from '../../core/textRead.ts';
import { type CoverageByRisk, measureCoverage } from '../../inventory/coverage.ts';
import type { ConfigFile } from '../../inventory/detect.ts';
import type { Drift, InventoryFile, MissingFile } from '../../inventory/inventoryFile.ts';
import type { ConfigRisk, KindDefinition } from '../../inventory/kinds.ts';
import { loadKnownConfigs } from '../../inventory/kinds.ts';
import type { AbsentFile } from '../../inventory/namedFiles.ts';
import { compareProfiles, type ProfileDifference } from '../../inventory/profiles.ts';
import type { UndefinedVariable } from '../../inventory/variables.ts';
import { indexEntries } from '../../pack/configIndex.ts';
import { isOfPack, packFolders } from '../../pack/packFolders.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { reportUnread } from '../unread.ts';
import type { UnreadReport } from '../unreadReport.ts';
import { absentCollector } from './absent.ts';
import { readDrift } from './drift.ts';
import { readInventory } from './inventory.ts';
import { findMissing } from './missing.ts';
import { findOnlyHere, type LocalFile } from './onlyHere.ts';
import { type IndexFile, readIndexFile } from './readIndex.ts';
import { variableCollector } from './variables.ts';

/** How many keys there are, and how many of them are documented. */
export interface KeyCoverage {
  readonly keys: number;
  readonly documented: number;
  readonly secrets: number;
}

/** Everything about the config files of a project. No value of any key is in it. */
export interface ConfigsReport {
  readonly settings: ProjectConfig;
  readonly index: IndexFile;
  /** In the order of their paths. */
  readonly files: readonly InventoryFile[];
  readonly kinds: ReadonlyMap<string, KindDefinition>;
  readonly coverage: CoverageByRisk;
  readonly keys: KeyCoverage;
  readonly differences: readonly ProfileDifference[];
  readonly variables: readonly UndefinedVariable[];
  /** Undefined where git does not have the whole history. */
  readonly drift: readonly Drift[] | undefined;
  readonly missing: readonly MissingFile[];
  /** Config files that documents or scripts name and nobody has. */
  readonly absent: readonly AbsentFile[];
  /** Config files that git ignores: they are on this computer alone. */
  readonly onlyHere: readonly LocalFile[];
  /** Files that should have been read. */
  readonly unread: UnreadReport;
}

export interface ConfigsRequest {
  readonly settings: ProjectConfig;
  /** Leaves out what needs git's history or the code: for views that are refreshed often. */
  readonly quick?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Is told how many files were read, of how many. */
  readonly onRead?: ((count: number, total: number) => void) | undefined;
  /** Is told what the names alone say, before any file is read: for those who wait. */
  readonly onNamed?: ((named: NamedConfigs) => void) | undefined;
}

/** Config files as their names tell them. Whether anything describes them nobody has looked yet. */
export interface NamedConfigs {
  readonly files: readonly ConfigFile[];
  readonly kinds: ReadonlyMap<string, KindDefinition>;
}

/**
 * Reads which config files matter, which of them and of their keys are documented, and what changed since.
 * @throws UserError for a config index that cannot be read; GitError when git fails
 */
export async function readConfigs(
  project: Project,
  assets: Assets,
  { settings, quick = false, signal, onRead, onNamed }: ConfigsRequest,
): Promise<ConfigsReport> {
  const { files: source, git } = project;
  const call = { ...(signal && { signal }) };
  const index = await readIndexFile(source, settings.folder, assets);
  const entries = indexEntries(index.file?.value);
  const paths = quick ? await source.list(signal) : await listedOf(source, signal);
  const known = await loadKnownConfigs();
  const kinds = new Map(
    [...known.kinds.map(({ definition }) => definition), ...settings.configKinds].map(kind => [
      kind.id,
      kind,
    ]),
  );
  const unread = collectUnread();
  const collector = variableCollector(unread);
  const [files, , missing, onlyHere] = await Promise.all([
    readInventory(
      { source, paths, known, settings, entries, unread, signal },
      {
        keysOf: risk => risk !== 'site-content',
        onText: collector.addText,
        onRead,
        onNamed: onNamed && (named => onNamed({ files: named, kinds })),
      },
    ),
    quick || git === undefined
      ? undefined
      : collector.readCode({ git, source }, paths, settings, known, call),
    entries.length === 0 ? [] : findMissing(git, entries, new Set(paths), call),
    quick || git === undefined ? [] : findOnlyHere(git, source, known, settings, call),
  ]);
  const parserOf = new Map(files.map(({ path, parser }) => [path, parser]));
  const drift =
    quick || git === undefined
      ? []
      : await readDrift(
          git,
          entries,
          paths,
          async wanted => unread.texts(await source.readTexts(wanted, LIMITS.config)),
          path => parserOf.get(path) ?? 'none',
          call,
        );
  const packs = packFolders(paths, settings.folder);
  const named = absentCollector(paths, path => isOfPack(path, packs));
  const variables = quick ? [] : await collector.missing(source, paths, files, known, named.addText);
  const keysOf = new Map(files.map(({ path, keys }) => [path, keys]));
  return {
    settings,
    index,
    files,
    kinds,
    coverage: measureCoverage(files),
    keys: countKeys(files),
    differences: compareProfiles(files, path => keysOf.get(path)),
    variables,
    absent: await named.absent(git, call),
    onlyHere,
    drift,
    missing,
    unread: await reportUnread(project, unread.files, settings.ignore, path => keysOf.has(path), signal),
  };
}

/** Asks git once for the files and for what changed in them, which is needed later. */
async function listedOf(source: FileSource, signal: AbortSignal | undefined): Promise<string[]> {
  return (await source.listing?.(signal))?.paths ?? source.list(signal);
}

/** The files that were asked for; no risk means all. */
export function filterFiles(
  files: readonly InventoryFile[],
  isChosen: (path: string) => boolean,
  risks: readonly ConfigRisk[],
): InventoryFile[] {
  return files.filter(({ path, risk }) => isChosen(path) && (risks.length === 0 || risks.includes(risk)));
}

export function countKeys(files: readonly InventoryFile[]): KeyCoverage {
  const keys = files.flatMap(file => file.keys);
  return {
    keys: keys.length,
    documented: keys.filter(({ documented }) => documented).length,
    secrets: keys.filter(({ secret }) => secret).length,
  };
}
