import { GitError, UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import { authorsOf, publishedAuthorsOf } from '../../knowledge/doa.ts';
import { isRoleAccount } from '../../knowledge/identities.ts';
import { leftOutBecause } from '../../knowledge/leftOut.ts';
import { applyMailmap, mailmapState } from '../../knowledge/mailmap.ts';
import { buildKnowledge, endOfDay, type Knowledge, RECENT_DAYS } from '../../knowledge/model.ts';
import { loadRomaniser } from '../../knowledge/pinyin.ts';
import { readKnownHistory, readNewest } from '../../knowledge/readLog.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import type { Area, ProjectConfig } from '../../pack/settings/projectConfig.ts';
import type { Team } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { type AreaMatcher, matchAreas } from './areas.ts';
import { type AppliedOverride, applyOverrides } from './overrides.ts';
import { readSettingsAndTeam } from './readTeam.ts';
import { type RealLine, realLineOf } from './realLine.ts';
import type { KnowledgeNote } from './report.ts';

export interface KnowledgeServices {
  readonly assets: Assets;
  /** Counts moves and reformats as the tool of the papers does, to compare with their tables. */
  readonly asPublished?: boolean | undefined;
  /** So many of the newest commits alone are read, for those who wait for the whole; left out: all. */
  readonly newest?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((commits: number) => void) | undefined;
}

/** Everything that was read and computed once; reports, treemaps and lenses are made from it. */
export interface KnowledgeState {
  readonly knowledge: Knowledge;
  readonly settings: ProjectConfig;
  readonly team: Lenient<Team> | undefined;
  /** Authors by file, as published: who brought a whole product in counts as well. */
  readonly published: readonly (readonly number[])[];
  /** Authors by file. */
  readonly authors: readonly (readonly number[])[];
  /** The same after what people decided in `team.yaml`. */
  readonly holders: readonly (readonly number[])[];
  readonly overrides: readonly AppliedOverride[];
  verdict(person: number, file: number): boolean | undefined;
  /** People who left, or have committed nothing for twelve months and of whom the team does not say that they are here. */
  readonly inactive: ReadonlySet<number>;
  /** People who left, as `team.yaml` says. */
  readonly gone: ReadonlySet<number>;
  /** Names of the areas by file. */
  readonly areas: readonly Area[];
  readonly areasOf: AreaMatcher;
  /** By contact of the log, the number of the person. */
  readonly personOf: readonly number[];
  readonly leftOut: { vendored: number; generated: number; binary: number };
  readonly complete: boolean;
  /** Old commits are missing, as in a shallow clone: who wrote the files first is not known then. */
  readonly isCutOff: boolean;
  readonly notes: readonly KnowledgeNote[];
  /** Full id of the newest commit. */
  readonly head: string;
}

/**
 * Reads who knows what in a project.
 * @throws UserError where there is no repository; GitError; the signal's reason when it is aborted
 */
export async function readKnowledge(
  project: Project,
  today: string,
  services: KnowledgeServices,
): Promise<KnowledgeState> {
  const { git, cache, prefix } = project;
  if (git === undefined)
    throw new UserError(project.gitProblem === 'not-installed' ? 'error.gitMissing' : 'error.noHistory');
  const { signal, onProgress, newest } = services;
  const call = { ...(signal && { signal }) };
  const { settings, team } = await readSettingsAndTeam(project, services.assets);
  // Who waits for the first rows does not wait until it is known that the work goes on where one is, as it mostly does.
  const early = newest === undefined ? undefined : readNewest(git, newest, call);
  early?.catch(() => undefined);
  // The tool of the papers reads what is checked out.
  const line = services.asPublished ? undefined : await realLineOf(git, today, settings, call);
  const isOfNow = line === undefined && !services.asPublished;
  const [history, mailmap, ignoredCommits, listed, there] = await Promise.all([
    newest === undefined
      ? readKnownHistory(git, cache, { ...call, onProgress, at: line?.tip })
      : line === undefined && early
        ? early
        : readNewest(git, newest, { ...call, at: line?.tip }),
    mailmapState({ git, prefix }, call),
    readFromTop(project, '.git-blame-ignore-revs'),
    // Asked at the same time as for the commit, which may not be there yet.
    listTree(project, line?.tip ?? 'HEAD', call).catch((error: unknown) => ({ error })),
    isOfNow ? filesThere(project, signal) : undefined,
  ]);
  if (!Array.isArray(listed) && history.head !== '') throw listed.error;
  const { log } = history;
  const contacts = await applyMailmap(git, cache, mailmap, log.contacts, call);
  const isIgnored = await ignoreFilter(settings);
  const isBeside = (path: string) => {
    const inside = path.slice(prefix.length);
    return inside === CONFIG_FILE || inside.startsWith(`${settings.folder}/`);
  };
  const leftOut = { vendored: 0, generated: 0, binary: 0 };
  const tree = (Array.isArray(listed) ? listed : []).filter(({ path }) => {
    const inside = path.slice(prefix.length);
    if (isBeside(path) || isIgnored(inside) || there?.has(inside) === false) return false;
    const reason = leftOutBecause(inside);
    if (reason !== undefined) leftOut[reason] += 1;
    return reason === undefined;
  });
  const { knowledge, personOf } = buildKnowledge({
    log,
    contacts,
    romanise: await loadRomaniser(contacts.map(contact => contact.split('\x1f')[0] ?? '')),
    asPublished: services.asPublished,
    isBeside,
    members: (team?.people ?? []).flatMap(member => member ?? []),
    tree,
    ignoredCommits: ignoredCommits
      .split(/\r?\n/)
      .flatMap(line => /^[0-9a-f]{40,64}/.exec(line.trim())?.[0] ?? []),
  });
  const published = knowledge.files.map(publishedAuthorsOf);
  const authors = services.asPublished ? published : knowledge.files.map(authorsOf);
  const paths = knowledge.files.map(({ path }) => path.slice(prefix.length));
  const areasOf = await matchAreas(settings.areas, paths);
  const { holders, overrides, verdict } = await applyOverrides(team, knowledge, authors, paths, areasOf);
  const gone = new Set(knowledge.people.flatMap(({ active }, person) => (active ? [] : [person])));
  return {
    knowledge,
    settings,
    team,
    published,
    authors,
    holders,
    overrides,
    verdict,
    gone,
    inactive: new Set([...gone, ...silent(knowledge, today)]),
    areas: settings.areas,
    areasOf,
    personOf,
    leftOut,
    complete: history.missing === 'nothing',
    isCutOff: history.missing === 'commits',
    notes: [
      ...realLineNotes(line),
      ...notesOf(history.missing, knowledge),
      ...identityNotes(knowledge, personOf, contacts),
    ],
    head: history.head,
  };
}

/** People whose last commit is long ago, and of whom nobody has said that they are here. */
function silent(knowledge: Knowledge, today: string): number[] {
  // All of the first of these days counts.
  const from = endOfDay(today) - (RECENT_DAYS + 1) * 86_400;
  return lastSeen(knowledge).flatMap((time, person) =>
    time < from && !knowledge.people[person]?.isSaidToBeHere ? [person] : [],
  );
}

/** By person: seconds since 1970 of the newest commit; 0 for none. */
export function lastSeen({ log, makers, people }: Knowledge): number[] {
  const last = people.map(() => 0);
  makers.forEach((who, commit) => {
    for (const person of who) last[person] = Math.max(last[person] ?? 0, log.times[commit] ?? 0);
  });
  return last;
}

function realLineNotes(line: RealLine | undefined): KnowledgeNote[] {
  if (line === undefined) return [];
  const { name, date, ahead } = line.instead;
  return [{ id: 'knowledge.note.realLine', data: { name: line.name, default: name, date, count: ahead } }];
}

async function listTree(
  { git, prefix }: Project,
  commit: string,
  call: { signal?: AbortSignal },
): Promise<{ path: string; blob: string }[]> {
  const found: { path: string; blob: string }[] = [];
  if (git === undefined) return found;
  for await (const record of git.records(['ls-tree', '-r', '-z', '--full-tree', commit], '\0', call)) {
    // Symbolic links and submodules are not files that somebody wrote.
    const [, blob, path] = /^100\d+ blob ([0-9a-f]+)\t([\s\S]*)$/.exec(record) ?? [];
    if (blob !== undefined && path?.startsWith(prefix)) found.push({ path, blob });
  }
  return found;
}

/** The files that are there; what somebody deleted and has not committed yet is not, and nobody reads it any more. */
async function filesThere(
  { files }: Project,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set(await files.list(signal));
  } catch (error) {
    // A repository without a working folder.
    if (error instanceof GitError && error.isRefusal) return undefined;
    throw error;
  }
}

async function readFromTop({ files, git, prefix }: Project, path: string): Promise<string> {
  if (prefix === '') return textOrAbsent(path, await files.readText(path)) ?? '';
  try {
    return (await git?.run(['show', `HEAD:${path}`])) ?? '';
  } catch (error) {
    // There is none.
    if (error instanceof GitError && error.isRefusal) return '';
    throw error;
  }
}

async function ignoreFilter({ ignore }: ProjectConfig): Promise<(path: string) => boolean> {
  if (ignore.length === 0) return () => false;
  const { compileGlobs, splitPath } = await import('../../inventory/globs.ts');
  const index = compileGlobs(ignore);
  return path => index.matches(splitPath(path)).length > 0;
}

/** Where a name alone, or nothing, says who it was, the numbers rest on that. */
function identityNotes(
  { people, log }: Knowledge,
  personOf: readonly number[],
  contacts: readonly string[],
): KnowledgeNote[] {
  const notes: KnowledgeNote[] = [];
  for (const kind of ['romanised-name', 'name'] as const) {
    const joined = people.filter(({ joinedBy }) => joinedBy === kind);
    if (joined.length === 0) continue;
    const names = joined.slice(0, MOST_NAMED).map(({ name, names: all }) => {
      const other = kind === 'name' ? undefined : all.find(word => word !== name);
      return other === undefined ? name : `${name} = ${other}`;
    });
    notes.push({
      id: `knowledge.note.joined.${kind}`,
      data: { count: joined.length, people: names.join(', ') },
    });
  }
  const shared = contacts.flatMap((contact, number) => {
    const [name = '', email = ''] = contact.split('\x1f');
    return personOf[number] === -1 && isRoleAccount(name, email) ? [{ number, name: name || email }] : [];
  });
  const commits = log.authors.filter(author => shared.some(({ number }) => number === author)).length;
  if (commits > 0) {
    const names = [...new Set(shared.map(({ name }) => name))].slice(0, MOST_NAMED);
    notes.push({ id: 'knowledge.note.shared', data: { count: commits, people: names.join(', ') } });
  }
  return notes;
}

/** People whom a note names. */
const MOST_NAMED = 3;

function notesOf(missing: 'nothing' | 'commits' | 'contents', { log, leftOut }: Knowledge): KnowledgeNote[] {
  const notes: KnowledgeNote[] = [];
  if (missing !== 'nothing') notes.push({ id: `knowledge.note.missing.${missing}`, data: {} });
  if (log.commits.length === 0) notes.push({ id: 'knowledge.note.empty', data: {} });
  if (leftOut.size > 0) notes.push({ id: 'knowledge.note.leftOut', data: { count: leftOut.size } });
  return notes;
}
