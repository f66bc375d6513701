import { addDays } from '../../core/dates.ts';
import { GitError } from '../../core/errors.ts';
import type { Assets, Git, GitCallOptions } from '../../core/ports.ts';
import { measureCoverage } from '../../inventory/coverage.ts';
import { detectConfigs } from '../../inventory/detect.ts';
import { documentationOf, entryFinder } from '../../inventory/documented.ts';
import { loadKnownConfigs } from '../../inventory/kinds.ts';
import { readMentions } from '../../inventory/mentions.ts';
import { indexEntries } from '../../pack/configIndex.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import type { ConfigIndex } from '../../pack/types.generated.ts';
import type { ConformSchema } from '../../pack/yaml/conform.ts';
import { readYamlFile } from '../../pack/yaml/file.ts';

/** How many config files the config index covered on a day. */
export interface PastCoverage {
  /** yyyy-mm-dd */
  readonly date: string;
  /** Abbreviated; of the last commit until that day. */
  readonly commit: string;
  readonly files: number;
  readonly documented: number;
  readonly percent: number | null;
}

const POINTS = 7;
const DAYS_APART = 30;

/**
 * Coverage of the last half year, a point a month, the newest last. Files are told by their names alone, and only
 * entries of the config index count: what stood in all files at the time is not read.
 * @throws GitError when git fails
 */
export async function coverageOverTime(
  git: Git,
  settings: ProjectConfig,
  assets: Assets,
  today: string,
  options: GitCallOptions,
): Promise<PastCoverage[]> {
  const known = await loadKnownConfigs();
  const schema = JSON.parse(await assets.read('schemas/config-index.schema.json')) as ConformSchema;
  const points: PastCoverage[] = [];
  for (let point = POINTS - 1; point >= 0; point--) {
    const date = addDays(today, -point * DAYS_APART);
    const before = [`--before=${date}T23:59:59Z`, 'HEAD'];
    const commit = await optional(git.run(['rev-list', '-1', ...before], options));
    if (commit === '') continue;
    const tree = await git.run(['ls-tree', '-r', '-z', '--name-only', commit], options);
    const path = `${settings.folder}/config-index.yaml`;
    const text = await optional(git.run(['show', `${commit}:./${path}`], options));
    const index = readYamlFile<ConfigIndex>(path, text, 'config-index', schema).value;
    const paths = tree.split('\0').filter(Boolean);
    const configs = detectConfigs(
      paths.filter(file => !file.startsWith(`${settings.folder}/`)),
      known,
      { ignore: settings.ignore, extraKinds: settings.configKinds },
    );
    const finder = entryFinder(indexEntries(index));
    const none = readMentions([], []);
    const { files, documented, percent } = measureCoverage(
      configs.map(config => ({ ...config, ...documentationOf(config.path, finder, none) })),
    );
    points.push({ date, commit: commit.slice(0, 9), files, documented, percent });
  }
  return points;
}

async function optional(answer: Promise<string>): Promise<string> {
  try {
    return (await answer).trim();
  } catch (error) {
    if (error instanceof GitError && error.isRefusal) return '';
    throw error;
  }
}
