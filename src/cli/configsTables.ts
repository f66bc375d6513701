import type { Language, Translate } from '../l10n/index.ts';
import type { Block } from './blocks.ts';

export interface Words {
  readonly say: Translate;
  readonly language: Language;
  /** Markdown is kept and gets more rows than a terminal. */
  readonly isKept: boolean;
}

/** Rows of a table on a terminal, and in a document. */
const ROWS = 20;
const ROWS_TO_KEEP = 200;
/** Keys that are named in one line. */
const KEYS = 4;

export function listNames(names: readonly string[], say: Translate): string {
  const shown = names.slice(0, KEYS).join(say('list.comma'));
  return names.length > KEYS ? `${shown} …` : shown;
}

export function more(count: number, { say }: Words): Block[] {
  return count > 0 ? [{ kind: 'text', tone: 'quiet', text: say('configs.moreRows', { count }) }] : [];
}

export function table(
  ids: readonly string[],
  rows: readonly (readonly string[])[],
  say: Translate,
  numbers: readonly number[] = [],
): Block {
  // A column in which nothing stands says nothing.
  const used = ids.map((_, column) => rows.some(row => (row[column] ?? '') !== ''));
  const keep = (cells: readonly string[]) => cells.filter((_, column) => used[column]);
  const shifted = numbers
    .filter(column => used[column])
    .map(column => used.slice(0, column).filter(Boolean).length);
  return {
    kind: 'table',
    head: keep(ids.map(id => say(`configs.column.${id}`))),
    rows: rows.map(keep),
    numbers: shifted,
  };
}

export function limitOf({ isKept }: Words): number {
  return isKept ? ROWS_TO_KEEP : ROWS;
}
