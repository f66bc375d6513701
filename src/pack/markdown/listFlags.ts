/** A document that lists more than this is not read any more; the YAML files hold the rest. */
const MOST_ROWS = 20;

/** Lists as templates show them: each has a `has…` beside it that says whether there is anything in it. */
export type ListsWithFlags<Lists> = Lists & {
  readonly [Name in keyof Lists & string as `has${Capitalize<Name>}`]: boolean;
};

/** Cuts each list to the rows that a document can show, and puts its `has…` beside it. */
export function withFlags<Lists extends { readonly [Name in keyof Lists]: readonly object[] }>(
  lists: Lists,
): ListsWithFlags<Lists> {
  const entries = Object.entries<readonly object[]>(lists).flatMap(([name, rows]) => [
    [name, rows.slice(0, MOST_ROWS)],
    [`has${name.charAt(0).toUpperCase()}${name.slice(1)}`, rows.length > 0],
  ]);
  return Object.fromEntries(entries);
}

/**
 * Every text of a view, changed: a cell of a table holds no bar and no line break, which names of files and people can.
 * @param change is asked first, for instance to mask a secret
 */
export function forCells<View>(view: View, change: (text: string) => string = text => text): View {
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string')
      return change(value)
        .replace(/\s+/g, space => (/[\r\n]/.test(space) ? ' ' : space))
        .replaceAll('|', '\\|');
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]));
  };
  // Nothing but texts is replaced, by texts.
  return visit(view) as View;
}
