import type { Project } from '../../core/ports.ts';
import type { FoundAccess } from '../../pack/types.generated.ts';
import { findSensitive } from '../../sensitive/index.ts';

/** Files that people write secrets into; code and pictures are not read line by line. */
const WRITTEN = [
  '*.yml',
  '*.yaml',
  '*.properties',
  '*.ini',
  '*.conf',
  '*.cfg',
  '*.config',
  '*.env*',
  '*.xml',
  '*.json',
  '*.sh',
  '*.bat',
  '*.cmd',
  '*.sql',
  '*.md',
  '*.txt',
];
/** More added lines of a file than these are generated. UTF-16 units. */
const LONGEST_FILE = 400_000;
/** Milliseconds for the history: nobody waits longer for a list, which says where the reading stopped. */
const LONGEST = 60_000;
/** More of a kind nobody works off; the rest is found by the rule for credentials. */
const MOST_OF_A_KIND = 30;

type AccessWithoutId = Omit<FoundAccess, 'id'>;

export interface AccessServices {
  readonly signal?: AbortSignal | undefined;
  /** Time for the history. */
  readonly milliseconds?: number | undefined;
}

export interface AccessFound {
  readonly list: readonly FoundAccess[];
  /** How many more there are of kinds with very many. */
  readonly leftOff: number;
  /** yyyy-mm-dd of the oldest commit that was looked at; undefined where all were. */
  readonly readBackTo: string | undefined;
}

/**
 * What somebody could open beside the accounts of the checklist, as git and the files show it: secrets that they added,
 * keys with their name, files that ask for their review, addresses to which alerts go, tokens in the addresses of
 * remotes. Kind and place alone: no secret is kept.
 * @param words names and addresses of the leaver
 * @param today yyyy-mm-dd
 * @returns undefined where nobody can say: without git, or an address of theirs
 */
export async function findAccess(
  project: Project,
  words: readonly string[],
  today: string,
  services: AccessServices = {},
): Promise<AccessFound | undefined> {
  const { git } = project;
  const emails = words.filter(word => word.includes('@'));
  if (git === undefined || emails.length === 0) return undefined;
  const { found: secrets, readBackTo } = await secretsInHistory(project, emails, today, services);
  const found = [
    ...secrets,
    ...(await namedInFiles(project, emails, services.signal)),
    ...(await tokensInRemotes(project, words)),
  ];
  const counts = new Map<string, number>();
  const list = found.flatMap(one => {
    const count = (counts.get(one.kind) ?? 0) + 1;
    counts.set(one.kind, count);
    return count > MOST_OF_A_KIND ? [] : [{ id: `${one.kind}-${count}`, ...one }];
  });
  return { list, leftOff: found.length - list.length, readBackTo };
}

/**
 * Secrets that the leaver added, whether or not they are still there: what was committed once is known for good. The newest
 * commits come first; a history that takes longer than a person waits is left off, and the day is told.
 */
async function secretsInHistory(
  { git, prefix }: Project,
  emails: readonly string[],
  today: string,
  { signal, milliseconds = LONGEST }: AccessServices,
): Promise<{ readonly found: readonly AccessWithoutId[]; readonly readBackTo?: string | undefined }> {
  const found = new Map<string, AccessWithoutId>();
  if (git === undefined) return { found: [] };
  const args = [
    ...['log', '--no-merges', '--no-color', '--no-ext-diff', '--no-textconv', '--date=short'],
    ...['--unified=0', '--format=%x01%h %ad', '-p', '--fixed-strings'],
    ...emails.map(email => `--author=${email}`),
    ...['--', ...WRITTEN.map(glob => `:(glob)**/${glob}`)],
  ];
  const end = performance.now() + milliseconds;
  let [commit, day, path] = ['', '', ''];
  let lines: string[] = [];
  let size = 0;
  const look = () => {
    const place = path.startsWith(prefix) ? path.slice(prefix.length) : '';
    const text = place === '' ? '' : [...new Set(lines)].join('\n');
    lines = [];
    size = 0;
    if (text === '') return;
    for (const { category, kind } of findSensitive(text, { path: place, today })) {
      const key = `${place} ${kind}`;
      if (category === 'credential' && !found.has(key))
        found.set(key, { kind: 'secret', place: `${place} (${commit})`, what: kind });
    }
  };
  for await (const line of git.records(args, '\n', { ...(signal && { signal }) })) {
    if (line.startsWith('\u0001')) {
      look();
      if (performance.now() > end) return { found: [...found.values()], readBackTo: day };
      [commit = '', day = ''] = line.slice(1).trim().split(' ');
      path = '';
    } else if (line.startsWith('+++ ')) {
      look();
      path = line.startsWith('+++ b/') ? (line.slice('+++ b/'.length).split('\t')[0] ?? '') : '';
    } else if (line.startsWith('+') && path !== '') {
      if (size < LONGEST_FILE) lines.push(line.slice(1));
      size += line.length;
    }
  }
  look();
  return { found: [...found.values()] };
}

/** Files in which the leaver's address stands: what it means there is told by the name of the file. */
async function namedInFiles(
  { git, prefix }: Project,
  emails: readonly string[],
  signal: AbortSignal | undefined,
): Promise<AccessWithoutId[]> {
  if (git === undefined) return [];
  const args = [
    'grep',
    '--full-name',
    '-n',
    '-I',
    '-i',
    '-F',
    '-z',
    ...emails.flatMap(email => ['-e', email]),
    '--',
    '.',
  ];
  const printed = await git.run(args, { ...(signal && { signal }) }).catch(() => '');
  const found = new Map<string, AccessWithoutId>();
  for (const row of printed.split('\n')) {
    const [path = '', line = '', text = ''] = row.split('\0');
    const name = path.slice(path.lastIndexOf('/') + 1);
    // What people wrote about themselves in the code, and the pack itself, opens nothing.
    const kind = kindOf(name, text);
    if (kind === undefined || path === '' || !path.startsWith(prefix)) continue;
    const place = path.slice(prefix.length);
    if (!found.has(`${kind} ${place}`)) found.set(`${kind} ${place}`, { kind, place: `${place}:${line}` });
  }
  return [...found.values()];
}

function kindOf(name: string, text: string): FoundAccess['kind'] | undefined {
  if (/^(?:ssh-|ecdsa-|sk-)[\w@.-]+ AAAA/.test(text.trim()))
    return /deploy/i.test(name) ? 'deploy-key' : 'ssh-key';
  if (name === 'CODEOWNERS') return 'code-owner';
  const isSetting =
    /\.(?:ya?ml|properties|ini|conf|cfg|config|json|xml|toml|cron)$|^(?:crontab|\.env.*)$/i.test(name);
  const isOwn = /^(?:team|checklist|transition|package(?:-lock)?)\.(?:ya?ml|json)$|^pom\.xml$/.test(name);
  return isSetting && !isOwn ? 'mail' : undefined;
}

/** Tokens of the leaver in the addresses of remotes, on the computer on which this runs. */
async function tokensInRemotes({ git }: Project, words: readonly string[]): Promise<AccessWithoutId[]> {
  if (git === undefined) return [];
  const settings = await git.settings();
  const isTheirs = words.some(
    word => word === settings.get('user.email') || word === settings.get('user.name'),
  );
  return [...settings].flatMap(([key, url]): AccessWithoutId[] => {
    const remote = /^remote\.(.+)\.url$/s.exec(key)?.[1];
    const user = /^[a-z+]+:\/\/([^/@]+)@/i.exec(url)?.[1];
    if (remote === undefined || user === undefined || !user.includes(':')) return [];
    const [name = ''] = user.split(':');
    return isTheirs || words.includes(name)
      ? [{ kind: 'token', place: `.git/config remote.${remote}.url` }]
      : [];
  });
}
