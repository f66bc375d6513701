import { UserError } from '../core/errors.ts';
import { readCsvExport } from './trackerExport/csv.ts';
import { readJsonExport } from './trackerExport/json.ts';
import type { TrackerTicket } from './trackerExport/ticket.ts';

/**
 * Reads the export of a tracker; which one it is, the content says: issues of GitHub, Gitee and GitLab as JSON (their
 * REST APIs, and `gh issue list --json`), GitLab's CSV, Jira's CSV and JSON, ZenTao's CSV; column names in English
 * or Chinese.
 * @param name of the file, for the error
 * @returns the tickets in the order of the file; none for an export without tickets
 * @throws UserError for anything else, also where a single entry cannot be read: a list that is silently too short
 *   would leave tickets open that are closed
 */
export function readTrackerExport(name: string, text: string): TrackerTicket[] {
  const content = text.replace(/^\ufeff/, '').trim();
  const tickets = /^[[{]/.test(content) ? readJsonExport(content) : readCsvExport(content);
  if (tickets === undefined) throw new UserError('error.trackerExport', { name });
  return tickets;
}
