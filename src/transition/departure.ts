import type { Pack, TransitionFolder } from '../pack/pack.ts';
import { isOpenTransition } from '../pack/packState.ts';
import { findPerson } from '../pack/people/people.ts';
import type { Transition } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { YamlFile } from '../pack/yaml/file.ts';
import { type LeaverAccess, leaverAccess } from './access.ts';

/** One departure, with what the rest of the pack knows about it. */
export interface Departure {
  readonly file: YamlFile<Transition>;
  readonly transition: Lenient<Transition>;
  /**
   * Closed by force, with a reason: somebody decided that what is open stays open, and answers for it. Cancelled: it did not
   * take place.
   */
  readonly outcome: 'open' | 'closed' | 'forced' | 'cancelled';
  /** Name of the leaver, or how the file calls them. */
  readonly leaver: string;
  /** yyyy-mm-dd; as in the transition, or else in `team.yaml`. */
  readonly lastDay: string | undefined;
  readonly access: readonly LeaverAccess[];
}

/**
 * The departures of a pack that take place or did, in the order of their folders; those whose file cannot be read are left
 * out.
 */
export function departuresOf(pack: Pack): Departure[] {
  return pack.transitions.flatMap(folder => {
    const departure = departureOf(pack, folder);
    return departure === undefined || departure.outcome === 'cancelled' ? [] : [departure];
  });
}

/** The departure of a folder; undefined when its file cannot be read. */
export function departureOf(pack: Pack, { transition: file }: TransitionFolder): Departure | undefined {
  const transition = file?.value;
  if (file === undefined || transition === undefined) return undefined;
  const person = findPerson(pack.team?.value, transition.leaving);
  const lastDay = transition.lastDay ?? person?.lastWorkingDay;
  const outcome = outcomeOf(transition);
  return {
    file,
    transition,
    outcome,
    leaver: person?.name || transition.leaving || transition.id || file.path,
    lastDay,
    access: leaverAccess(pack, file, lastDay, outcome === 'open'),
  };
}

/** Whether the part in which the leaver hands over is behind us: the observation runs, or all is closed. */
export function isAfterHandover({ outcome, transition }: Departure): boolean {
  return outcome !== 'open' || transition.phase === 'observation';
}

function outcomeOf(transition: Lenient<Transition>): Departure['outcome'] {
  if (isOpenTransition(transition)) return 'open';
  const { forced, cancelled, reason = '' } = transition.closed ?? {};
  if (cancelled === true) return 'cancelled';
  return forced === true && reason.trim() !== '' ? 'forced' : 'closed';
}
