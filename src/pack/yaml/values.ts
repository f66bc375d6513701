import type { YamlFile, YamlPath } from './file.ts';

/** A value of a pack, and where it stands. */
export interface PlacedValue {
  readonly value: unknown;
  readonly path: YamlPath;
}

/**
 * The values of a file at a place, such as `customer.contacts.*.name`; `*` stands for every entry of a list or map.
 * What the schema refuses is left out.
 */
export function valuesAt(file: YamlFile | undefined, place: string): readonly PlacedValue[] {
  let found: readonly PlacedValue[] = [{ value: file?.value, path: [] }];
  for (const step of place.split('.')) {
    found = found.flatMap(({ value, path }) => {
      if (typeof value !== 'object' || value === null) return [];
      if (step !== '*') return [{ value: (value as Record<string, unknown>)[step], path: [...path, step] }];
      if (Array.isArray(value))
        return value.map((entry, index) => ({ value: entry, path: [...path, index] }));
      return Object.entries(value).map(([key, entry]) => ({ value: entry, path: [...path, key] }));
    });
  }
  return found.filter(({ value }) => value !== undefined);
}

/** The texts among the values at a place. */
export function textsAt(
  file: YamlFile | undefined,
  place: string,
): readonly { readonly value: string; readonly path: YamlPath }[] {
  return valuesAt(file, place).flatMap(({ value, path }) =>
    typeof value === 'string' && value !== '' ? [{ value, path }] : [],
  );
}

/** A map as it was read; an empty one where it is something else. */
export function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
