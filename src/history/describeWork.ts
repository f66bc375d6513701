import type { Git, GitCallOptions } from '../core/ports.ts';

/** What a commit says of itself. */
export interface Subject {
  readonly text: string;
  /** Full hashes of the commits that it was picked from. */
  readonly picked: readonly string[];
}

/** Folders of a branch that are named. */
const AREAS = 3;

/**
 * Reads what commits say, with one call.
 * @param commits full hashes
 * @throws GitError when git fails
 */
export async function readSubjects(
  git: Git,
  commits: readonly string[],
  options: GitCallOptions,
): Promise<ReadonlyMap<string, Subject>> {
  const subjects = new Map<string, Subject>();
  // Without a commit on its list git would show the current one.
  if (commits.length === 0) return subjects;
  const args = ['log', '-z', '--no-walk=unsorted', '--stdin', '--format=%H%x1f%s%x1f%b'];
  const input = commits.map(hash => `${hash}\n`).join('');
  for await (const record of git.records(args, '\0', { ...options, input })) {
    const [hash = '', text = '', body = ''] = record.split('\x1f');
    const picked = [...body.matchAll(/\(cherry picked from commit ([\da-f]{40,64})\)/g)];
    subjects.set(hash, { text, picked: picked.flatMap(([, from]) => from ?? []) });
  }
  return subjects;
}

/** `Merge branch 'x' of https://…`: what others did on x was taken in. */
const TAKEN_IN = /^Merge (?:branch '([^']{1,200})' of |remote-tracking branch '[^'/]{1,100}\/([^']{1,200})')/;

/** What a server writes when it takes work in: `Round the copay (#12)`, `Merge pull request #12 from …`. */
const PULLED = /\([#!]\d+\)$|^Merge (?:pull request #|branch '[^']{1,200}' into )|^Merged in /;

/** How other work came into branches, as far as the main one does not have it. */
export interface TakenIn {
  /** How often people took a branch in from the remote, to go on with what others did there; by its name. */
  readonly times: ReadonlyMap<string, number>;
  /** Commits with which a server took in what somebody proposed. Full hashes. */
  readonly pulled: ReadonlySet<string>;
}

/**
 * @param without tips of the main branch
 * @throws GitError when git fails
 */
export async function readTakenIn(
  git: Git,
  without: readonly string[],
  options: GitCallOptions,
): Promise<TakenIn> {
  const times = new Map<string, number>();
  const pulled = new Set<string>();
  const args = ['log', '-z', '--format=%H%x1f%s', '--branches', '--remotes', '--not', ...without];
  for await (const record of git.records(args, '\0', options)) {
    const [hash = '', subject = ''] = record.split('\x1f');
    const found = TAKEN_IN.exec(subject);
    const name = found?.[1] ?? found?.[2];
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
    if (PULLED.test(subject.slice(0, 500).trimEnd())) pulled.add(hash);
  }
  return { times, pulled };
}

/** The folders with most of some files, with `/` at the end, below what they all have in common. */
export function areasOf(files: readonly string[]): string[] {
  const folders = files.map(path => path.split('/').slice(0, -1));
  const [first = []] = folders;
  let depth = 0;
  while (depth < first.length && folders.every(folder => folder[depth] === first[depth])) depth += 1;
  const counts = new Map<string, number>();
  for (const folder of folders) {
    const area = folder.slice(0, depth + 1).join('/');
    if (area !== '') counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one, most], [other, more]) => more - most || (one < other ? -1 : 1))
    .slice(0, AREAS)
    .map(([area]) => `${area}/`);
}

/** What programs and people write when they make a release: no work of its own. */
const CHORE =
  /^(\[(maven-release-plugin|gradle release plugin|ci skip|skip ci)\]|(chore|build|ci)(\([^)]*\))?: *(release|bump|version|prepare)|(bump|release|releasing|prepare|preparing|set|update|change|changing|upping|upped|up|correct|correcting|pointing|point|revert)\b.{0,40}\b(versions?|release|snapshot|v?\d+\.\d+)|release\b|v?\d+\.\d+(\.\d+)*\S*$|(升级|修改|更新|调整)?版本号?|发布|发版)/i;

/** Whether a commit only says that there is a release. */
export function isChore(subject: string): boolean {
  // `Who wrote it | #12 | upping the version`
  const text = subject.slice(0, 500).trim();
  return CHORE.test(text.slice(text.lastIndexOf('|') + 1).trim());
}

/** What tells nothing about the work: a merge, a file's name, "fix". */
const EMPTY =
  /^(merge\b|wip\b|(modified|new file|deleted|renamed|changes to be committed):|fixup!|squash!|(update|updated|add|added|delete|create|rename)( the)? \S*(\.|license|readme|changelog|gitignore)\S*\.?$|(update|updates|updated|fix|fixes|fixed|typo|test|tests|tmp|temp|format|lint|cleanup|init|initial|initial commit|first commit|changes?|commit|done|ok|save|minor|misc|more|bugs?|bug ?fix|refactor|code review|review)\W*$|(更新|修改|提交|测试|调整|优化|完善|备份|初始化|合并|修复)\W*$|\W*\d*\W*$)/i;
/** So much says something; a Chinese character says as much as two letters. */
const TELLING = 10;
/** A commit of more files is more often an import or a new format than work. */
const MASS = 100;

/**
 * The subject that tells most about a branch: of those that say something, that of the commit with most files.
 * @param left full hashes, newest first
 */
export function chiefSubject(
  left: readonly string[],
  known: { readonly left: readonly string[]; readonly sizes: readonly number[] },
  subjects: ReadonlyMap<string, Subject>,
): string | undefined {
  const sizes = new Map(known.left.map((hash, index) => [hash, known.sizes[index] ?? 0]));
  const ranked = left
    .flatMap((hash, age) => {
      const text = subjects.get(hash)?.text.trim();
      if (text === undefined || text === '') return [];
      const size = sizes.get(hash) ?? 0;
      return [{ text, age, words: worth(text), size: size > MASS ? 1 : size }];
    })
    .sort((one, other) => other.words - one.words || other.size - one.size || one.age - other.age);
  return ranked[0]?.text;
}

/** Whether a subject tells nothing about the work. */
export function saysNothing(subject: string): boolean {
  return worth(subject.slice(0, 500).trim()) === 0;
}

/** 0 for what says nothing, 1 for a word, 2 for a sentence. */
function worth(text: string): number {
  if (EMPTY.test(text) || isChore(text)) return 0;
  const length = [...text].reduce((sum, char) => sum + (/[\u3000-\u9fff]/.test(char) ? 2 : 1), 0);
  return length < TELLING ? 1 : 2;
}
