import { readTrackerExport, type TrackerTicket } from '../../history/trackerExport.ts';

/**
 * The tickets of several exports, by key; a later file wins.
 * @throws UserError for a file that is no export of a tracker
 */
export function readExports(
  files: readonly { readonly name: string; readonly text: string }[],
): ReadonlyMap<string, TrackerTicket> {
  return new Map(
    files.flatMap(({ name, text }) =>
      readTrackerExport(name, text).map(ticket => [ticket.key, ticket] as const),
    ),
  );
}
