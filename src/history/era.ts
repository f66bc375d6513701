import { daysBetween } from '../core/dates.ts';

/** Older than three years. */
export const ANCIENT = 2;

/** New before ancient: this year, the last three, before. What has no date lies on this computer now. */
export function eraOf({ date }: { readonly date: string }, asOf: string): number {
  const years = date === '' ? 0 : daysBetween(date, asOf) / 365;
  return years <= 1 ? 0 : years <= 3 ? 1 : ANCIENT;
}
