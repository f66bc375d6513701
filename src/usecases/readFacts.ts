import { basename } from 'node:path';
import { withoutBuilt } from '../core/builtFolders.ts';
import { localDate } from '../core/dates.ts';
import { LIMITS } from '../core/limits.ts';
import { meanwhile } from '../core/meanwhile.ts';
import type { Assets, Project, TextRead } from '../core/ports.ts';
import { collectUnread, type Unread, type UnreadCollector } from '../core/textRead.ts';
import { isDeploymentFile, readDeployment } from '../deployment/index.ts';
import { keptGraph, lazyGraph } from '../history/commitGraph.ts';
import type { Issue } from '../history/issue.ts';
import { readHistory, readMainAuthors } from '../history/repository.ts';
import type { ConfigFile } from '../inventory/detect.ts';
import { groupConfigs } from '../inventory/group.ts';
import { describesKeys, readDescriptions } from '../inventory/keyDescriptions.ts';
import { type KeyList, readKeys } from '../inventory/keys.ts';
import { loadKnownConfigs } from '../inventory/kinds.ts';
import type { Contributor } from '../knowledge/identities.ts';
import { isOfPack, packFolders } from '../pack/packFolders.ts';
import type { ProjectConfig } from '../pack/settings/projectConfig.ts';
import { isBuildFile } from '../prefill/buildTools.ts';
import { filesOfInterest } from '../prefill/configEntries.ts';
import type { ProjectFacts } from '../prefill/facts.ts';
import { branchSettingsOf, readBranchWork } from './branchWork.ts';
import { findConfigs } from './configs/findConfigs.ts';
import { readCode } from './readCode.ts';
import { readPastChanges } from './readIncidents.ts';
import { shownText } from './shownText.ts';

/** What is being read now; `count` grows while it is. */
export type Step = { readonly step: 'files' | 'history' | 'configs' | 'authors'; readonly count: number };

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((step: Step) => void) | undefined;
  /** yyyy-mm-dd; without it a default branch is not asked whether it stood still. */
  readonly today?: string | undefined;
}

/** Files that are read at the same time. */
const PARALLEL = 32;

/**
 * Reads everything about a project that a pack can be filled from.
 * @throws GitError when git fails; the signal's reason when it is aborted
 */
export async function readFacts(
  project: Project,
  config: ProjectConfig,
  assets: Assets,
  options: ReadOptions,
): Promise<{ readonly facts: ProjectFacts; readonly unread: Unread }> {
  const { files, git } = project;
  const { signal, onProgress } = options;
  const call = { ...(signal && { signal }) };
  onProgress?.({ step: 'files', count: 0 });
  const listed = await files.list(signal);
  const packs = packFolders(listed, config.folder);
  const paths = withoutBuilt(listed.filter(path => !isOfPack(path, packs)));
  onProgress?.({ step: 'history', count: 0 });
  let branchesUncompared = false;
  const history =
    git &&
    (await readHistory(git, {
      ...call,
      today: options.today,
      branches: branchSettingsOf(config),
      onProgress: count => onProgress?.({ step: 'history', count }),
      // Unresolved work asks for the same commits right after.
      graph: (refs, commit) =>
        refs.hasReplaced
          ? lazyGraph(git, [commit], call)
          : keptGraph(
              git,
              project.cache,
              [...refs.branches, ...refs.tags].map(({ tip }) => tip),
              [commit],
              call,
            ),
      unmerged: (refs, bases) =>
        readBranchWork(project, git, refs.branches, bases, {
          ...call,
          onFailure: () => {
            branchesUncompared = true;
          },
          onPartial: () => {
            branchesUncompared = true;
          },
        }),
    }));
  // Git searches on its own while other things are read; what fails is told where it is waited for.
  const unread = collectUnread();
  const code = meanwhile(readCode(project, paths, unread, call));
  const past = meanwhile(git ? readPastChanges(git, call) : Promise.resolve([]));
  const unresolved = meanwhile(git ? readUnresolved(project, config, assets, options) : Promise.resolve([]));
  onProgress?.({ step: 'configs', count: paths.length });
  const known = await loadKnownConfigs();
  const configs = await findConfigs(project.files, paths, known, config, unread, signal);
  const { texts, lowTexts, keys, all } = await readTexts(project, paths, configs, unread, signal);
  const deployment = readDeployment(configs, all, await code);
  onProgress?.({ step: 'authors', count: configs.length });
  const interesting = filesOfInterest(groupConfigs(configs));
  const mainAuthors =
    git && history ? await readMainAuthors(git, interesting, history.lastCommitOn, call) : new Map();
  const titles = new Map(
    [...known.kinds.map(({ definition }) => definition), ...config.configKinds].map(kind => [
      kind.id,
      kind.title,
    ]),
  );
  const folderName = basename(project.root);
  const facts = {
    folderName,
    today: options.today,
    history: history && { ...history, contributors: history.contributors.map(shownContributor) },
    paths,
    configs,
    titles,
    keys,
    texts,
    lowTexts,
    deployment,
    descriptions: readDescriptions(all),
    past: await past,
    mainAuthors,
    branchesUncompared,
    unresolved: await unresolved,
  };
  return { facts, unread: unread.files };
}

/** People put into their name whatever they like. */
function shownContributor(one: Contributor): Contributor {
  return { ...one, name: shownText(one.name), otherNames: one.otherNames.map(shownText) };
}

/** For a new pack: a checklist that is there already is the user's, and nothing is put into it. */
async function readUnresolved(
  project: Project,
  config: ProjectConfig,
  assets: Assets,
  { signal, today = localDate() }: ReadOptions,
): Promise<Issue[]> {
  const checklist = await project.files.readText(`${config.folder}/checklist.yaml`);
  if (checklist.kind !== 'absent') return [];
  const { findIssues } = await import('./issues/findIssues.ts');
  const { items } = await findIssues(project, { today }, { assets, signal });
  // Branches are read with the history; what is not committed yet is gone with the next commit.
  return items.filter(
    ({ class: kind, severity, named }) =>
      severity !== 'minor' && !named && kind !== 'unmerged-branch' && kind !== 'uncommitted',
  );
}

async function readTexts(
  { files }: Project,
  paths: readonly string[],
  configs: readonly ConfigFile[],
  unread: UnreadCollector,
  signal: AbortSignal | undefined,
): Promise<{
  readonly texts: ReadonlyMap<string, string>;
  readonly lowTexts: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, KeyList>;
  readonly all: ReadonlyMap<string, string>;
}> {
  const parsed = configs.filter(({ parser, risk }) => parser !== 'none' && risk !== 'site-content');
  const named = configs.filter(({ risk }) => risk === 'high' || risk === 'medium').map(({ path }) => path);
  const speaking = new Set([...named, ...paths.filter(isBuildFile)]);
  const interesting = new Set([
    ...speaking,
    ...parsed.map(({ path }) => path),
    ...paths.filter(path => isDeploymentFile(path) || describesKeys(path)),
  ]);
  const reads = await readAll([...interesting], path => files.readText(path, LIMITS.config), signal);
  // A certificate may be written in the form that is no text: nothing is wrong with it.
  for (const [path, read] of reads)
    if (read.kind === 'unreadable' && read.reason === 'binary' && /\.(?:cer|crt|der|key)$/i.test(path))
      reads.delete(path);
  const all = unread.texts(reads);
  const keys = new Map<string, KeyList>();
  for (const { path, parser } of parsed) {
    const text = all.get(path);
    if (text !== undefined) keys.set(path, readKeys(text, parser));
  }
  const those = (isWanted: (path: string) => boolean) => new Map([...all].filter(([path]) => isWanted(path)));
  return {
    keys,
    all,
    texts: those(path => speaking.has(path)),
    lowTexts: those(path => keys.has(path) && !speaking.has(path)),
  };
}

/** Reads texts side by side. The result is in the order of the paths. */
async function readAll(
  paths: readonly string[],
  read: (path: string) => Promise<TextRead>,
  signal: AbortSignal | undefined,
): Promise<Map<string, TextRead>> {
  const reads = new Map<string, TextRead>();
  for (let at = 0; at < paths.length; at += PARALLEL) {
    signal?.throwIfAborted();
    const batch = paths.slice(at, at + PARALLEL);
    const results = await Promise.all(batch.map(read));
    batch.forEach((path, index) => {
      const read = results[index];
      if (read !== undefined) reads.set(path, read);
    });
  }
  return reads;
}
