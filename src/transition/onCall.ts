import type { Numbers } from '../pack/settings/numbers.generated.ts';
import type { Departure } from './departure.ts';
import { laterDay, observationEnd } from './observation.ts';

/** What is missing of an agreement on being called after the last day. */
export interface OnCallGap {
  /** yyyy-mm-dd until which it must hold: the end of the observation, as far as it is known. */
  readonly until: string;
  /** Nothing was agreed, or it ends too early, or nobody knows how and when they can be called. */
  readonly lacks: 'agreement' | 'until' | 'hours';
}

/**
 * What has to be agreed with the leaver because the observation goes on after their last day.
 * @returns undefined where nothing is missing, and for somebody whom nobody can call
 */
export function onCallGap(
  { transition, lastDay, outcome }: Departure,
  numbers: Pick<Numbers, 'observationDays'>,
): OnCallGap | undefined {
  const { absence, meeting, onCall, observation } = transition;
  if (outcome !== 'open' || absence !== undefined || lastDay === undefined) return undefined;
  const days = Math.max(observation?.days ?? 0, numbers.observationDays);
  const begins = observation?.startsOn ?? meeting?.date;
  const until = observationEnd(transition, numbers) ?? (begins && laterDay(begins, days));
  if (until === undefined || until <= lastDay) return undefined;
  if (onCall?.agreedOn === undefined) return { until, lacks: 'agreement' };
  if (onCall.until === undefined || onCall.until < until) return { until, lacks: 'until' };
  return onCall.hours?.trim() && onCall.channel?.trim() ? undefined : { until, lacks: 'hours' };
}
