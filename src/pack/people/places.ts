/** Who may stand at a place. */
export type PersonPlace =
  /** Somebody of the team. */
  | 'team'
  /** Somebody of the team, or a contact of the customer. */
  | 'contact'
  /** Anybody, also a department: only what is nearly one of the ids must be a slip of the pen. */
  | 'anybody';

export type PlacesFile = 'checklist' | 'team' | 'configIndex' | 'issues' | 'transition' | 'observationLog';

/** Where people stand in a pack, as the descriptions in the schemas say. */
export const PLACES: Readonly<Record<PlacesFile, Readonly<Partial<Record<PersonPlace, readonly string[]>>>>> =
  {
    checklist: {
      team: [
        '*.owner',
        '*.confirmedBy',
        'progress.blockers.*.owner',
        '*.items.*.owner',
        'deliverables.equipment.*.holder',
      ],
      contact: ['customer.accounts.*.holder', 'customer.escalation.*.contact', 'customer.decisionMaker'],
      anybody: [
        'progress.goNoGo.decidedBy',
        'openItems.items.*.requester',
        'specialNotes.items.*.promisedTo',
        'specialNotes.items.*.decidedBy',
      ],
    },
    team: {
      team: [
        'roles.projectManager',
        'roles.primary',
        'roles.deputy',
        'assignments.*.primary',
        'assignments.*.deputy',
        'assignments.*.override.by',
        'people.*.mentor',
        'longTerm.caseSharing.*.by',
        'longTerm.rotations.*.person',
        'overrides.*.person',
        'overrides.*.by',
      ],
    },
    configIndex: { team: ['entries.*.owner'] },
    issues: { team: ['items.*.owner', 'items.*.decidedBy'] },
    transition: {
      team: [
        'leaving',
        'successor',
        'lead',
        'taskForce.*.person',
        'tasks.*.owner',
        'tasks.*.doneBy',
        'teachBack.*.confirmedBy',
        'closed.by',
        'closed.acceptedBy',
        'standIn',
        'changes.*.by',
        'teachBack.*.proof.watchedBy',
        'customerNotice.successor',
        'substituteNotice.successor',
      ],
      anybody: ['handoverList.supervisor', 'meeting.recorder'],
    },
    observationLog: { team: ['entries.*.handledBy', 'entries.*.recall.person'] },
  };

/** Lists of a transition in which the `party` of an entry says who may stand there. */
export const BY_PARTY = [
  { list: 'meeting.attendees', field: 'person' },
  { list: 'signOff', field: 'name' },
] as const;

/**
 * Who may stand at a place.
 * @param path from the name of the schema: `['checklist', 'openItems', 'items', 3, 'owner']`
 * @returns undefined where no person stands
 */
export function personAt([schema, ...steps]: readonly (string | number)[]): PersonPlace | undefined {
  const file = String(schema).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const places = Object.hasOwn(PLACES, file) ? PLACES[file as PlacesFile] : {};
  return (['team', 'contact', 'anybody'] as const).find(kind =>
    places[kind]?.some(place => isPlace(place, steps)),
  );
}

/** Whether a way leads to a place such as `customer.contacts.*.id`. */
export function isPlace(place: string, path: readonly (string | number)[]): boolean {
  const wanted = place.split('.');
  return wanted.length === path.length && wanted.every((step, index) => step === '*' || step === path[index]);
}
