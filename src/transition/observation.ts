import { addDays } from '../core/dates.ts';
import type { Numbers } from '../pack/settings/numbers.generated.ts';
import type { Transition } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';

/** Nobody means more than a lifetime; the calendar ends somewhere. */
const LONGEST_DAYS = 36_500;

/** The date so many days later, or earlier for a negative count, a part of a day counted in full; numbers from files may be of any size. */
export function laterDay(date: string, days: number): string {
  return addDays(date, Math.max(Math.min(Math.ceil(days), LONGEST_DAYS), -LONGEST_DAYS));
}

/**
 * The first day after the observation: what was agreed, or the least that the project asks for if that is longer.
 * @returns yyyy-mm-dd; undefined while nobody knows when it starts
 */
export function observationEnd(
  { observation }: Lenient<Transition>,
  { observationDays }: Pick<Numbers, 'observationDays'>,
): string | undefined {
  const { startsOn, days = observationDays } = observation ?? {};
  return startsOn && laterDay(startsOn, Math.max(days, observationDays));
}
