import type { MeasuredMustHave } from '../pack/mustHaves.ts';
import { entriesOf, type Pack, type TransitionFolder } from '../pack/pack.ts';
import type { Numbers } from '../pack/settings/numbers.generated.ts';
import type { ObservationLog, SignOffParty } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import { unsettledAccess } from './access.ts';
import { type ContentPoint, contentPoints } from './contents.ts';
import type { Deadline, DeadlineName } from './deadlines.ts';
import type { Departure } from './departure.ts';
import { counted, topicState } from './mastery.ts';
import { type MeetingFault, meetingFaults, meetingState } from './meeting.ts';
import { type OnCallGap, onCallGap } from './onCall.ts';
import type { ProofFault } from './proofFault.ts';
import { missingSignatures, unprovenSignatures } from './signOff.ts';
import { openTasks } from './tasks.ts';

/** Something that stands in the way of closing a departure. */
export type OpenPoint =
  | {
      readonly kind: 'deadline';
      readonly what: Exclude<DeadlineName, 'tasks' | 'access' | 'sign-off'>;
      readonly due: string | null;
    }
  | { readonly kind: 'task'; readonly id: string; readonly title: string; readonly starred: boolean }
  | { readonly kind: 'access'; readonly account: string; readonly system: string; readonly shared: boolean }
  | { readonly kind: 'accounts-unknown' }
  | { readonly kind: 'found-access'; readonly id: string; readonly of: string; readonly place: string }
  | MeetingFault
  | { readonly kind: 'no-letter' }
  | ({ readonly kind: 'no-on-call' } & OnCallGap)
  | { readonly kind: 'no-demo' }
  | { readonly kind: 'no-hard-logic' }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'teach-back'; readonly topic: string }
  | { readonly kind: 'no-recall'; readonly id: string }
  | { readonly kind: 'unresolved'; readonly id: string }
  | { readonly kind: 'signature'; readonly parties: readonly SignOffParty[] }
  | { readonly kind: 'no-evidence'; readonly party: SignOffParty }
  | ContentPoint;

const SIMPLE = ['customer-notice', 'task-force', 'substitute', 'meeting', 'observation'] as const;

/** What openness is told by, beside the pack. */
export interface OpenFacts {
  readonly deadlines: Readonly<Record<DeadlineName, Deadline>>;
  readonly numbers: Numbers;
  readonly mustHaves: readonly MeasuredMustHave[];
  /** Commits that were entered as proofs and show nothing, by topic. */
  readonly refused?: ReadonlyMap<string, ProofFault> | undefined;
  /** yyyy-mm-dd */
  readonly today: string;
}

/** Everything that is still open in a departure, in the order in which it comes up; empty when it may be closed. */
export function openPoints(
  pack: Pack,
  departure: Departure,
  folder: TransitionFolder,
  { deadlines, numbers, mustHaves, refused, today }: OpenFacts,
): OpenPoint[] {
  const { transition, access } = departure;
  const log = folder.observationLog?.value;
  const simple = SIMPLE.map(name => deadlines[name]).filter(({ state }) => state !== 'done');
  const before = simple.filter(({ what }) => what !== 'observation');
  const after = simple.filter(({ what }) => what === 'observation');
  const point = ({ what, due }: Deadline) => ({ kind: 'deadline', what, due }) as OpenPoint;
  return [
    ...before.map(point),
    ...letterPoints(departure, today),
    ...meetingPoints(pack, departure, numbers, today),
    ...openTasks(transition, today).map(
      ({ entry: { id = '', title = id, starred } }): OpenPoint => ({
        kind: 'task',
        id,
        title,
        starred: starred === true,
      }),
    ),
    ...(areAccountsUnknown(pack, departure) ? [{ kind: 'accounts-unknown' } as const] : []),
    ...access
      .filter(({ endedOn }) => endedOn === undefined || endedOn > today)
      .map(({ account, system, shared }): OpenPoint => ({ kind: 'access', account, system, shared })),
    ...unsettledAccess(transition, today).map(
      ({ entry: { id = '', kind = 'secret', place = '' } }): OpenPoint => ({
        kind: 'found-access',
        id,
        of: kind,
        place,
      }),
    ),
    ...teachBackPoints(pack, departure, refused, today),
    ...contentPoints(pack, departure, folder, mustHaves),
    ...onCallPoints(departure, numbers),
    ...after.map(point),
    ...incidentPoints(departure, log, today),
    ...missingSignatures(transition, today).map((parties): OpenPoint => ({ kind: 'signature', parties })),
    ...unprovenSignatures(transition, today).map((party): OpenPoint => ({ kind: 'no-evidence', party })),
  ];
}

/**
 * Whether nobody has said which accounts the leaver has: none is listed, and nobody has gone through that part of the
 * checklist. That is not the same as none.
 */
export function areAccountsUnknown({ checklist }: Pack, { access }: Pick<Departure, 'access'>): boolean {
  const status = checklist?.value?.customer?.status;
  return access.length === 0 && status !== 'done' && status !== 'not-applicable';
}

/** While the observation runs somebody may have to be called who does not work here any more. */
function onCallPoints(departure: Departure, numbers: Numbers): OpenPoint[] {
  const gap = onCallGap(departure, numbers);
  return gap ? [{ kind: 'no-on-call', ...gap }] : [];
}

/** A call is no letter: what the contract asks for is in writing. */
function letterPoints({ transition: { customerNotice } }: Departure, today: string): OpenPoint[] {
  const { calledOn, sentOn } = customerNotice ?? {};
  const isTold = calledOn !== undefined && calledOn <= today;
  return isTold && (sentOn === undefined || sentOn > today) ? [{ kind: 'no-letter' }] : [];
}

/** A meeting that took place but not as the method asks. */
function meetingPoints(
  { team }: Pack,
  { transition }: Departure,
  numbers: Numbers,
  today: string,
): OpenPoint[] {
  if (meetingState(transition, today) !== 'held') return [];
  const { demos = [], hardLogic = [], questions } = transition.meeting ?? {};
  const points: OpenPoint[] = meetingFaults(transition, team?.value, numbers, today);
  if (demos.length === 0) points.push({ kind: 'no-demo' });
  if (hardLogic.length === 0 && transition.absence === undefined) points.push({ kind: 'no-hard-logic' });
  for (const { entry } of entriesOf(questions, [])) {
    const isAnswered = entry.answered ?? Boolean(entry.answer?.trim());
    if (!isAnswered) points.push({ kind: 'question', question: entry.question ?? '' });
  }
  return points;
}

/** The successor confirms what they learned, not the one who taught it; what they did needs no word. */
function teachBackPoints(
  { team }: Pack,
  departure: Departure,
  refused: OpenFacts['refused'],
  today: string,
): OpenPoint[] {
  return entriesOf(departure.transition.teachBack, []).flatMap(({ entry }): OpenPoint[] =>
    topicState(departure, team?.value, counted(entry, refused), today) === 'open'
      ? [{ kind: 'teach-back', topic: entry.topic ?? '' }]
      : [],
  );
}

function incidentPoints(
  { transition: { absence } }: Departure,
  log: Lenient<ObservationLog> | undefined,
  today: string,
): OpenPoint[] {
  return entriesOf(log?.entries, []).flatMap(({ entry }): OpenPoint[] => {
    const { id = '', kind, severity, recall, resolvedOn } = entry;
    if (kind !== 'incident') return [];
    const points: OpenPoint[] = [];
    // Nobody can call them back.
    if (absence === undefined && severity !== 'minor' && !recall?.person?.trim())
      points.push({ kind: 'no-recall', id });
    if (resolvedOn === undefined || resolvedOn > today) points.push({ kind: 'unresolved', id });
    return points;
  });
}
