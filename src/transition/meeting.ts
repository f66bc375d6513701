import { entriesOf } from '../pack/pack.ts';
import { findPerson, isSamePerson } from '../pack/people/people.ts';
import type { Numbers } from '../pack/settings/numbers.generated.ts';
import type { Attendee, AttendeeParty, Team, Transition } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';

/** What a meeting that took place lacks of what the method asks: face to face, half a day, all three parties. */
export type MeetingFault =
  | { readonly kind: 'not-attending'; readonly party: AttendeeParty }
  | { readonly kind: 'not-on-site' }
  | { readonly kind: 'too-short'; readonly minutes: number | undefined; readonly needed: number };

/** Who must be in the room. */
const PARTIES: readonly AttendeeParty[] = ['leaver', 'successor', 'customer'];

/** Whether the handover meeting took place by a day; undefined while there is none, not even a plan. */
export function meetingState(
  { meeting }: Lenient<Transition>,
  today: string,
): 'held' | 'planned' | undefined {
  if (meeting === undefined || Object.keys(meeting).length === 0) return undefined;
  return meeting.date !== undefined && meeting.date <= today ? 'held' : 'planned';
}

/**
 * The parties that must attend and are not among the attendees. The leaver is there whatever they are listed as, and
 * somebody else from the team who is listed as the leaver is not.
 */
export function missingParties(
  { meeting, leaving, successor, absence }: Lenient<Transition>,
  team: Lenient<Team> | undefined,
): AttendeeParty[] {
  const attendees = entriesOf(meeting?.attendees, []).map(({ entry }) => entry);
  const persons: Partial<Record<AttendeeParty, string | undefined>> = { leaver: leaving, successor };
  const isThere = (party: AttendeeParty, attendee: Lenient<Attendee>) => {
    const wanted = persons[party];
    if (isSamePerson(team, attendee.person, wanted)) return true;
    const isKnown = findPerson(team, wanted) !== undefined && findPerson(team, attendee.person) !== undefined;
    return attendee.party === party && !isKnown;
  };
  const expected = absence === undefined ? PARTIES : PARTIES.filter(party => party !== 'leaver');
  return expected.filter(party => !attendees.some(attendee => isThere(party, attendee)));
}

/** What a meeting that took place lacks; nothing is lacking as long as there was none. */
export function meetingFaults(
  transition: Lenient<Transition>,
  team: Lenient<Team> | undefined,
  { meetingMinutes }: Pick<Numbers, 'meetingMinutes'>,
  today: string,
): MeetingFault[] {
  if (meetingState(transition, today) !== 'held') return [];
  const { onSite, minutes } = transition.meeting ?? {};
  const faults: MeetingFault[] = missingParties(transition, team).map(party => ({
    kind: 'not-attending',
    party,
  }));
  if (onSite !== true) faults.push({ kind: 'not-on-site' });
  // Half a day is for what the leaver has to tell.
  const isShort = minutes === undefined || minutes < meetingMinutes;
  if (isShort && transition.absence === undefined)
    faults.push({ kind: 'too-short', minutes, needed: meetingMinutes });
  return faults;
}
