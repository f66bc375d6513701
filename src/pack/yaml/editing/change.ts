import type { YamlPath } from '../file.ts';

/**
 * A change of a YAML text. Values are what JSON can say. Maps and lists that lack on the way to a place are made.
 *
 * - `set`: a value at a place. A new field comes behind the last of those named in `after`, else at the end of its map.
 * - `append`: entries of the list there. Where the list is in one of the orders of `sortedBy`, they take their place in
 *   that order, so that entries that two people add on two branches seldom meet; else they come at its end.
 * - `remove`: a field, or an entry of a list, with what stands beside and inside of it.
 * - `rename`: a field.
 */
export type YamlChange =
  | { readonly set: YamlPath; readonly value: unknown; readonly after?: readonly string[] }
  | { readonly append: YamlPath; readonly values: readonly unknown[]; readonly sortedBy?: readonly SortKey[] }
  | { readonly remove: YamlPath }
  | { readonly rename: YamlPath; readonly to: string };

/** What entries of a list are in the order of; undefined for one that has no place in it. */
export type SortKey = (entry: unknown) => string | undefined;

/** The order of a text field, such as an id: of the first of these names that an entry has. */
export function byField(...names: readonly string[]): SortKey {
  return entry => {
    const fields = (entry ?? {}) as Readonly<Record<string, unknown>>;
    return names.map(name => fields[name]).find(value => typeof value === 'string');
  };
}
