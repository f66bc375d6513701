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
/** Commits of the leaver that are looked through, the newest first. */
const MOST_COMMITS = 3000;
/** More of a kind nobody works off; the rest is found by the rule for credentials. */
const MOST_OF_A_KIND = 30;

type Found = Omit<FoundAccess, 'id'>;

/**
 * What somebody could open beside the accounts of the checklist, as git and the files show it: secrets that they added,
 * keys with their name, files that ask for their review, addresses to which alerts go, tokens in the addresses of
 * remotes. Kind and place alone: no secret is kept.
 * @param words names and addresses of the leaver
 * @param today yyyy-mm-dd
 */
export async function findAccess(
  project: Project,
  words: readonly string[],
  today: string,
  signal?: AbortSignal,
): Promise<FoundAccess[]> {
  const { git } = project;
  const emails = words.filter(word => word.includes('@'));
  if (git === undefined || emails.length === 0) return [];
  const found = [
    ...(await secretsInHistory(project, emails, today, signal)),
    ...(await namedInFiles(project, emails, signal)),
    ...(await tokensInRemotes(project, words)),
  ];
  const counts = new Map<string, number>();
  return found.flatMap(one => {
    const count = (counts.get(one.kind) ?? 0) + 1;
    counts.set(one.kind, count);
    return count > MOST_OF_A_KIND ? [] : [{ id: `${one.kind}-${count}`, ...one }];
  });
}

/** Secrets that the leaver added, whether or not they are still there: what was committed once is known for good. */
async function secretsInHistory(
  { git, prefix }: Project,
  emails: readonly string[],
  today: string,
  signal: AbortSignal | undefined,
): Promise<Found[]> {
  if (git === undefined) return [];
  const args = [
    ...['log', `--max-count=${MOST_COMMITS}`, '--no-merges', '--no-color', '--no-ext-diff', '--no-textconv'],
    ...['--unified=0', '--format=%x01%h', '-p', '--fixed-strings'],
    ...emails.map(email => `--author=${email}`),
    ...['--', ...WRITTEN.map(glob => `:(glob)**/${glob}`)],
  ];
  const added = new Map<string, { lines: string[]; size: number; commit: string }>();
  let commit = '';
  let path = '';
  for await (const line of git.records(args, '\n', { ...(signal && { signal }) })) {
    if (line.startsWith('\u0001')) commit = line.slice(1).trim();
    else if (line.startsWith('+++ '))
      path = line.startsWith('+++ b/') ? (line.slice('+++ b/'.length).split('\t')[0] ?? '') : '';
    else if (line.startsWith('+') && path !== '') {
      const file = added.get(path) ?? { lines: [], size: 0, commit };
      if (file.size < LONGEST_FILE) file.lines.push(line.slice(1));
      file.size += line.length;
      added.set(path, file);
    }
  }
  const found = new Map<string, Found>();
  for (const [file, { lines, commit: last }] of added) {
    if (!file.startsWith(prefix)) continue;
    const place = file.slice(prefix.length);
    for (const { category, kind } of findSensitive([...new Set(lines)].join('\n'), { path: place, today })) {
      if (category !== 'credential') continue;
      const key = `${place} ${kind}`;
      if (!found.has(key)) found.set(key, { kind: 'secret', place: `${place} (${last})`, what: kind });
    }
  }
  return [...found.values()];
}

/** Files in which the leaver's address stands: what it means there is told by the name of the file. */
async function namedInFiles(
  { git, prefix }: Project,
  emails: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Found[]> {
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
  const found = new Map<string, Found>();
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
async function tokensInRemotes({ git }: Project, words: readonly string[]): Promise<Found[]> {
  if (git === undefined) return [];
  const settings = await git.settings();
  const isTheirs = words.some(
    word => word === settings.get('user.email') || word === settings.get('user.name'),
  );
  return [...settings].flatMap(([key, url]): Found[] => {
    const remote = /^remote\.(.+)\.url$/s.exec(key)?.[1];
    const user = /^[a-z+]+:\/\/([^/@]+)@/i.exec(url)?.[1];
    if (remote === undefined || user === undefined || !user.includes(':')) return [];
    const [name = ''] = user.split(':');
    return isTheirs || words.includes(name)
      ? [{ kind: 'token', place: `.git/config remote.${remote}.url` }]
      : [];
  });
}
