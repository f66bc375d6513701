import { ENTRY_KINDS, type EntryKind } from './fields/kinds.ts';

/** What has an id, or a name that others refer to. */
export type IdKind =
  | EntryKind
  | 'transition'
  | 'task'
  | 'found-access'
  | 'observation'
  /** A part of the project that `handover.config.yaml` names. */
  | 'area';

/** A place in the files of one schema. */
export interface SchemaPlace {
  readonly schema: string;
  readonly place: string;
}

/** Where the ids themselves stand. */
export const ID_PLACES: Readonly<Record<IdKind, SchemaPlace>> = {
  ...(Object.fromEntries(
    Object.entries(ENTRY_KINDS).map(([kind, { file, list }]) => [
      kind,
      { schema: file, place: `${list.join('.')}.*.id` },
    ]),
  ) as Record<EntryKind, SchemaPlace>),
  transition: { schema: 'transition', place: 'id' },
  task: { schema: 'transition', place: 'tasks.*.id' },
  'found-access': { schema: 'transition', place: 'foundAccess.*.id' },
  observation: { schema: 'observation-log', place: 'entries.*.id' },
  area: { schema: 'config', place: 'areas.*.name' },
};

/** Where they are referred to; where people are, `people/places.ts` says. */
export const ID_REFERENCES: readonly (SchemaPlace & { readonly kind: IdKind })[] = [
  { schema: 'transition', place: 'access.*.account', kind: 'account' },
  { schema: 'team', place: 'prevention.goLivePacks.*.goLive', kind: 'milestone' },
  { schema: 'team', place: 'longTerm.lessons.*.transition', kind: 'transition' },
  { schema: 'observation-log', place: 'transition', kind: 'transition' },
  { schema: 'team', place: 'assignments.*.area', kind: 'area' },
  { schema: 'team', place: 'longTerm.rotations.*.fromArea', kind: 'area' },
  { schema: 'team', place: 'longTerm.rotations.*.toArea', kind: 'area' },
  { schema: 'team', place: 'overrides.*.area', kind: 'area' },
  { schema: 'transition', place: 'areas.*.name', kind: 'area' },
];

/** Where a file or folder of the project is named; a `#heading` may follow. */
export const PATH_PLACES: readonly SchemaPlace[] = [
  ...[
    '*.evidence.*',
    '*.items.*.evidence.*',
    '*.items.*.documentedIn',
    'progress.milestones.*.pack',
    'deliverables.items.*.location',
    'thirdParties.items.*.jointTest.record',
  ].map(place => ({ schema: 'checklist', place })),
  ...['prevention.goLivePacks.*.path', 'overrides.*.area'].map(place => ({ schema: 'team', place })),
  { schema: 'config-index', place: 'entries.*.path' },
  ...[
    '*.file',
    'signOff.*.scan.file',
    'areas.*.paths.*',
    'teachBack.*.path',
    'readingList.*.path',
    'foundAccess.*.place',
  ].map(place => ({ schema: 'transition', place })),
  ...['folder', 'templates', 'mustHave', 'strategyTasks', 'areas.*.paths.*', 'ignore.*'].map(place => ({
    schema: 'config',
    place,
  })),
];
