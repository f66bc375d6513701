import type { Git, GitCallOptions } from '../core/ports.ts';
import { isBot } from '../knowledge/identities.ts';
import { firstLine } from './ask.ts';
import { baseChanges } from './baseChanges.ts';
import { type JudgeOptions, judge, type Verdict } from './branchVerdict.ts';

/** A branch with work that is in none of the branches where work is collected. */
export interface UnmergedBranch {
  /** As git shows it: `feature/x`, `origin/feature/x`. */
  readonly name: string;
  /** Without the name of the remote; it is the same for both copies. */
  readonly shortName: string;
  readonly tip: string;
  readonly authorName: string;
  readonly authorEmail: string;
  /** yyyy-mm-dd of the last commit. */
  readonly date: string;
  readonly subject: string;
  /** Commits that the default branch does not have, merges and those that it has in another form left out. */
  readonly ahead: number;
  readonly behind: number;
  /** The branch has no commit in common with the default one: pages, notes. */
  readonly isUnrelated: boolean;
  /** A line of its own, such as a release or an integration branch. */
  readonly isLongLived: boolean;
  /** Hashes of those commits, newest first; at most 300. */
  readonly commits: readonly string[];
}

/** The branch that work ends up in. */
export interface DefaultBranch {
  /** `main`; undefined on a detached head without any such branch. */
  readonly name: string | undefined;
  /** Full hashes: the local branch, and its copy on the remote where that is another commit. */
  readonly tips: readonly string[];
  /** Of those tips, the one that branches are compared with. */
  readonly tip: string | undefined;
  readonly refs: ReadonlySet<string>;
}

interface Ref {
  readonly ref: string;
  readonly name: string;
  readonly shortName: string;
  readonly tip: string;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly date: string;
  readonly subject: string;
  readonly isRemote: boolean;
}

/** Names by custom, where no remote says which branch is the default one. */
const USUAL = ['main', 'master', 'trunk', 'develop', 'dev'];
const LONG_LIVED =
  /^(develop|development|dev|next|staging|stage|test|testing|uat|prod|production|master|main|trunk|gh-pages)$|^(release|releases|rel|maint|maintenance|stable|support|version|v?\d+(\.\d+)*(\.x)?)([-/.].*)?$|^v?\d+\.(\d+|x)/i;
/** Branches that are looked at side by side. */
const PARALLEL = 4;

/** Finds the default branch: what the remote says, else what is usual, else the current branch or commit. */
export async function findDefaultBranch(git: Git, options: GitCallOptions): Promise<DefaultBranch> {
  const refs = await readRefs(git, options);
  const current = await firstLine(git, ['symbolic-ref', '--quiet', '--short', 'HEAD'], options);
  const ofRemote = await defaultOfRemote(git, options);
  const has = (name: string) => refs.some(ref => ref.shortName === name);
  const name = [ofRemote, ...USUAL, current].find(candidate => candidate !== undefined && has(candidate));
  const head = await firstLine(git, ['rev-parse', '--verify', '--quiet', 'HEAD'], options);
  if (name === undefined) {
    const tips = head ? [head] : [];
    return { name: undefined, tips, tip: head, refs: new Set() };
  }
  const copies = refs.filter(ref => ref.shortName === name && (!ref.isRemote || isMainRemote(ref.name)));
  const local = copies.find(({ isRemote }) => !isRemote);
  const tips = [...new Set(copies.map(({ tip }) => tip))].sort();
  const tip = (local ?? copies[0])?.tip;
  return { name, tips, tip, refs: new Set(copies.map(({ ref }) => ref)) };
}

/**
 * The branches, local and remote, whose work is nowhere else. Recognised as merged, and left out: merged ones, those
 * whose commits were all picked or rebased, and those that were squashed into one commit.
 * @param verdicts what an earlier run found out, by the key that this one gives it; filled with what this one finds out
 * @param onProgress told the number of branches so far
 */
export async function readUnmergedBranches(
  git: Git,
  base: DefaultBranch,
  verdicts: Map<string, Verdict>,
  options: JudgeOptions & { onProgress?: (branches: number) => void },
): Promise<UnmergedBranch[]> {
  const { tip } = base;
  if (tip === undefined) return [];
  const refs = (await readRefs(git, options)).filter(({ ref }) => !base.refs.has(ref));
  const collecting = refs.filter(({ shortName }) => LONG_LIVED.test(shortName));
  const targets = [...new Set([...base.tips, ...collecting.map(ref => ref.tip)])];
  const unmerged = new Set(await unmergedRefs(git, targets, base.tips, collecting, options));
  const candidates = newestOfEach(refs.filter(({ ref }) => unmerged.has(ref))).filter(
    ({ shortName, authorName, authorEmail }) =>
      !isBot(shortName.split(/[/-]/)[0] ?? '', authorEmail) && !isBot(authorName, authorEmail),
  );
  const found: (UnmergedBranch | undefined)[] = [];
  const used = new Map<string, Verdict>();
  const tips = candidates.map(ref => ref.tip);
  const changes = baseChanges(git, base.tips, tips, options);
  for (let at = 0; at < candidates.length; at += PARALLEL) {
    const batch = candidates.slice(at, at + PARALLEL).map(async ref => {
      const key = `${ref.tip} ${base.tips.join(' ')}`;
      const isCompared = !LONG_LIVED.test(ref.shortName);
      const verdict =
        verdicts.get(key) ?? (await judge(git, ref.tip, base.tips, isCompared, changes, options));
      used.set(key, verdict);
      return describe(ref, verdict);
    });
    found.push(...(await Promise.all(batch)));
    options.onProgress?.(Math.min(candidates.length, at + PARALLEL));
  }
  verdicts.clear();
  for (const [key, verdict] of used) verdicts.set(key, verdict);
  return found.flatMap(branch => (branch ? [branch] : []));
}

function describe(
  ref: Ref,
  { merged, commits, ahead, behind, unrelated }: Verdict,
): UnmergedBranch | undefined {
  if (merged) return undefined;
  const { name, shortName, tip, authorName, authorEmail, date, subject } = ref;
  const isLongLived = LONG_LIVED.test(shortName);
  const facts = { name, shortName, tip, authorName, authorEmail, date, subject };
  return { ...facts, ahead, behind, isUnrelated: unrelated, isLongLived, commits };
}

/** A branch of integration may hold what the default one does not have yet; it is not a target for itself. */
async function unmergedRefs(
  git: Git,
  targets: readonly string[],
  defaults: readonly string[],
  collecting: readonly Ref[],
  options: GitCallOptions,
): Promise<string[]> {
  const list = async (tips: readonly string[]) => {
    const args = ['for-each-ref', '--format=%(refname)', ...tips.map(tip => `--no-merged=${tip}`)];
    return (await git.run([...args, 'refs/heads', 'refs/remotes'], options)).split('\n').filter(Boolean);
  };
  const own = new Set(collecting.map(({ ref }) => ref));
  const [anywhere, inDefault] = await Promise.all([list(targets), list(defaults)]);
  return [...anywhere, ...inDefault.filter(ref => own.has(ref))];
}

async function readRefs(git: Git, options: GitCallOptions): Promise<Ref[]> {
  const fields = [
    'refname',
    'objectname',
    'authorname',
    'authoremail:trim',
    'authordate:short',
    'contents:subject',
  ];
  const format = [...fields, 'symref'].map(field => `%(${field})`).join('%1f');
  const args = ['for-each-ref', '--sort=-committerdate', `--format=${format}%00`];
  const refs: Ref[] = [];
  for await (const record of git.records([...args, 'refs/heads', 'refs/remotes'], '\0', options)) {
    const [ref = '', tip = '', authorName = '', authorEmail = '', date = '', subject = '', target = ''] =
      record.trimStart().split('\x1f');
    if (ref === '' || target !== '') continue;
    const isRemote = ref.startsWith('refs/remotes/');
    const name = ref.replace(/^refs\/(heads|remotes)\//, '');
    const shortName = isRemote ? name.replace(/^[^/]+\//, '') : name;
    refs.push({ ref, name, shortName, tip, authorName, authorEmail, date, subject, isRemote });
  }
  return refs;
}

async function defaultOfRemote(git: Git, options: GitCallOptions): Promise<string | undefined> {
  const target = await firstLine(git, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'], options);
  return target?.replace(/^refs\/remotes\/origin\//, '');
}

function isMainRemote(name: string): boolean {
  return name.startsWith('origin/') || name.startsWith('upstream/');
}

/** A local branch and its copies on remotes are one piece of work: the newest tells how far it is. */
function newestOfEach(refs: readonly Ref[]): Ref[] {
  const byName = new Map<string, Ref>();
  const tips = new Set<string>();
  for (const ref of refs) {
    const known = byName.get(ref.shortName);
    // Refs come newest first; of two with the same date the local one is listed first.
    if (known || tips.has(ref.tip)) continue;
    byName.set(ref.shortName, ref);
    tips.add(ref.tip);
  }
  return [...byName.values()];
}
