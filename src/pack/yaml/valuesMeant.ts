import { closest } from '../../core/closest.ts';
import { isDate } from '../../core/dates.ts';
import type { ConformSchema } from './conform.ts';

// What people most likely meant by a value that the schema does not allow.

/** `2026/3/1`, `2026.3.1`, `20260301`, `2026年3月1日`: everybody knows what is meant. */
const DATE = /^(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))$/;
/** A day with a time, of which only the day is wanted. */
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}/;
/** Texts that are longer are no dates. */
const DATE_LENGTH = 40;

/**
 * The day that a text names in another way of writing.
 * @returns `isExact` false where something else is lost; undefined when it is no day that exists
 */
export function dateMeant(value: unknown): { readonly iso: string; readonly isExact: boolean } | undefined {
  const source = String(value);
  if (source.length > DATE_LENGTH) return undefined;
  const text = source.normalize('NFKC').trim();
  const [, day] = TIMESTAMP.exec(text) ?? [];
  if (day !== undefined) return isDate(day) ? { iso: day, isExact: false } : undefined;
  const [, year, month, date, shortMonth, shortDate] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const iso = [year, month ?? shortMonth ?? '', date ?? shortDate ?? '']
    .map(part => part.padStart(2, '0'))
    .join('-');
  return isDate(iso) ? { iso, isExact: true } : undefined;
}

/** Longer words are no choice that anybody mistyped. */
const WORD_LENGTH = 60;

/** The choice that is nearest to a word, also to one in Chinese. */
export function choiceMeant(
  value: unknown,
  choices: readonly string[],
  node: ConformSchema | undefined,
): string | undefined {
  // In older YAML `off` is another word for false.
  if (value === false && choices.includes('off')) return 'off';
  if (typeof value !== 'string' || value.length > WORD_LENGTH) return undefined;
  return closest(value, choices) ?? chineseChoice(value.trim(), node);
}

/** The descriptions of the schemas say each choice in Chinese, too: `取值：todo 待办、done 已完成`. */
function chineseChoice(word: string, node: ConformSchema | undefined): string | undefined {
  const [, choices = ''] = /取值：(.*)/.exec(node?.description ?? '') ?? [];
  if (!/^\p{Script=Han}+$/u.test(word)) return undefined;
  return [...choices.matchAll(/(?<![\w-])([\w-]+) ([\p{Script=Han}]+)/gu)].find(
    ([, , label = '']) => label.includes(word) || word.includes(label),
  )?.[1];
}

/** Words that people write where a program wants true or false. */
const TRUE_WORDS = /^(?:yes|y|on|true|是|有)$/i;
const FALSE_WORDS = /^(?:no|n|off|false|否|无)$/i;

/** `true` or `false`, for a word that says so in another way. */
export function truthMeant(value: unknown): string | undefined {
  const word = typeof value === 'string' ? value.trim() : '';
  if (TRUE_WORDS.test(word)) return 'true';
  return FALSE_WORDS.test(word) ? 'false' : undefined;
}
