/** A document that lists more than this is not read any more; the YAML files hold the rest. */
const MOST_ROWS = 20;

/** Lists as templates show them: each has a `has…` beside it that says whether there is anything in it. */
export type ListsWithFlags<Lists> = Lists & {
  readonly [Name in keyof Lists & string as `has${Capitalize<Name>}`]: boolean;
};

/**
 * Cuts each list to the rows that a document can show, and puts its `has…` beside it.
 * @param most so many rows; all of them in a document that people sign
 */
export function withFlags<Lists extends { readonly [Name in keyof Lists]: readonly object[] }>(
  lists: Lists,
  most: number = MOST_ROWS,
): ListsWithFlags<Lists> {
  const entries = Object.entries<readonly object[]>(lists).flatMap(([name, rows]) => [
    [name, rows.slice(0, most)],
    [`has${name.charAt(0).toUpperCase()}${name.slice(1)}`, rows.length > 0],
  ]);
  return Object.fromEntries(entries);
}
