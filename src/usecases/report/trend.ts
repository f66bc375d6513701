import type { Assets, GitCallOptions, Project } from '../../core/ports.ts';
import { countStates, measureMustHaves } from '../../pack/mustHaves.ts';
import type { Pack } from '../../pack/pack.ts';
import { explainReadiness } from '../../pack/readiness.ts';
import { readPack } from '../../pack/readPack.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import type { TrendPoint } from '../../reporters/project/report.ts';
import { loadMustHaves } from '../mustHaves.ts';
import { readSchemas } from '../readSchemas.ts';

/** More points than these nobody tells apart. */
const POINTS = 16;
/** A larger file is none of a pack. Bytes. */
const LARGEST = 1024 * 1024;
const MOST_COMMITS = 5000;

/**
 * How ready the pack was after its commits: the last of each day, thinned out evenly, and as it stands now. All of it is
 * measured with the questions of today, so that a change of the questions is no change of the project.
 * @throws GitError when git fails
 */
export async function readTrend(
  { files, git }: Project,
  { pack: present, settings }: { readonly pack: Pack; readonly settings: ProjectConfig },
  today: string,
  assets: Assets,
  options: GitCallOptions,
): Promise<TrendPoint[]> {
  const mustHaves = await loadMustHaves(files, settings);
  const pointOf = (date: string, pack: Pack): TrendPoint => {
    const measured = measureMustHaves(pack, mustHaves);
    const { total } = explainReadiness(pack, settings.numbers, date).readiness;
    return { date, total, answered: countStates(measured).answered, mustHaves: measured.length };
  };
  const now = pointOf(today, present);
  if (git === undefined) return [now];
  const { folder } = settings;
  const log = ['log', `--max-count=${MOST_COMMITS}`, '--format=%H %cs', 'HEAD', '--', folder];
  const lines = (await git.run(log, options)).split('\n').filter(Boolean);
  const days = new Map(lines.toReversed().map(line => line.split(' ').toReversed() as [string, string]));
  days.delete(today);
  const schemas = await readSchemas(assets);
  const points: TrendPoint[] = [];
  for (const [date, commit] of thinned([...days])) {
    const texts = await textsAt(git, commit, folder, options);
    // The folder was taken away in between.
    if (texts.size > 0) points.push(pointOf(date, readPack(folder, [...texts.keys()], texts, schemas)));
  }
  return [...points, now];
}

/** Evenly, the first and the last among them. */
function thinned<Item>(items: readonly Item[]): Item[] {
  const last = POINTS - 1;
  if (items.length <= last) return [...items];
  const picked = Array.from({ length: last }, (_, at) => Math.round((at * (items.length - 1)) / (last - 1)));
  return [...new Set(picked)].flatMap(index => items[index] ?? []);
}

/** The texts of a pack at a commit, by path from the project folder. */
async function textsAt(
  git: NonNullable<Project['git']>,
  commit: string,
  folder: string,
  options: GitCallOptions,
): Promise<Map<string, string>> {
  const tree = await git.run(['ls-tree', '-r', '-z', commit, '--', `${folder}/`], options);
  const blobs = tree.split('\0').flatMap((record): [path: string, id: string][] => {
    const [, id, path] = /^100\d+ blob ([0-9a-f]+)\t([\s\S]*)$/.exec(record) ?? [];
    return id && path && /\.(?:ya?ml|md|markdown)$/i.test(path) ? [[path, id]] : [];
  });
  const texts = new Map<string, string>();
  let at = 0;
  const ids = blobs.map(([, id]) => id);
  for await (const bytes of git.blobs(ids, LARGEST, options)) {
    const [path = ''] = blobs[at++] ?? [];
    if (bytes) texts.set(path, new TextDecoder().decode(bytes));
  }
  return texts;
}
