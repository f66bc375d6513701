import { InvalidArgumentError } from 'commander';
import { isDate } from '../core/dates.ts';

/** A whole number from 0. */
export function parseCount(word: string): number {
  if (!/^\d+$/.test(word)) throw new InvalidArgumentError(`'${word}'`);
  return Number(word);
}

/** A day, yyyy-mm-dd. */
export function parseDate(word: string): string {
  if (!isDate(word)) throw new InvalidArgumentError(`'${word}'`);
  return word;
}
