import type { CoveredThing, MeasuredSection } from '../../checks/check.ts';
import { addDays, isDate } from '../../core/dates.ts';
import { toText } from '../../core/decode.ts';
import { LIMITS } from '../../core/limits.ts';
import type { FileSource, Git, GitCallOptions, Project } from '../../core/ports.ts';
import { lines, records } from '../../history/ask.ts';
import { parserOfEnding } from '../../inventory/detect.ts';
import { compileGlobs, splitPath } from '../../inventory/globs.ts';
import { readKeys } from '../../inventory/keys.ts';
import { readHead } from '../../knowledge/head.ts';
import {
  areaIn,
  type CoveredItem,
  coverageOf,
  type Review,
  type SectionCoverage,
} from '../../pack/markdown/covers.ts';
import type { Pack } from '../../pack/pack.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { digestOfSubstance, substanceOf } from '../../pack/substance.ts';

/** What is covered by more files than these is told by git alone: nobody wrote a section about each of them. */
const MOST_FILES = 500;
/** So many paths fit on every system's command line. */
const PATHS_AT_ONCE = 200;

/** Where sections are measured. */
export interface SectionSources {
  readonly project: Pick<Project, 'git'>;
  readonly source: Pick<FileSource, 'readTexts'>;
  readonly settings: Pick<ProjectConfig, 'areas' | 'folder'>;
  readonly pack: Pack;
  readonly paths: ReadonlySet<string>;
}

/** One of the things that a section covers: a file, or a key in one. */
interface Covered {
  readonly path: string;
  /** '' for the whole file. */
  readonly key: string;
}

interface Resolved {
  readonly things: readonly CoveredThing[];
  readonly covered: readonly Covered[];
}

/**
 * The sections of a pack that say what they cover: whether that is there, and what of it changed in substance since
 * somebody last found the section true.
 * @throws GitError when git fails
 */
export async function measureSections(
  sources: SectionSources,
  options: GitCallOptions,
): Promise<readonly MeasuredSection[]> {
  const { pack, project } = sources;
  const measured: MeasuredSection[] = [];
  const commitOf = project.git && commitFinder(project.git, options);
  for (const { path, text } of pack.documents) {
    // What belongs to a departure records one day.
    if (path.startsWith(`${pack.folder}/transitions/`)) continue;
    for (const section of coverageOf(text))
      measured.push(await measure(path, section, sources, { commitOf, options }));
  }
  return measured;
}

async function measure(
  document: string,
  section: SectionCoverage,
  sources: SectionSources,
  past: Past,
): Promise<MeasuredSection> {
  const { title, items, review } = section;
  const { things, covered } = resolve(items, sources);
  const base = { document, title, things, review };
  if (review === undefined || !isDate(review.on)) return { ...base, changed: [] };
  const now = await readNow(covered, sources);
  if (now !== undefined && review.digest !== '' && review.digest === digestOfSubstance(now))
    return { ...base, changed: [] };
  const changed = await changedSince(review, covered, now, sources, past);
  if (changed?.length !== 0 || now === undefined || review.digest === '') return { ...base, changed };
  // The digest says that something changed, so it was later on the day of the review.
  const dayBefore = { ...review, on: addDays(review.on, -1) };
  return { ...base, changed: (await changedSince(dayBefore, covered, now, sources, past)) ?? [] };
}

/**
 * What is to be written down with a review of what a section covers.
 * @returns `digest`, '' where that is more than is compared, or not all of it can be read; `unknown`: what is covered
 *   and is not there
 */
export async function digestOfCovered(
  items: readonly CoveredItem[],
  sources: Omit<SectionSources, 'pack' | 'project'>,
): Promise<{ readonly digest: string; readonly unknown: string | undefined }> {
  const { things, covered } = resolve(items, sources);
  const now = await readNow(covered, sources);
  return {
    digest: now === undefined || now.size === 0 ? '' : digestOfSubstance(now),
    unknown: things.find(({ state }) => state !== 'found')?.text,
  };
}

function resolve(
  items: readonly CoveredItem[],
  { settings, paths }: Pick<SectionSources, 'settings' | 'paths'>,
): Resolved {
  const things: CoveredThing[] = [];
  const covered: Covered[] = [];
  const inPack = (path: string) => path.startsWith(`${settings.folder}/`);
  const matching = (globs: readonly string[]) => {
    const index = compileGlobs(globs);
    return [...paths].filter(path => !inPack(path) && index.matches(splitPath(path)).length > 0);
  };
  for (const item of items) {
    const area = areaIn(item.text);
    const [file = '', key = ''] = area === undefined ? cutKey(item.text, paths) : [];
    const globs = area === undefined ? [file] : settings.areas.find(({ name }) => name === area)?.paths;
    if (globs === undefined) {
      things.push({ ...item, state: 'unknown-area' });
      continue;
    }
    const files = area === undefined && paths.has(file) ? [file] : matching(globs);
    things.push({
      ...item,
      state: files.length > 0 ? 'found' : 'nothing',
      ...(area !== undefined && { area }),
    });
    covered.push(...files.map(path => ({ path, key })));
  }
  return { things, covered };
}

/** A name may have a `#` of its own. */
function cutKey(text: string, paths: ReadonlySet<string>): readonly [string, string] {
  const at = text.lastIndexOf('#');
  return at < 0 || paths.has(text) ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** What is covered as it is now, by name; undefined where it is too much, or not all of it can be read. */
async function readNow(
  covered: readonly Covered[],
  { source }: Pick<SectionSources, 'source'>,
): Promise<ReadonlyMap<string, string> | undefined> {
  const files = new Set(covered.map(({ path }) => path));
  if (files.size > MOST_FILES) return undefined;
  const reads = await source.readTexts([...files]);
  const now = new Map<string, string>();
  for (const thing of covered) {
    const read = reads.get(thing.path);
    if (read?.kind !== 'text') return undefined;
    now.set(nameOf(thing), partOf(read.text, thing));
  }
  return now;
}

function nameOf({ path, key }: Covered): string {
  return key === '' ? path : `${path}#${key}`;
}

/** The lines of a key, up to the next one; the whole text where none is named. */
function partOf(text: string, { path, key }: Covered): string {
  if (key === '') return text;
  const { keys } = readKeys(text, parserOfEnding(path), { limit: Number.POSITIVE_INFINITY });
  const own = keys.find(({ name }) => name === key);
  if (own === undefined) return '';
  const next = Math.min(
    ...keys.flatMap(({ line }) => (line > own.line ? line : [])),
    Number.POSITIVE_INFINITY,
  );
  return text
    .split(/\r\n|\n|\r/)
    .slice(own.line - 1, next - 1)
    .join('\n');
}

/**
 * The names of what says something else than at the end of the day of a review.
 * @returns undefined where git cannot say what it said then
 */
async function changedSince(
  { on, digest }: Review,
  covered: readonly Covered[],
  now: ReadonlyMap<string, string> | undefined,
  { project: { git }, source }: SectionSources,
  { commitOf, options }: Past,
): Promise<readonly string[] | undefined> {
  const base = await commitOf?.(on);
  if (git === undefined || base === undefined)
    // Without a history a digest still tells that something changed, though not what.
    return now !== undefined && digest !== '' ? [...now.keys()] : undefined;
  if (base === 'none') return undefined;
  const before = await textsAt(git, base, [...new Set(covered.map(({ path }) => path))], options);
  const reads = now ? undefined : await source.readTexts([...before.keys()]);
  const changed = covered.filter(thing => {
    const then = before.get(thing.path);
    const read = reads?.get(thing.path);
    const current = now?.get(nameOf(thing)) ?? (read?.kind === 'text' ? partOf(read.text, thing) : undefined);
    if (current === undefined) return false;
    return then === undefined || substanceOf(partOf(then, thing)) !== substanceOf(current);
  });
  return changed.map(nameOf);
}

/** What git is asked about days that are over. */
interface Past {
  readonly commitOf: CommitFinder | undefined;
  readonly options: GitCallOptions;
}

/** The commit that was the newest at the end of a day; undefined where the history is not there. */
type CommitFinder = (day: string) => Promise<string | 'none' | undefined>;

/** Asks once for each day: the sections of a document are often reviewed together. */
function commitFinder(git: Git, options: GitCallOptions): CommitFinder {
  const known = new Map<string, ReturnType<CommitFinder>>();
  let head: ReturnType<typeof readHead> | undefined;
  const find = async (day: string) => {
    head ??= readHead(git, options);
    const { commit, isShallow } = await head;
    if (commit === undefined || isShallow) return undefined;
    return (await lines(git, ['rev-list', '-1', `--before=${day}T23:59:59`, 'HEAD'], options))[0] ?? 'none';
  };
  return day => {
    const finding = known.get(day) ?? find(day);
    known.set(day, finding);
    return finding;
  };
}

/** The texts of files in a commit; those that are not in it are missing. */
async function textsAt(
  git: Git,
  commit: string,
  paths: readonly string[],
  options: GitCallOptions,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < paths.length; at += PATHS_AT_ONCE) {
    const some = paths.slice(at, at + PATHS_AT_ONCE);
    const tree = ['--literal-pathspecs', 'ls-tree', '-r', '-z', commit, '--', ...some];
    for (const entry of await records(git, tree, options)) {
      const [, id, path] = /^\d+ blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry) ?? [];
      if (id !== undefined && path !== undefined) ids.set(path, id);
    }
  }
  const texts = new Map<string, string>();
  const blobs = git.blobs([...ids.values()], LIMITS.document, options);
  for (const path of ids.keys()) {
    const { value } = await blobs.next();
    const read = value ? toText(value) : undefined;
    if (read?.kind === 'text') texts.set(path, read.text);
  }
  await blobs.next();
  return texts;
}
