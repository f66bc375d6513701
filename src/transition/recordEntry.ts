import type { Pack } from '../pack/pack.ts';
import { idInTeam } from '../pack/people/people.ts';
import type { ObservationKind, ProblemSeverity } from '../pack/types.generated.ts';
import type { YamlChange } from '../pack/yaml/edit.ts';

/** What an entry of the observation log says. */
export interface EntryWords {
  readonly entryKind: ObservationKind | undefined;
  readonly severity: ProblemSeverity | undefined;
  readonly summary: string | undefined;
  readonly handledBy: string | undefined;
  /** Who was called back: the leaver. */
  readonly recall: string | undefined;
  readonly outcome: string | undefined;
  /** yyyy-mm-dd */
  readonly resolvedOn: string | undefined;
}

/** A new entry of the observation log. @param date yyyy-mm-dd @throws UserError for people who are not in the team */
export function entryOf(
  { team }: Pack,
  record: Partial<EntryWords> & { readonly id: string },
  date: string,
): object {
  const { id, entryKind, severity, summary, handledBy, recall, outcome, resolvedOn } = record;
  const idOf = (who: string) => idInTeam(team?.value, who);
  return {
    id,
    date,
    kind: entryKind ?? 'other',
    ...(severity && { severity }),
    ...(summary && { summary }),
    ...(handledBy && { handledBy: idOf(handledBy) }),
    ...(recall && { recall: { person: idOf(recall), on: date, ...(outcome && { outcome }) } }),
    ...(resolvedOn && { resolvedOn }),
  };
}

/** What is now known about an entry that is there. @param path where it stands @throws UserError as above */
export function amendments(
  { team }: Pack,
  path: readonly (string | number)[],
  record: Partial<EntryWords>,
  date: string,
): YamlChange[] {
  const { severity, summary, handledBy, recall, outcome, resolvedOn } = record;
  const idOf = (who: string | undefined) => (who === undefined ? who : idInTeam(team?.value, who));
  const values: readonly (readonly [path: readonly string[], value: string | undefined])[] = [
    [['severity'], severity],
    [['summary'], summary],
    [['handledBy'], idOf(handledBy)],
    [['recall', 'person'], idOf(recall)],
    [['recall', 'on'], recall && date],
    [['recall', 'outcome'], outcome],
    [['resolvedOn'], resolvedOn],
  ];
  return values.flatMap(([field, value]) => (value ? [{ set: [...path, ...field], value }] : []));
}
