import type { Pack } from '../pack.ts';
import { isOpenTransition } from '../packState.ts';
import type { YamlFile, YamlPath } from '../yaml/file.ts';
import { valuesAt } from '../yaml/values.ts';
import { isSamePerson } from './people.ts';

/** What somebody can hold: `hand-back` is what nobody can take over by a word in a file. */
export type HeldKind = 'role' | 'ownership' | 'mentor' | 'hand-back' | 'departure';

/** A place at which somebody is named because they have to do something, or have something, now. */
export interface Held {
  readonly file: YamlFile;
  /** Way to the person's name. */
  readonly path: YamlPath;
  readonly kind: HeldKind;
}

interface HeldPlace {
  readonly file: 'checklist' | 'team' | 'configIndex' | 'issues';
  /** The list or map of what is held; `*` stands for each entry. */
  readonly of: string;
  readonly fields: readonly string[];
  readonly kind: HeldKind;
  /** Whether an entry is over and done with: who did it then is history. */
  readonly isOver?: (entry: Readonly<Record<string, unknown>>) => boolean;
}

const isClosed = ({ state, closedOn }: Readonly<Record<string, unknown>>) =>
  state === 'closed' || closedOn !== undefined;
const isSettled = ({ state }: Readonly<Record<string, unknown>>) =>
  state === 'resolved' || state === 'not-an-issue';

const PLACES: readonly HeldPlace[] = [
  { file: 'team', of: 'roles', fields: ['projectManager', 'primary', 'deputy'], kind: 'role' },
  { file: 'team', of: 'assignments.*', fields: ['primary', 'deputy'], kind: 'role' },
  { file: 'team', of: 'people.*', fields: ['mentor'], kind: 'mentor' },
  { file: 'checklist', of: '*', fields: ['owner'], kind: 'ownership' },
  { file: 'checklist', of: 'customer.escalation.*', fields: ['contact'], kind: 'ownership' },
  {
    file: 'checklist',
    of: 'customer.accounts.*',
    fields: ['holder'],
    kind: 'ownership',
    // One person's account is revoked, and not passed on.
    isOver: ({ shared, revokedOn }) => shared !== true || revokedOn !== undefined,
  },
  { file: 'checklist', of: 'progress.blockers.*', fields: ['owner'], kind: 'ownership' },
  { file: 'checklist', of: 'deliverables.items.*', fields: ['owner'], kind: 'ownership' },
  {
    file: 'checklist',
    of: 'deliverables.equipment.*',
    fields: ['holder'],
    kind: 'hand-back',
    isOver: ({ returnedOn }) => returnedOn !== undefined,
  },
  { file: 'checklist', of: 'openItems.items.*', fields: ['owner'], kind: 'ownership', isOver: isClosed },
  { file: 'checklist', of: 'specialNotes.items.*', fields: ['owner'], kind: 'ownership' },
  { file: 'checklist', of: 'thirdParties.items.*', fields: ['interfaceOwner'], kind: 'ownership' },
  { file: 'configIndex', of: 'entries.*', fields: ['owner'], kind: 'ownership' },
  { file: 'issues', of: 'items.*', fields: ['owner'], kind: 'ownership', isOver: isSettled },
];

/**
 * Everything that somebody holds in a pack, in the order of its files: roles, ownership, contacts, devices, and what they
 * have to do in the departures of others. Where they only once did something is history, and not among it.
 * @param person as anybody may call them
 */
export function heldBy(pack: Pack, person: string): Held[] {
  const isTheirs = (value: unknown) =>
    typeof value === 'string' && isSamePerson(pack.team?.value, value, person);
  const own = PLACES.flatMap(({ file: name, of, fields, kind, isOver }) => {
    const file: YamlFile | undefined = pack[name];
    if (file === undefined) return [];
    return valuesAt(file, of).flatMap(({ value, path }): Held[] => {
      if (typeof value !== 'object' || value === null) return [];
      const entry = value as Readonly<Record<string, unknown>>;
      if (isOver?.(entry)) return [];
      return fields.flatMap(field =>
        isTheirs(entry[field]) ? [{ file, path: [...path, field], kind }] : [],
      );
    });
  });
  return [...own, ...inDepartures(pack, person, isTheirs)];
}

/** What somebody has to do in the departures of others that go on. */
function inDepartures(pack: Pack, person: string, isTheirs: (value: unknown) => boolean): Held[] {
  return pack.transitions.flatMap(({ transition: file }) => {
    const { value } = file ?? {};
    if (file === undefined || !isOpenTransition(value)) return [];
    if (isSamePerson(pack.team?.value, value?.leaving, person)) return [];
    const places = ['successor', 'lead', 'taskForce.*.person', 'tasks.*.owner'].flatMap(place =>
      valuesAt(file, place).filter(found => isTheirs(found.value)),
    );
    return places.flatMap(({ path }): Held[] => {
      const [list, index] = path;
      const isDone = list === 'tasks' && value?.tasks?.[Number(index)]?.doneOn !== undefined;
      return isDone ? [] : [{ file, path, kind: 'departure' }];
    });
  });
}
