import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GitError, UserError } from '../core/errors.ts';
import { isPartialClone } from '../core/gitSettings.ts';

/** What has to be known of a repository's own configuration before git is asked anything. */
export interface OwnConfig {
  /** Settings for the command line that put the repository's own programs out of action. */
  readonly settings: readonly string[];
  /** Names of the filters that are not run. */
  readonly filters: ReadonlySet<string>;
}

const NOTHING: OwnConfig = { settings: [], filters: new Set() };

/**
 * Words without which a configuration can name no program that git would start for us: all others are kept away by
 * {@link SAFE_CONFIG} and the environment. Names of sections and settings cannot be written in another way.
 */
const WORTH_READING = /\b(?:include|includeif|filter|promisor|partialclone|worktreeconfig)\b/i;

/**
 * Reads what the repository's own configuration names, so that the user's and the system's own programs (Git LFS) may
 * run and the repository's not.
 * @param gitFolder absolute path
 * @param list the answer of `git config --list -z --show-scope`, as records
 * @param version the answer of `git version`
 * @throws UserError where this git is too old to keep a program from running; GitError
 */
export async function readOwnConfig(
  gitFolder: string,
  list: () => Promise<readonly string[]>,
  version: () => Promise<string>,
): Promise<OwnConfig> {
  if (!(await mayNamePrograms(gitFolder))) return NOTHING;
  const { own, ofUser } = await readScopes(list);
  await refuseFetching(own, ofUser, version);
  const filters = new Set<string>();
  const settings: string[] = [];
  for (const name of filterNames(own)) {
    const driver = overridden(name, own, ofUser);
    settings.push(...driver.settings);
    if (driver.isOff) filters.add(name);
  }
  return { settings, filters };
}

/** Most repositories name nothing: looking at the file is faster than asking git. */
async function mayNamePrograms(gitFolder: string): Promise<boolean> {
  const read = (...path: string[]) => readFile(join(...path), 'utf8').catch(() => undefined);
  const common = await read(gitFolder, 'commondir');
  const shared = common === undefined ? gitFolder : resolve(gitFolder, common.trim());
  const texts = await Promise.all([
    read(shared, 'config'),
    read(shared, 'config.worktree'),
    read(gitFolder, 'config.worktree'),
  ]);
  // One that is not where it is expected, git reads.
  return texts[0] === undefined || texts.some(text => text !== undefined && WORTH_READING.test(text));
}

/** Values by name; of several the last one counts, but for lists. */
type Settings = ReadonlyMap<string, readonly string[]>;

/** Who wrote a setting: the repository (its configuration, that of a working tree, what these include) or its user. */
async function readScopes(
  list: () => Promise<readonly string[]>,
): Promise<{ readonly own: Settings; readonly ofUser: Settings }> {
  const own = new Map<string, string[]>();
  const ofUser = new Map<string, string[]>();
  let records: readonly string[];
  try {
    records = await list();
  } catch (error) {
    // Before 2.26 git does not say where a setting stands.
    if (!(error instanceof GitError) || error.exitCode !== 129) throw error;
    throw new UserError(
      'error.gitTooOld',
      { setting: 'filter.*, include.*', since: '2.26' },
      { cause: error },
    );
  }
  for (let at = 0; at + 1 < records.length; at += 2) {
    const [scope, setting = ''] = [records[at], records[at + 1]];
    if (scope === 'command') continue;
    const end = setting.indexOf('\n');
    const [name, value] = end < 0 ? [setting, 'true'] : [setting.slice(0, end), setting.slice(end + 1)];
    const found = scope === 'local' || scope === 'worktree' ? own : ofUser;
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return { own, ofUser };
}

const FILTER = /^filter\.([\s\S]*)\.(?:clean|smudge|process)$/;
const FILTER_KEYS = ['clean', 'smudge', 'process', 'required'];

function filterNames(settings: Settings): Set<string> {
  return new Set([...settings.keys()].flatMap(name => FILTER.exec(name)?.[1] ?? []));
}

/** A filter that the repository defines becomes what the user made of it, or nothing. */
function overridden(name: string, own: Settings, ofUser: Settings): { settings: string[]; isOff: boolean } {
  const key = (word: string) => `filter.${name}.${word}`;
  const isSame = FILTER_KEYS.every(word => {
    const ours = own.get(key(word))?.at(-1);
    return ours === undefined || ours === ofUser.get(key(word))?.at(-1);
  });
  if (isSame) return { settings: [], isOff: false };
  // On the command line, what stands behind the first equals sign would be the value.
  if (name.includes('=')) throw new UserError('error.ownProgram', { setting: key('clean') });
  const users = FILTER_KEYS.map(word => [word, ofUser.get(key(word))?.at(-1)] as const);
  const hasProgram = users.some(([word, value]) => word !== 'required' && value);
  // An empty `process` is one: with it git looks for no `clean`.
  const isOff = !hasProgram || (own.has(key('process')) && !ofUser.has(key('process')));
  const values = users.map(([word, value]) => {
    if (isOff || value === undefined) return [word, word === 'required' ? 'false' : ''];
    return [word, value];
  });
  const needed = values.filter(([word = '']) => isOff || own.has(key(word)));
  return { settings: needed.map(([word = '', value = '']) => `${key(word)}=${value}`), isOff };
}

/** What git would start to fetch contents that a partial clone lacks. */
const FETCHING =
  /^(?:core\.(?:sshcommand|gitproxy|askpass)|credential\.(?:.*\.)?helper|remote\..*\.(?:uploadpack|vcs)|protocol\.(?:.*\.)?allow)$/;
const HELPER_ADDRESS = /^[\w.+-]+::/;

/** Where git cannot be told not to fetch, that is what keeps it from starting a program; the rest keeps it too. */
async function refuseFetching(
  own: Settings,
  ofUser: Settings,
  version: () => Promise<string>,
): Promise<void> {
  if (!isPartialClone([...own.keys(), ...ofUser.keys()])) return;
  const program = [...own].find(
    ([name, values]) =>
      FETCHING.test(name) ||
      (/^remote\..*\.url$/.test(name) && values.some(value => HELPER_ADDRESS.test(value))) ||
      /^url\.[\w.+-]+::/.test(name),
  )?.[0];
  if (program === undefined || canStayOffline(await version())) return;
  throw new UserError('error.gitTooOld', { setting: program, since: '2.45' });
}

/** `GIT_NO_LAZY_FETCH` came with 2.45, and with the corrections of these earlier versions. */
const CORRECTED = new Map([
  [39, 4],
  [40, 2],
  [41, 1],
  [42, 2],
  [43, 4],
  [44, 1],
]);

function canStayOffline(version: string): boolean {
  const [, major = 0, minor = 0, patch = 0] = (/(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).map(Number);
  if (major !== 2 || minor >= 45) return major > 2 || minor >= 45;
  return patch >= (CORRECTED.get(minor) ?? Number.POSITIVE_INFINITY);
}
