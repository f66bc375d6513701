import type { Candidate } from './match.ts';

/** Kinds that people tell apart by their first and last digits, as on a bank receipt. */
const NUMBERS: ReadonlySet<string> = new Set([
  'resident-id',
  'bank-card',
  'patient-mobile',
  'record-number',
  'identity-document',
]);
/** Of a shorter secret even one character is too much. */
const FIRST_CHARACTER_FROM = 8;

/** The printable form of a value: three first and two last characters of a long number, else at most the first. */
export function mask(value: string, kind: Candidate['kind']): string {
  if (NUMBERS.has(kind) && value.length >= 10) return `${value.slice(0, 3)}***${value.slice(-2)}`;
  if (kind === 'resident-id' || kind === 'hl7') return '***';
  const isName = /^[\u4e00-\u9fff]{2,4}$/.test(value);
  const first = [...value][0] ?? '';
  const showsFirst = isName || (value.length >= FIRST_CHARACTER_FROM && /^[A-Za-z0-9]$/.test(first));
  return `${showsFirst ? first : ''}***`;
}
