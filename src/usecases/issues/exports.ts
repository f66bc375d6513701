import type { TrackerTicket } from '../../history/trackerExport/ticket.ts';

/**
 * The tickets of several exports, by key; a later file wins.
 * @throws UserError for a file that is no export of a tracker
 */
export async function readExports(
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<ReadonlyMap<string, TrackerTicket>> {
  if (files.length === 0) return new Map();
  // Checks look for issues, too, and never have an export to read.
  const { readTrackerExport } = await import('../../history/trackerExport.ts');
  return new Map(
    files.flatMap(({ name, text }) =>
      readTrackerExport(name, text).map(ticket => [ticket.key, ticket] as const),
    ),
  );
}
