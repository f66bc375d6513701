import type { Problem } from '../../core/findings.ts';
import { ISSUE_SEVERITIES, type Issue, type IssueSeverity, isOpen } from '../../history/issue.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import type { Pack } from '../../pack/pack.ts';
import { defineCheck } from '../check.ts';

/** Findings of one run; what is left is counted. */
const MOST = 50;

/** What git says is unresolved and nobody decided about, above a severity that the project sets. */
export default defineCheck({
  group: 'git',
  severity: 'error',
  needs: ['pack', 'issues'],
  run: ({ pack, issues, today, options }) => {
    if (issues === undefined) return [];
    const atLeast = ISSUE_SEVERITIES.indexOf(severityOf(options['severity']));
    const decisions = decisionsOf(pack);
    const file = `${pack.folder}/issues.yaml`;
    // Who decides about an issue changes the pack: that is not yet committed work that anybody forgot.
    const isPack = ({ class: kind, key }: Issue) =>
      kind === 'uncommitted' && (key === CONFIG_FILE || `${key}/`.startsWith(`${pack.folder}/`));
    const open = issues.items.filter(
      issue =>
        !issue.named &&
        issue.confidence !== 'low' &&
        !isPack(issue) &&
        ISSUE_SEVERITIES.indexOf(issue.severity) <= atLeast &&
        isOpen({ triage: decisions.get(issue.fingerprint)?.triage ?? null }, today),
    );
    const shown = open.slice(0, MOST);
    const left = open.length - shown.length;
    return [
      ...shown.map((issue): Problem => {
        const place = decisions.get(issue.fingerprint)?.place ?? { file, start: 0, end: 0 };
        return {
          ...place,
          messageId: issue.class,
          data: {
            title: issue.title,
            person: issue.person || '?',
            date: issue.date || today,
            fingerprint: issue.fingerprint,
          },
          key: issue.fingerprint,
          ...(issue.file === null ? {} : { related: [issue.file] }),
        };
      }),
      ...(left > 0
        ? [{ messageId: 'more', data: { count: left }, file, start: 0, end: 0, key: 'more' }]
        : []),
      ...(issues.complete ? staleEntries(pack, issues.items) : [incomplete(file)]),
    ];
  },
});

function severityOf(option: unknown): IssueSeverity {
  return ISSUE_SEVERITIES.find(severity => severity === option) ?? 'critical';
}

function decisionsOf({ issues }: Pack) {
  const entries = issues?.value?.items ?? [];
  return new Map(
    entries.flatMap((entry, index) => {
      if (issues === undefined || entry?.fingerprint === undefined) return [];
      const place = issues.at(['items', index, 'fingerprint']);
      const triage = { state: entry.state ?? 'open', until: entry.until } as Issue['triage'];
      return [[entry.fingerprint, { triage, place }] as const];
    }),
  );
}

/** Decisions about nothing: the work is done, or somebody changed what named it. */
function staleEntries({ issues }: Pack, items: readonly Issue[]): Problem[] {
  const known = new Set(items.map(({ fingerprint }) => fingerprint));
  return (issues?.value?.items ?? []).flatMap((entry, index): Problem[] => {
    if (issues === undefined || entry?.fingerprint === undefined || known.has(entry.fingerprint)) return [];
    const place = issues.at(['items', index, 'fingerprint']);
    return [
      {
        ...place,
        messageId: 'stale',
        severity: 'warning',
        data: { title: entry.title ?? entry.fingerprint },
      },
    ];
  });
}

/** Where a part of the history is missing, that nothing was found proves nothing. */
function incomplete(file: string): Problem {
  return { messageId: 'incomplete', severity: 'info', file, start: 0, end: 0, key: 'incomplete' };
}
