import type { Git, GitCallOptions } from '../core/ports.ts';
import { gitDay } from './gitText.ts';

/** A branch, of this computer or of a remote, and its newest commit. */
export interface Ref {
  /** Full name: `refs/heads/feature/x`. */
  readonly ref: string;
  /** `feature/x`, `origin/feature/x`. */
  readonly name: string;
  /** Without the remote. */
  readonly shortName: string;
  /** Full hash. */
  readonly tip: string;
  readonly authorName: string;
  readonly authorEmail: string;
  /** yyyy-mm-dd, when it was written. */
  readonly date: string;
  /** yyyy-mm-dd, when it came onto the branch. */
  readonly committed: string;
  readonly subject: string;
  readonly isRemote: boolean;
}

/** A tag of a commit. */
export interface TagRef {
  readonly name: string;
  /** Full hash of the commit. */
  readonly tip: string;
}

/** What a repository has names for. */
export interface Refs {
  /** Newest first; of two with the same date the local one comes first. */
  readonly branches: readonly Ref[];
  /** The branch that is checked out; undefined where none is, or where it has no commit. */
  readonly current: string | undefined;
  /** The branch that the remote `origin` calls its default one. */
  readonly ofRemote: string | undefined;
  readonly hasStash: boolean;
  readonly tags: readonly TagRef[];
  /** Whether something stands in for a commit: its parents may change while its hash stays. */
  readonly hasReplaced: boolean;
}

const FIELDS = [
  'refname',
  'objectname',
  'authorname',
  'authoremail:trim',
  'authordate:short',
  'committerdate:short',
  'contents:subject',
  'symref',
  'HEAD',
  'objecttype',
  '*objecttype',
  '*objectname',
];
const REPLACED = 'refs/replace/';
const PLACES = ['refs/heads', 'refs/remotes', 'refs/tags', 'refs/stash', REPLACED];
const TAGS = 'refs/tags/';
const ORIGIN = 'refs/remotes/origin/';

/**
 * Reads all branches and tags with one call of git.
 * @throws GitError when git fails
 */
export async function readRefs(git: Git, options: GitCallOptions): Promise<Refs> {
  const format = FIELDS.map(field => `%(${field})`).join('%1f');
  const args = ['for-each-ref', '--sort=-committerdate', `--format=${format}%00`, ...PLACES];
  const branches: Ref[] = [];
  const tags: TagRef[] = [];
  let current: string | undefined;
  let ofRemote: string | undefined;
  let hasStash = false;
  let hasReplaced = false;
  for await (const record of git.records(args, '\0', options)) {
    const [
      ref = '',
      tip = '',
      authorName = '',
      authorEmail = '',
      date = '',
      committed = '',
      subject = '',
      target = '',
      mark,
      type,
      peeledType,
      peeled = '',
    ] = record.trimStart().split('\x1f');
    if (ref === 'refs/stash') hasStash = true;
    else if (ref.startsWith(REPLACED)) hasReplaced = true;
    else if (ref.startsWith(TAGS)) {
      const commit = type === 'commit' ? tip : peeledType === 'commit' ? peeled : undefined;
      if (commit !== undefined) tags.push({ name: ref.slice(TAGS.length), tip: commit });
    } else if (ref === `${ORIGIN}HEAD` && target.startsWith(ORIGIN)) ofRemote = target.slice(ORIGIN.length);
    else if (ref !== '' && target === '') {
      const isRemote = ref.startsWith('refs/remotes/');
      const name = ref.replace(/^refs\/(heads|remotes)\//, '');
      const shortName = isRemote ? name.replace(/^[^/]+\//, '') : name;
      branches.push({
        ref,
        name,
        shortName,
        tip,
        authorName,
        authorEmail,
        date: gitDay(date),
        committed: gitDay(committed),
        subject,
        isRemote,
      });
      if (mark === '*') current = name;
    }
  }
  return { branches, current, ofRemote, hasStash, tags, hasReplaced };
}

/** A local branch and its copies on remotes are one piece of work: the newest tells how far it is. */
export function newestOfEach(refs: readonly Ref[]): Ref[] {
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
