import { ageOf, commitEvidence, type Draft, EVIDENCE, type Signed, YEAR } from './drafts.ts';
import type { DirtyFile, OtherWorktree, Stash, Unpushed } from './localWork.ts';

/** Commits that lie on this computer only, by branch. */
export function unpushedDrafts(unpushed: readonly Unpushed[]): Draft[] {
  return unpushed.flatMap(({ branch, commits }) => {
    const [newest] = commits;
    if (newest === undefined) return [];
    return [
      {
        class: 'unpushed',
        key: branch,
        title: `${branch}: ${newest.subject}`,
        by: newest,
        involved: commits,
        date: newest.date,
        severity: 'major',
        confidence: 'high',
        identity: branch,
        evidence: [
          {
            kind: 'branch',
            branch,
            commit: newest.hash,
            date: newest.date,
            text: `${branch} +${commits.length}`,
          },
          ...commits.slice(0, EVIDENCE).map(commit => ({ ...commitEvidence(commit), branch })),
        ],
      } satisfies Draft,
    ];
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
  return files.map(({ path, state }) => {
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
  });
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
