import { areasOf } from './describeWork.ts';
import { ageOf, commitEvidence, type Draft, EVIDENCE, type Signed, YEAR } from './drafts.ts';
import type { HiddenChange } from './hiddenChanges.ts';
import type { DirtyFile, OtherWorktree, Stash } from './localWork.ts';
import type { Unpushed } from './unpushed.ts';

/**
 * Commits that lie on this computer only.
 * @param pathFrom how a place is written for people: from the project folder, not from the root of this computer
 */
export function unpushedDrafts(
  unpushed: readonly Unpushed[],
  pathFrom: (absolute: string) => string,
): Draft[] {
  return unpushed.flatMap(({ holder, name, commits }) => {
    const [newest] = commits;
    if (newest === undefined) return [];
    const key = holder === 'worktree' ? pathFrom(name) : name;
    const branch = holder === 'branch' ? name : undefined;
    return [
      {
        class: 'unpushed',
        key,
        title: `${key}: ${newest.subject}`,
        by: newest,
        involved: commits,
        date: newest.date,
        severity: 'major',
        // Whether a remote has a tag cannot be told without asking it.
        confidence: holder === 'tag' ? 'medium' : 'high',
        identity: holder === 'branch' ? name : `${holder} ${key}`,
        evidence: [
          {
            kind: holder === 'worktree' ? 'worktree' : 'branch',
            branch,
            commit: newest.hash,
            date: newest.date,
            text: `${key} +${commits.length}`,
          },
          ...commits.slice(0, EVIDENCE).map(commit => ({ ...commitEvidence(commit), branch })),
        ],
      } satisfies Draft,
    ];
  });
}

/** Changes that git was told not to look at: that is how settings of a hospital are kept out of commits. */
export function hiddenDrafts(
  files: readonly HiddenChange[],
  by: Signed | undefined,
  days: ReadonlyMap<string, string>,
): Draft[] {
  return files.map(({ path, hiddenBy }) => {
    const date = days.get(path) ?? '';
    return {
      class: 'uncommitted',
      key: path,
      title: path,
      by,
      involved: by ? [by] : [],
      date,
      severity: 'major',
      confidence: 'high',
      identity: `hidden ${path}`,
      file: path,
      evidence: [{ kind: 'file', file: path, date: date || undefined, text: `${hiddenBy}: ${path}` }],
    };
  });
}

export function stashDrafts(stashes: readonly Stash[], asOf: string): Draft[] {
  return stashes.map(({ commit, name, email, date, message, files }, index) => {
    const isOld = ageOf(date, asOf) > YEAR;
    return {
      class: 'stash',
      key: `stash@{${index}}`,
      title: message,
      by: { name, email },
      involved: [{ name, email }],
      date,
      severity: isOld ? 'minor' : 'major',
      confidence: isOld ? 'medium' : 'high',
      identity: commit,
      evidence: [
        { kind: 'stash', commit, date, text: message },
        ...files.slice(0, EVIDENCE).map(text => ({ kind: 'file', commit, text }) as const),
        ...(files.length > EVIDENCE
          ? [{ kind: 'file', commit, text: `+ ${files.length - EVIDENCE}` } as const]
          : []),
      ],
    };
  });
}

/**
 * Files that no commit has as they are.
 * @param by who works here
 * @param days when the files were last changed, yyyy-mm-dd, by path
 */
export function dirtyDrafts(
  files: readonly DirtyFile[],
  by: Signed | undefined,
  days: ReadonlyMap<string, string>,
): Draft[] {
  const told = withoutTwins(files);
  const groups = [...Map.groupBy(told, ({ state }) => state)];
  const many = groups.flatMap(([state, all]) => (state !== 'unmerged' && all.length > MANY ? [all] : []));
  const single = told.filter(file => !many.some(all => all.includes(file)));
  return [...many.map(all => massDraft(all, by, days)), ...single.map(file => dirtyDraft(file, by, days))];
}

/** A checkout that broke off leaves files on the disk that the index lost: git calls them deleted and unknown at once. */
function withoutTwins(files: readonly DirtyFile[]): readonly DirtyFile[] {
  const untracked = files.filter(({ state }) => state === 'untracked');
  if (untracked.length === 0 || untracked.length === files.length) return files;
  const changed = new Set<string>();
  for (const { path, state } of files) {
    if (state === 'untracked') continue;
    changed.add(path);
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
      changed.add(path.slice(0, slash + 1));
  }
  return files.filter(({ path, state }) => state !== 'untracked' || !changed.has(path));
}

/** So many files changed at once are one matter: other line ends, another tool that wrote them, a lost index. */
const MANY = 25;

function massDraft(
  files: readonly DirtyFile[],
  by: Signed | undefined,
  days: ReadonlyMap<string, string>,
): Draft {
  const paths = files.map(({ path }) => path).sort();
  const state = files[0]?.state ?? 'changed';
  const areas = areasOf(paths);
  return {
    class: 'uncommitted',
    key: areas[0] ?? '.',
    title: `${paths.slice(0, NAMED).join(', ')} …`,
    by,
    involved: by ? [by] : [],
    date: [...days].reduce((latest, [, day]) => (day > latest ? day : latest), ''),
    severity: state === 'changed' ? 'major' : 'minor',
    confidence: state === 'untracked' ? 'medium' : 'high',
    identity: `dirty ${state} files`,
    holds: { commits: 0, files: files.length, areas },
    evidence: paths
      .slice(0, EVIDENCE)
      .map(path => ({ kind: 'file', file: path, date: days.get(path), text: `${state}: ${path}` }) as const),
  };
}

/** Files that are named in a title. */
const NAMED = 2;

function dirtyDraft(
  { path, state }: DirtyFile,
  by: Signed | undefined,
  days: ReadonlyMap<string, string>,
): Draft {
  const date = days.get(path) ?? '';
  const isUnmerged = state === 'unmerged';
  return {
    class: isUnmerged ? 'conflict-marker' : 'uncommitted',
    key: path,
    title: path,
    by,
    involved: by ? [by] : [],
    date,
    severity: isUnmerged ? 'critical' : state === 'changed' ? 'major' : 'minor',
    confidence: state === 'untracked' ? 'medium' : 'high',
    identity: `${isUnmerged ? 'unmerged' : 'dirty'} ${path}`,
    file: path,
    evidence: [{ kind: 'file', file: path, date: date || undefined, text: `${state}: ${path}` }],
  };
}

/**
 * Working trees beside this one that hold changes.
 * @param pathFrom how a place is written for people: from the project folder, not from the root of this computer
 */
export function worktreeDrafts(
  worktrees: readonly OtherWorktree[],
  by: Signed | undefined,
  pathFrom: (absolute: string) => string,
): Draft[] {
  const named = worktrees.map(tree => ({ ...tree, path: pathFrom(tree.path) }));
  return named.map(({ path, branch, head, dirty }) => ({
    class: 'uncommitted',
    key: path,
    title: branch === undefined ? path : `${path} (${branch})`,
    by,
    involved: by ? [by] : [],
    date: '',
    severity: dirty.some(({ state }) => state !== 'untracked') ? 'major' : 'minor',
    confidence: 'high',
    identity: `worktree ${branch ?? path}`,
    evidence: [
      { kind: 'worktree', commit: head, branch, text: path },
      ...dirty
        .slice(0, EVIDENCE)
        .map(file => ({ kind: 'file', text: `${file.state}: ${file.path}` }) as const),
    ],
  }));
}
