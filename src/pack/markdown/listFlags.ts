/** A document that lists more than this is not read any more; the YAML files hold the rest. */
const MOST_ROWS = 20;

/**
 * Lists as templates show them: each has a `has…` beside it that says whether there is anything in it, and a `more…`
 * that says how many found no room; nothing where all did.
 */
export type ListsWithFlags<Lists> = Lists & {
  readonly [Name in keyof Lists & string as `has${Capitalize<Name>}`]: boolean;
} & {
  readonly [Name in keyof Lists & string as `more${Capitalize<Name>}`]?: string;
};

/**
 * Cuts each list to the rows that a document can show, and puts its `has…` and its `more…` beside it.
 * @param most so many rows; all of them in a document that people sign
 */
export function withFlags<Lists extends { readonly [Name in keyof Lists]: readonly object[] }>(
  lists: Lists,
  most: number = MOST_ROWS,
): ListsWithFlags<Lists> {
  const entries = Object.entries<readonly object[]>(lists).flatMap(([name, rows]) => {
    const big = name.charAt(0).toUpperCase() + name.slice(1);
    const more = rows.length > most ? [[`more${big}`, String(rows.length - most)]] : [];
    return [[name, rows.slice(0, most)], [`has${big}`, rows.length > 0], ...more];
  });
  return Object.fromEntries(entries);
}
