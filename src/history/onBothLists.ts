import { type Issue, isOpen } from './issue.ts';

/**
 * A branch that is neither pushed nor merged is one matter: that it would be lost with this computer is said first, and
 * what it holds with it. A decision about one of both keeps it apart.
 */
export function onceEachBranch(issues: readonly Issue[], today: string): readonly Issue[] {
  const isOpenOf = (kind: Issue['class']) => (issue: Issue) => issue.class === kind && isOpen(issue, today);
  const unmerged = new Map(
    // A ticket that is about more than its branch is a matter of its own.
    issues
      .filter(issue => isOpenOf('unmerged-branch')(issue) && issue.file === null)
      .map(issue => [issue.evidence[0]?.branch, issue]),
  );
  const twins = new Map(
    issues.filter(isOpenOf('unpushed')).flatMap(issue => {
      const branch = issue.evidence[0]?.branch;
      const twin = branch === undefined ? undefined : unmerged.get(branch);
      return twin ? [[issue, twin] as const] : [];
    }),
  );
  if (twins.size === 0) return issues;
  const told = new Set(twins.values());
  return issues.flatMap(issue => {
    if (told.has(issue)) return [];
    const twin = twins.get(issue);
    if (twin === undefined) return [issue];
    const remark = { id: 'issues.remark.unmergedToo', data: {} };
    return [
      { ...issue, holds: issue.holds ?? twin.holds, remarks: [...issue.remarks, ...twin.remarks, remark] },
    ];
  });
}
