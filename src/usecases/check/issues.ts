import type { IssueFacts } from '../../checks/check.ts';
import { UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { findIssues } from '../issues/findIssues.ts';

/** What the check of the schema reports, with its line. */
const NAMED_BY_SCHEMA = new Set(['error.packFileUnreadable', 'error.packFileConflict']);

/**
 * What seems to be unresolved in a project, for the checks. Who wrote a line decides about no check, so it is not
 * looked up.
 * @returns undefined where there is no git, or a file of the pack that decides about issues is no YAML
 * @throws UserError when a part of the repository could not be read: that must not look like a clean result
 */
export async function readIssueFacts(
  project: Project,
  today: string,
  services: { readonly assets: Assets; readonly signal?: AbortSignal | undefined },
): Promise<IssueFacts | undefined> {
  if (project.git === undefined) return undefined;
  const { assets, signal } = services;
  const report = await findIssues(project, { today, authors: 'kept' }, { assets, signal }).catch(
    (error: unknown) => {
      // The schema check names the line, and does so as an error.
      if (error instanceof UserError && NAMED_BY_SCHEMA.has(error.messageId)) return undefined;
      throw error;
    },
  );
  if (report === undefined) return undefined;
  const failure = report.notes.find(({ id }) => id === 'issues.note.failed');
  if (failure) throw new UserError('error.issuesUnread', { reason: failure.data['reason'] ?? '' });
  return { items: report.items, complete: report.complete, unread: report.unread.notes };
}
